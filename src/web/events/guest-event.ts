import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { port, verbId } from 'internal:port';
import { validateObject } from 'internal:validators';
import { type InspectOptions, inspectDepth } from './guest-inspect.ts';

const kType: unique symbol = Symbol('type');
export const kTarget: unique symbol = Symbol('kTarget');
export const kIsBeingDispatched: unique symbol = Symbol('kIsBeingDispatched');
export const kInPassiveListener: unique symbol = Symbol('kInPassiveListener');
/** Whether immediate propagation has been stopped. */
export const kStop: unique symbol = Symbol('kStop');
/** Internal option: the event is one that the platform fires. */
export const kTrustEvent: unique symbol = Symbol('kTrustEvent');

// State bits. One number in place of eight fields: an event is made for every dispatch.
const BUBBLES = 1;
const CANCELABLE = 2;
const COMPOSED = 4;
const DEFAULT_PREVENTED = 8;
const PROPAGATION_STOPPED = 16;
const STOPPED = 32;
const TRUSTED = 64;

const AT_TARGET = 2;

const NOW = verbId('performance.now');

interface EventInit {
  bubbles?: unknown;
  cancelable?: unknown;
  composed?: unknown;
  [kTrustEvent]?: boolean;
}

export function isEvent(value: unknown): value is Event {
  return typeof (value as Event | undefined)?.[kType] === 'string';
}

function assertEvent(value: unknown): asserts value is Event {
  if (!isEvent(value)) throw new codes.ERR_INVALID_THIS('Event');
}

/** https://dom.spec.whatwg.org/#interface-event, nodejs.org/api/events.html#class-event */
export class Event {
  declare [kType]: string;
  declare [kTarget]: object | null;
  declare [kIsBeingDispatched]: boolean;
  declare [kInPassiveListener]: boolean;
  #state = 0;
  #timeStamp: number;

  constructor(type: unknown, options: unknown = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (options !== undefined && options !== null) {
      validateObject(options, 'options');
      const init = options as EventInit;
      let state = 0;
      if (init.bubbles) state |= BUBBLES;
      if (init.cancelable) state |= CANCELABLE;
      if (init.composed) state |= COMPOSED;
      if (init[kTrustEvent]) state |= TRUSTED;
      this.#state = state;
    }
    this[kType] = `${type}`;
    this[kTarget] = null;
    this[kIsBeingDispatched] = false;
    this[kInPassiveListener] = false;
    this.#timeStamp = port(NOW) as number;
  }

  /** https://dom.spec.whatwg.org/#dom-event-initevent. Node leaves the canceled and stop flags as they are (observed). */
  initEvent(type: unknown, bubbles: unknown = false, cancelable: unknown = false): void {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (this[kIsBeingDispatched]) return;
    const initialized = `${type}`;
    this.#state = (this.#state & ~(BUBBLES | CANCELABLE)) | (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
    this[kType] = initialized;
  }

  get [kStop](): boolean {
    return (this.#state & STOPPED) !== 0;
  }

  stopImmediatePropagation(): void {
    assertEvent(this);
    this.#state |= PROPAGATION_STOPPED | STOPPED;
  }

  preventDefault(): void {
    assertEvent(this);
    if ((this.#state & CANCELABLE) !== 0 && !this[kInPassiveListener]) this.#state |= DEFAULT_PREVENTED;
  }

  get target(): object | null {
    assertEvent(this);
    return this[kTarget];
  }

  get currentTarget(): object | null {
    assertEvent(this);
    return this[kIsBeingDispatched] ? this[kTarget] : null;
  }

  get srcElement(): object | null {
    assertEvent(this);
    return this[kTarget];
  }

  get type(): string {
    assertEvent(this);
    return this[kType];
  }

  get cancelable(): boolean {
    assertEvent(this);
    return (this.#state & CANCELABLE) !== 0;
  }

  get defaultPrevented(): boolean {
    assertEvent(this);
    return (this.#state & (CANCELABLE | DEFAULT_PREVENTED)) === (CANCELABLE | DEFAULT_PREVENTED);
  }

  get timeStamp(): number {
    assertEvent(this);
    return this.#timeStamp;
  }

  composedPath(): object[] {
    assertEvent(this);
    return this[kIsBeingDispatched] ? [this[kTarget] as object] : [];
  }

  get returnValue(): boolean {
    assertEvent(this);
    return !this.defaultPrevented;
  }

  set returnValue(value: unknown) {
    assertEvent(this);
    if (!value) this.preventDefault();
  }

  get bubbles(): boolean {
    assertEvent(this);
    return (this.#state & BUBBLES) !== 0;
  }

  get composed(): boolean {
    assertEvent(this);
    return (this.#state & COMPOSED) !== 0;
  }

  get eventPhase(): number {
    assertEvent(this);
    return this[kIsBeingDispatched] ? AT_TARGET : 0;
  }

  get cancelBubble(): boolean {
    assertEvent(this);
    return (this.#state & PROPAGATION_STOPPED) !== 0;
  }

  set cancelBubble(value: unknown) {
    assertEvent(this);
    if (value) this.#state |= PROPAGATION_STOPPED;
  }

  stopPropagation(): void {
    assertEvent(this);
    this.#state |= PROPAGATION_STOPPED;
  }

  /** False also for a foreign `this` (observed). */
  get isTrusted(): boolean {
    return isEvent(this) && #state in this && (this.#state & TRUSTED) !== 0;
  }

  [customInspectSymbol](depth: number, options: InspectOptions): string {
    assertEvent(this);
    const name = this.constructor.name;
    if (depth < 0) return name;
    const { type, defaultPrevented, cancelable } = this;
    const shown = { type, defaultPrevented, cancelable, timeStamp: this.#timeStamp };
    return `${name} ${inspect(shown, inspectDepth(options))}`;
  }

  declare static readonly NONE: 0;
  declare static readonly CAPTURING_PHASE: 1;
  declare static readonly AT_TARGET: 2;
  declare static readonly BUBBLING_PHASE: 3;
}

const { defineProperty } = Object;

/** Web IDL members of a class are enumerable; `this` keeps the descriptor's other flags. */
export function makeEnumerable(prototype: object, names: readonly string[]): void {
  for (const name of names) defineProperty(prototype, name, { enumerable: true });
}

export function defineTag(prototype: object, tag: string): void {
  defineProperty(prototype, Symbol.toStringTag, { value: tag, writable: false, enumerable: false, configurable: true });
}

makeEnumerable(
  Event.prototype,
  Object.getOwnPropertyNames(Event.prototype).filter((name) => name !== 'constructor'),
);
defineProperty(Event.prototype, 'isTrusted', { configurable: false });
defineTag(Event.prototype, 'Event');
['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) => {
  defineProperty(Event, name, { value, writable: false, enumerable: true, configurable: false });
});

/** https://dom.spec.whatwg.org/#interface-customevent, nodejs.org/api/events.html#class-customevent */
export class CustomEvent extends Event {
  #detail: unknown;

  constructor(type: unknown, options: unknown = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    super(type, options);
    this.#detail = (options as { detail?: unknown } | null | undefined)?.detail ?? null;
  }

  get detail(): unknown {
    if (!isEvent(this) || !(#detail in this)) throw new codes.ERR_INVALID_THIS('CustomEvent');
    return this.#detail;
  }
}

makeEnumerable(CustomEvent.prototype, ['detail']);
defineTag(CustomEvent.prototype, 'CustomEvent');
