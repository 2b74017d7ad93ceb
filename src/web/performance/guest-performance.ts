import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { requireShared } from 'internal:loader';
import { port, verbId } from 'internal:port';
import { defineEventHandler, EventTarget, type InspectOptions, inspectDepth } from 'web:events';
import type * as UserTiming from 'web:user-timing';
import { creation, now, type PerformanceEntry } from './guest-entry.ts';
import { eventLoopUtilization, nodeTiming } from './guest-node-timing.ts';

const TIME_ORIGIN = verbId('performance.timeOrigin');
const kPerformance: unique symbol = Symbol('performance');

/** Marks, measures and the timeline; evaluated at the first use of any of them. */
export function userTiming(): typeof UserTiming {
  return requireShared('web:user-timing') as typeof UserTiming;
}

/** What `node:perf_hooks` adds; it is evaluated at the first use of any of it. */
interface PerformanceHooks {
  timerify(callback: unknown, options: unknown): unknown;
  markResourceTiming(...args: unknown[]): unknown;
  setResourceTimingBufferSize(size: number): void;
}
export function performanceHooks(): PerformanceHooks & Record<string, unknown> {
  return requireShared('node:perf_hooks') as unknown as PerformanceHooks & Record<string, unknown>;
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
    userTiming().clearMarks(name);
  }

  clearMeasures(name: unknown = undefined): void {
    assertPerformance(this);
    userTiming().clearMeasures(name === undefined ? undefined : `${name}`);
  }

  clearResourceTimings(): void {
    assertPerformance(this);
    userTiming().clearResources();
  }

  getEntries(): PerformanceEntry[] {
    assertPerformance(this);
    return userTiming().listEntries(undefined, undefined);
  }

  getEntriesByName(name: unknown, type: unknown = undefined): PerformanceEntry[] {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return userTiming().listEntries(`${name}`, type === undefined ? undefined : `${type}`);
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    return userTiming().listEntries(undefined, `${type}`);
  }

  /** https://w3c.github.io/user-timing/#dom-performance-mark */
  mark(name: unknown, options: unknown = undefined): UserTiming.PerformanceMark {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return userTiming().mark(name, options);
  }

  /** https://w3c.github.io/user-timing/#dom-performance-measure. What is neither text nor options is no mark (observed). */
  measure(name: unknown, startOrOptions: unknown = undefined, endMark: unknown = undefined): UserTiming.PerformanceMeasure {
    assertPerformance(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return userTiming().measure(name, startOrOptions, endMark);
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
