import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { validateInteger, validateNumber, validateObject } from 'internal:validators';
import { type InspectOptions, inspectDepth } from 'web:events';
import { creation, now } from 'web:performance';
import { messaging } from 'web:structured-clone';
import { HistogramCounts } from './guest-histogram-counts.ts';

/** What an empty histogram has as its minimum: 2 ** 63 - 1 (observed). */
const EMPTY_MIN = 9223372036854775807n;
const NANOSECONDS = 1e6;

function assertPercentile(percentile: unknown): asserts percentile is number {
  validateNumber(percentile, 'percentile');
  if (!(percentile > 0 && percentile <= 100)) throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
}

/** nodejs.org/api/perf_hooks.html#class-histogram */
export class Histogram {
  readonly #counts: HistogramCounts;

  constructor(token?: unknown, counts?: HistogramCounts) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#counts = counts!;
  }

  static countsOf(histogram: Histogram): HistogramCounts {
    return histogram.#counts;
  }

  get count(): number {
    return this.#counts.total;
  }

  get countBigInt(): bigint {
    return BigInt(this.#counts.total);
  }

  get min(): number {
    return Number(this.minBigInt);
  }

  get minBigInt(): bigint {
    const [first] = this.#counts.buckets();
    return first === undefined ? EMPTY_MIN : BigInt(first.lowest);
  }

  get max(): number {
    return this.#counts.buckets().at(-1)?.highest ?? 0;
  }

  get maxBigInt(): bigint {
    return BigInt(this.max);
  }

  get mean(): number {
    return this.#counts.moment(1, 0);
  }

  get exceeds(): number {
    return this.#counts.exceeds;
  }

  get exceedsBigInt(): bigint {
    return BigInt(this.#counts.exceeds);
  }

  get kurtosis(): number {
    const counts = this.#counts;
    return counts.total < 4 ? 0 : counts.moment(4, this.mean) / counts.moment(2, this.mean) ** 2 - 3;
  }

  get skewness(): number {
    const counts = this.#counts;
    return counts.total < 3 ? 0 : counts.moment(3, this.mean) / counts.moment(2, this.mean) ** 1.5;
  }

  get stddev(): number {
    return Math.sqrt(this.#counts.moment(2, this.mean));
  }

  percentile(percentile: unknown): number {
    assertPercentile(percentile);
    return this.#counts.percentile(percentile);
  }

  percentileBigInt(percentile: unknown): bigint {
    assertPercentile(percentile);
    return BigInt(this.#counts.percentile(percentile));
  }

  get percentiles(): Map<number, number> {
    return new Map(this.#counts.percentiles());
  }

  get percentilesBigInt(): Map<number, bigint> {
    return new Map(this.#counts.percentiles().map(([percent, value]) => [percent, BigInt(value)]));
  }

  reset(): void {
    this.#counts.reset();
  }

  toJSON(): object {
    const { count, min, max, mean, exceeds, stddev, skewness, kurtosis } = this;
    return { count, min, max, mean, exceeds, stddev, skewness, kurtosis, percentiles: Object.fromEntries(this.percentiles) };
  }

  [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return `[${this.constructor.name}]`;
    const { min, max, mean, exceeds, stddev, skewness, kurtosis, count, percentiles } = this;
    return `Histogram ${inspect({ min, max, mean, exceeds, stddev, skewness, kurtosis, count, percentiles }, inspectDepth(options))}`;
  }
}

/** nodejs.org/api/perf_hooks.html#class-recordablehistogram-extends-histogram */
export class RecordableHistogram extends Histogram {
  #previous = 0;

  record(value: unknown): void {
    if (typeof value === 'bigint') {
      if (value < 1n || value >= 2n ** 63n) {
        throw Object.assign(new RangeError('value is out of range'), { code: 'ERR_OUT_OF_RANGE' });
      }
      Histogram.countsOf(this).record(Number(value));
      return;
    }
    validateInteger(value, 'val', 1);
    Histogram.countsOf(this).record(value);
  }

  recordDelta(): void {
    const time = Math.floor(now() * NANOSECONDS);
    if (this.#previous > 0 && time > this.#previous) Histogram.countsOf(this).record(time - this.#previous);
    this.#previous = time;
  }

  add(other: unknown): void {
    if (!isRecordable(other)) throw new codes.ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    Histogram.countsOf(this).add(Histogram.countsOf(other));
  }
}

export function isRecordable(value: unknown): value is RecordableHistogram {
  return value instanceof RecordableHistogram;
}

// A clone is another handle on the same counts; that of an event loop delay's can only be read (observed).
for (const Class of [Histogram, RecordableHistogram]) {
  const clone = (histogram: Histogram) => ({
    data: undefined,
    revive: () => new Class(creation, Histogram.countsOf(histogram)),
  });
  Object.defineProperty(Class.prototype, messaging, { value: { clone } });
}

/** Node's newer statistics. */
const missing: Readonly<Record<string, readonly string[]>> = {
  Histogram: [
    ...['ccdf', 'cdf', 'countAt', 'burnRate', 'ksTest', 'welchTest', 'mannWhitneyTest', 'cohensD', 'cliffsD'],
    ...['linearBuckets', 'logBuckets', 'percentileCI', 'percentilesAt'],
  ],
  RecordableHistogram: ['recordCorrected', 'subtract'],
};
for (const { name, prototype } of [Histogram, RecordableHistogram]) {
  for (const method of missing[name]!) {
    const refuse = (): never => {
      throw new codes.ERR_METHOD_NOT_IMPLEMENTED(`${name}.prototype.${method}()`);
    };
    Object.defineProperty(prototype, method, { value: refuse, writable: true, enumerable: false, configurable: true });
  }
}

/** nodejs.org/api/perf_hooks.html#perf_hookscreatehistogramoptions */
export function createHistogram(options: unknown = {}): RecordableHistogram {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options as Record<string, unknown>;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1);
  if (typeof highest !== 'bigint') validateInteger(highest, 'options.highest', 2 * Number(lowest));
  else if (highest < 2n * BigInt(lowest as number)) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('options.highest', highest);
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(creation, new HistogramCounts(Number(lowest), Number(highest), figures));
}
