import { performance, performanceHooks, userTiming } from './guest-performance.ts';

export { creation, now, PerformanceEntry } from './guest-entry.ts';
export { eventLoopUtilization, nodeTiming } from './guest-node-timing.ts';
export { Performance, performance, timerify } from './guest-performance.ts';

const { defineProperty, getOwnPropertyDescriptor } = Object;

// An accessor in Node, whose value can be replaced (observed).
let current: unknown = performance;
const accessor = {
  get performance(): unknown {
    return current;
  },
  set performance(value: unknown) {
    current = value;
  },
};
defineProperty(globalThis, 'performance', {
  ...getOwnPropertyDescriptor(accessor, 'performance'),
  enumerable: true,
  configurable: true,
});

// The other classes of the Web come with their module, at the first look.
function defineLazily(names: readonly string[], load: () => object): void {
  for (const name of names) {
    const replace = (value: unknown): void => {
      defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
    };
    const get = (): unknown => {
      const value = (load() as Record<string, unknown>)[name];
      replace(value);
      return value;
    };
    defineProperty(globalThis, name, { get, set: replace, enumerable: false, configurable: true });
  }
}
defineLazily(['PerformanceMark', 'PerformanceMeasure'], userTiming);
defineLazily(['PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceResourceTiming'], performanceHooks);
