import { CURRENT, frames, tracker } from 'internal:async-context';
import { setEntry } from 'internal:entries';
import { IMMEDIATES, REFERENCED, reportUncaught, state } from 'internal:tasks';
import { validateFunction } from 'internal:validators';

type Callback = (...args: unknown[]) => unknown;
const { apply } = Reflect;
const dispose: symbol = (Symbol as unknown as { dispose?: symbol }).dispose ?? Symbol.for('nodejs.dispose');

let immediateFrameOf: (immediate: Immediate) => unknown;
let immediates: Immediate[] = [];

/** nodejs.org/api/timers.html#class-immediate */
class Immediate {
  static {
    immediateFrameOf = (immediate) => immediate.#frame;
  }

  _onImmediate: Callback | null;
  _argv: unknown[] | undefined;
  _destroyed = false;
  declare _referenced: boolean;
  #frame: unknown = frames[CURRENT];

  constructor(callback: Callback, args: unknown[] | undefined) {
    this._onImmediate = callback;
    this._argv = args;
    Object.defineProperty(this, '_referenced', { value: true, writable: true, enumerable: false, configurable: true });
    immediates.push(this);
    state[IMMEDIATES]!++;
    state[REFERENCED]!++;
    if (tracker !== undefined) tracker.init(this, 'Immediate');
  }

  ref(): this {
    if (!this._referenced && !this._destroyed) state[REFERENCED]!++;
    this._referenced = true;
    return this;
  }

  unref(): this {
    if (this._referenced && !this._destroyed) state[REFERENCED]!--;
    this._referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this._referenced;
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
  return new Immediate(callback, args.length > 0 ? args : undefined);
}

export function clearImmediate(immediate?: unknown): void {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  immediate._destroyed = true;
  immediate._onImmediate = null;
  state[IMMEDIATES]!--;
  if (immediate._referenced) state[REFERENCED]!--;
  if (tracker !== undefined) tracker.destroy(immediate);
}

let early: (() => void) | undefined;

/** Runs `callback` once before the next immediates, and keeps the program alive until then. */
export function beforeImmediates(callback: () => void): void {
  early = callback;
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
    if (early !== undefined) {
      const callback = early;
      early = undefined;
      state[IMMEDIATES]!--;
      state[REFERENCED]!--;
      callback();
    }
    batch = immediates;
    batchAt = 0;
    immediates = [];
  }
  while (batchAt < batch.length) {
    const immediate = batch[batchAt++]!;
    const callback = immediate._onImmediate;
    if (callback === null) continue;
    const args = immediate._argv;
    const tracked = tracker;
    clearImmediate(immediate);
    frames[CURRENT] = immediateFrameOf(immediate);
    tracked?.before(immediate);
    try {
      apply(callback, immediate, args ?? []);
    } catch (error) {
      reportUncaught(error);
    }
    tracked?.after(immediate);
    frames[CURRENT] = undefined;
    return batchAt < batch.length;
  }
  return false;
}
setEntry('runImmediates', runImmediates);
