import { monotonicNow } from '../clock.ts';
import { GuestThrow, type Machine } from './machine.ts';
import { Termination } from './termination.ts';

/** Slots of the guest's state array (src/guest/tasks.ts). */
const Slot = { ticks: 0, rejections: 1, immediates: 2, nextTimer: 3, referenced: 4, timers: 5, poll: 6, closing: 7 } as const;

/** Jobs between two looks at the deadline. */
const JOB_BATCH = 256;
/** Guest milliseconds after which the host's own event loop gets a turn. */
const SLICE_MS = 8;

/** What a loop tells of itself, by the sandbox's monotonic clock; -1 is never. */
export interface LoopTimes {
  startMs: number;
  exitMs: number;
  /** Time spent waiting. */
  idleMs: number;
  /** Passes through the phases. */
  turns: number;
  /** Completions of host work that a pass has run. */
  events: number;
}

/** What the loop asks of its owner. */
export interface LoopOptions {
  /** The sandbox's monotonic clock in milliseconds. */
  now(): number;
  readonly maxTimers: number;
  readonly maxJobs: number;
  /** A job or macrotask threw where no guest code could see it. */
  uncaught(error: GuestThrow): void;
}

/**
 * The event loop of one sandbox, in the phases of Node's own (nodejs.org/learn/asynchronous-work/event-loop-timers-and-nexttick):
 * timers, the guest's own connections and completions of host work, immediates, closed handles; after each callback the nextTick queue and the jobs until both are
 * empty. Guest code runs only while somebody awaits `run`: there is one host alarm, and nothing is polled.
 */
export class EventLoop {
  readonly #machine: Machine;
  readonly #options: LoopOptions;
  readonly #tasks: (() => void)[] = [];
  /** Host work under way whose completion will post a task. */
  pending = 0;
  /** Set when the program must stop: an uncaught error, or its end. */
  stopped = false;
  #wake: (() => void) | null = null;
  #statePointer = 0;
  readonly times: LoopTimes = { startMs: -1, exitMs: -1, idleMs: 0, turns: 0, events: 0 };

  constructor(machine: Machine, options: LoopOptions) {
    this.#machine = machine;
    this.#options = options;
  }

  /** Byte offset of the guest's state array. */
  bindState(pointer: number): void {
    this.#statePointer = pointer >>> 3;
  }

  #state(slot: number): number {
    return this.#machine.memory.f64[this.#statePointer + slot]!;
  }

  /** Runs `task` inside the guest as one macrotask, as soon as the loop runs. */
  post(task: () => void): void {
    this.#tasks.push(task);
    this.wake();
  }

  wake(): void {
    this.#wake?.();
  }

  /** Completions of host work that no operation was there to run. */
  get undelivered(): number {
    return this.#tasks.length;
  }

  /** Whether anything keeps the program alive. */
  get alive(): boolean {
    return this.#tasks.length > 0 || this.pending > 0 || this.#state(Slot.referenced) > 0;
  }

  /** nextTick queue, then jobs, until both are empty; then rejections nobody handled. */
  drain(): void {
    const machine = this.#machine;
    machine.leaveFrame();
    for (;;) {
      if (this.stopped) return;
      // The queues are the guest's, and so is what it says of them: a turn costs time, however little of it is guest code.
      machine.meter.check();
      if (this.#state(Slot.ticks) !== 0) this.#entry('runTicks');
      if (this.stopped) return;
      if (machine.hasJobs) {
        this.#runJobs();
        continue;
      }
      if (this.#state(Slot.ticks) !== 0) continue;
      if (this.#state(Slot.rejections) === 0) {
        this.#checkTimers();
        return;
      }
      this.#entry('processRejections');
    }
  }

  /** Runs jobs alone until none is left. */
  drainJobs(): void {
    if (this.#machine.hasJobs) this.#runJobs();
  }

  #runJobs(): void {
    const machine = this.#machine;
    do {
      try {
        machine.runJobs(JOB_BATCH);
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
        this.#options.uncaught(error);
      }
      machine.meter.check();
      if (this.stopped) return;
      this.inspect();
    } while (machine.hasJobs);
  }

  /** The limits that are cheaper to look at now and then than to count. */
  inspect(): void {
    const { maxJobs } = this.#options;
    if (this.#machine.countJobs(maxJobs + 1) > maxJobs)
      throw new Termination('jobs', `The guest has more than ${maxJobs} pending jobs`);
    this.#checkTimers();
  }

  #checkTimers(): void {
    const { maxTimers } = this.#options;
    if (this.#state(Slot.timers) > maxTimers) throw new Termination('timers', `The guest has more than ${maxTimers} timers`);
  }

  #entry(name: 'runTicks' | 'processRejections' | 'runTimer' | 'runImmediates' | 'runPhase', argument?: number): boolean {
    const machine = this.#machine;
    const first = machine.pushArgument();
    if (argument === undefined) machine.popArguments(first);
    else {
      machine.writeBox(first, 0, argument);
    }
    try {
      const result = machine.callPushed(machine.entry(name), first);
      const answer = machine.payload(result) !== 0;
      machine.release(result);
      return answer;
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      this.#options.uncaught(error);
      return false;
    }
  }

  /**
   * Runs until `done` says so or nothing is left to do. Gives whether `done` was reached. Termination is thrown; the
   * wall clock runs on while this waits for the host.
   */
  async run(done: () => boolean): Promise<boolean> {
    let sliceEnd = monotonicNow() + SLICE_MS;
    for (;;) {
      this.#machine.enter(() => this.drain());
      if (this.stopped) return false;
      if (done()) return true;
      // What is not referenced does not keep the program alive, also where it could run at once.
      if (!this.alive) return false;
      const worked = this.#machine.enter(() => this.#turn(done));
      if (this.stopped) return false;
      if (done()) return true;
      if (!worked) {
        // What wakes it belongs to the same pass, as where the loop is libuv's.
        this.times.turns--;
        await this.#sleep();
        sliceEnd = monotonicNow() + SLICE_MS;
      } else if (monotonicNow() > sliceEnd) {
        await yieldToHost();
        sliceEnd = monotonicNow() + SLICE_MS;
      }
    }
  }

  /** One pass through the phases. Gives whether anything ran. */
  #turn(done: () => boolean): boolean {
    let worked = false;
    const now = this.#options.now();
    const { times } = this;
    if (times.startMs < 0) times.startMs = now;
    times.turns++;
    while (this.#state(Slot.nextTimer) <= now) {
      worked = true;
      this.#machine.meter.check();
      this.#entry('runTimer', Math.ceil(now));
      this.drain();
      if (this.stopped || done()) return true;
    }
    if (this.#state(Slot.poll) > 0) {
      worked = true;
      if (this.#phase(0, done)) return true;
    }
    for (let waiting = this.#tasks.length; waiting > 0; waiting--) {
      worked = true;
      times.events++;
      this.#tasks.shift()!();
      this.drain();
      if (this.stopped || done()) return true;
    }
    if (this.#state(Slot.immediates) > 0) {
      worked = true;
      while (this.#entry('runImmediates')) {
        this.drain();
        if (this.stopped || done()) return true;
      }
      this.drain();
    }
    if (this.#state(Slot.closing) > 0) {
      worked = true;
      if (this.#phase(1, done)) return true;
    }
    return worked;
  }

  /** The callbacks of a phase that the guest keeps itself. Gives whether the loop must end. */
  #phase(phase: 0 | 1, done: () => boolean): boolean {
    while (this.#entry('runPhase', phase)) {
      this.drain();
      if (this.stopped || done()) return true;
    }
    this.drain();
    return this.stopped;
  }

  /** Waits for the alarm of the earliest timer, for a posted task, or for the wall-clock deadline. */
  async #sleep(): Promise<void> {
    const { meter } = this.#machine;
    const start = this.#options.now();
    const untilTimer = this.#state(Slot.nextTimer) - start;
    const untilDeadline = meter.wallDeadline - monotonicNow();
    // The guest's number may be none in a damaged memory, and the deadline holds all the same.
    const delay = Number.isNaN(untilTimer) ? untilDeadline : Math.min(untilTimer, untilDeadline);
    await new Promise<void>((resolve) => {
      // 2 ** 31 - 1 is the longest delay that host timers take; a longer sleep just wakes up once in between.
      const alarm =
        delay < Number.POSITIVE_INFINITY
          ? setTimeout(resolve, Math.max(0, Math.min(Math.ceil(delay), 2_147_483_647)))
          : undefined;
      this.#wake = () => {
        clearTimeout(alarm);
        resolve();
      };
    });
    this.#wake = null;
    this.times.idleMs += this.#options.now() - start;
    if (meter.ended !== null) throw meter.ended;
    if (monotonicNow() > meter.wallDeadline) {
      const termination = new Termination('wall', 'The guest ran past its wall-clock deadline');
      this.#machine.kill(termination);
      throw termination;
    }
  }

  /** Forgets all work; nothing of it runs any more. */
  clear(): void {
    this.#tasks.length = 0;
    this.wake();
  }
}

function yieldToHost(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
