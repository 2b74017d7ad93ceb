/**
 * The places of long bytes within others in linear time and no memory, by the two-way algorithm (M. Crochemore, D. Perrin:
 * Two-way string-matching, J. ACM 38, 1991). Node's search looks at 250 bytes of what it looks for in advance, and takes time by
 * the product of both lengths beyond: 10 KB of one letter with another in the middle took 33 s in 20 MB of that letter, and nothing
 * can end it.
 */
export const SHORT_NEEDLE = 250;
/** Up to this many comparisons Node's search is done within 2 ms. */
const SMALL_PRODUCT = 1 << 24;

const COMPARISONS_PER_PAUSE = 1 << 16;

/** Bytes forward or backward: the byte `index` of them stands at `start + index * step`. */
interface Sequence {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly step: 1 | -1;
  readonly length: number;
}

/** Where the least suffix of an order begins, less one, and its period. */
function maximalSuffix({ bytes, start, step, length }: Sequence, isReversed: boolean): [before: number, period: number] {
  let before = -1;
  let other = 0;
  let offset = 1;
  let period = 1;
  while (other + offset < length) {
    const a = bytes[start + (other + offset) * step]!;
    const b = bytes[start + (before + offset) * step]!;
    if (a === b) {
      if (offset === period) {
        other += period;
        offset = 1;
      } else offset++;
    } else if (isReversed ? a > b : a < b) {
      other += offset;
      offset = 1;
      period = other - before;
    } else {
      before = other++;
      offset = 1;
      period = 1;
    }
  }
  return [before, period];
}

/** The first place that `accepts`, or -1. `pause` is called now and then. */
function search(text: Sequence, needle: Sequence, accepts: (index: number) => boolean, pause: () => void): number {
  const { bytes: x, start: xStart, step, length: m } = needle;
  const { bytes: y, start: yStart, length: n } = text;
  const [first, firstPeriod] = maximalSuffix(needle, false);
  const [second, secondPeriod] = maximalSuffix(needle, true);
  const before = Math.max(first, second);
  let period = first > second ? firstPeriod : secondPeriod;
  let isPeriodic = true;
  for (let i = 0; isPeriodic && i <= before; i++) isPeriodic = x[xStart + i * step] === x[xStart + (i + period) * step];
  if (!isPeriodic) period = Math.max(before + 1, m - before - 1) + 1;
  // Of a periodic needle, how much is known to match at the next place.
  let known = -1;
  let work = 0;
  for (let at = 0; at <= n - m; ) {
    let i = Math.max(before, known) + 1;
    const from = i;
    while (i < m && x[xStart + i * step] === y[yStart + (at + i) * step]) i++;
    work += i - from + 1;
    if (i < m) {
      at += i - before;
      known = -1;
    } else {
      i = before;
      while (i > known && x[xStart + i * step] === y[yStart + (at + i) * step]) i--;
      work += before - i;
      if (i <= known && accepts(at)) return at;
      at += period;
      known = isPeriodic ? m - period - 1 : -1;
    }
    if (work < COMPARISONS_PER_PAUSE) continue;
    work = 0;
    pause();
  }
  return -1;
}

/** `search` from `offset` on in one of the directions, where only multiples of `width` count. */
function twoWay(
  bytes: Uint8Array,
  needle: Uint8Array,
  offset: number,
  forward: boolean,
  width: 1 | 2,
  pause: () => void,
): number {
  const m = needle.length;
  const accepts = (place: number): boolean => place % width === 0;
  if (forward) {
    const text: Sequence = { bytes, start: offset, step: 1, length: bytes.length - offset };
    const index = search(text, { bytes: needle, start: 0, step: 1, length: m }, (at) => accepts(offset + at), pause);
    return index === -1 ? -1 : offset + index;
  }
  const end = Math.min(bytes.length, offset + m);
  const text: Sequence = { bytes, start: end - 1, step: -1, length: end };
  const index = search(text, { bytes: needle, start: m - 1, step: -1, length: m }, (at) => accepts(end - at - m), pause);
  return index === -1 ? -1 : end - index - m;
}

const native = (bytes: Buffer, needle: Uint8Array, offset: number, forward: boolean): number =>
  forward ? bytes.indexOf(needle, offset) : bytes.lastIndexOf(needle, offset);

const isQuick = (bytes: Uint8Array, needle: Uint8Array): boolean =>
  needle.length <= SHORT_NEEDLE || needle.length * bytes.length <= SMALL_PRODUCT;

/** The first place at or after `offset`, or the last at or before it, where `needle` stands in `bytes`; -1 without one. */
export function findBytes(bytes: Buffer, needle: Uint8Array, offset: number, forward: boolean, pause: () => void): number {
  return isQuick(bytes, needle) ? native(bytes, needle, offset, forward) : twoWay(bytes, needle, offset, forward, 1, pause);
}

const MATCHES_PER_PAUSE = 1024;

/**
 * A search for whole code units: matches at odd places are passed over. It is done here because Node 20 answers 8 for
 * `Buffer.from('abcabcabc').lastIndexOf(Buffer.from('ca'), 0, 'utf16le')`, which Node 24 does not find. Every second byte may be
 * a match at an odd place, which `pause` is called for.
 */
export function findUnits(bytes: Buffer, needle: Uint8Array, offset: number, forward: boolean, pause: () => void): number {
  const haystack = bytes.subarray(0, bytes.length & ~1);
  if (needle.length < 2 || needle.length > haystack.length) return -1;
  if (forward && offset + needle.length > haystack.length) return -1;
  const units = needle.subarray(0, needle.length & ~1);
  const start = offset & ~1;
  if (!isQuick(haystack, units)) return twoWay(haystack, units, start, forward, 2, pause);
  let found = native(haystack, units, start, forward);
  // The start is even, so that an odd match is never at the first place.
  for (let passed = 1; found % 2 === 1; passed++) {
    if (passed % MATCHES_PER_PAUSE === 0) pause();
    found = native(haystack, units, found + (forward ? 1 : -1), forward);
  }
  return found;
}
