import { VerbError } from '../../capabilities/verb-error.ts';
import type { LocaleFields } from './contract.ts';
import { invalidLocale } from './host-instances.ts';

type LocaleOptions = Readonly<Record<string, string | boolean>>;

/** Lists of a locale, a method in newer hosts and an accessor in older ones. */
const lists: Readonly<Record<string, string>> = {
  calendars: 'getCalendars',
  collations: 'getCollations',
  hourCycles: 'getHourCycles',
  numberingSystems: 'getNumberingSystems',
  timeZones: 'getTimeZones',
  textInfo: 'getTextInfo',
  weekInfo: 'getWeekInfo',
};

function readList(locale: Intl.Locale, name: string): unknown {
  const methods = locale as unknown as Record<string, unknown>;
  const method = methods[lists[name]!];
  const value: unknown = typeof method === 'function' ? Reflect.apply(method, locale, []) : methods[name];
  if (typeof value !== 'object' || value === null) return undefined;
  // Node 24 has no `minimalDays` any more.
  const { minimalDays: _, ...list } = value as { minimalDays?: number };
  return structuredClone(Array.isArray(value) ? value : list);
}

/** ECMA-402, 15: a locale's fields; with `part` one of its lists, or its tag after `maximize` or `minimize`. */
export function readLocale(tag: unknown, options: unknown, part: unknown): unknown {
  if (typeof tag !== 'string' || tag.length > 1_024) throw invalidLocale();
  const given: LocaleOptions = Object.create(null);
  if (typeof options === 'object' && options !== null) {
    for (const [name, value] of Object.entries(options as LocaleOptions)) {
      if (typeof value === 'boolean' || (typeof value === 'string' && value.length <= 1_024))
        Object.assign(given, { [name]: value });
    }
  }
  const locale = new Intl.Locale(tag, given);
  if (part === 'maximize' || part === 'minimize') return locale[part]().toString();
  if (typeof part === 'string') {
    if (!Object.hasOwn(lists, part)) throw new VerbError('Invalid part of a locale', { name: 'TypeError' });
    return readList(locale, part);
  }
  const { baseName, language, script, region, calendar, collation, hourCycle, caseFirst, numeric, numberingSystem } = locale;
  const fields: LocaleFields = {
    tag: locale.toString(),
    baseName,
    language,
    script,
    region,
    calendar,
    collation,
    hourCycle,
    caseFirst,
    numeric: numeric ?? false,
    numberingSystem,
  };
  return fields;
}
