/** Bits of the `flags` of `decode`. */
export type DecodeFlags = number;

/**
 * What TextEncoder and TextDecoder ask of their host. Encodings have a number, which `resolve` tells; UTF-8 is 0.
 */
export interface EncodingVerbs {
  /** Number and name of the encoding with that label, and whether each of its bytes is a character; null for no label. */
  resolve(label: string): readonly [id: number, name: string, isSingleByte: boolean] | null;
  /**
   * The text of `bytes`; null when `flags` has FATAL and they are not valid.
   *
   * `carry` is the memory of a stream between two calls, 16 bytes of the guest's that the host alone reads and writes:
   * [0] how many bytes go before the next ones, [1..13] those bytes, [14] how many characters they give that were given
   * already, [15] 1 once a first character was seen.
   * So a stream costs the host nothing between calls, and outlives a snapshot.
   */
  decode(encoding: number, bytes: Uint8Array, flags: DecodeFlags, carry: Uint8Array | undefined): string | null;
  /** `text` in UTF-8. */
  encode(text: string): Uint8Array;
  /** Writes whole characters of `text` into `target`, and into `counts` two 32 bit numbers: units read, bytes written. */
  encodeInto(text: string, target: Uint8Array, counts: Uint8Array): void;
}
