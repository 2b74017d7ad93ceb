import { monotonicNow, spentAside } from '../clock.ts';
import { Termination, type TerminationCode } from './termination.ts';

/** Fuel between two ticks, as in scripts/engine/metering.ts. */
export const FUEL = 10_000;
/** Interpreter steps between two polls: between these, so that a poll comes about every quarter of a millisecond. */
const MAX_INTERVAL = 10_000;
const MIN_INTERVAL = 64;
const POLL_MS = 0.25;
/** Calls of the host between two looks at the clock, while they are short. */
const MAX_CALLS = 16;
/** Bytes or characters that a call may give to the host without a look at the clock before the next. */
const SHORT_OPERAND = 1 << 14;

/**
 * Time and steps that one tenant used. The interpreter's own polling counts steps whatever each costs, so the interval
 * adapts: a loop of 8 MB fills overshot its deadline by two seconds with a fixed interval of 10,000.
 */
export class Meter {
  cpuLimitMs = Number.POSITIVE_INFINITY;
  /** Absolute, by the monotonic clock. */
  wallDeadline = Number.POSITIVE_INFINITY;
  /** Guest milliseconds used up before the current entry. */
  cpuMs = 0;
  /** Deterministic: interpreter steps and native loop iterations. */
  steps = 0;
  interval = 1000;
  #callInterval = 0;
  #callsLeft = 0;
  #lastCallPoll = 0;
  /** When the script that runs now gives up, by the same clock. Unlike a deadline it is no end of the sandbox. */
  timeoutAt = Number.POSITIVE_INFINITY;
  /** Set by an AbortSignal; checked wherever time is. */
  ended: Termination | null = null;
  #deadline = Number.POSITIVE_INFINITY;
  #deadlineCode: TerminationCode = 'cpu';
  #enteredAt = 0;
  #lastPoll = 0;
  /** What had been spent aside when it was looked at last. */
  #aside = 0;

  /** Guest code starts to run. */
  enter(): void {
    const now = monotonicNow();
    this.#enteredAt = now;
    this.#lastPoll = now;
    this.#aside = spentAside();
    const cpuDeadline = now + this.cpuLimitMs - this.cpuMs;
    this.#deadlineCode = cpuDeadline <= this.wallDeadline ? 'cpu' : 'wall';
    this.#deadline = Math.min(cpuDeadline, this.wallDeadline);
    if (now > this.#deadline) this.#expire();
  }

  /** Guest code stopped: returned, threw, or was ended. */
  leave(): void {
    this.#excuse();
    this.cpuMs += monotonicNow() - this.#enteredAt;
    this.#deadline = Number.POSITIVE_INFINITY;
  }

  /** Takes back what the host has meanwhile spent for itself. The wall clock goes on. */
  #excuse(): void {
    const all = spentAside();
    const ms = all - this.#aside;
    if (ms === 0) return;
    this.#aside = all;
    this.cpuMs -= ms;
    if (this.#deadlineCode === 'wall') return;
    this.#deadline += ms;
    if (this.#deadline <= this.wallDeadline) return;
    this.#deadline = this.wallDeadline;
    this.#deadlineCode = 'wall';
  }

  /** A native loop ran out of fuel. */
  tick(): void {
    this.steps += FUEL;
    this.check(monotonicNow());
  }

  /** The interpreter's counter ran out. Gives the next interval. */
  poll(): number {
    const now = monotonicNow();
    this.steps += this.interval;
    this.check(now);
    const elapsed = now - this.#lastPoll;
    this.#lastPoll = now;
    const wanted = elapsed > 0 ? (this.interval * POLL_MS) / elapsed : MAX_INTERVAL;
    // Grows at most fourfold at a time: one cheap interval says little about the next.
    this.interval = Math.max(MIN_INTERVAL, Math.min(MAX_INTERVAL, 4 * this.interval, wanted)) | 0;
    return this.interval;
  }

  /**
   * The guest calls the host. Polling counts steps of the interpreter, and a call that searches 20 MB is as many as one that adds
   * two numbers: with an interval of 10,000 from a cheap loop, `for (;;) buffer.indexOf('ab')` went on for a minute. So calls
   * have an interval of their own, of 16 at most.
   */
  call(): void {
    if (--this.#callsLeft < 0) this.#pollCalls();
  }

  /** A call was about that many bytes or characters: after one about many, the next looks at the clock. */
  weigh(size: number): void {
    if (size > SHORT_OPERAND) this.#callsLeft = 0;
  }

  #pollCalls(): void {
    const now = monotonicNow();
    this.check(now);
    const elapsed = now - this.#lastCallPoll;
    this.#lastCallPoll = now;
    this.#callInterval = elapsed < POLL_MS ? Math.min(MAX_CALLS, 2 * this.#callInterval + 1) : this.#callInterval >> 2;
    this.#callsLeft = this.#callInterval;
  }

  get isTimedOut(): boolean {
    return monotonicNow() > this.timeoutAt;
  }

  /** A time from now on for `timeoutAt`, never later than the one that holds already. */
  timeoutIn(ms: number): number {
    return Math.min(this.timeoutAt, monotonicNow() + ms);
  }

  check(now: number = monotonicNow()): void {
    if (this.ended !== null) throw this.ended;
    if (now > this.#deadline) this.#expire();
  }

  /** Milliseconds until the deadline of the running entry, infinite where nothing runs. */
  get remaining(): number {
    if (this.#deadline === Number.POSITIVE_INFINITY) return this.#deadline;
    this.#excuse();
    return this.#deadline - monotonicNow();
  }

  /** Guest milliseconds used so far, the running entry included when `running`. */
  used(running: boolean): number {
    if (!running) return this.cpuMs;
    this.#excuse();
    return this.cpuMs + monotonicNow() - this.#enteredAt;
  }

  #expire(): void {
    this.#excuse();
    if (monotonicNow() <= this.#deadline) return;
    throw this.#deadlineCode === 'cpu'
      ? new Termination('cpu', `The guest used more than ${this.cpuLimitMs} ms of CPU time`)
      : new Termination('wall', 'The guest ran past its wall-clock deadline');
  }
}
