import { disposeMethodOf, Failures, type Resource, requireFunction, Slots } from './guest-resources.ts';

const slots = new Slots('AsyncDisposableStack');
const { apply } = Reflect;

/** `AsyncDisposableStack` (tc39.es/proposal-explicit-resource-management/#sec-asyncdisposablestack-objects). */
export const AsyncDisposableStack = function (this: object): void {
  if (new.target === undefined) throw new TypeError("Constructor AsyncDisposableStack requires 'new'");
  slots.set(this, []);
} as unknown as { new (): object; readonly prototype: object };

async function disposeAll(resources: readonly Resource[]): Promise<void> {
  const failures = new Failures();
  let hasAwaited = false;
  for (let i = resources.length - 1; i >= 0; i--) {
    const { dispose, isAsync } = resources[i]!;
    if (dispose === undefined) continue;
    try {
      const result = dispose();
      hasAwaited = true;
      // What a synchronous method gives is no promise to wait for, and its turn a tick all the same.
      await (isAsync ? result : undefined);
    } catch (error) {
      failures.add(error);
    }
  }
  // Null takes a tick when nothing else did (proposal, DisposeResources).
  if (!hasAwaited && resources.length > 0) await undefined;
  failures.throwAny();
}

const members = {
  use(this: unknown, value: unknown): unknown {
    const resources = slots.open(this, 'use');
    if (value === null || value === undefined) {
      resources.push({ dispose: undefined, isAsync: true });
      return value;
    }
    const method = disposeMethodOf(value, Symbol.asyncDispose);
    const fallback = method === undefined ? disposeMethodOf(value, Symbol.dispose) : undefined;
    const dispose = method ?? fallback;
    if (dispose === undefined) throw new TypeError('Symbol(Symbol.dispose) is not a function');
    resources.push({ dispose: () => apply(dispose, value, []), isAsync: method !== undefined });
    return value;
  },
  disposeAsync(this: unknown): Promise<void> {
    if (!slots.has(this)) return Promise.reject(new TypeError('Receiver is not an AsyncDisposableStack'));
    return disposeAll(slots.take(this, 'disposeAsync'));
  },
  get disposed(): boolean {
    return slots.isDisposed(this);
  },
  adopt(this: unknown, value: unknown, onDispose: unknown): unknown {
    const resources = slots.open(this, 'adopt');
    requireFunction(onDispose);
    resources.push({ dispose: () => apply(onDispose, undefined, [value]), isAsync: true });
    return value;
  },
  defer(this: unknown, onDispose: unknown): void {
    const resources = slots.open(this, 'defer');
    requireFunction(onDispose);
    resources.push({ dispose: () => apply(onDispose, undefined, []), isAsync: true });
  },
  move(this: unknown): object {
    slots.open(this, 'move');
    const moved = new AsyncDisposableStack();
    slots.set(moved, slots.take(this, 'move'));
    return moved;
  },
};

const { prototype } = AsyncDisposableStack;
for (const name of Object.keys(members)) {
  Object.defineProperty(prototype, name, { ...Object.getOwnPropertyDescriptor(members, name), enumerable: false });
}
Object.defineProperty(prototype, Symbol.asyncDispose, { value: members.disposeAsync, writable: true, configurable: true });
Object.defineProperty(prototype, Symbol.toStringTag, { value: 'AsyncDisposableStack', configurable: true });
Object.defineProperty(AsyncDisposableStack, 'prototype', { writable: false });
// Bundlers rename a function that is named as a global is.
Object.defineProperty(AsyncDisposableStack, 'name', { value: 'AsyncDisposableStack', configurable: true });
