import { codes, defineCodes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { port, verbId } from 'internal:port';
import { validateNumber, validateObject } from 'internal:validators';
import { type InspectOptions, inspectDepth } from 'web:events';
import { structuredClone } from 'web:structured-clone';

const performanceCodes = defineCodes({
  TypeError: {
    ERR_PERFORMANCE_INVALID_TIMESTAMP: '%s is not a valid timestamp',
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: '%s',
  },
});
export const { ERR_PERFORMANCE_INVALID_TIMESTAMP, ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS } = performanceCodes;

const NOW = verbId('performance.now');

/** Milliseconds since the time origin. */
export function now(): number {
  return port(NOW) as number;
}

// Own and enumerable in Node, so `assert.deepStrictEqual` compares entries by them (observed).
const kName: unique symbol = Symbol('PerformanceEntry.Name');
const kEntryType: unique symbol = Symbol('PerformanceEntry.EntryType');
const kStartTime: unique symbol = Symbol('PerformanceEntry.StartTime');
const kDuration: unique symbol = Symbol('PerformanceEntry.Duration');
const kDetail: unique symbol = Symbol('kDetail');

/** The argument that only guest modules can pass: these constructors are illegal for everyone else. */
export const creation = Symbol('creation');

/** Milestones of the process that a measure may name, and a mark may not (nodejs.org/api/perf_hooks.html#class-performancenodetiming). */
export const milestones: readonly string[] = [
  'nodeStart',
  'v8Start',
  'environment',
  'loopStart',
  'loopExit',
  'bootstrapComplete',
];

function assertEntry(value: unknown): asserts value is PerformanceEntry {
  if ((value as PerformanceEntry | null | undefined)?.[kName] === undefined) throw new codes.ERR_INVALID_THIS('PerformanceEntry');
}

/** https://w3c.github.io/performance-timeline/#dom-performanceentry */
export class PerformanceEntry {
  declare [kName]: string;
  declare [kEntryType]: string;
  declare [kStartTime]: number;
  declare [kDuration]: number;

  constructor(token?: unknown, name?: string, type?: string, start?: number, duration?: number) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this[kName] = name!;
    this[kEntryType] = type!;
    this[kStartTime] = start!;
    this[kDuration] = duration!;
  }

  get name(): string {
    assertEntry(this);
    return this[kName];
  }

  get entryType(): string {
    assertEntry(this);
    return this[kEntryType];
  }

  get startTime(): number {
    assertEntry(this);
    return this[kStartTime];
  }

  get duration(): number {
    assertEntry(this);
    return this[kDuration];
  }

  toJSON(): object {
    assertEntry(this);
    return { name: this[kName], entryType: this[kEntryType], startTime: this[kStartTime], duration: this[kDuration] };
  }

  [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    return `${this.constructor.name} ${inspect(this.toJSON(), inspectDepth(options))}`;
  }
}

function cloneDetail(detail: unknown): unknown {
  return detail === undefined || detail === null ? null : structuredClone(detail);
}

interface MarkOptions {
  startTime?: unknown;
  detail?: unknown;
}

/** https://w3c.github.io/user-timing/#dom-performancemark */
export class PerformanceMark extends PerformanceEntry {
  declare [kDetail]: unknown;

  constructor(name: unknown, options: unknown = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    const text = `${name}`;
    if (milestones.includes(text)) throw new codes.ERR_INVALID_ARG_VALUE('name', text);
    if (options !== undefined && options !== null) validateObject(options, 'options');
    const given = options as MarkOptions | undefined | null;
    const start = given?.startTime ?? now();
    validateNumber(start, 'startTime');
    if (start < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    const detail = cloneDetail(given?.detail);
    super(creation, text, 'mark', start, 0);
    this[kDetail] = detail;
  }

  get detail(): unknown {
    if ((this as PerformanceMark | null | undefined)?.[kDetail] === undefined)
      throw new codes.ERR_INVALID_THIS('PerformanceMark');
    return this[kDetail];
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this.detail };
  }
}

/** https://w3c.github.io/user-timing/#dom-performancemeasure */
export class PerformanceMeasure extends PerformanceEntry {
  declare [kDetail]: unknown;

  constructor(token?: unknown, name?: string, start?: number, duration?: number, detail?: unknown) {
    super(token, name, 'measure', start, duration);
    this[kDetail] = cloneDetail(detail);
  }

  get detail(): unknown {
    if ((this as PerformanceMeasure | null | undefined)?.[kDetail] === undefined)
      throw new codes.ERR_INVALID_THIS('PerformanceMeasure');
    return this[kDetail];
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this.detail };
  }
}

const { defineProperty } = Object;
// What their callers outside may pass: nothing.
for (const constructor of [PerformanceEntry, PerformanceMeasure]) defineProperty(constructor, 'length', { value: 0 });
for (const name of ['name', 'entryType', 'startTime', 'duration', 'toJSON'])
  defineProperty(PerformanceEntry.prototype, name, { enumerable: true });
for (const constructor of [PerformanceMark, PerformanceMeasure]) {
  defineProperty(constructor.prototype, 'detail', { enumerable: true });
  defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
}
