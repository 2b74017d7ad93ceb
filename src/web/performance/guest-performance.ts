import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { requireShared } from 'internal:loader';
import { port, verbId } from 'internal:port';
import { validateString } from 'internal:validators';
import { defineEventHandler, EventTarget, type InspectOptions, inspectDepth } from 'web:events';
import {
  creation,
  ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS,
  now,
  type PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
} from './guest-entry.ts';
import { eventLoopUtilization, nodeTiming } from './guest-node-timing.ts';
import { addUserTiming, clearMarks, clearMeasures, clearResources, listEntries, resolveMark } from './guest-timeline.ts';

const TIME_ORIGIN = verbId('performance.timeOrigin');
const kPerformance: unique symbol = Symbol('performance');

/** What `node:perf_hooks` adds; it is evaluated at the first use of any of it. */
interface PerformanceHooks {
  timerify(callback: unknown, options: unknown): unknown;
  markResourceTiming(...args: unknown[]): unknown;
  setResourceTimingBufferSize(size: number): void;
}
export function performanceHooks(): PerformanceHooks & Record<string, unknown> {
  return requireShared('node:perf_hooks') as unknown as PerformanceHooks & Record<string, unknown>;
}

interface MeasureOptions {
  readonly start?: unknown;
  readonly end?: unknown;
  readonly duration?: unknown;
  readonly detail?: unknown;
}
const noOptions: MeasureOptions = {};

function endOf({ start, end, duration }: MeasureOptions, endMark: unknown): number {
  if (endMark !== undefined) return resolveMark(endMark);
  if (end !== undefined) return resolveMark(end);
  if (start !== undefined && duration !== undefined) return resolveMark(start) + resolveMark(duration);
  return now();
}

function startOf({ start, end, duration }: MeasureOptions, startMark: unknown): number {
  if (start !== undefined) return resolveMark(start);
  if (duration !== undefined && end !== undefined) return resolveMark(end) - resolveMark(duration);
  return typeof startMark === 'string' ? resolveMark(startMark) : 0;
}

function assertPerformance(value: unknown): asserts value is Performance {
  if ((value as Performance | null | undefined)?.[kPerformance] === undefined) throw new codes.ERR_INVALID_THIS('Performance');
}

/** https://w3c.github.io/hr-time/#dom-performance, nodejs.org/api/perf_hooks.html#class-performance */
export class Performance extends EventTarget {
  declare [kPerformance]: boolean;

  constructor(token?: unknown) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this[kPerformance] = true;
  }

  override [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    return `Performance ${inspect({ nodeTiming, timeOrigin: this.timeOrigin }, inspectDepth(options))}`;
  }

  clearMarks(name: unknown = undefined): void {
    assertPerformance(this);
    clearMarks(name);
  }

  clearMeasures(name: unknown = undefined): void {
    assertPerformance(this);
    clearMeasures(name === undefined ? undefined : `${name}`);
  }

  clearResourceTimings(): void {
    assertPerformance(this);
    clearResources();
  }

  getEntries(): PerformanceEntry[] {
    assertPerformance(this);
    return listEntries(undefined, undefined);
  }

  getEntriesByName(name: unknown, type: unknown = undefined): PerformanceEntry[] {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return listEntries(`${name}`, type === undefined ? undefined : `${type}`);
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    return listEntries(undefined, `${type}`);
  }

  /** https://w3c.github.io/user-timing/#dom-performance-mark */
  mark(name: unknown, options: unknown = undefined): PerformanceMark {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    const mark = new PerformanceMark(name, options);
    addUserTiming(mark, mark.name);
    return mark;
  }

  /** https://w3c.github.io/user-timing/#dom-performance-measure. What is neither text nor options is no mark (observed). */
  measure(name: unknown, startOrOptions: unknown = undefined, endMark: unknown = undefined): PerformanceMeasure {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    validateString(name, 'name');
    let options = noOptions;
    if (startOrOptions && typeof startOrOptions === 'object') {
      options = startOrOptions as MeasureOptions;
      if (endMark !== undefined) throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
      if (options.start !== undefined && options.end !== undefined && options.duration !== undefined) {
        throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
          'Must not have options.start, options.end, and options.duration specified',
        );
      }
    }
    const end = endOf(options, endMark);
    const start = startOf(options, startOrOptions);
    const measure = new PerformanceMeasure(creation, name, start, end - start, options.detail);
    addUserTiming(measure, name);
    return measure;
  }

  now(): number {
    assertPerformance(this);
    return now();
  }

  setResourceTimingBufferSize(maxSize: unknown): void {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('maxSize');
    performanceHooks().setResourceTimingBufferSize((maxSize as number) >>> 0);
  }

  get timeOrigin(): number {
    assertPerformance(this);
    return port(TIME_ORIGIN) as number;
  }

  toJSON(): object {
    assertPerformance(this);
    return { nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: eventLoopUtilization() };
  }
}

/** nodejs.org/api/perf_hooks.html#performancetimerifyfn-options */
export function timerify(callback: unknown, options: unknown = {}): unknown {
  return performanceHooks().timerify(callback, options);
}

// Names and lengths of Node's functions, which user code never gets at here otherwise.
const { markResourceTiming } = {
  markResourceTiming(
    timing: unknown,
    requestedUrl: unknown,
    initiatorType: unknown,
    global: unknown,
    cacheMode: unknown,
    bodyInfo: unknown,
    responseStatus: unknown,
    deliveryType: unknown = '',
  ): unknown {
    const args = [timing, requestedUrl, initiatorType, global, cacheMode, bodyInfo, responseStatus, deliveryType];
    return performanceHooks().markResourceTiming(...args);
  },
};

const { prototype } = Performance;
const { defineProperty, getOwnPropertyNames } = Object;
for (const name of getOwnPropertyNames(prototype)) {
  if (name !== 'constructor') defineProperty(prototype, name, { enumerable: true });
}
for (const [name, value] of Object.entries({ eventLoopUtilization, nodeTiming, markResourceTiming, timerify })) {
  defineProperty(prototype, name, { value, writable: true, enumerable: false, configurable: true });
}
defineProperty(Performance, 'length', { value: 0 });
defineEventHandler(prototype, 'resourcetimingbufferfull');
defineProperty(prototype, Symbol.toStringTag, { value: 'Performance', configurable: true });

export const performance = new Performance(creation);
