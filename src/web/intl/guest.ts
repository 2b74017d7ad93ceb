import { DurationFormat } from './guest-duration-format.ts';
import {
  Collator,
  DateTimeFormat,
  DisplayNames,
  ListFormat,
  NumberFormat,
  PluralRules,
  RelativeTimeFormat,
} from './guest-formats.ts';
import { Locale } from './guest-locale.ts';
import { Segmenter } from './guest-segmenter.ts';
import { canonicalLocaleList, defineMembers, defineTag, host } from './guest-service.ts';

export { canonicalLocaleList, describe } from './guest-service.ts';

/** `Intl` (tc39.es/ecma402/#intl-object). */
export const Intl: object = {};
defineTag(Intl, 'Intl');
defineMembers(Intl, {
  getCanonicalLocales(locales: unknown): string[] {
    return canonicalLocaleList(locales);
  },
  supportedValuesOf(key: unknown): string[] {
    return host.supportedValues(`${key as string}`);
  },
  DateTimeFormat,
  NumberFormat,
  Collator,
  PluralRules,
  RelativeTimeFormat,
  ListFormat,
  Locale,
  DisplayNames,
  Segmenter,
  DurationFormat,
});
