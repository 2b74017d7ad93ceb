import { frames, tracker } from 'internal:async-context';
import { setEntry } from 'internal:entries';
import { IMMEDIATES, REFERENCED, reportUncaught, state } from 'internal:tasks';
import { validateFunction } from 'internal:validators';

type Callback = (...args: unknown[]) => unknown;
const { apply } = Reflect;
const dispose: symbol = (Symbol as unknown as { dispose?: symbol }).dispose ?? Symbol.for('nodejs.dispose');

let immediates: Immediate[] = [];
/** Gives whether it threw and the program goes on. */
let run: (immediate: Immediate, callback: Callback) => boolean;
let clear: (immediate: Immediate) => void;

/** nodejs.org/api/timers.html#class-immediate */
class Immediate {
  static {
    run = (immediate, callback) => {
      const args = immediate._argv;
      const tracked = tracker;
      clear(immediate);
      // The host forgets the frame when this macrotask is over.
      frames[0] = immediate.#frame;
      if (tracked !== undefined) tracked.before(immediate);
      let isSurvived = false;
      try {
        apply(callback, immediate, args ?? []);
      } catch (error) {
        isSurvived = reportUncaught(error);
      }
      if (tracked !== undefined) tracked.after(immediate);
      return isSurvived;
    };
    clear = (immediate) => {
      immediate._destroyed = true;
      immediate._onImmediate = null;
      state[IMMEDIATES]!--;
      if (immediate.#referenced) state[REFERENCED]!--;
      if (tracker !== undefined) tracker.destroy(immediate);
    };
  }

  _onImmediate: Callback | null;
  _argv: unknown[] | undefined;
  _destroyed = false;
  #referenced = true;
  #frame: unknown = frames[0];

  constructor(callback: Callback, args: unknown[] | undefined, type: string) {
    this._onImmediate = callback;
    this._argv = args;
    immediates.push(this);
    state[IMMEDIATES]!++;
    state[REFERENCED]!++;
    if (tracker !== undefined) tracker.init(this, type);
  }

  ref(): this {
    if (!this.#referenced && !this._destroyed) state[REFERENCED]!++;
    this.#referenced = true;
    return this;
  }

  unref(): this {
    if (this.#referenced && !this._destroyed) state[REFERENCED]!--;
    this.#referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.#referenced;
  }
}
Object.defineProperty(Immediate.prototype, dispose, {
  value: function (this: Immediate) {
    clearImmediate(this);
  },
  writable: true,
  configurable: true,
});

/** nodejs.org/api/timers.html#setimmediatecallback-args */
export function setImmediate(callback: Callback, ...args: unknown[]): Immediate {
  validateFunction(callback, 'callback');
  return new Immediate(callback, args.length > 0 ? args : undefined, 'Immediate');
}

/** Calls back in a macrotask as an operation of this type ends (nodejs.org/api/async_hooks.html#type). */
export function completeLater(type: string, callback: () => void): void {
  new Immediate(callback, undefined, type);
}

export function clearImmediate(immediate?: unknown): void {
  if (immediate instanceof Immediate && !immediate._destroyed) clear(immediate);
}

let early: (() => void)[] = [];
let isEarlyDone = false;

/** Runs `callback` once before the next immediates, and keeps the program alive until then. */
export function beforeImmediates(callback: () => void): void {
  early.push(callback);
  state[IMMEDIATES]!++;
  state[REFERENCED]!++;
}

let batch: Immediate[] = [];
let batchAt = 0;

/**
 * Runs one immediate; the host drains the queues and calls again while `state` says that the batch is not through.
 * Immediates made meanwhile belong to the next turn (nodejs.org/api/timers.html#setimmediatecallback-args).
 */
function runImmediates(): boolean {
  if (batchAt >= batch.length) {
    if (early.length > 0 && !isEarlyDone) {
      const callbacks = early;
      early = [];
      state[IMMEDIATES]! -= callbacks.length;
      state[REFERENCED]! -= callbacks.length;
      for (const callback of callbacks) callback();
      // What they queued runs before the first immediate.
      isEarlyDone = true;
      return true;
    }
    isEarlyDone = false;
    batch = immediates;
    batchAt = 0;
    immediates = [];
  }
  while (batchAt < batch.length) {
    const immediate = batch[batchAt]!;
    batch[batchAt++] = undefined as never;
    const callback = immediate._onImmediate;
    if (callback === null) continue;
    // Ticks and jobs of one that has thrown wait for the next one (observed).
    if (run(immediate, callback)) continue;
    return batchAt < batch.length;
  }
  return false;
}
setEntry('runImmediates', runImmediates);
