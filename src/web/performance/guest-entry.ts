import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { port, verbId } from 'internal:port';
import { type InspectOptions, inspectDepth } from 'web:events';

const NOW = verbId('performance.now');

/** Milliseconds since the time origin. */
export function now(): number {
  return port(NOW) as number;
}

// Own and enumerable in Node, so `assert.deepStrictEqual` compares entries by them (observed).
export const kName: unique symbol = Symbol('PerformanceEntry.Name');
const kEntryType: unique symbol = Symbol('PerformanceEntry.EntryType');
export const kStartTime: unique symbol = Symbol('PerformanceEntry.StartTime');
const kDuration: unique symbol = Symbol('PerformanceEntry.Duration');

/** The argument that only guest modules can pass: these constructors are illegal for everyone else. */
export const creation = Symbol('creation');

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

const { defineProperty } = Object;
// What callers outside may pass: nothing.
defineProperty(PerformanceEntry, 'length', { value: 0 });
for (const name of ['name', 'entryType', 'startTime', 'duration', 'toJSON']) {
  defineProperty(PerformanceEntry.prototype, name, { enumerable: true });
}
