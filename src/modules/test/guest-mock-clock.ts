/** Time that passes only when it is told to. */
export interface Entry {
  readonly id: number;
  runAt: number;
  readonly interval: number | undefined;
  readonly callback: (...args: unknown[]) => void;
  readonly args: readonly unknown[];
}

/** Longer ones are taken for a millisecond, as by real timers. */
const LONGEST_DELAY = 2 ** 31 - 1;

export class MockClock {
  now: number;
  #entries: Entry[] = [];
  #lastId = 0;

  constructor(now: number) {
    this.now = now;
  }

  /** `delay` undefined: at the next tick, before all timers. */
  add(callback: Entry['callback'], delay: number | undefined, args: readonly unknown[], isInterval = false): Entry {
    const wait = delay === undefined ? -1 : delay >= 1 && delay <= LONGEST_DELAY ? Math.trunc(delay) : 1;
    const entry: Entry = {
      id: ++this.#lastId,
      runAt: this.now + wait,
      interval: isInterval ? wait : undefined,
      callback,
      args,
    };
    this.#entries.push(entry);
    return entry;
  }

  /** Starts the time of a timer anew, also after it has fired. */
  restart(entry: Entry, delay: number): void {
    this.remove(entry.id);
    entry.runAt = this.now + delay;
    this.#entries.push(entry);
  }

  remove(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  #first(): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.#entries) if (first === undefined || entry.runAt < first.runAt) first = entry;
    return first;
  }

  /** Callbacks see the time at the end (observed). */
  tick(ms: number): void {
    this.now += ms;
    for (let entry = this.#first(); entry !== undefined && entry.runAt <= this.now; entry = this.#first()) {
      if (entry.interval === undefined) this.remove(entry.id);
      else entry.runAt += entry.interval;
      Reflect.apply(entry.callback, undefined, entry.args);
    }
  }

  /** Up to the last timer there is now. */
  runAll(): void {
    let last = this.now;
    for (const { runAt } of this.#entries) if (runAt > last) last = runAt;
    if (this.#entries.length > 0) this.tick(last - this.now);
  }
}
