/** Units of a duration from the longest to the shortest. */
export const UNITS = [
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
  'milliseconds',
  'microseconds',
  'nanoseconds',
] as const;
export type Unit = (typeof UNITS)[number];
export type DurationRecord = Record<Unit, number>;

const CALENDAR_LIMIT = 2 ** 32;
/** Nanoseconds of each unit that has a fixed length. */
const LENGTHS: readonly (readonly [Unit, bigint])[] = [
  ['days', 86_400_000_000_000n],
  ['hours', 3_600_000_000_000n],
  ['minutes', 60_000_000_000n],
  ['seconds', 1_000_000_000n],
  ['milliseconds', 1_000_000n],
  ['microseconds', 1_000n],
  ['nanoseconds', 1n],
];
const LIMIT = 2n ** 53n * 1_000_000_000n;

export function durationSign(record: DurationRecord): number {
  for (const unit of UNITS) if (record[unit] !== 0) return record[unit] < 0 ? -1 : 1;
  return 0;
}

function isValid(record: DurationRecord): boolean {
  const sign = durationSign(record);
  for (const unit of UNITS) if (record[unit] * sign < 0) return false;
  for (const unit of ['years', 'months', 'weeks'] as const) if (Math.abs(record[unit]) >= CALENDAR_LIMIT) return false;
  let total = 0n;
  for (const [unit, length] of LENGTHS) total += BigInt(record[unit]) * length;
  return total < LIMIT && total > -LIMIT;
}

/** ECMA-402, 13.5.1 ToDurationRecord. Fields are read in the order of their names. */
export function toDurationRecord(input: unknown): DurationRecord {
  if (typeof input === 'string') throw new RangeError(`Invalid object : ${input}`);
  if ((typeof input !== 'object' && typeof input !== 'function') || input === null) {
    throw new TypeError('Invalid argument for Temporal');
  }
  const record = {} as DurationRecord;
  let isEmpty = true;
  for (const unit of [...UNITS].sort()) {
    const value = (input as Record<string, unknown>)[unit];
    const number = value === undefined ? 0 : Number(value);
    if (!Number.isInteger(number)) throw new RangeError('Invalid time value for Temporal');
    record[unit] = number + 0;
    if (value !== undefined) isEmpty = false;
  }
  if (isEmpty) throw new TypeError('Invalid argument for Temporal');
  if (!isValid(record)) throw new RangeError('Invalid object : #<Object>');
  return record;
}

/** A unit with all shorter ones as its decimal fraction, in digits: a float would not hold them. */
export function withFraction(record: DurationRecord, unit: Unit): string {
  const from = LENGTHS.findIndex(([name]) => name === unit);
  const [, length] = LENGTHS[from]!;
  let total = 0n;
  for (const [name, part] of LENGTHS.slice(from)) total += BigInt(record[name]) * part;
  const size = total < 0n ? -total : total;
  const digits = `${length}`.length - 1;
  return `${total < 0n ? '-' : ''}${size / length}.${`${size % length}`.padStart(digits, '0')}`;
}
