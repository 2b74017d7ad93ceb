import { performance, performanceHooks } from './guest-performance.ts';

export {
  creation,
  ERR_PERFORMANCE_INVALID_TIMESTAMP,
  now,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
} from './guest-entry.ts';
export { eventLoopUtilization } from './guest-node-timing.ts';
export { Performance, performance, timerify } from './guest-performance.ts';
export { addResource, clearResources, listEntries, observation, resourceCount } from './guest-timeline.ts';

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

// The rest of the Web's classes comes with `node:perf_hooks`, at the first look.
for (const name of ['PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceResourceTiming']) {
  const replace = (value: unknown): void => {
    defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  };
  defineProperty(globalThis, name, {
    get() {
      const value = performanceHooks()[name];
      replace(value);
      return value;
    },
    set: replace,
    enumerable: false,
    configurable: true,
  });
}
