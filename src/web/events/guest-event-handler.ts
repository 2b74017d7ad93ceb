import {
  assertEventTarget,
  type EventHandlerSlot,
  type EventTarget,
  kHandlers,
  kNewListener,
  kRemoveListener,
  listenersOf,
} from './guest-event-target.ts';

export type EventHandler = (event: unknown) => unknown;

const { apply } = Reflect;
const { get: mapGet, set: mapSet } = Map.prototype;
const NativeMap = Map;

function createSlot(handler: unknown): EventHandlerSlot {
  function eventHandler(this: unknown, ...args: unknown[]): unknown {
    const { handler: current } = eventHandler as EventHandlerSlot;
    if (typeof current === 'function') return apply(current, this, args);
  }
  return Object.assign(eventHandler, { handler });
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
        return readSlot(this, type)?.handler ?? null;
      },
      set [`on${name}`](value: unknown) {
        assertEventTarget(this);
        let slot = readSlot(this, type);
        if (slot !== undefined) {
          const wasCalled = typeof slot.handler === 'function';
          slot.handler = value;
          const isCalled = typeof value === 'function';
          if (wasCalled) countSlot(this, type, slot, -1);
          if (isCalled) countSlot(this, type, slot, 1);
          return;
        }
        slot = createSlot(value);
        this[kHandlers] ??= new NativeMap();
        apply(mapSet, this[kHandlers], [type, slot]);
        this.addEventListener(type, slot);
      },
    },
    `on${name}`,
  )!;
  Object.defineProperty(prototype, `on${name}`, { get: accessor.get, set: accessor.set, enumerable: true, configurable: true });
}

function readSlot(target: EventTarget, type: string): EventHandlerSlot | undefined {
  const handlers = target[kHandlers];
  return handlers === undefined ? undefined : (apply(mapGet, handlers, [type]) as EventHandlerSlot | undefined);
}

/** A slot without a function stays linked but does not count as a listener. */
function countSlot(target: EventTarget, type: string, slot: EventHandlerSlot, change: 1 | -1): void {
  const list = listenersOf(target, type);
  if (list === undefined) return;
  list.size += change;
  if (change === 1) target[kNewListener](list.size, type, slot.handler, false, false, false, false);
  else target[kRemoveListener](list.size, type, slot.handler, false);
}
