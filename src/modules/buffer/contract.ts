/**
 * Encodings by number, the same on both sides: 0 utf8, 1 utf16le, 2 latin1, 3 ascii, 4 base64, 5 base64url, 6 hex
 * (nodejs.org/api/buffer.html#buffers-and-character-encodings).
 */
export type EncodingId = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/**
 * What the guest's `node:buffer` asks of its host: every loop over bytes or characters that the guest's engine has no
 * native for. Ranges are half open and inside the argument; verbs refuse others. A `Uint8Array` argument is the guest's
 * own memory, and verbs that produce bytes of a known size write them there.
 */
export interface BufferVerbs {
  /** The text of `bytes[start, end)`, or of all bytes. */
  decode(bytes: Uint8Array, encoding: EncodingId, start?: number, end?: number): string;
  /** Encodes `text` into `bytes[offset, offset + length)`, whole characters only. Gives the number of bytes written. */
  write(bytes: Uint8Array, text: string, encoding: EncodingId, offset: number, length: number): number;
  /** Encodes `text` into bytes of their own. */
  encode(text: string, encoding: EncodingId): Uint8Array;
  /** As `write` of text that is exactly what the bytes written encode to; of any other writes nothing and gives false. */
  writeExact(bytes: Uint8Array, text: string, encoding: EncodingId, offset: number): boolean;
  /** Length of `text` in UTF-8. */
  utf8Length(text: string): number;
  /** -1, 0 or 1 for `a` against `b`. */
  compare(a: Uint8Array, b: Uint8Array): number;
  /** As `compare`, for `a[aStart, aEnd)` against `b[bStart, bEnd)`. */
  compareRanges(a: Uint8Array, b: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number;
  /** First index at or after `offset` (forward) or last one at or before it (backward) of `text` in `bytes[0, end)`, or -1. */
  indexOfText(bytes: Uint8Array, text: string, encoding: EncodingId, offset: number, end: number, forward: boolean): number;
  /** As `indexOfText`; with encoding 1 only even indices count. */
  indexOfBytes(
    bytes: Uint8Array,
    needle: Uint8Array,
    encoding: EncodingId,
    offset: number,
    end: number,
    forward: boolean,
  ): number;
  /** Repeats the bytes of `text` over `bytes[start, end)`. False when `text` has no bytes in that encoding. */
  fillText(bytes: Uint8Array, text: string, encoding: EncodingId, start: number, end: number): boolean;
  /** Repeats `pattern`, which is not empty, over `bytes[start, end)`. */
  fillBytes(bytes: Uint8Array, pattern: Uint8Array, start: number, end: number): void;
  /** Reverses the bytes of each group of `width` (2, 4 or 8); the length is a multiple of it. */
  swap(bytes: Uint8Array, width: number): void;
  /** The same text in another encoding, `?` for what it cannot say. Encodings 0 to 3 only. */
  transcode(bytes: Uint8Array, from: EncodingId, to: EncodingId): Uint8Array;
  isUtf8(bytes: Uint8Array): boolean;
  isAscii(bytes: Uint8Array): boolean;
  /** Forgiving base64 decode (infra.spec.whatwg.org/#forgiving-base64-decode). 1: a character is wrong; 2: the length is. */
  atob(text: string): string | 1 | 2;
  /** Null when a character is above U+00FF. */
  btoa(text: string): string | null;
}
