/**
 * ISO-2022-JP has a character set that escape sequences change and that outlives a part of a stream
 * (encoding.spec.whatwg.org/#iso-2022-jp-decoder). Which one is in force is asked of the decoder itself: decoders differ
 * in what else than an escape sequence changes it, such as a line end.
 */
interface Charset {
  readonly escape: readonly number[];
  /** A character of the set, to be put after the escape sequence. */
  readonly sample: readonly number[];
}

const ESCAPE_TO_ASCII = [0x1b, 0x28, 0x42];
const CHARSETS: readonly Charset[] = [
  { escape: [0x1b, 0x28, 0x4a], sample: [0x41] },
  { escape: [0x1b, 0x28, 0x49], sample: [0x31] },
  { escape: [0x1b, 0x24, 0x42], sample: [0x30, 0x21] },
];

/** Backslash and tilde in ASCII, and something else in every other set. */
const PROBE = [0x5c, 0x7e];

function joined(bytes: Uint8Array, more: readonly number[]): Uint8Array {
  const both = new Uint8Array(bytes.length + more.length);
  both.set(bytes);
  both.set(more, bytes.length);
  return both;
}

/**
 * The bytes that bring a new decoder into the state that `bytes` left, and how many characters they give. An escape
 * sequence right after another is an error, so one that characters followed is put there with a character.
 */
export function charset2022(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): { prefix: readonly number[]; drop: number } {
  const text = decode(bytes);
  const probed = decode(joined(bytes, PROBE)).slice(text.length);
  const charset = CHARSETS.find(({ escape: sequence }) => decode(Uint8Array.from([...sequence, ...PROBE])) === probed);
  const isFresh = decode(joined(bytes, ESCAPE_TO_ASCII)) !== text;
  if (isFresh) return { prefix: charset?.escape ?? ESCAPE_TO_ASCII, drop: 0 };
  return charset === undefined ? { prefix: [], drop: 0 } : { prefix: [...charset.escape, ...charset.sample], drop: 1 };
}
