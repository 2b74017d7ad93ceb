import { codes } from 'internal:errors';
import { inspect } from 'internal:inspect';
import { validateBoolean, validateFunction, validateNumber } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { maxListeners } from 'web:events';
import { watchRejection } from './guest-rejections.ts';

/** An event listener. What it returns matters only where rejections are captured. */
export type Listener = (this: unknown, ...args: never[]) => unknown;
export type EventName = string | symbol;
interface WrappedListener extends Listener {
  listener?: Listener;
}
interface ListenerArray extends Array<WrappedListener> {
  warned?: boolean;
  [kEmitting]: number;
}
type Events = Record<EventName, WrappedListener | ListenerArray | undefined>;

export interface EventEmitterOptions {
  captureRejections?: boolean;
}

export interface EventEmitter {
  _events: Events | undefined;
  _eventsCount: number;
  _maxListeners: number | undefined;
  [kShapeMode]: boolean;
  [kCapture]: boolean;
  setMaxListeners(count: number): this;
  getMaxListeners(): number;
  emit(type: EventName, ...args: unknown[]): boolean;
  addListener(type: EventName, listener: Listener): this;
  on(type: EventName, listener: Listener): this;
  prependListener(type: EventName, listener: Listener): this;
  once(type: EventName, listener: Listener): this;
  prependOnceListener(type: EventName, listener: Listener): this;
  removeListener(type: EventName, listener: Listener): this;
  off(type: EventName, listener: Listener): this;
  removeAllListeners(type?: EventName): this;
  listeners(type: EventName): Listener[];
  rawListeners(type: EventName): Listener[];
  listenerCount(type: EventName, listener?: Listener): number;
  eventNames(): EventName[];
}

export interface EventEmitterConstructor {
  new (options?: EventEmitterOptions): EventEmitter;
  (this: EventEmitter, options?: EventEmitterOptions): void;
  prototype: EventEmitter;
  init(this: EventEmitter, options?: EventEmitterOptions): void;
  [key: PropertyKey]: unknown;
}

export const kErrorMonitor: unique symbol = Symbol('events.errorMonitor');
export const kCapture: unique symbol = Symbol('kCapture');
const kShapeMode: unique symbol = Symbol('shapeMode');
/**
 * How many `emit` calls walk this array now. While any does, a change is made on a copy; so an emit needs no copy of
 * its own. Enumerable, and so part of how an emitter prints (observed).
 */
const kEmitting: unique symbol = Symbol('events.emitting');

const { apply, getPrototypeOf, ownKeys } = Reflect;
const { slice } = Array.prototype;
const { defineProperty } = Object;

function createEvents(): Events {
  return { __proto__: null } as unknown as Events;
}

function validateListener(listener: unknown): asserts listener is Listener {
  validateFunction(listener, 'listener');
}

/** The emitter's own limit, else the default of all. Not the method: a subclass may have replaced that (observed). */
function limitOf(emitter: EventEmitter): number {
  return emitter._maxListeners === undefined ? maxListeners.default : emitter._maxListeners;
}

function copyOf(list: readonly WrappedListener[]): WrappedListener[] {
  return apply(slice, list, []) as WrappedListener[];
}

/** The listeners of `type` as an array that may be changed. */
function writableList(events: Events, type: EventName, list: ListenerArray): ListenerArray {
  if (list[kEmitting] === 0) return list;
  const copy = copyOf(list) as ListenerArray;
  if (list.warned) copy.warned = true;
  copy[kEmitting] = 0;
  events[type] = copy;
  return copy;
}

/** Where an error was emitted that nobody handled, for the report of a program that ends by it; Node's errors have it too. */
export const kEnhanceStackBeforeInspector: unique symbol = Symbol('kEnhanceStackBeforeInspector');

/** nodejs.org/api/events.html#error-events: an `error` that nobody handles is thrown. */
function throwUnhandled(emitter: EventEmitter, error: unknown): never {
  if (error instanceof Error) {
    const value = { emitter };
    try {
      (Error as unknown as { captureStackTrace(target: object, above: unknown): void }).captureStackTrace(value, prototype.emit);
      Object.defineProperty(error, kEnhanceStackBeforeInspector, { value, configurable: true });
    } catch {
      // An error that cannot be changed is reported without the place.
    }
    throw error;
  }
  let text: unknown;
  try {
    text = inspect(error);
  } catch {
    text = error;
  }
  const unhandled = new codes.ERR_UNHANDLED_ERROR(text);
  unhandled.context = error;
  throw unhandled;
}

function warnOfLeak(emitter: EventEmitter, type: EventName, list: ListenerArray, limit: number): void {
  list.warned = true;
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${list.length} ${String(type)} listeners added to ` +
      `${inspect(emitter, { depth: -1 })}. MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`,
  );
  warning.name = 'MaxListenersExceededWarning';
  emitProcessWarning(Object.assign(warning, { emitter, type, count: list.length }));
}

function addListener(emitter: EventEmitter, type: EventName, listener: unknown, prepend: boolean): EventEmitter {
  validateListener(listener);
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = createEvents();
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, (listener as WrappedListener).listener ?? listener);
    // A newListener handler may have caused `_events` to be replaced.
    events = emitter._events as Events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++emitter._eventsCount;
    return emitter;
  }
  let list: ListenerArray;
  if (typeof existing === 'function') {
    list = (prepend ? [listener, existing] : [existing, listener]) as unknown as ListenerArray;
    list[kEmitting] = 0;
    events[type] = list;
  } else {
    list = writableList(events, type, existing);
    if (prepend) list.unshift(listener);
    else list.push(listener);
  }
  const limit = limitOf(emitter);
  if (limit > 0 && list.length > limit && !list.warned) warnOfLeak(emitter, type, list, limit);
  return emitter;
}

/** A listener that removes itself before its one call; `listener` is what the user gave. */
function wrapOnce(emitter: EventEmitter, type: EventName, listener: unknown): Listener {
  validateListener(listener);
  // A property's function keeps its name, which inspecting an emitter shows, when the bundler renames variables. It is
  // taken off when it has fired: a closure that holds itself waits for the cycle collector (1.1 us each against 0.7).
  const slot: { wrapper: WrappedListener | undefined } = {
    wrapper: (...args: never[]) => {
      const { wrapper } = slot;
      if (wrapper === undefined) return undefined;
      emitter.removeListener(type, wrapper);
      slot.wrapper = undefined;
      return apply(listener, emitter, args);
    },
  };
  const wrapper = slot.wrapper as WrappedListener;
  wrapper.listener = listener;
  return wrapper;
}

function dropAll(emitter: EventEmitter): void {
  emitter._events = createEvents();
  emitter._eventsCount = 0;
}

function dropType(emitter: EventEmitter, events: Events, type: EventName): void {
  if (--emitter._eventsCount === 0) emitter._events = createEvents();
  else delete events[type];
}

function listListeners(emitter: EventEmitter, type: EventName, unwrap: boolean): Listener[] {
  const found = emitter._events?.[type];
  if (found === undefined) return [];
  const list = typeof found === 'function' ? [found] : copyOf(found);
  if (!unwrap) return list;
  for (let index = 0; index < list.length; index++) {
    const { listener } = list[index]!;
    if (typeof listener === 'function') list[index] = listener;
  }
  return list;
}

/** nodejs.org/api/events.html#class-eventemitter. A function and not a class: programs call it on their own objects. */
export const { EventEmitter } = {
  EventEmitter: function (this: EventEmitter, options?: EventEmitterOptions): void {
    EventEmitter.init.call(this, options);
  },
} as unknown as { EventEmitter: EventEmitterConstructor };

export const prototype = EventEmitter.prototype;

const methods = {
  setMaxListeners(this: EventEmitter, count: number): EventEmitter {
    validateNumber(count, 'setMaxListeners', 0);
    this._maxListeners = count;
    return this;
  },

  getMaxListeners(this: EventEmitter): number {
    return limitOf(this);
  },

  /**
   * The hottest function of the standard library. A rest parameter and `Reflect.apply` cost the same in this engine as
   * a switch over `arguments.length` with `call` (540-620 ns for 0 to 3 arguments either way), and are exact for
   * trailing undefined arguments and for listeners that have a `call` of their own.
   */
  emit(this: EventEmitter, type: EventName, ...args: unknown[]): boolean {
    const events = this._events;
    if (type === 'error') {
      if (events?.[kErrorMonitor] !== undefined) this.emit(kErrorMonitor, ...args);
      if (events?.error === undefined) throwUnhandled(this, args[0]);
    }
    const handler = events?.[type];
    if (handler === undefined) return false;
    if (typeof handler === 'function') {
      const result = apply(handler, this, args) as unknown;
      if (result !== undefined && result !== null && this[kCapture]) watchRejection(this, result, type, args);
      return true;
    }
    ++handler[kEmitting];
    try {
      for (let index = 0; index < handler.length; index++) {
        const result = apply(handler[index]!, this, args) as unknown;
        if (result !== undefined && result !== null && this[kCapture]) watchRejection(this, result, type, args);
      }
    } finally {
      --handler[kEmitting];
    }
    return true;
  },

  addListener(this: EventEmitter, type: EventName, listener: Listener): EventEmitter {
    return addListener(this, type, listener, false);
  },

  prependListener(this: EventEmitter, type: EventName, listener: Listener): EventEmitter {
    return addListener(this, type, listener, true);
  },

  once(this: EventEmitter, type: EventName, listener: Listener): EventEmitter {
    this.on(type, wrapOnce(this, type, listener));
    return this;
  },

  prependOnceListener(this: EventEmitter, type: EventName, listener: Listener): EventEmitter {
    this.prependListener(type, wrapOnce(this, type, listener));
    return this;
  },

  removeListener(this: EventEmitter, type: EventName, listener: Listener): EventEmitter {
    validateListener(listener);
    const events = this._events;
    const found = events?.[type];
    if (events === undefined || found === undefined) return this;
    if (found === listener || (found as WrappedListener).listener === listener) {
      dropType(this, events, type);
      if (events.removeListener !== undefined) {
        this.emit('removeListener', type, (found as WrappedListener).listener ?? listener);
      }
    } else if (typeof found !== 'function') {
      let position = found.length - 1;
      while (position >= 0 && found[position] !== listener && found[position]!.listener !== listener) position--;
      if (position < 0) return this;
      const list = writableList(events, type, found);
      if (position === 0) list.shift();
      else list.splice(position, 1);
      if (list.length === 1) events[type] = list[0];
      if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
    }
    return this;
  },

  removeAllListeners(this: EventEmitter, type?: EventName): EventEmitter {
    const events = this._events;
    if (events === undefined) return this;
    const all = arguments.length === 0;
    if (events.removeListener === undefined) {
      if (all) dropAll(this);
      else if (events[type as EventName] !== undefined) dropType(this, events, type as EventName);
      return this;
    }
    // Somebody wants to be told of each: those who listen for 'removeListener' go last.
    if (all) {
      for (const key of ownKeys(events)) {
        if (key !== 'removeListener') this.removeAllListeners(key);
      }
      this.removeAllListeners('removeListener');
      dropAll(this);
      return this;
    }
    const found = events[type as EventName];
    if (typeof found === 'function') this.removeListener(type as EventName, found);
    else if (found !== undefined) {
      for (let index = found.length - 1; index >= 0; index--) this.removeListener(type as EventName, found[index]!);
    }
    return this;
  },

  listeners(this: EventEmitter, type: EventName): Listener[] {
    return listListeners(this, type, true);
  },

  rawListeners(this: EventEmitter, type: EventName): Listener[] {
    return listListeners(this, type, false);
  },

  listenerCount(this: EventEmitter, type: EventName, listener?: Listener): number {
    const found = this._events?.[type];
    if (found === undefined) return 0;
    const list = typeof found === 'function' ? [found] : found;
    if (listener === undefined || listener === null) return list.length;
    let count = 0;
    for (let index = 0; index < list.length; index++) {
      if (list[index] === listener || list[index]!.listener === listener) count++;
    }
    return count;
  },

  eventNames(this: EventEmitter): EventName[] {
    return this._eventsCount > 0 ? ownKeys(this._events as Events) : [];
  },
};

// In Node's order, which `for...in` over an emitter shows.
Object.assign(prototype, {
  _events: undefined,
  _eventsCount: 0,
  _maxListeners: undefined,
  setMaxListeners: methods.setMaxListeners,
  getMaxListeners: methods.getMaxListeners,
  emit: methods.emit,
  addListener: methods.addListener,
  on: methods.addListener,
  prependListener: methods.prependListener,
  once: methods.once,
  prependOnceListener: methods.prependOnceListener,
  removeListener: methods.removeListener,
  off: methods.removeListener,
  removeAllListeners: methods.removeAllListeners,
  listeners: methods.listeners,
  rawListeners: methods.rawListeners,
  listenerCount: methods.listenerCount,
  eventNames: methods.eventNames,
});
defineProperty(prototype, kCapture, { value: false, writable: true, enumerable: false, configurable: false });

/** Gives an object the state of an emitter; `EventEmitter.init`, which some programs replace. */
export function initEmitter(this: EventEmitter, options?: EventEmitterOptions): void {
  const inherited = this._events === undefined || this._events === (getPrototypeOf(this) as EventEmitter)._events;
  if (inherited) dropAll(this);
  this._maxListeners = this._maxListeners || undefined;
  this[kShapeMode] = !inherited;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else {
    this[kCapture] = prototype[kCapture];
  }
}
