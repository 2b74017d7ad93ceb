import { codes } from 'internal:errors';
import { validateNumber, validateString } from 'internal:validators';
import {
  EventTarget,
  eventTargetMaxListeners,
  isEventTarget,
  kEvents,
  kHybridDispatch,
  kIsNodeStyleListener,
  kMaxEventTargetListeners,
} from 'web:events';

type Listener = (...args: unknown[]) => unknown;

function assertNodeEventTarget(value: unknown): asserts value is NodeEventTarget {
  if (!isEventTarget(value) || !(value instanceof NodeEventTarget)) throw new codes.ERR_INVALID_THIS('NodeEventTarget');
}

/** nodejs.org/api/events.html#class-nodeeventtarget: an event target with the basic methods of an emitter. */
export class NodeEventTarget extends EventTarget {
  static defaultMaxListeners = 10;

  setMaxListeners(count: unknown): void {
    assertNodeEventTarget(this);
    validateNumber(count, 'setMaxListeners', 0);
    eventTargetMaxListeners(this, count);
  }

  getMaxListeners(): number {
    assertNodeEventTarget(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames(): string[] {
    assertNodeEventTarget(this);
    return [...(this[kEvents]?.keys() ?? [])];
  }

  listenerCount(type: unknown): number {
    assertNodeEventTarget(this);
    return this[kEvents]?.get(String(type))?.size ?? 0;
  }

  off(type: unknown, listener: Listener, options: unknown): this {
    assertNodeEventTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type: unknown, listener: Listener, options: unknown): this {
    assertNodeEventTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type: unknown, listener: Listener): this {
    assertNodeEventTarget(this);
    this.addEventListener(type, listener, { [kIsNodeStyleListener]: true });
    return this;
  }

  addListener(type: unknown, listener: Listener): this {
    assertNodeEventTarget(this);
    this.addEventListener(type, listener, { [kIsNodeStyleListener]: true });
    return this;
  }

  emit(type: unknown, value: unknown): boolean {
    assertNodeEventTarget(this);
    validateString(type, 'type');
    const hadListeners = this.listenerCount(type) > 0;
    this[kHybridDispatch](value, type, undefined);
    return hadListeners;
  }

  once(type: unknown, listener: Listener): this {
    assertNodeEventTarget(this);
    this.addEventListener(type, listener, { once: true, [kIsNodeStyleListener]: true });
    return this;
  }

  removeAllListeners(type?: unknown): this {
    assertNodeEventTarget(this);
    if (type === undefined) this[kEvents] = undefined;
    else this[kEvents]?.delete(String(type));
    return this;
  }
}

for (const name of Object.getOwnPropertyNames(NodeEventTarget.prototype)) {
  if (name !== 'constructor') Object.defineProperty(NodeEventTarget.prototype, name, { enumerable: true });
}
