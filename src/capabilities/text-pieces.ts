/**
 * Long texts in pieces: ICU and V8 convert 30 to 150 MB in a second, and nothing can interrupt them. Between two pieces a verb asks
 * for the time.
 */
export const PIECE_BYTES = 1 << 22;

/** Where a piece may end at `at` or before, which is within the bytes. */
export type Cut = (bytes: Uint8Array, at: number) => number;

/** Before a character: a sequence of UTF-8 has three continuation bytes at most. */
export const cutUtf8: Cut = (bytes, at) => {
  for (let back = 0; back < 4; back++) if ((bytes[at - back]! & 0xc0) !== 0x80) return at - back;
  return at;
};

/** Before a code unit of UTF-16, little end first, and not between two surrogates. */
export const cutUtf16: Cut = (bytes, at) => {
  const even = at & ~1;
  return (bytes[even - 1]! & 0xfc) === 0xd8 ? even - 2 : even;
};

export const cutAnywhere: Cut = (_bytes, at) => at;

/** What `convert` makes of each piece, in order. */
export function convertPieces<B extends Uint8Array, T>(bytes: B, cut: Cut, pause: () => void, convert: (piece: B) => T): T[] {
  const converted: T[] = [];
  let start = 0;
  do {
    const at = start + PIECE_BYTES;
    const end = at < bytes.length ? cut(bytes, at) : bytes.length;
    if (start > 0) pause();
    converted.push(convert(bytes.subarray(start, end) as B));
    start = end;
  } while (start < bytes.length);
  return converted;
}
