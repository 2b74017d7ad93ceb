import { eventLoopUtilization, Performance, PerformanceEntry, performance, timerify } from 'web:performance';
import { PerformanceMark, PerformanceMeasure } from 'web:user-timing';
import { constants } from './guest-constants.ts';
import { monitorEventLoopDelay } from './guest-event-loop-delay.ts';
import { createHistogram } from './guest-histogram.ts';
import { PerformanceObserver, PerformanceObserverEntryList } from './guest-observer.ts';
import { PerformanceResourceTiming } from './guest-resource-timing.ts';

export { PerformanceObserver, PerformanceObserverEntryList } from './guest-observer.ts';
export { markResourceTiming, PerformanceResourceTiming, setResourceTimingBufferSize } from './guest-resource-timing.ts';
export { timerify } from './guest-timerify.ts';

const perfHooks = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay,
  eventLoopUtilization,
  timerify,
  createHistogram,
  performance,
};
Object.defineProperty(perfHooks, 'constants', { value: constants, configurable: false, enumerable: true, writable: false });

export default perfHooks;
