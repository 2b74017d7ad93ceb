import { assertApplicable } from 'internal:applicable';
import { codes } from 'internal:errors';
import { kValidateObjectAllowObjects, validateAbortSignal, validateObject } from 'internal:validators';

/** Internal option: the listener is told although an earlier one stopped immediate propagation. */
export const kResistStopPropagation: unique symbol = Symbol('kResistStopPropagation');
/** Internal option: the listener was added by `on()` of a hybrid and gets the value, not the event. */
export const kIsNodeStyleListener: unique symbol = Symbol('kIsNodeStyleListener');

export type ListenerCallback = (this: unknown, event: unknown) => unknown;
export interface EventListenerObject {
  handleEvent?: ListenerCallback;
}
export type EventListener = ListenerCallback | EventListenerObject;

/** The part of an AbortSignal that `options.signal` needs. */
export interface ListenerSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: object): void;
}

/** Bits of a listener's options. */
export const ONCE = 1;
export const CAPTURE = 2;
export const PASSIVE = 4;
export const RESIST_STOP = 8;
export const NODE_STYLE = 16;

export interface ListenerOptions {
  readonly flags: number;
  readonly signal: ListenerSignal | undefined;
}

const noOptions: ListenerOptions = Object.freeze({ flags: 0, signal: undefined });
const captureOptions: ListenerOptions = Object.freeze({ flags: CAPTURE, signal: undefined });

/** "Flatten more" of https://dom.spec.whatwg.org/#event-flatten-more with Node's checks, in its order of reading. */
export function parseListenerOptions(options: unknown): ListenerOptions {
  if (options === undefined || options === null || options === false) return noOptions;
  if (options === true) return captureOptions;
  validateObject(options, 'options', kValidateObjectAllowObjects);
  const given = options as Record<PropertyKey, unknown>;
  let flags = given.once ? ONCE : 0;
  if (given.capture) flags |= CAPTURE;
  if (given.passive) flags |= PASSIVE;
  const signal = given.signal as ListenerSignal | undefined;
  validateAbortSignal(signal, 'options.signal');
  if (given[kResistStopPropagation]) flags |= RESIST_STOP;
  if (given[kIsNodeStyleListener]) flags |= NODE_STYLE;
  return { flags, signal };
}

/** False for what is ignored with a warning; throws for what can never be a listener. */
export function isUsableListener(listener: unknown): listener is EventListener {
  if (typeof listener === 'function') return true;
  if (listener === null || listener === undefined) return false;
  // Node looks at `handleEvent` while adding already, where the DOM does so at dispatch only (observed).
  if (typeof (listener as EventListenerObject).handleEvent === 'function' || typeof listener === 'object') return true;
  throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

/** Web IDL's conversion to DOMString as `addEventListener` does it. */
export function toEventType(type: unknown): string {
  if (typeof type === 'string') return type;
  if (typeof type !== 'symbol') return `${type}`;
  const error = new TypeError('Value is a Symbol and cannot be converted to a string.');
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

const apply = Reflect.apply;

/** A listener object's method is looked up at each dispatch; what it throws arrives as a rejection (observed). */
async function callHandleEvent(listener: EventListenerObject, event: unknown): Promise<void> {
  const { handleEvent } = listener;
  if (!handleEvent) return;
  assertApplicable(handleEvent);
  await apply(handleEvent, listener, [event]);
}

/**
 * One registration, linked to the next. A list and not an array: a dispatch goes on over registrations and removals that
 * its listeners make, without a copy per dispatch. Not linked back: cycles wait for the engine's collector.
 */
export class Listener {
  declare next: Listener | undefined;
  declare removed: boolean;
  declare readonly listener: EventListener;
  declare readonly flags: number;

  constructor(listener: EventListener, flags: number) {
    this.next = undefined;
    this.removed = false;
    this.listener = listener;
    this.flags = flags;
  }

  is(listener: unknown, capture: number): boolean {
    return this.listener === listener && (this.flags & CAPTURE) === capture;
  }

  call(target: object, argument: unknown): unknown {
    const { listener } = this;
    return typeof listener === 'function' ? apply(listener, target, [argument]) : callHandleEvent(listener, argument);
  }
}

/** The listeners of one type. */
export class ListenerList {
  size = 0;
  next: Listener | undefined = undefined;
  /** Some listener must be told even of a stopped event: the list is then walked to its end. */
  resistStopPropagation = false;

  /** False when the same listener is there already. */
  add(listener: EventListener, flags: number): boolean {
    const capture = flags & CAPTURE;
    let last: ListenerList | Listener = this;
    for (let each = this.next; each !== undefined; each = each.next) {
      if (each.is(listener, capture)) return false;
      last = each;
    }
    last.next = new Listener(listener, flags);
    this.size++;
    if ((flags & RESIST_STOP) !== 0) this.resistStopPropagation = true;
    return true;
  }

  find(listener: unknown, capture: number): Listener | undefined {
    let each = this.next;
    while (each !== undefined && !each.is(listener, capture)) each = each.next;
    return each;
  }

  /** Unlinks; the listener's own `next` stays, so that a dispatch that stands there goes on. */
  remove(listener: Listener): void {
    let before: ListenerList | Listener = this;
    while (before.next !== undefined && before.next !== listener) before = before.next;
    before.next = listener.next;
    listener.removed = true;
    this.size--;
  }
}

/** Listeners by type. Its methods are its own: programs that patch `Map.prototype` do not reach them. */
export class SafeMap<Value> extends Map<string, Value> {}
for (const name of ['get', 'set', 'has', 'delete'] as const) {
  Object.defineProperty(SafeMap.prototype, name, { value: Map.prototype[name] });
}
