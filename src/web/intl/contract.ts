/** Which class, and for dates also which parts are shown when the options name none (ECMA-402, 11.1.2 and 19.4). */
export type IntlKind =
  | 'Collator'
  | 'DateTimeFormat'
  | 'DateTimeFormat any'
  | 'DateTimeFormat date'
  | 'DateTimeFormat time'
  | 'DisplayNames'
  | 'ListFormat'
  | 'NumberFormat'
  | 'PluralRules'
  | 'RelativeTimeFormat'
  | 'Segmenter';

/** What a Locale's getters give; lists are read at their first use. */
export interface LocaleFields {
  readonly tag: string;
  readonly baseName: string;
  readonly language: string | undefined;
  readonly script: string | undefined;
  readonly region: string | undefined;
  readonly calendar: string | undefined;
  readonly collation: string | undefined;
  readonly hourCycle: string | undefined;
  readonly caseFirst: string | undefined;
  readonly numeric: boolean;
  readonly numberingSystem: string | undefined;
}

export type LocaleList = 'calendars' | 'collations' | 'hourCycles' | 'numberingSystems' | 'timeZones' | 'textInfo' | 'weekInfo';

/**
 * What `Intl` asks of its host. An object of the guest is its description, the JSON text of `[locales, options]`: the
 * host keeps instances by it and may forget each, so that the guest's memory can be captured at any time.
 */
export interface IntlVerbs {
  /** Calls a method of the instance that the description makes; the method is empty to make it alone. */
  call(kind: IntlKind, description: string, method: string, first: unknown, second: unknown): unknown;
  supportedLocales(kind: IntlKind, locales: readonly string[], matcher: string | undefined): string[];
  canonicalLocales(locales: readonly string[]): string[];
  supportedValues(key: string): string[];
  /** Fields of a locale, or one of its lists, or the tag after `maximize` or `minimize`. */
  locale(tag: string, options: Readonly<Record<string, string | boolean>> | undefined, part: string | undefined): unknown;
  changeCase(text: string, locales: readonly string[], isUpper: boolean): string;
  /** Name of the time zone at that time, as `Date.prototype.toString` shows it. */
  zoneName(time: number): string;
}
