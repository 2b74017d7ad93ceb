import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { nextTick, reportUncaught } from 'internal:tasks';
import { emitProcessWarning } from 'internal:warnings';
import {
  CustomEvent,
  defineTag,
  Event,
  kInPassiveListener,
  kIsBeingDispatched,
  kStop,
  kTarget,
  makeEnumerable,
} from './guest-event.ts';
import { type InspectOptions, inspectDepth } from './guest-inspect.ts';
import {
  CAPTURE,
  type EventListener,
  isUsableListener,
  kResistStopPropagation,
  type Listener,
  ListenerList,
  NODE_STYLE,
  ONCE,
  PASSIVE,
  parseListenerOptions,
  RESIST_STOP,
  SafeMap,
  toEventType,
} from './guest-listener.ts';
import { kMaxEventTargetListeners, kMaxEventTargetListenersWarned, maxListeners } from './guest-max-listeners.ts';

/** Marks event targets, also those that do not inherit from this class. Public in Node by observation. */
const kIsEventTarget = Symbol.for('nodejs.event_target');

/** Listeners by type; undefined until the first is added, as most targets never get one. */
export const kEvents: unique symbol = Symbol('kEvents');
export const kHandlers: unique symbol = Symbol('kHandlers');
/** Called after a listener was added or removed: subclasses start and end work with their first and last listener. */
export const kNewListener: unique symbol = Symbol('kNewListener');
export const kRemoveListener: unique symbol = Symbol('kRemoveListener');
/** Makes the event for a value that an emitter-style `emit` dispatches to event-style listeners. */
export const kCreateEvent: unique symbol = Symbol('kCreateEvent');
export const kHybridDispatch: unique symbol = Symbol.for('nodejs.internal.kHybridDispatch') as never;

const { apply } = Reflect;

/** What `on<type>` holds. */
export interface EventHandlerSlot {
  handler: unknown;
}

/** Gives `target` the state of an event target; for classes that cannot call `super()`. */
export function initEventTarget(target: EventTarget): void {
  target[kEvents] = undefined;
  target[kMaxEventTargetListeners] = maxListeners.default;
  target[kMaxEventTargetListenersWarned] = false;
  target[kHandlers] = undefined;
}

export function isEventTarget(value: unknown): value is EventTarget {
  const constructor = (value as { constructor?: Record<symbol, unknown> } | null | undefined)?.constructor;
  return Boolean(constructor?.[kIsEventTarget]);
}

export function assertEventTarget(value: unknown): asserts value is EventTarget {
  if (!isEventTarget(value)) throw new codes.ERR_INVALID_THIS('EventTarget');
}

/** The listeners of `type`, if there ever were any. */
export function listenersOf(target: EventTarget, type: string): ListenerList | undefined {
  return target[kEvents]?.get(type);
}

/** What a listener throws or rejects with: an uncaught exception on the next tick; the other listeners run first. */
function reportLater(error: unknown): void {
  nextTick(reportUncaught as (...args: unknown[]) => unknown, error);
}

function reportRejection(result: unknown): void {
  const then = (result as { then?: unknown }).then;
  if (typeof then === 'function') apply(then, result, [undefined, reportLater]);
}

/** https://dom.spec.whatwg.org/#interface-eventtarget, nodejs.org/api/events.html#class-eventtarget */
export class EventTarget {
  declare [kEvents]: SafeMap<ListenerList> | undefined;
  declare [kMaxEventTargetListeners]: number;
  declare [kMaxEventTargetListenersWarned]: boolean;
  declare [kHandlers]: SafeMap<EventHandlerSlot> | undefined;

  constructor() {
    initEventTarget(this);
  }

  [kNewListener](
    size: number,
    type: string,
    _listener: unknown,
    _once: boolean,
    _capture: boolean,
    _passive: boolean,
    _weak: boolean,
  ): void {
    const limit = this[kMaxEventTargetListeners];
    if (limit <= 0 || size <= limit || this[kMaxEventTargetListenersWarned]) return;
    this[kMaxEventTargetListenersWarned] = true;
    const warning = new Error(
      `Possible EventTarget memory leak detected. ${size} ${type} listeners added to ${inspect(this, { depth: -1 })}. ` +
        `MaxListeners is ${limit}. Use events.setMaxListeners() to increase limit`,
    );
    warning.name = 'MaxListenersExceededWarning';
    emitProcessWarning(Object.assign(warning, { target: this, type, count: size }));
  }

  [kRemoveListener](_size: number, _type: string, _listener: unknown, _capture: boolean): void {}

  /** https://dom.spec.whatwg.org/#dom-eventtarget-addeventlistener */
  addEventListener(type: unknown, listener: unknown, options: unknown = undefined): void {
    assertEventTarget(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    const parsed = parseListenerOptions(options);
    if (!isUsableListener(listener)) {
      const warning = new Error(`addEventListener called with ${String(listener)} which has no effect.`);
      warning.name = 'AddEventListenerArgumentTypeWarning';
      emitProcessWarning(Object.assign(warning, { target: this, type }));
      return;
    }
    const name = toEventType(type);
    const { flags, signal } = parsed;
    if (signal) {
      if (signal.aborted) return;
      const remove = (): void => this.removeEventListener(name, listener, { capture: (flags & CAPTURE) !== 0 });
      signal.addEventListener('abort', remove, { __proto__: null, once: true, [kResistStopPropagation]: true });
    }
    let list = listenersOf(this, name);
    if (list === undefined) {
      list = new ListenerList();
      this[kEvents] ??= new SafeMap();
      this[kEvents].set(name, list);
    }
    if (!list.add(listener as EventListener, flags)) return;
    this[kNewListener](list.size, name, listener, (flags & ONCE) !== 0, (flags & CAPTURE) !== 0, (flags & PASSIVE) !== 0, false);
  }

  /** https://dom.spec.whatwg.org/#dom-eventtarget-removeeventlistener; only `{ capture: true }` counts (observed). */
  removeEventListener(type: unknown, listener: unknown, options: unknown = undefined): void {
    assertEventTarget(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (!isUsableListener(listener)) return;
    const name = toEventType(type);
    const capture = (options as { capture?: unknown } | null | undefined)?.capture === true;
    const list = listenersOf(this, name);
    const found = list?.find(listener, capture ? CAPTURE : 0);
    if (list === undefined || found === undefined) return;
    list.remove(found);
    this[kRemoveListener](list.size, name, listener, capture);
  }

  /** https://dom.spec.whatwg.org/#dom-eventtarget-dispatchevent */
  dispatchEvent(event: unknown): boolean {
    assertEventTarget(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('event');
    if (!(event instanceof Event)) throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kIsBeingDispatched]) throw new codes.ERR_EVENT_RECURSION(event.type);
    this[kHybridDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  /**
   * Tells the listeners of `type`: event-style ones get the event, emitter-style ones `value`. Without an event one is
   * made when the first event-style listener is met.
   */
  [kHybridDispatch](value: unknown, type: string, event: Event | undefined): void {
    const list = listenersOf(this, type);
    if (event !== undefined) {
      event[kTarget] = this;
      event[kIsBeingDispatched] = true;
    }
    let made = event;
    if (list !== undefined) {
      let each = list.next;
      let next: Listener | undefined;
      while (each !== undefined && (list.resistStopPropagation || made?.[kStop] !== true)) {
        // Read before the call: a listener may remove itself or add others.
        next = each.next;
        const { flags } = each;
        if (each.removed || (made?.[kStop] === true && (flags & RESIST_STOP) === 0)) {
          each = next;
          continue;
        }
        if ((flags & ONCE) !== 0) {
          list.remove(each);
          this[kRemoveListener](list.size, type, each.listener, (flags & CAPTURE) !== 0);
        }
        try {
          let argument = value;
          if ((flags & NODE_STYLE) === 0) {
            if (made === undefined) {
              made = this[kCreateEvent](value, type);
              made[kTarget] = this;
              made[kIsBeingDispatched] = true;
            }
            argument = made;
          }
          if ((flags & PASSIVE) !== 0 && made !== undefined) made[kInPassiveListener] = true;
          const result = each.call(this, argument);
          if (result !== undefined && result !== null) reportRejection(result);
        } catch (error) {
          reportLater(error);
        }
        if ((flags & PASSIVE) !== 0 && made !== undefined) made[kInPassiveListener] = false;
        each = next;
      }
    }
    if (made !== undefined) made[kIsBeingDispatched] = false;
  }

  [kCreateEvent](value: unknown, type: string): Event {
    return new CustomEvent(type, { detail: value });
  }

  [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    assertEventTarget(this);
    const name = this.constructor.name;
    return depth < 0 ? name : `${name} ${inspect({}, inspectDepth(options))}`;
  }
}

makeEnumerable(EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']);
defineTag(EventTarget.prototype, 'EventTarget');
Object.defineProperty(EventTarget, kIsEventTarget, { value: true, writable: true, enumerable: true, configurable: true });
