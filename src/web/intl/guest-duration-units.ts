import { UNITS, type Unit } from './guest-duration-record.ts';

export type BaseStyle = 'long' | 'short' | 'narrow' | 'digital';
export type UnitStyle = 'long' | 'short' | 'narrow' | 'numeric' | '2-digit' | 'fractional';

/** How one unit is shown. */
export interface UnitOptions {
  readonly style: UnitStyle;
  readonly display: 'auto' | 'always';
}

const TEXT_STYLES = ['long', 'short', 'narrow'];
const CLOCK_UNITS: readonly Unit[] = ['hours', 'minutes', 'seconds'];
const SUBSECONDS: readonly Unit[] = ['milliseconds', 'microseconds', 'nanoseconds'];

/** Reads one option, refusing what is not listed, in V8's words. */
export function readChoice<T extends string>(
  options: object,
  name: string,
  choices: readonly T[],
  fallback: T | undefined,
): T | undefined {
  const value = (options as Record<string, unknown>)[name];
  if (value === undefined) return fallback;
  const text = `${value as string}`;
  if (choices.includes(text as T)) return text as T;
  throw new RangeError(`Value ${text} out of range for Intl.DurationFormat options property ${name}`);
}

function stylesOf(unit: Unit): readonly string[] {
  if (CLOCK_UNITS.includes(unit)) return [...TEXT_STYLES, 'numeric', '2-digit'];
  return SUBSECONDS.includes(unit) ? [...TEXT_STYLES, 'numeric'] : TEXT_STYLES;
}

const isNumeric = (style: UnitStyle | undefined): boolean => style === 'numeric' || style === '2-digit' || style === 'fractional';

function readUnit(options: object, unit: Unit, base: BaseStyle, previous: UnitStyle | undefined): UnitOptions {
  let style = readChoice(options, unit, stylesOf(unit), undefined) as UnitStyle | undefined;
  let isShown = true;
  if (style === undefined) {
    if (base === 'digital') {
      isShown = CLOCK_UNITS.includes(unit);
      style = isShown || SUBSECONDS.includes(unit) ? 'numeric' : 'short';
    } else if (isNumeric(previous)) {
      isShown = unit === 'minutes' || unit === 'seconds';
      style = 'numeric';
    } else {
      isShown = false;
      style = base;
    }
  }
  if (style === 'numeric' && SUBSECONDS.includes(unit)) {
    style = 'fractional';
    isShown = false;
  }
  const display = readChoice(options, `${unit}Display`, ['auto', 'always'] as const, isShown ? 'always' : 'auto')!;
  const isRefused =
    (display === 'always' && style === 'fractional') ||
    (previous === 'fractional' && style !== 'fractional') ||
    (isNumeric(previous) && !isNumeric(style));
  if (isRefused) throw new RangeError('Invalid object : #<Object>');
  if (isNumeric(previous) && (unit === 'minutes' || unit === 'seconds')) style = '2-digit';
  return { style, display };
}

/** ECMA-402, 13.5.6 GetDurationUnitOptions, for all units. */
export function readUnits(options: object, base: BaseStyle): Record<Unit, UnitOptions> {
  const units = {} as Record<Unit, UnitOptions>;
  let previous: UnitStyle | undefined;
  for (const unit of UNITS) {
    units[unit] = readUnit(options, unit, base, previous);
    previous = units[unit].style;
  }
  return units;
}
