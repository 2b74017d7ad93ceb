import { Buffer, isAscii, isUtf8, type TranscodeEncoding, transcode } from 'node:buffer';
import type { CreateHost } from '../../capabilities/capability.ts';
import { type Cut, convertPieces, cutAnywhere, cutUtf8, cutUtf16 } from '../../capabilities/text-pieces.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { decodeUtf8 } from '../../utf8.ts';
import type { BufferVerbs } from './contract.ts';
import { findBytes, findUnits, SHORT_NEEDLE } from './host-search.ts';

/** By the ids of contract.ts. */
const ENCODINGS = ['utf8', 'utf16le', 'latin1', 'ascii', 'base64', 'base64url', 'hex'] as const;
const LAST_ICU_ENCODING = 3;
/** Where texts of these may be cut. */
const CUTS: readonly Cut[] = [cutUtf8, cutUtf16, cutAnywhere, cutAnywhere];

function refuse(what: string): never {
  throw new VerbError(`Invalid ${what} in a call of the buffer module`, { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
}

function bytesOf(value: unknown): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) refuse('bytes');
}

function textOf(value: unknown): asserts value is string {
  if (typeof value !== 'string') refuse('text');
}

function nameOf(encoding: unknown): (typeof ENCODINGS)[number] {
  return (typeof encoding === 'number' ? ENCODINGS[encoding] : undefined) ?? refuse('encoding');
}

function rangeOf(start: unknown, end: unknown, length: number): void {
  if (!Number.isInteger(start) || !Number.isInteger(end)) refuse('range');
  if ((start as number) < 0 || (start as number) > (end as number) || (end as number) > length) refuse('range');
}

/** From here on it pays to look at the bytes first. */
const LONG_TEXT = 256;

/** HTML's "forgiving" decode takes ASCII whitespace and nothing else out (infra.spec.whatwg.org/#ascii-whitespace). */
const ASCII_WHITESPACE = /[\t\n\f\r ]+/g;
const WHITESPACE_BYTES: ReadonlySet<number> = new Set([9, 10, 12, 13, 32]);
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** In place: a pattern that matches ten million times makes V8 keep as many pieces, 400 MB. */
function withoutWhitespace(text: string): string {
  if (/[^\0-\x7f]/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  let length = 0;
  for (const byte of bytes) if (byte > 0x20 || !WHITESPACE_BYTES.has(byte)) bytes[length++] = byte;
  return bytes.toString('latin1', 0, length);
}

function decodeBase64(text: string): string | 1 | 2 {
  // What encodes to the same text again is valid; that takes a tenth of the time of a look at each character.
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') === text) return bytes.toString('latin1');
  const digits = text.length < LONG_TEXT ? text.replace(ASCII_WHITESPACE, '') : withoutWhitespace(text);
  if (!BASE64.test(digits)) return 1;
  const padded = digits.endsWith('=');
  if (digits.replace(/=+$/, '').length % 4 === 1) return 2;
  if (padded && digits.length % 4 !== 0) return 1;
  return Buffer.from(digits, 'base64').toString('latin1');
}

/**
 * To a single byte encoding Node ignores the last one of an odd number of bytes, but Node 20 copies it behind the end of its own buffer
 * first: a megabyte and one byte end the process by a damaged heap.
 */
function withoutHalfUnit(bytes: Uint8Array, [from, to]: readonly [TranscodeEncoding, TranscodeEncoding]): Uint8Array {
  const isCopied = from === 'utf16le' && (to === 'latin1' || to === 'ascii');
  return isCopied && bytes.length % 2 === 1 ? bytes.subarray(0, -1) : bytes;
}

/**
 * The host side of `node:buffer`: byte loops over the guest's memory in place. It holds no authority.
 */
export const createBufferHost: CreateHost<BufferVerbs> = (context) => {
  // One Buffer over the whole of the guest's memory makes most verbs free of allocations. It is renewed when that memory
  // has grown, which detaches the old one.
  let memory = Buffer.alloc(0);
  function over(bytes: Uint8Array): Buffer {
    const { buffer } = bytes;
    if (memory.buffer !== buffer) memory = Buffer.from(buffer as ArrayBuffer);
    return memory;
  }

  const pause = (): void => context.checkLimits();

  function find(
    bytes: Uint8Array,
    value: string | Uint8Array,
    encoding: unknown,
    offset: number,
    end: number,
    forward: boolean,
  ): number {
    const name = nameOf(encoding);
    rangeOf(0, end, bytes.length);
    if (!Number.isInteger(offset) || offset < 0) refuse('offset');
    const { byteOffset } = bytes;
    const haystack = over(bytes).subarray(byteOffset, byteOffset + end);
    const needle =
      typeof value === 'string' && (name === 'utf16le' || value.length > SHORT_NEEDLE) ? Buffer.from(value, name) : value;
    if (typeof needle === 'string')
      return forward ? haystack.indexOf(needle, offset, name) : haystack.lastIndexOf(needle, offset, name);
    return name === 'utf16le'
      ? findUnits(haystack, needle, offset, forward, pause)
      : findBytes(haystack, needle, offset, forward, pause);
  }

  return {
    decode(bytes, encoding, start = 0, given?: number) {
      bytesOf(bytes);
      const end = given ?? bytes.length;
      const name = nameOf(encoding);
      rangeOf(start, end, bytes.length);
      const { byteOffset } = bytes;
      const memory = over(bytes);
      if (name === 'utf8' && end - start >= LONG_TEXT)
        return decodeUtf8(memory.subarray(byteOffset + start, byteOffset + end), pause);
      return memory.toString(name, byteOffset + start, byteOffset + end);
    },
    write(bytes, text, encoding, offset, length) {
      bytesOf(bytes);
      textOf(text);
      const name = nameOf(encoding);
      rangeOf(offset, bytes.length, bytes.length);
      rangeOf(0, length, bytes.length - offset);
      return over(bytes).write(text, bytes.byteOffset + offset, length, name);
    },
    writeExact(bytes, text, encoding, offset) {
      bytesOf(bytes);
      textOf(text);
      const name = nameOf(encoding);
      const decoded = Buffer.from(text, name);
      rangeOf(offset, bytes.length, bytes.length);
      rangeOf(0, decoded.length, bytes.length - offset);
      if (decoded.toString(name) !== text) return false;
      decoded.copy(over(bytes), bytes.byteOffset + offset);
      return true;
    },
    encode(text, encoding) {
      textOf(text);
      return Buffer.from(text, nameOf(encoding));
    },
    utf8Length(text) {
      textOf(text);
      return Buffer.byteLength(text);
    },
    compare(a, b) {
      bytesOf(a);
      bytesOf(b);
      return Buffer.compare(a, b);
    },
    compareRanges(a, b, aStart, aEnd, bStart, bEnd) {
      bytesOf(a);
      bytesOf(b);
      rangeOf(aStart, aEnd, a.length);
      rangeOf(bStart, bEnd, b.length);
      const { byteOffset } = a;
      return over(a).compare(b, bStart, bEnd, byteOffset + aStart, byteOffset + aEnd);
    },
    indexOfText(bytes, text, encoding, offset, end, forward) {
      bytesOf(bytes);
      textOf(text);
      return find(bytes, text, encoding, offset, end, forward === true);
    },
    indexOfBytes(bytes, needle, encoding, offset, end, forward) {
      bytesOf(bytes);
      bytesOf(needle);
      return find(bytes, needle, encoding, offset, end, forward === true);
    },
    fillText(bytes, text, encoding, start, end) {
      bytesOf(bytes);
      textOf(text);
      const pattern = Buffer.from(text, nameOf(encoding));
      rangeOf(start, end, bytes.length);
      if (pattern.length === 0) return false;
      over(bytes).fill(pattern, bytes.byteOffset + start, bytes.byteOffset + end);
      return true;
    },
    fillBytes(bytes, pattern, start, end) {
      bytesOf(bytes);
      bytesOf(pattern);
      rangeOf(start, end, bytes.length);
      if (pattern.length === 0) refuse('pattern');
      over(bytes).fill(pattern, bytes.byteOffset + start, bytes.byteOffset + end);
    },
    swap(bytes, width) {
      bytesOf(bytes);
      if (width !== 2 && width !== 4 && width !== 8) refuse('width');
      if (bytes.length % width !== 0) refuse('length');
      const view = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
      if (width === 2) view.swap16();
      else if (width === 4) view.swap32();
      else view.swap64();
    },
    transcode(bytes, from, to) {
      bytesOf(bytes);
      if (from > LAST_ICU_ENCODING || to > LAST_ICU_ENCODING) refuse('encoding');
      try {
        const names = [nameOf(from), nameOf(to)] as [TranscodeEncoding, TranscodeEncoding];
        const pieces = convertPieces(withoutHalfUnit(bytes, names), CUTS[from]!, pause, (piece) => transcode(piece, ...names));
        return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      } catch (error) {
        // ICU names what it could not convert (U_INVALID_CHAR_FOUND, U_TRUNCATED_CHAR_FOUND).
        const { message, code, errno } = error as NodeJS.ErrnoException;
        if (typeof code !== 'string' || !code.startsWith('U_')) throw error;
        throw new VerbError(message, { code, fields: { code, errno }, cause: error });
      }
    },
    isUtf8(bytes) {
      bytesOf(bytes);
      return isUtf8(bytes);
    },
    isAscii(bytes) {
      bytesOf(bytes);
      return isAscii(bytes);
    },
    atob(text) {
      textOf(text);
      return decodeBase64(text);
    },
    btoa(text) {
      textOf(text);
      if (/[^\0-\xff]/.test(text)) return null;
      return Buffer.from(text, 'latin1').toString('base64');
    },
  };
};
