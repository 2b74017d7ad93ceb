import { incompatibleReceiver } from 'internal:receiver';
import { readLocaleList } from './guest-arguments.ts';
import { type DurationRecord, durationSign, toDurationRecord, UNITS, type Unit, withFraction } from './guest-duration-record.ts';
import { type BaseStyle, readChoice, readUnits, type UnitOptions } from './guest-duration-units.ts';
import { defineMembers, defineTag, host, localeTag, statics } from './guest-service.ts';

interface Part {
  type: string;
  value: string;
  unit?: string;
}

interface Slot {
  readonly locale: string;
  readonly numberingSystem: string;
  readonly style: BaseStyle;
  readonly units: Record<Unit, UnitOptions>;
  readonly fractionalDigits: number | undefined;
}

type NumberOptions = Record<string, string | number | boolean>;

const slots = new WeakMap<object, Slot>();
const STYLES: readonly BaseStyle[] = ['long', 'short', 'narrow', 'digital'];

function readFractionalDigits(options: object): number | undefined {
  const value = (options as { fractionalDigits?: unknown }).fractionalDigits;
  if (value === undefined) return undefined;
  const digits = Number(value);
  if (!(digits >= 0 && digits <= 9)) throw new RangeError('fractionalDigits value is out of range.');
  return Math.floor(digits);
}

/**
 * `Intl.DurationFormat` (tc39.es/ecma402/#durationformat-objects). Hosts before Node 24 have none, so it is made of their
 * numbers and lists, as the standard defines it.
 */
export const DurationFormat = function (this: unknown, ...given: unknown[]): object {
  if (new.target === undefined) throw new TypeError("Constructor Intl.DurationFormat requires 'new'");
  const object = Reflect.construct(Object, [], new.target as unknown as new () => object) as object;
  const list = readLocaleList(given[0], localeTag);
  if (list.length > 0) host.canonicalLocales(list);
  const options = given[1] === undefined ? {} : given[1];
  if (typeof options !== 'object' || options === null) throw new TypeError('invalid_argument');
  readChoice(options, 'localeMatcher', ['lookup', 'best fit'], undefined);
  const { numberingSystem: system } = options as { numberingSystem?: unknown };
  const style = readChoice(options, 'style', STYLES, 'short')!;
  const units = readUnits(options, style);
  const fractionalDigits = readFractionalDigits(options);
  const numbers = JSON.stringify([list, system === undefined ? {} : { numberingSystem: `${system as string}` }]);
  const resolved = host.call('NumberFormat', numbers, 'resolvedOptions', undefined, undefined) as Record<string, string>;
  const { locale, numberingSystem } = resolved as { locale: string; numberingSystem: string };
  slots.set(object, { locale, numberingSystem, style, units, fractionalDigits });
  return object;
} as unknown as { new (locales?: unknown, options?: unknown): object; readonly prototype: object };

function slotOf(receiver: unknown, method: string): Slot {
  const slot = typeof receiver === 'object' && receiver !== null ? slots.get(receiver) : undefined;
  if (slot === undefined) throw incompatibleReceiver(`Intl.DurationFormat.prototype.${method}`, receiver);
  return slot;
}

/** Whether the next shorter unit is this one's fraction. */
function isFractionNext({ units }: Slot, unit: Unit): boolean {
  const next = UNITS[UNITS.indexOf(unit) + 1];
  return next !== undefined && units[next].style === 'fractional';
}

/** Formats one duration: groups of parts, which a list joins. */
class Formatting {
  readonly groups: Part[][] = [];
  readonly #slot: Slot;
  readonly #record: DurationRecord;
  /** The sign is shown once, by what is shown first. */
  #isSigned = false;

  constructor(slot: Slot, record: DurationRecord) {
    this.#slot = slot;
    this.#record = record;
    for (const unit of UNITS) {
      const { style, display } = slot.units[unit];
      if (style === 'numeric' || style === '2-digit') {
        this.#addClock(unit);
        break;
      }
      const isLast = isFractionNext(slot, unit);
      const value = isLast ? withFraction(record, unit) : record[unit];
      if (Number(value) !== 0 || display === 'always') {
        const shown = { style: 'unit', unit: unit.slice(0, -1), unitDisplay: style, ...(isLast && this.#fraction()) };
        this.groups.push(this.#number(value, unit, shown));
      }
      if (isLast) break;
    }
  }

  #fraction(): NumberOptions {
    const { fractionalDigits } = this.#slot;
    const [minimumFractionDigits, maximumFractionDigits] = [fractionalDigits ?? 0, fractionalDigits ?? 9];
    return { minimumFractionDigits, maximumFractionDigits, roundingMode: 'trunc' };
  }

  #number(value: number | string, unit: Unit, options: NumberOptions): Part[] {
    const { locale, numberingSystem } = this.#slot;
    const all: NumberOptions = { numberingSystem, ...options };
    let shown = value;
    if (this.#isSigned) all.signDisplay = 'never';
    else if (Number(value) === 0 && durationSign(this.#record) < 0) shown = '-0';
    this.#isSigned = true;
    const parts = host.call('NumberFormat', JSON.stringify([[locale], all]), 'formatToParts', shown, undefined) as Part[];
    return parts.map(({ type, value: text }) => ({ type, value: text, unit: unit.slice(0, -1) }));
  }

  /** ECMA-402, 13.5.12 FormatNumericUnits: hours, minutes and seconds as on a clock. */
  #addClock(first: Unit): void {
    const { units } = this.#slot;
    const record = this.#record;
    const hasFraction = isFractionNext(this.#slot, 'seconds');
    const seconds = hasFraction ? withFraction(record, 'seconds') : record.seconds;
    const isShown = (unit: Unit, value: number | string): boolean => Number(value) !== 0 || units[unit].display === 'always';
    const hasHours = first === 'hours' && isShown('hours', record.hours);
    const hasSeconds = isShown('seconds', seconds);
    const hasMinutes = first !== 'seconds' && ((hasHours && hasSeconds) || isShown('minutes', record.minutes));
    const parts: Part[] = [];
    const add = (unit: Unit, value: number | string, options: NumberOptions): void => {
      if (parts.length > 0) parts.push({ type: 'literal', value: ':' });
      const digits: NumberOptions = units[unit].style === '2-digit' ? { minimumIntegerDigits: 2 } : {};
      parts.push(...this.#number(value, unit, { ...digits, useGrouping: false, ...options }));
    };
    if (hasHours) add('hours', record.hours, {});
    if (hasMinutes) add('minutes', record.minutes, {});
    if (hasSeconds) add('seconds', seconds, hasFraction ? this.#fraction() : {});
    if (parts.length > 0) this.groups.push(parts);
  }
}

function formatParts(slot: Slot, duration: unknown): Part[] {
  const { groups } = new Formatting(slot, toDurationRecord(duration));
  const style = slot.style === 'digital' ? 'short' : slot.style;
  const list = JSON.stringify([[slot.locale], { type: 'unit', style }]);
  const texts = groups.map((parts) => parts.map(({ value }) => value).join(''));
  const joined = host.call('ListFormat', list, 'formatToParts', texts, undefined) as Part[];
  let next = 0;
  return joined.flatMap((part) => (part.type === 'element' ? groups[next++]! : [part]));
}

defineMembers(DurationFormat.prototype, {
  resolvedOptions(this: unknown): object {
    const { locale, numberingSystem, style, units, fractionalDigits } = slotOf(this, 'resolvedOptions');
    const resolved: Record<string, unknown> = { locale, numberingSystem, style };
    for (const unit of UNITS) {
      resolved[unit] = units[unit].style === 'fractional' ? 'numeric' : units[unit].style;
      resolved[`${unit}Display`] = units[unit].display;
    }
    if (fractionalDigits !== undefined) resolved.fractionalDigits = fractionalDigits;
    return resolved;
  },
  format(this: unknown, duration: unknown): string {
    const parts = formatParts(slotOf(this, 'format'), duration);
    return parts.map(({ value }) => value).join('');
  },
  formatToParts(this: unknown, duration: unknown): Part[] {
    return formatParts(slotOf(this, 'formatToParts'), duration);
  },
});
defineMembers(DurationFormat, statics('NumberFormat', 'DurationFormat'));
defineTag(DurationFormat.prototype, 'Intl.DurationFormat');
Object.defineProperty(DurationFormat, 'length', { value: 0, configurable: true });
Object.defineProperty(DurationFormat, 'name', { value: 'DurationFormat', configurable: true });
Object.defineProperty(DurationFormat, 'prototype', { writable: false });
