import { CURRENT, frames, tracker } from 'internal:async-context';
import { setEntry } from 'internal:entries';
import { onRestore } from 'internal:lifecycle';
import { port, verbId } from 'internal:port';
import {
  queueMicrotask as enqueueMicrotask,
  IMMEDIATES,
  NEXT_TIMER,
  REFERENCED,
  reportUncaught,
  state,
  TIMERS,
} from 'internal:tasks';
import { validateFunction } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import type {} from './contract.ts';
import { clearImmediate, setImmediate } from './guest-immediates.ts';

/**
 * Timers as in Node (nodejs.org/api/timers.html). One binary heap by due time, then by order of insertion; the host
 * reads the earliest due time from `state` and has one alarm.
 */
const MONOTONIC = verbId('timers.monotonic');
const now = (): number => Math.floor(port(MONOTONIC) as number);

type Callback = (...args: unknown[]) => unknown;
const { apply } = Reflect;
/** A delay above this wraps around in libuv, so Node makes it 1 (nodejs.org/api/timers.html#settimeoutcallback-delay-args). */
const MAX_DELAY = 2 ** 31 - 1;
const promisify = Symbol.for('nodejs.util.promisify.custom');
const dispose: symbol = (Symbol as unknown as { dispose?: symbol }).dispose ?? Symbol.for('nodejs.dispose');

const heap: Timeout[] = [];
let sequence = 0;
let nextId = 1;
const byId = new Map<number, Timeout>();

function earlier(a: Timeout, b: Timeout): boolean {
  return a._due < b._due || (a._due === b._due && a._order < b._order);
}

function siftUp(index: number): void {
  const timer = heap[index]!;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!earlier(timer, heap[parent]!)) break;
    heap[index] = heap[parent]!;
    heap[index]!._index = index;
    index = parent;
  }
  heap[index] = timer;
  timer._index = index;
}

function siftDown(index: number): void {
  const timer = heap[index]!;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && earlier(heap[child + 1]!, heap[child]!)) child++;
    if (!earlier(heap[child]!, timer)) break;
    heap[index] = heap[child]!;
    heap[index]!._index = index;
    index = child;
  }
  heap[index] = timer;
  timer._index = index;
}

function announce(): void {
  state[NEXT_TIMER] = heap.length === 0 ? Number.POSITIVE_INFINITY : heap[0]!._due;
  state[TIMERS] = heap.length;
}

function insert(timer: Timeout, from: number): void {
  timer._due = from + Math.trunc(timer._idleTimeout);
  timer._order = sequence++;
  heap.push(timer);
  siftUp(heap.length - 1);
  if (timer._referenced) state[REFERENCED]!++;
  announce();
}

function remove(timer: Timeout): void {
  const index = timer._index;
  if (index === -1) return;
  timer._index = -1;
  const last = heap.pop()!;
  if (last !== timer) {
    heap[index] = last;
    last._index = index;
    siftDown(index);
    siftUp(last._index);
  }
  if (timer._referenced) state[REFERENCED]!--;
  announce();
}

let frameOf: (timer: Timeout) => unknown;

/** nodejs.org/api/timers.html#class-timeout */
class Timeout {
  static {
    frameOf = (timer) => timer.#frame;
  }

  _idleTimeout: number;
  _onTimeout: Callback | null;
  _timerArgs: unknown[] | undefined;
  _repeat: number | null;
  _destroyed = false;
  declare _due: number;
  declare _order: number;
  declare _index: number;
  declare _referenced: boolean;
  declare _id: number;
  #frame: unknown = frames[CURRENT];

  constructor(callback: Callback, delay: unknown, args: unknown[] | undefined, repeats: boolean) {
    let after = delay === undefined ? 1 : +(delay as number);
    if (!(after >= 1 && after <= MAX_DELAY)) {
      warnOfDelay(after);
      after = 1;
    }
    this._idleTimeout = after;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeats ? this._idleTimeout : null;
    for (const [key, value] of [
      ['_due', 0],
      ['_order', 0],
      ['_index', -1],
      ['_referenced', true],
      ['_id', 0],
    ] as const) {
      Object.defineProperty(this, key, { value, writable: true, enumerable: false, configurable: true });
    }
    insert(this, now());
    if (tracker !== undefined) tracker.init(this, 'Timeout');
  }

  ref(): this {
    if (!this._referenced) {
      this._referenced = true;
      if (this._index !== -1) state[REFERENCED]!++;
    }
    return this;
  }

  unref(): this {
    if (this._referenced) {
      this._referenced = false;
      if (this._index !== -1) state[REFERENCED]!--;
    }
    return this;
  }

  hasRef(): boolean {
    return this._referenced;
  }

  refresh(): this {
    if (this._onTimeout === null) return this;
    remove(this);
    if (this._destroyed && tracker !== undefined) tracker.init(this, 'Timeout');
    this._destroyed = false;
    insert(this, now());
    return this;
  }

  close(): this {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    if (this._id === 0) {
      this._id = nextId++;
      if (!this._destroyed) byId.set(this._id, this);
    }
    return this._id;
  }
}
Object.defineProperty(Timeout.prototype, dispose, {
  value: function (this: Timeout) {
    clearTimeout(this);
  },
  writable: true,
  configurable: true,
});

/** What is too long is warned of each time; of the others the first says all (observed). */
const warned = { negative: false, notANumber: false };
onRestore(() => {
  warned.negative = false;
  warned.notANumber = false;
});

function warnOfDelay(delay: number): void {
  let reason: string;
  let type: string;
  if (delay > MAX_DELAY) {
    reason = `${delay} does not fit into a 32-bit signed integer.`;
    type = 'TimeoutOverflowWarning';
  } else if (delay < 0) {
    if (warned.negative) return;
    warned.negative = true;
    reason = `${delay} is a negative number.`;
    type = 'TimeoutNegativeWarning';
  } else if (Number.isNaN(delay)) {
    if (warned.notANumber) return;
    warned.notANumber = true;
    reason = `${delay} is not a number.`;
    type = 'TimeoutNaNWarning';
  } else return;
  emitProcessWarning(`${reason}\nTimeout duration was set to 1.`, type);
}

function end(timer: Timeout): void {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (tracker !== undefined) tracker.destroy(timer);
  if (timer._id !== 0) byId.delete(timer._id);
}

/** The timer whose callback runs: it is in no list then. */
let running: Timeout | undefined;

/**
 * Runs the one timer that is due first, if it is due at `at`. The host drains the queues after each, but where one has thrown
 * the next runs before (observed).
 */
function runTimer(at: number): void {
  // What is started meanwhile is for the next turn.
  const until = sequence;
  for (let timer = heap[0]; timer !== undefined && timer._due <= at && timer._order < until; timer = heap[0]) {
    if (!runFirst(timer)) return;
  }
}

/** Gives whether it threw and the program goes on. */
function runFirst(timer: Timeout): boolean {
  remove(timer);
  const callback = timer._onTimeout;
  if (callback === null) return false;
  let isSurvived = false;
  const tracked = tracker;
  frames[CURRENT] = frameOf(timer);
  tracked?.before(timer);
  running = timer;
  try {
    if (timer._timerArgs === undefined) apply(callback, timer, []);
    else apply(callback, timer, timer._timerArgs);
  } catch (error) {
    if (timer._repeat === null) end(timer);
    isSurvived = reportUncaught(error);
  }
  running = undefined;
  // The host forgets the frame when this macrotask is over.
  tracked?.after(timer);
  // `refresh` or `clear` may have been called meanwhile.
  if (timer._index !== -1 || timer._onTimeout === null) return isSurvived;
  if (timer._repeat && timer._idleTimeout !== -1 && !timer._destroyed) {
    timer._idleTimeout = timer._repeat;
    insert(timer, now());
  } else if (timer._index === -1) end(timer);
  return isSurvived;
}
setEntry('runTimer', runTimer);

function callbackArguments(args: unknown[]): unknown[] | undefined {
  return args.length > 0 ? args : undefined;
}

/** nodejs.org/api/timers.html#settimeoutcallback-delay-args */
export function setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
  validateFunction(callback, 'callback');
  return new Timeout(callback, delay, callbackArguments(args), false);
}

/** nodejs.org/api/timers.html#setintervalcallback-delay-args */
export function setInterval(callback: Callback, delay?: number, ...args: unknown[]): Timeout {
  validateFunction(callback, 'callback');
  return new Timeout(callback, delay, callbackArguments(args), true);
}

/** nodejs.org/api/timers.html#cleartimeouttimeout */
export function clearTimeout(timeout?: unknown): void {
  let timer: unknown = timeout;
  if (typeof timer === 'number' || typeof timer === 'string') timer = byId.get(+timer);
  if (!(timer instanceof Timeout)) return;
  timer._onTimeout = null;
  if (timer._destroyed) return;
  timer._idleTimeout = -1;
  remove(timer);
  end(timer);
}

export function clearInterval(timeout?: unknown): void {
  clearTimeout(timeout);
}

/** nodejs.org/api/globals.html#queuemicrotaskcallback */
export function queueMicrotask(callback: () => unknown): void {
  validateFunction(callback, 'callback');
  enqueueMicrotask(callback);
}

export { beforeImmediates, clearImmediate, completeLater, setImmediate } from './guest-immediates.ts';

/** Timers that keep the program running (nodejs.org/api/process.html#processgetactiveresourcesinfo). */
export function activeTimers(): string[] {
  const names: string[] = [];
  for (const timer of heap) if (timer._referenced) names.push('Timeout');
  if (running?._index === -1 && running._referenced && !running._destroyed) names.push('Timeout');
  for (let count = state[IMMEDIATES]!; count > 0; count--) names.push('Immediate');
  return names;
}

export { promisify as promisifyCustom };

const timers = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval };
export default timers as typeof timers & { promises?: unknown };
