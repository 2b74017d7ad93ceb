/**
 * Regular expressions of the guest cross as the host's own, and V8 parses them when they are made: nothing can interrupt that. Most of
 * a pattern takes linear time. With the flags `u` and `v` a class escape takes V8 a look through all of Unicode: `\p{L}` 0.2 ms, a
 * property of strings like `\p{RGI_Emoji}` 14 ms, `\W` the square of how many there are (measured with `iv` and `iu`).
 */
const CLASS_ESCAPE = /\\(?:[wW]|[pP]\{(?:RGI_|Basic_Emoji|Emoji_K)?)/g;
const WEIGHT_OF_PROPERTY = 8;
const WEIGHT_OF_STRINGS = 128;

/** What the patterns of one value may weigh: 64 properties, or 4 of strings. About 60 ms. */
export const MOST_WEIGHT = 512;

export function patternWeight(source: string, flags: string): number {
  if (!/[uv]/.test(flags)) return 0;
  let weight = 0;
  for (const [found] of source.matchAll(CLASS_ESCAPE)) {
    weight += found.length === 2 ? 1 : found.length === 3 ? WEIGHT_OF_PROPERTY : WEIGHT_OF_STRINGS;
    if (weight > MOST_WEIGHT) break;
  }
  return weight;
}

/** libregexp's flag bits: g i m s u y d, and v at bit 8. */
const FLAG_BITS = [
  [6, 'd'],
  [0, 'g'],
  [1, 'i'],
  [2, 'm'],
  [3, 's'],
  [4, 'u'],
  [8, 'v'],
  [5, 'y'],
] as const;

export function flagsOf(bits: number): string {
  let flags = '';
  for (const [bit, flag] of FLAG_BITS) if ((bits >> bit) & 1) flags += flag;
  return flags;
}
