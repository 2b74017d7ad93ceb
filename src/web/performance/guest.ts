import { performance } from './guest-performance.ts';

export { creation, kName, kStartTime, now, PerformanceEntry } from './guest-entry.ts';
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
