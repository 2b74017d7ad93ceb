/** Matches are no shorter, as the format has it. */
const SHORTEST = 4;
/** Matches are no longer, so that a run of one byte does not take the square of its length to compress. */
const LONGEST = 4096;
/** The format ends with this many literals at least. */
const LAST_LITERALS = 5;
const FARTHEST = 65_535;
const HASH_BITS = 16;
/** Earlier places with the same hash that are looked at. */
const CANDIDATES = 512;
/** The length in a token that says that more bytes of it follow. */
const EXTENDED = 15;

/**
 * A block of LZ4 (github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md), as small as the format allows nearly: of all ways to cut
 * the bytes into literals and longest matches the cheapest is taken. That takes seconds for megabytes, which the build has.
 */
export function compress(bytes: Uint8Array): Uint8Array {
  const [lengths, distances] = longestMatches(bytes);
  const taken = cheapestMatches(lengths);
  const output: number[] = [];
  let anchor = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = taken[at]!;
    if (length === 0) {
      at++;
      continue;
    }
    writeLiterals(output, bytes, anchor, at, length - SHORTEST);
    output.push(distances[at]! & 0xff, distances[at]! >> 8);
    if (length - SHORTEST >= EXTENDED) writeRest(output, length - SHORTEST);
    at += length;
    anchor = at;
  }
  writeLiterals(output, bytes, anchor, bytes.length, 0);
  return Uint8Array.from(output);
}

/** The longest earlier match of each place, and how far back it begins. */
function longestMatches(bytes: Uint8Array): [lengths: Int32Array, distances: Int32Array] {
  const lengths = new Int32Array(bytes.length);
  const distances = new Int32Array(bytes.length);
  const newest = new Int32Array(1 << HASH_BITS).fill(-1);
  const older = new Int32Array(bytes.length);
  for (let at = 0; at <= bytes.length - LAST_LITERALS - SHORTEST; at++) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    // Knuth's multiplicative hash.
    const hash = Math.imul(word, 2_654_435_761) >>> (32 - HASH_BITS);
    const most = Math.min(LONGEST, bytes.length - LAST_LITERALS - at);
    let candidates = CANDIDATES;
    for (let from = newest[hash]!; from >= 0 && at - from <= FARTHEST && candidates > 0; from = older[from]!, candidates--) {
      if (bytes[from + lengths[at]!] !== bytes[at + lengths[at]!]) continue;
      let length = 0;
      while (length < most && bytes[from + length] === bytes[at + length]) length++;
      if (length < SHORTEST || length <= lengths[at]!) continue;
      lengths[at] = length;
      distances[at] = at - from;
      if (length === most) break;
    }
    older[at] = newest[hash]!;
    newest[hash] = at;
  }
  return [lengths, distances];
}

/** Bytes of a length beyond what its token holds. */
const restBytes = (length: number): number => (length < EXTENDED ? 0 : 1 + Math.floor((length - EXTENDED) / 255));

/** For each place the length of the match to take there, 0 for a literal. */
function cheapestMatches(lengths: Int32Array): Int32Array {
  const count = lengths.length;
  const costs = new Float64Array(count + 1);
  const taken = new Int32Array(count);
  for (let at = count - 1; at >= 0; at--) {
    costs[at] = costs[at + 1]! + 1;
    const longest = lengths[at]!;
    for (let length = SHORTEST; length <= longest; length++) {
      // A token, two bytes of distance, and what the length takes.
      const cost = 3 + restBytes(length - SHORTEST) + costs[at + length]!;
      if (cost < costs[at]!) {
        costs[at] = cost;
        taken[at] = length;
      }
      // Of a very long match, its beginnings and its end are enough.
      if (length === 64 && longest > 68) length = longest - 4;
    }
  }
  return taken;
}

/** A token with the literals behind it. */
function writeLiterals(output: number[], bytes: Uint8Array, from: number, to: number, match: number): void {
  const count = to - from;
  output.push((Math.min(count, EXTENDED) << 4) | Math.min(match, EXTENDED));
  if (count >= EXTENDED) writeRest(output, count);
  for (let at = from; at < to; at++) output.push(bytes[at]!);
}

function writeRest(output: number[], length: number): void {
  let rest = length - EXTENDED;
  for (; rest >= 255; rest -= 255) output.push(255);
  output.push(rest);
}
