import {
  assertEventTarget,
  type EventHandlerSlot,
  type EventTarget,
  kHandlers,
  kNewListener,
  kRemoveListener,
  listenersOf,
} from './guest-event-target.ts';
import { SafeMap } from './guest-listener.ts';

export type EventHandler = (this: unknown, event: unknown) => unknown;

const { apply } = Reflect;

/** The listener sees the slot and not the other way: a cycle would wait for the engine's collector. */
function createListener(slot: EventHandlerSlot): EventHandler {
  return function eventHandler(this: unknown, ...args: unknown[]): unknown {
    const { handler } = slot;
    if (typeof handler === 'function') return apply(handler, this, args);
  };
}

/**
 * Defines `on<name>` (https://html.spec.whatwg.org/#event-handler-idl-attributes). The slot keeps its place among the
 * listeners when the handler changes. Node neither checks the value nor looks at what the handler returns (observed).
 */
export function defineEventHandler(prototype: EventTarget, name: string, type = name): void {
  const accessor = Object.getOwnPropertyDescriptor(
    {
      get [`on${name}`](): unknown {
        assertEventTarget(this);
        return this[kHandlers]?.get(type)?.handler ?? null;
      },
      set [`on${name}`](value: unknown) {
        assertEventTarget(this);
        let slot = this[kHandlers]?.get(type);
        if (slot !== undefined) {
          const wasCalled = typeof slot.handler === 'function';
          slot.handler = value;
          const isCalled = typeof value === 'function';
          if (wasCalled) countSlot(this, type, slot, -1);
          if (isCalled) countSlot(this, type, slot, 1);
          return;
        }
        slot = { handler: value };
        this[kHandlers] ??= new SafeMap();
        this[kHandlers].set(type, slot);
        this.addEventListener(type, createListener(slot));
      },
    },
    `on${name}`,
  )!;
  Object.defineProperty(prototype, `on${name}`, { get: accessor.get, set: accessor.set, enumerable: true, configurable: true });
}

/** A slot without a function stays linked but does not count as a listener. */
function countSlot(target: EventTarget, type: string, slot: EventHandlerSlot, change: 1 | -1): void {
  const list = listenersOf(target, type);
  if (list === undefined) return;
  list.size += change;
  if (change === 1) target[kNewListener](list.size, type, slot.handler, false, false, false, false);
  else target[kRemoveListener](list.size, type, slot.handler, false);
}
