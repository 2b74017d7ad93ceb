import type { MockClock } from './guest-mock-clock.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** A `Date` that reads the given clock where it would read the real one. */
export function createMockDate(clock: MockClock): DateConstructor {
  const NativeDate = Date;
  function MockDate(...args: unknown[]): unknown {
    if (!new.target) return new NativeDate(clock.now).toString();
    const values = args.length === 0 ? [clock.now] : args;
    return Reflect.construct(NativeDate, values, new.target) as object;
  }
  Object.defineProperties(MockDate, Object.getOwnPropertyDescriptors(NativeDate));
  const now: AnyFunction = () => clock.now;
  Object.defineProperty(MockDate, 'now', { value: now, writable: true, enumerable: false, configurable: true });
  Object.defineProperty(MockDate, 'isMock', { value: true, writable: true, enumerable: false, configurable: true });
  Object.defineProperty(now, 'name', { value: 'now', configurable: true });
  return MockDate as unknown as DateConstructor;
}
