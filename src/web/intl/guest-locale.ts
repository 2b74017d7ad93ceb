import { incompatibleReceiver } from 'internal:receiver';
import type { LocaleFields, LocaleList } from './contract.ts';
import { readOptions } from './guest-arguments.ts';
import { defineMembers, defineTag, host, localeTag, setLocaleTag } from './guest-service.ts';

const fieldsOfLocale = new WeakMap<object, LocaleFields>();

const OPTIONS = [
  'language',
  'script',
  'region',
  'variants',
  'calendar',
  'collation',
  'hourCycle',
  'caseFirst',
  'numeric:b',
  'numberingSystem',
];

function fieldsOf(receiver: unknown, member: string): LocaleFields {
  const fields = typeof receiver === 'object' && receiver !== null ? fieldsOfLocale.get(receiver) : undefined;
  if (fields === undefined) throw incompatibleReceiver(`Intl.Locale.prototype.${member}`, receiver);
  return fields;
}

/** Keywords of weekdays by the name or number that `firstDayOfWeek` takes (ECMA-402, 15.5.5 WeekdayToString). */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function readFirstDay(options: unknown): string | undefined {
  const value = options === undefined ? undefined : (Object(options) as { firstDayOfWeek?: unknown }).firstDayOfWeek;
  if (value === undefined) return undefined;
  const text = `${value as string}`;
  return /^[0-7]$/.test(text) ? WEEKDAYS[Number(text)] : text;
}

const FIRST_DAY = /-u(?:-[^-]{2,})*?-fw-([a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*)/i;

/** Puts a keyword into a tag, for the one option that hosts before Node 24 do not know. */
function withFirstDay(tag: string, day: string | undefined): string {
  if (day === undefined) return tag;
  if (!/^[a-z0-9]{3,8}$/i.test(day)) throw new RangeError('Incorrect locale information provided');
  const [before = tag, ...rest] = tag.split(/-x-/);
  const cleared = before.replace(/-fw(?:-[a-z0-9]{3,8})+/i, '');
  const extended = /-u(?:-|$)/.test(cleared) ? cleared.replace(/-u(?=-|$)/, `-u-fw-${day}`) : `${cleared}-u-fw-${day}`;
  return [extended, ...rest].join('-x-');
}

/** `Intl.Locale` (tc39.es/ecma402/#locale-objects). */
export const Locale = function (this: unknown, ...given: unknown[]): object {
  if (new.target === undefined) throw new TypeError("Constructor Intl.Locale requires 'new'");
  const object = Reflect.construct(Object, [], new.target as unknown as new () => object) as object;
  const [tag, options] = given;
  if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) {
    throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing");
  }
  const text = typeof tag === 'string' ? tag : (localeTag(tag) ?? `${tag as unknown as string}`);
  if (text === '') throw new RangeError("First argument to Intl.Locale constructor can't be empty or missing");
  if (options === null) throw new TypeError('Intl.Locale called on null or undefined');
  const read = readOptions(options, OPTIONS) as Record<string, string | boolean>;
  const firstDay = readFirstDay(options);
  initialize(object, host.locale(withFirstDay(text, firstDay), read, undefined) as LocaleFields);
  return object;
} as unknown as { new (tag?: unknown, options?: unknown): object; readonly prototype: object };

function initialize(object: object, fields: LocaleFields): void {
  fieldsOfLocale.set(object, fields);
  setLocaleTag(object, fields.tag);
}

function likely(receiver: unknown, method: 'maximize' | 'minimize'): object {
  const { tag } = fieldsOf(receiver, method);
  return new Locale(host.locale(tag, undefined, method));
}

const list = (receiver: unknown, member: string, name: LocaleList): unknown =>
  host.locale(fieldsOf(receiver, member).tag, undefined, name);

defineMembers(Locale.prototype, {
  toString(this: unknown): string {
    return fieldsOf(this, 'toString').tag;
  },
  maximize(this: unknown): object {
    return likely(this, 'maximize');
  },
  minimize(this: unknown): object {
    return likely(this, 'minimize');
  },
  getCalendars(this: unknown): unknown {
    return list(this, 'getCalendars', 'calendars');
  },
  getCollations(this: unknown): unknown {
    return list(this, 'getCollations', 'collations');
  },
  getHourCycles(this: unknown): unknown {
    return list(this, 'getHourCycles', 'hourCycles');
  },
  getNumberingSystems(this: unknown): unknown {
    return list(this, 'getNumberingSystems', 'numberingSystems');
  },
  getTimeZones(this: unknown): unknown {
    return list(this, 'getTimeZones', 'timeZones');
  },
  getTextInfo(this: unknown): unknown {
    return list(this, 'getTextInfo', 'textInfo');
  },
  getWeekInfo(this: unknown): unknown {
    return list(this, 'getWeekInfo', 'weekInfo');
  },
});

const FIELDS = [
  'language',
  'script',
  'region',
  'baseName',
  'calendar',
  'collation',
  'hourCycle',
  'caseFirst',
  'numeric',
  'numberingSystem',
] as const;
const LISTS = ['calendars', 'collations', 'hourCycles', 'numberingSystems', 'timeZones', 'textInfo', 'weekInfo'] as const;

function accessor(name: string, read: (receiver: unknown) => unknown): void {
  const { get } = {
    get(this: unknown): unknown {
      return read(this);
    },
  };
  Object.defineProperty(get, 'name', { value: `get ${name}`, configurable: true });
  Object.defineProperty(Locale.prototype, name, { get, set: undefined, enumerable: false, configurable: true });
}
for (const name of FIELDS) accessor(name, (receiver) => fieldsOf(receiver, name)[name]);
for (const name of LISTS) accessor(name, (receiver) => list(receiver, name, name));
accessor('firstDayOfWeek', (receiver) => FIRST_DAY.exec(fieldsOf(receiver, 'firstDayOfWeek').tag)?.[1]);

defineTag(Locale.prototype, 'Intl.Locale');
Object.defineProperty(Locale, 'length', { value: 1, configurable: true });
Object.defineProperty(Locale, 'name', { value: 'Locale', configurable: true });
Object.defineProperty(Locale, 'prototype', { writable: false });
