import { readStringList, toIntlDate, toIntlNumber } from './guest-arguments.ts';
import { ask, boundFunction, defineService, isService, slotOf } from './guest-service.ts';

const DIGITS = [
  'minimumIntegerDigits:n',
  'minimumFractionDigits:n',
  'maximumFractionDigits:n',
  'minimumSignificantDigits:n',
  'maximumSignificantDigits:n',
  'roundingIncrement:n',
  'roundingMode',
  'roundingPriority',
  'trailingZeroDisplay',
];

const at = (kind: string, method: string): string => `Intl.${kind}.prototype.${method}`;

export const Collator = defineService(
  'Collator',
  {
    names: ['usage', 'localeMatcher', 'collation', 'numeric:b', 'caseFirst', 'sensitivity', 'ignorePunctuation:b'],
    isCallable: true,
  },
  {
    get compare(): (x: unknown, y: unknown) => unknown {
      const slot = slotOf(this, 'Collator', 'get Intl.Collator.prototype.compare');
      return boundFunction(slot, () => (x: unknown, y: unknown) => ask(slot, 'compare', `${x as string}`, `${y as string}`));
    },
  },
);

/** V8 unwraps numbers and dates, and says so. */
function unwrap(receiver: unknown, kind: 'NumberFormat' | 'DateTimeFormat') {
  // Of a number format it has lost the receiver by then (observed).
  const isObject = typeof receiver === 'object' && receiver !== null;
  if (kind === 'NumberFormat' && isObject && !isService(receiver)) slotOf(undefined, kind, 'UnwrapNumberFormat');
  return slotOf(receiver, kind, `Unwrap${kind}`);
}

export const NumberFormat = defineService(
  'NumberFormat',
  {
    names: [
      'localeMatcher',
      'numberingSystem',
      'style',
      'currency',
      'currencyDisplay',
      'currencySign',
      'unit',
      'unitDisplay',
      'notation',
      ...DIGITS,
      'compactDisplay',
      'useGrouping:g',
      'signDisplay',
    ],
    isCallable: true,
  },
  {
    get format(): (value: unknown) => unknown {
      const slot = unwrap(this, 'NumberFormat');
      return boundFunction(slot, () => (value: unknown) => ask(slot, 'format', toIntlNumber(value)));
    },
    formatToParts(this: unknown, value: unknown): unknown {
      return ask(slotOf(this, 'NumberFormat', at('NumberFormat', 'formatToParts')), 'formatToParts', toIntlNumber(value));
    },
    formatRange(this: unknown, start: unknown, end: unknown): unknown {
      const slot = slotOf(this, 'NumberFormat', at('NumberFormat', 'formatRange'));
      return ask(slot, 'formatRange', ...range(start, end, toIntlNumber));
    },
    formatRangeToParts(this: unknown, start: unknown, end: unknown): unknown {
      const slot = slotOf(this, 'NumberFormat', at('NumberFormat', 'formatRangeToParts'));
      return ask(slot, 'formatRangeToParts', ...range(start, end, toIntlNumber));
    },
    resolvedOptions(this: unknown): unknown {
      return ask(unwrap(this, 'NumberFormat'), 'resolvedOptions');
    },
  },
);

/** Both ends of a range; the host refuses a missing one in V8's words. */
function range<T>(start: unknown, end: unknown, convert: (value: unknown) => T): [T | undefined, T | undefined] {
  if (start === undefined || end === undefined) return [start as undefined, end as undefined];
  return [convert(start), convert(end)];
}

const DATE_OPTIONS = [
  'localeMatcher',
  'calendar',
  'numberingSystem',
  'hour12:b',
  'hourCycle',
  'timeZone',
  'weekday',
  'era',
  'year',
  'month',
  'day',
  'dayPeriod',
  'hour',
  'minute',
  'second',
  'fractionalSecondDigits:n',
  'timeZoneName',
  'formatMatcher',
  'dateStyle',
  'timeStyle',
];

export const DateTimeFormat = defineService(
  'DateTimeFormat',
  { names: DATE_OPTIONS, isCallable: true },
  {
    get format(): (date: unknown) => unknown {
      const slot = unwrap(this, 'DateTimeFormat');
      return boundFunction(slot, () => (date: unknown) => ask(slot, 'format', toIntlDate(date)));
    },
    formatToParts(this: unknown, date: unknown): unknown {
      return ask(slotOf(this, 'DateTimeFormat', at('DateTimeFormat', 'formatToParts')), 'formatToParts', toIntlDate(date));
    },
    formatRange(this: unknown, start: unknown, end: unknown): unknown {
      const slot = slotOf(this, 'DateTimeFormat', at('DateTimeFormat', 'formatRange'));
      return ask(slot, 'formatRange', ...range(start, end, Number));
    },
    formatRangeToParts(this: unknown, start: unknown, end: unknown): unknown {
      const slot = slotOf(this, 'DateTimeFormat', at('DateTimeFormat', 'formatRangeToParts'));
      return ask(slot, 'formatRangeToParts', ...range(start, end, Number));
    },
    resolvedOptions(this: unknown): unknown {
      return ask(unwrap(this, 'DateTimeFormat'), 'resolvedOptions');
    },
  },
);

export const PluralRules = defineService(
  'PluralRules',
  { names: ['localeMatcher', 'type', 'notation', ...DIGITS] },
  {
    select(this: unknown, value: unknown): unknown {
      return ask(slotOf(this, 'PluralRules', at('PluralRules', 'select')), 'select', Number(value));
    },
    selectRange(this: unknown, start: unknown, end: unknown): unknown {
      const slot = slotOf(this, 'PluralRules', at('PluralRules', 'selectRange'));
      return ask(slot, 'selectRange', ...range(start, end, Number));
    },
  },
);

export const RelativeTimeFormat = defineService(
  'RelativeTimeFormat',
  { names: ['localeMatcher', 'numberingSystem', 'style', 'numeric'] },
  {
    format(this: unknown, value: unknown, unit: unknown): unknown {
      const slot = slotOf(this, 'RelativeTimeFormat', at('RelativeTimeFormat', 'format'));
      return ask(slot, 'format', Number(value), `${unit as string}`);
    },
    formatToParts(this: unknown, value: unknown, unit: unknown): unknown {
      const slot = slotOf(this, 'RelativeTimeFormat', at('RelativeTimeFormat', 'formatToParts'));
      return ask(slot, 'formatToParts', Number(value), `${unit as string}`);
    },
  },
);

export const ListFormat = defineService(
  'ListFormat',
  { names: ['localeMatcher', 'type', 'style'], isStrict: true },
  {
    format(this: unknown, list: unknown): unknown {
      return ask(slotOf(this, 'ListFormat', at('ListFormat', 'format')), 'format', readStringList(list));
    },
    formatToParts(this: unknown, list: unknown): unknown {
      return ask(slotOf(this, 'ListFormat', at('ListFormat', 'formatToParts')), 'formatToParts', readStringList(list));
    },
  },
);

export const DisplayNames = defineService(
  'DisplayNames',
  { names: ['localeMatcher', 'style', 'type', 'fallback', 'languageDisplay'], length: 2, isStrict: true },
  {
    of(this: unknown, code: unknown): unknown {
      return ask(slotOf(this, 'DisplayNames', at('DisplayNames', 'of')), 'of', `${code as string}`);
    },
  },
);
