import { VerbError } from '../../capabilities/verb-error.ts';
import type { IntlKind } from './contract.ts';

export interface Defaults {
  readonly locale: string;
  readonly timeZone: string;
}

type Options = Record<string, string | number | boolean | undefined>;

interface IntlClass {
  new (locales: readonly string[], options: Options): object;
  supportedLocalesOf(locales: readonly string[], options?: object): string[];
}

const table = {
  Collator: Intl.Collator,
  DateTimeFormat: Intl.DateTimeFormat,
  'DateTimeFormat any': Intl.DateTimeFormat,
  'DateTimeFormat date': Intl.DateTimeFormat,
  'DateTimeFormat time': Intl.DateTimeFormat,
  DisplayNames: Intl.DisplayNames,
  ListFormat: Intl.ListFormat,
  NumberFormat: Intl.NumberFormat,
  PluralRules: Intl.PluralRules,
  RelativeTimeFormat: Intl.RelativeTimeFormat,
  Segmenter: Intl.Segmenter,
};

/** The host's classes. The table has no prototype: a kind is the guest's text. */
export const constructors = Object.assign(Object.create(null), table) as Readonly<Record<IntlKind, IntlClass>>;

const formats = ['format', 'formatToParts', 'formatRange', 'formatRangeToParts', 'resolvedOptions'];
const methodNames: Readonly<Record<IntlKind, readonly string[]>> = {
  Collator: ['compare', 'resolvedOptions'],
  DateTimeFormat: formats,
  'DateTimeFormat any': formats,
  'DateTimeFormat date': formats,
  'DateTimeFormat time': formats,
  DisplayNames: ['of', 'resolvedOptions'],
  ListFormat: ['format', 'formatToParts', 'resolvedOptions'],
  NumberFormat: formats,
  PluralRules: ['select', 'selectRange', 'resolvedOptions'],
  RelativeTimeFormat: ['format', 'formatToParts', 'resolvedOptions'],
  Segmenter: ['segment', 'resolvedOptions'],
};

export function methodsOf(kind: unknown): readonly string[] | undefined {
  return typeof kind === 'string' && Object.hasOwn(methodNames, kind) ? methodNames[kind as IntlKind] : undefined;
}

const MAX_LOCALES = 256;
const MAX_TAG = 1_024;

/** A list of tags, of a size that V8 canonicalizes in microseconds. */
export function readLocales(value: unknown): string[] {
  if (!Array.isArray(value) || value.length > MAX_LOCALES) throw invalidLocale();
  return value.map((tag) => {
    if (typeof tag !== 'string' || tag.length > MAX_TAG) throw invalidLocale();
    return tag;
  });
}

export function invalidLocale(): VerbError {
  return new VerbError('Incorrect locale information provided', { name: 'RangeError' });
}

function readDescription(description: string): readonly [locales: string[], options: Options] {
  const [locales, given] = JSON.parse(description) as [unknown, Readonly<Record<string, unknown>>];
  const options = Object.create(null) as Options;
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    options[name] = value;
  }
  return [readLocales(locales), options];
}

const DATE_PARTS = ['weekday', 'year', 'month', 'day'];
const TIME_PARTS = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'];

/** What `toLocaleString` and its kin show when the options name nothing (ECMA-402, 11.1.2 CreateDateTimeFormat). */
function addDefaults(options: Options, required: string): void {
  const has = (names: readonly string[]): boolean => names.some((name) => options[name] !== undefined);
  const refused = required === 'date' ? 'timeStyle' : required === 'time' ? 'dateStyle' : undefined;
  if (refused !== undefined && options[refused] !== undefined) {
    throw new VerbError(`Invalid option : ${refused}`, { name: 'TypeError' });
  }
  if (has(['dateStyle', 'timeStyle'])) return;
  if (required !== 'time' && has(DATE_PARTS)) return;
  if (required !== 'date' && has(TIME_PARTS)) return;
  if (required !== 'time') Object.assign(options, { year: 'numeric', month: 'numeric', day: 'numeric' });
  if (required !== 'date') Object.assign(options, { hour: 'numeric', minute: 'numeric', second: 'numeric' });
}

/** The host's instance. The default locale comes last, so that the host's own is never fallen back to. */
export function createInstance(kind: IntlKind, description: string, { locale, timeZone }: Defaults): object {
  const [locales, options] = readDescription(description);
  if (kind.startsWith('DateTimeFormat')) {
    const [, required] = kind.split(' ');
    if (required !== undefined) addDefaults(options, required);
    options['timeZone'] ??= timeZone;
  }
  return new constructors[kind]([...locales, locale], options);
}
