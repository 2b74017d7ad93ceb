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

export interface ListenerOptions {
  readonly once: boolean;
  readonly capture: boolean;
  readonly passive: boolean;
  readonly signal: ListenerSignal | undefined;
  readonly resistStopPropagation: boolean;
  readonly nodeStyle: boolean;
}

const noOptions: ListenerOptions = Object.freeze({
  once: false,
  capture: false,
  passive: false,
  signal: undefined,
  resistStopPropagation: false,
  nodeStyle: false,
});

/** "Flatten more" of https://dom.spec.whatwg.org/#event-flatten-more with Node's checks. */
export function parseListenerOptions(options: unknown): ListenerOptions {
  if (options === undefined || options === null || options === false) return noOptions;
  if (options === true) return { ...noOptions, capture: true };
  validateObject(options, 'options', kValidateObjectAllowObjects);
  const given = options as Record<PropertyKey, unknown>;
  const parsed = {
    once: Boolean(given.once),
    capture: Boolean(given.capture),
    passive: Boolean(given.passive),
    signal: given.signal as ListenerSignal | undefined,
    resistStopPropagation: Boolean(given[kResistStopPropagation]),
    nodeStyle: Boolean(given[kIsNodeStyleListener]),
  };
  validateAbortSignal(parsed.signal, 'options.signal');
  return parsed;
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
  if (handleEvent) await apply(handleEvent, listener, [event]);
}

/**
 * One registration, linked with its neighbours. A list and not an array: a dispatch goes on over registrations and
 * removals that its listeners make, without a copy per dispatch.
 */
export class Listener {
  next: Listener | undefined = undefined;
  previous: ListenerList | Listener;
  removed = false;
  readonly listener: EventListener;
  readonly once: boolean;
  readonly capture: boolean;
  readonly passive: boolean;
  readonly resistStopPropagation: boolean;
  readonly nodeStyle: boolean;

  constructor(previous: ListenerList | Listener, listener: EventListener, options: ListenerOptions) {
    this.previous = previous;
    this.listener = listener;
    this.once = options.once;
    this.capture = options.capture;
    this.passive = options.passive;
    this.resistStopPropagation = options.resistStopPropagation;
    this.nodeStyle = options.nodeStyle;
    previous.next = this;
  }

  is(listener: unknown, capture: boolean): boolean {
    return this.listener === listener && this.capture === capture;
  }

  /** Unlinks; `next` stays, so that a dispatch that stands here goes on. */
  remove(): void {
    this.previous.next = this.next;
    if (this.next !== undefined) this.next.previous = this.previous;
    this.removed = true;
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
}
