import { codes, defineCodes } from 'internal:errors';
import { validateNumber, validateObject } from 'internal:validators';
import { creation, now, PerformanceEntry } from 'web:performance';
import { structuredClone } from 'web:structured-clone';

const performanceCodes = defineCodes({
  TypeError: {
    ERR_PERFORMANCE_INVALID_TIMESTAMP: '%s is not a valid timestamp',
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: '%s',
  },
});
export const { ERR_PERFORMANCE_INVALID_TIMESTAMP, ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS } = performanceCodes;

const kDetail: unique symbol = Symbol('kDetail');

/** Milestones of the process that a measure may name, and a mark may not (nodejs.org/api/perf_hooks.html#class-performancenodetiming). */
export const milestones: readonly string[] = [
  'nodeStart',
  'v8Start',
  'environment',
  'loopStart',
  'loopExit',
  'bootstrapComplete',
];

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
defineProperty(PerformanceMeasure, 'length', { value: 0 });
for (const constructor of [PerformanceMark, PerformanceMeasure]) {
  defineProperty(constructor.prototype, 'detail', { enumerable: true });
  defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
}
