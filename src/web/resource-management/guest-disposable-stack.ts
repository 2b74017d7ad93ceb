import { disposeMethodOf, Failures, requireFunction, Slots } from './guest-resources.ts';

const slots = new Slots('DisposableStack');
const { apply } = Reflect;

/** `DisposableStack` (tc39.es/proposal-explicit-resource-management/#sec-disposablestack-objects). */
export const DisposableStack = function (this: object): void {
  if (new.target === undefined) throw new TypeError("Constructor DisposableStack requires 'new'");
  slots.set(this, []);
} as unknown as { new (): object; readonly prototype: object };

const members = {
  use(this: unknown, value: unknown): unknown {
    const resources = slots.open(this, 'use');
    if (value === null || value === undefined) return value;
    const method = disposeMethodOf(value, Symbol.dispose);
    if (method === undefined) throw new TypeError('Symbol(Symbol.dispose) is not a function');
    resources.push({ dispose: () => apply(method, value, []), isAsync: false });
    return value;
  },
  dispose(this: unknown): void {
    const resources = slots.take(this, 'dispose');
    const failures = new Failures();
    for (let i = resources.length - 1; i >= 0; i--) {
      try {
        resources[i]!.dispose?.();
      } catch (error) {
        failures.add(error);
      }
    }
    failures.throwAny();
  },
  get disposed(): boolean {
    return slots.isDisposed(this);
  },
  adopt(this: unknown, value: unknown, onDispose: unknown): unknown {
    const resources = slots.open(this, 'adopt');
    requireFunction(onDispose);
    resources.push({ dispose: () => apply(onDispose, undefined, [value]), isAsync: false });
    return value;
  },
  defer(this: unknown, onDispose: unknown): void {
    const resources = slots.open(this, 'defer');
    requireFunction(onDispose);
    resources.push({ dispose: () => apply(onDispose, undefined, []), isAsync: false });
  },
  move(this: unknown): object {
    slots.open(this, 'move');
    const moved = new DisposableStack();
    slots.set(moved, slots.take(this, 'move'));
    return moved;
  },
};

const { prototype } = DisposableStack;
for (const name of Object.keys(members)) {
  Object.defineProperty(prototype, name, { ...Object.getOwnPropertyDescriptor(members, name), enumerable: false });
}
Object.defineProperty(prototype, Symbol.dispose, { value: members.dispose, writable: true, configurable: true });
Object.defineProperty(prototype, Symbol.toStringTag, { value: 'DisposableStack', configurable: true });
Object.defineProperty(DisposableStack, 'prototype', { writable: false });
// Bundlers rename a function that is named as a global is.
Object.defineProperty(DisposableStack, 'name', { value: 'DisposableStack', configurable: true });
