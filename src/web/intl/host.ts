import type { CreateHost, HostContext } from '../../capabilities/capability.ts';
import { sandboxTimeZone } from '../../capabilities/time-zone.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import type { IntlKind, IntlVerbs } from './contract.ts';
import { constructors, createInstance, type Defaults, methodsOf, readLocales } from './host-instances.ts';
import { readLocale } from './host-locale.ts';

/** Instances that one sandbox may have alive. V8 and ICU hold 10 to 50 KB for each. */
const MAX_INSTANCES = 64;
const CALENDAR_CYCLE = 146_097 * 86_400_000;
const MAX_DESCRIPTION = 16_384;
// DIVERGES: what depends on the host and what is bounded is told in [Intl, locales and time zones](modules/intl.md).
const MAX_TEXT = 1 << 20;
/**
 * DIVERGES: a text to be compared is refused with a RangeError where combining marks follow each other in thousands. ICU puts each run
 * of them in order, in time by its square: 180 ms for a run of 16,384, and an hour for one of a million.
 */
const MOST_MARKS_SQUARED = 2 ** 26;
const MARKS = /\p{M}{2,}/gu;
/** A tag, of whose parts ICU compares each with each: 80,000 variants took it a minute. */
const MAX_CODE = 1_024;
/** ICU's time cannot be interrupted: 200,000 items in parts took 0.7 s. */
const MAX_ITEMS = 1 << 13;
/** What the guest asks at one time. */
const MAX_SEGMENTED = 1 << 13;
/** A number in digits, which ICU takes quadratic time for. */
const MAX_DIGITS = 4_096;
const MAX_BITS = MAX_DIGITS * 3;

function refuse(what: string): never {
  throw new VerbError(`Invalid ${what} in a call of Intl`, { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
}

/** Errors of Intl are V8's, with texts that name what the guest passed and nothing of the host. */
function asGuest<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof VerbError) throw error;
    if (error instanceof RangeError) throw new VerbError(error.message, { name: 'RangeError' });
    // Node 24 says less (observed).
    if (error instanceof TypeError && error.message.startsWith("Can't set option ")) {
      throw new VerbError('Invalid option : option', { name: 'TypeError' });
    }
    if (error instanceof TypeError) throw new VerbError(error.message, { name: 'TypeError' });
    throw error;
  }
}

function checkArgument(value: unknown, kind: IntlKind): unknown {
  if (value === undefined || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return BigInt.asIntN(MAX_BITS, value) === value ? value : refuse('size of a number');
  if (typeof value === 'string') {
    if (value.length > maxLengthOf(kind)) refuse('length of a text');
    return kind === 'Collator' ? checkMarks(value) : value;
  }
  if (kind === 'ListFormat' && Array.isArray(value)) return checkList(value);
  return refuse('argument');
}

function maxLengthOf(kind: IntlKind): number {
  return kind === 'NumberFormat' ? MAX_DIGITS : kind === 'DisplayNames' ? MAX_CODE : MAX_TEXT;
}

function checkMarks(text: string): string {
  if (text.length ** 2 <= MOST_MARKS_SQUARED) return text;
  let squares = 0;
  for (const [run] of text.matchAll(MARKS)) squares += run.length ** 2;
  return squares <= MOST_MARKS_SQUARED ? text : refuse('text with so many combining marks');
}

function checkList(list: readonly unknown[]): readonly unknown[] {
  if (list.length > MAX_ITEMS) refuse('length of a list');
  let length = 0;
  for (const item of list) {
    if (typeof item !== 'string') refuse('argument');
    length += item.length;
  }
  return length <= MAX_TEXT ? list : refuse('length of a list');
}

/** The locale and time zone of the granted environment, read as ICU reads them; en-US and UTC without. */
function readDefaults(context: HostContext): Defaults {
  const env = context.grant<Readonly<Record<string, string>>>('env') ?? {};
  const timeZone = sandboxTimeZone(context).granted;
  const [tag = ''] = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').split(/[.@]/);
  let locale = 'en-US';
  try {
    if (tag !== '' && tag !== 'C' && tag !== 'POSIX') {
      locale = Intl.DateTimeFormat.supportedLocalesOf(tag.replaceAll('_', '-'))[0] ?? locale;
    }
  } catch {
    // A tag that is none.
  }
  return { locale, timeZone };
}

interface Segmented {
  segment(text: string): Iterable<{ index: number; isWordLike?: boolean }>;
}

/** Starts of all segments, and in the same order whether each is a word. */
function segmentsOf(segmenter: Segmented, text: unknown): readonly [starts: number[], words: (boolean | undefined)[]] {
  if (typeof text !== 'string' || text.length > MAX_SEGMENTED) refuse('length of a text');
  const starts: number[] = [];
  const words: (boolean | undefined)[] = [];
  for (const { index, isWordLike } of segmenter.segment(text)) {
    starts.push(index);
    words.push(isWordLike);
  }
  return [starts, words];
}

/** Names that Node 24 lists last and in this order (ECMA-402, table 27); older hosts have them in another one. */
const LAST_NAMES = ['roundingIncrement', 'roundingMode', 'roundingPriority', 'trailingZeroDisplay'];

/** Plural categories in Node 24's order (ECMA-402, 17.5.1). */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Hosts before Node 24 do not tell how plural rules round, which is what numbers with the same options do. */
function pluralsOf(kind: IntlKind, description: string): Record<string, unknown> {
  if (kind !== 'PluralRules') return {};
  const numbers = createInstance('NumberFormat', description, { locale: 'en-US', timeZone: 'UTC' }) as Intl.NumberFormat;
  const resolved = numbers.resolvedOptions() as unknown as Record<string, unknown>;
  return Object.fromEntries(LAST_NAMES.filter((name) => name in resolved).map((name) => [name, resolved[name]]));
}

function inOrder(resolved: Record<string, unknown>): Record<string, unknown> {
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(resolved)) if (!LAST_NAMES.includes(name)) ordered[name] = resolved[name];
  for (const name of LAST_NAMES) if (name in resolved) ordered[name] = resolved[name];
  const { pluralCategories } = ordered;
  if (Array.isArray(pluralCategories)) {
    pluralCategories.sort((a, b) => CATEGORIES.indexOf(String(a)) - CATEGORIES.indexOf(String(b)));
  }
  return structuredClone(ordered);
}

/** The host side of Intl. The only authority is that of the environment it is granted: a locale and a time zone. */
export const createIntlHost: CreateHost<IntlVerbs> = (context) => {
  const instances = new Map<string, object>();
  let known: Defaults | undefined;
  const defaults = (): Defaults => {
    known ??= readDefaults(context);
    return known;
  };
  let zoneNames: { readonly zone: string; readonly format: Intl.DateTimeFormat } | undefined;

  function instanceOf(kind: IntlKind, description: string): object {
    const key = `${kind} ${description}`;
    let instance = instances.get(key);
    if (instance === undefined) {
      instance = createInstance(kind, description, defaults());
      if (instances.size >= MAX_INSTANCES) instances.delete(instances.keys().next().value as string);
    } else {
      instances.delete(key);
    }
    // Last is what was used last: the first is the one to forget.
    instances.set(key, instance);
    return instance;
  }

  return {
    call(kind, description, method, first, second) {
      const methods = methodsOf(kind);
      if (methods === undefined || typeof description !== 'string' || description.length > MAX_DESCRIPTION) {
        refuse('description');
      }
      return asGuest(() => {
        const instance = instanceOf(kind, description);
        if (method === '') return undefined;
        if (!methods.includes(method)) refuse('method');
        if (method === 'segment') return segmentsOf(instance as Segmented, first);
        const run = (instance as Record<string, unknown>)[method] as (...args: unknown[]) => unknown;
        const args = [checkArgument(first, kind), checkArgument(second, kind)];
        const result = Reflect.apply(run, instance, args) as unknown;
        if (method === 'resolvedOptions') return inOrder({ ...pluralsOf(kind, description), ...(result as object) });
        return typeof result === 'object' && result !== null ? structuredClone(result) : result;
      });
    },
    supportedLocales(kind, locales, matcher) {
      const Class = constructors[kind];
      if (Class === undefined) refuse('class');
      const options = matcher === undefined ? undefined : { localeMatcher: String(matcher) };
      return asGuest(() => Class.supportedLocalesOf(readLocales(locales), options as never));
    },
    canonicalLocales: (locales) => asGuest(() => Intl.getCanonicalLocales(readLocales(locales))),
    supportedValues(key) {
      if (typeof key !== 'string' || key.length > 100) refuse('key');
      return asGuest(() => Intl.supportedValuesOf(key as 'calendar'));
    },
    locale: (tag, options, part) => asGuest(() => readLocale(tag, options, part)),
    changeCase(text, locales, isUpper) {
      if (typeof text !== 'string' || text.length > MAX_TEXT) refuse('length of a text');
      const tags = readLocales(locales);
      return asGuest(() => (isUpper ? text.toLocaleUpperCase(tags) : text.toLocaleLowerCase(tags)));
    },
    zoneName(time) {
      const zone = sandboxTimeZone(context).current;
      if (zoneNames?.zone !== zone) {
        zoneNames = { zone, format: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' }) };
      }
      const { format } = zoneNames;
      if (typeof time !== 'number') refuse('time');
      // Before 1970 ICU has offsets in the place of names; after 400 years the calendar repeats itself.
      const named = time < 0 ? time + Math.ceil(-time / CALENDAR_CYCLE) * CALENDAR_CYCLE : time;
      return asGuest(() => format.formatToParts(named).find(({ type }) => type === 'timeZoneName')?.value ?? zone);
    },
  };
};
