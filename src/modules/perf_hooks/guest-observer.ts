import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { validateFunction, validateObject } from 'internal:validators';
import { setImmediate } from 'node:timers';
import { DOMException } from 'web:dom-exception';
import { type InspectOptions, inspectDepth } from 'web:events';
import { creation, now, type PerformanceEntry } from 'web:performance';
import { listEntries, observation } from 'web:user-timing';
import { createNodeEntry } from './guest-node-entry.ts';

/**
 * What this sandbox can observe.
 * DIVERGES: `PerformanceObserver.supportedEntryTypes` leaves out gc, http, http2 and quic, which nothing here records.
 */
const supportedTypes: readonly string[] = Object.freeze(['dns', 'function', 'mark', 'measure', 'net', 'resource']);

const kBuffer = Symbol('kBuffer');

function assertList(value: unknown): asserts value is PerformanceObserverEntryList {
  if ((value as PerformanceObserverEntryList | null | undefined)?.[kBuffer] === undefined) {
    throw new codes.ERR_INVALID_THIS('PerformanceObserverEntryList');
  }
}

/** https://w3c.github.io/performance-timeline/#dom-performanceobserverentrylist */
export class PerformanceObserverEntryList {
  declare readonly [kBuffer]: readonly PerformanceEntry[];

  constructor(token?: unknown, entries?: readonly PerformanceEntry[]) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    const sorted = [...entries!].sort((a, b) => a.startTime - b.startTime);
    Object.defineProperty(this, kBuffer, { value: sorted, enumerable: false });
  }

  getEntries(): PerformanceEntry[] {
    assertList(this);
    return [...this[kBuffer]];
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    assertList(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    const wanted = `${type}`;
    return this[kBuffer].filter((entry) => entry.entryType === wanted);
  }

  getEntriesByName(name: unknown, type: unknown = undefined): PerformanceEntry[] {
    assertList(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    const wanted = `${name}`;
    return this[kBuffer].filter((entry) => entry.name === wanted && (type === undefined || entry.entryType === type));
  }

  [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    return `PerformanceObserverEntryList ${inspect(this[kBuffer], inspectDepth(options))}`;
  }
}

interface ObserveOptions {
  entryTypes?: unknown;
  type?: unknown;
  buffered?: unknown;
}
type ObserverCallback = (this: PerformanceObserver, list: PerformanceObserverEntryList, observer: PerformanceObserver) => void;

const observers = new Set<PerformanceObserver>();
/** Those with entries to hand over, in order of their first. */
const waiting = new Set<PerformanceObserver>();
let isQueued = false;

function deliver(): void {
  isQueued = false;
  const due = [...waiting];
  waiting.clear();
  for (const observer of due) observer[kDispatch]();
}

function queueDelivery(observer: PerformanceObserver): void {
  waiting.add(observer);
  if (isQueued) return;
  isQueued = true;
  setImmediate(deliver);
}

observation.notify = (entry) => {
  for (const observer of observers) observer[kMaybeBuffer](entry);
};
observation.watches = (type) => {
  for (const observer of observers) if (observer[kWatches](type)) return true;
  return false;
};
observation.record = (type, name, start, detail) => {
  observation.notify!(createNodeEntry(type, name, start, now() - start, detail));
};

const kMaybeBuffer: unique symbol = Symbol('kMaybeBuffer');
const kDispatch: unique symbol = Symbol('kDispatch');
const kWatches: unique symbol = Symbol('kWatches');

/** https://w3c.github.io/performance-timeline/#dom-performanceobserver, nodejs.org/api/perf_hooks.html#class-performanceobserver */
export class PerformanceObserver {
  #buffer: PerformanceEntry[] = [];
  readonly #types = new Set<string>();
  /** Once observed with one type or with several, always so. */
  #mode: 'single' | 'multiple' | undefined;
  readonly #callback: ObserverCallback;

  constructor(callback: unknown) {
    validateFunction(callback, 'callback');
    this.#callback = callback as unknown as ObserverCallback;
  }

  observe(options: unknown = {}): void {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options as ObserveOptions;
    if (entryTypes === undefined && type === undefined) throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    if (entryTypes !== undefined && type !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE(
        'options.entryTypes',
        entryTypes,
        'options.entryTypes can not set with options.type together',
      );
    }
    this.#setMode(entryTypes === undefined ? 'single' : 'multiple');
    if (entryTypes === undefined) this.#observeType(type, Boolean(buffered));
    else this.#observeTypes(entryTypes);
    if (this.#types.size > 0) observers.add(this);
    else this.disconnect();
  }

  #setMode(mode: 'single' | 'multiple'): void {
    if (this.#mode !== undefined && this.#mode !== mode) {
      throw new DOMException(
        `PerformanceObserver can not change to ${mode} observation${mode === 'single' ? '' : 's'}`,
        'InvalidModificationError',
      );
    }
    this.#mode = mode;
  }

  #observeTypes(entryTypes: unknown): void {
    if (!Array.isArray(entryTypes)) throw new codes.ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
    this.#types.clear();
    for (const each of entryTypes as unknown[]) {
      if (supportedTypes.includes(each as string)) this.#types.add(each as string);
    }
  }

  #observeType(type: unknown, buffered: boolean): void {
    if (!supportedTypes.includes(type as string)) return;
    this.#types.add(type as string);
    if (!buffered) return;
    this.#buffer.push(...listEntries(undefined, type));
    queueDelivery(this);
  }

  disconnect(): void {
    observers.delete(this);
    waiting.delete(this);
    this.#buffer = [];
    this.#types.clear();
    this.#mode = undefined;
  }

  takeRecords(): PerformanceEntry[] {
    const taken = this.#buffer;
    this.#buffer = [];
    return taken;
  }

  static get supportedEntryTypes(): readonly string[] {
    return supportedTypes;
  }

  [kWatches](type: string): boolean {
    return this.#types.has(type);
  }

  [kMaybeBuffer](entry: PerformanceEntry): void {
    if (!this[kWatches](entry.entryType)) return;
    this.#buffer.push(entry);
    queueDelivery(this);
  }

  [kDispatch](): void {
    Reflect.apply(this.#callback, this, [new PerformanceObserverEntryList(creation, this.takeRecords()), this]);
  }

  [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    const shown = {
      connected: observers.has(this),
      pending: waiting.has(this),
      entryTypes: [...this.#types],
      buffer: this.#buffer,
    };
    return `PerformanceObserver ${inspect(shown, inspectDepth(options))}`;
  }
}

for (const [constructor, names] of [
  [PerformanceObserver, ['observe', 'disconnect', 'takeRecords']],
  [PerformanceObserverEntryList, ['getEntries', 'getEntriesByType', 'getEntriesByName']],
] as const) {
  for (const name of names) Object.defineProperty(constructor.prototype, name, { enumerable: true });
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
}
Object.defineProperty(PerformanceObserverEntryList, 'length', { value: 0 });
