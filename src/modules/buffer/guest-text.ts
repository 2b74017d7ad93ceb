import { codes } from 'internal:errors';
import { validateInteger } from 'internal:validators';
import type { EncodingId } from './contract.ts';
import {
  ASCII,
  BASE64,
  BASE64URL,
  decodeAll,
  decodeBytes,
  encodingId,
  HEX,
  LATIN1,
  requireEncoding,
  UTF8,
  UTF16LE,
  writeText,
} from './guest-encodings.ts';
import { nativeError } from './guest-native-error.ts';
import { byteLengthOf, bytesOf, isUint8Array, isView, lengthOf } from './guest-typed-array.ts';

/** What Node's native string methods take as `this`: any view, and nothing else. */
export function requireView(value: unknown): Uint8Array {
  if (!isView(value)) throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a buffer');
  return bytesOf(value);
}

export function requireString(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
}

function toInteger(value: unknown): number {
  return Math.trunc(+(value as number)) || 0;
}

/** `buf.toString([encoding[, start[, end]]])` (nodejs.org/api/buffer.html#buftostringencoding-start-end). */
export function toString(this: Uint8Array, encoding?: unknown, start?: unknown, end?: unknown): string {
  if (!isUint8Array(this)) return toStringOf(this, encoding, start, end);
  if (start !== undefined || end !== undefined) return rangeToString(this, lengthOf(this), encoding, start, end);
  const id = encoding === undefined ? UTF8 : encodingId(encoding);
  if (id !== undefined) return decodeAll(this, id);
  return lengthOf(this) === 0 ? '' : decodeAll(this, requireEncoding(encoding));
}

/** Another typed array counts elements, and its first bytes are shown. */
function toStringOf(self: Uint8Array, encoding: unknown, start: unknown, end: unknown): string {
  const count = self.length as number | undefined;
  const bytes = requireView(self);
  return rangeToString(bytes, count ?? byteLengthOf(bytes), encoding, start, end);
}

function rangeToString(bytes: Uint8Array, length: number, encoding: unknown, start: unknown, end: unknown): string {
  let from = 0;
  if (start !== undefined && !((start as number) <= 0)) {
    if ((start as number) >= length) return '';
    from = toInteger(start);
  }
  let to = length;
  if (end !== undefined && !((end as number) >= length)) to = toInteger(end);
  if (to <= from) return '';
  return decodeBytes(bytes, encoding === undefined ? UTF8 : requireEncoding(encoding), from, to);
}

/** `buf.write(string[, offset[, length]][, encoding])` (nodejs.org/api/buffer.html#bufwritestring-offset-length-encoding). */
export function write(this: Uint8Array, string: string, offset?: unknown, length?: unknown, encoding?: unknown): number {
  const size = lengthOf(this);
  let from = 0;
  let room = size;
  if (typeof offset === 'string' && length === undefined) {
    encoding = offset;
  } else if (offset === undefined) {
    // Without an offset Node looks at nothing that follows.
    requireString(string);
    return size === 0 ? 0 : writeText(this, string, UTF8, 0, size);
  } else {
    validateInteger(offset, 'offset', 0, size);
    from = offset as number;
    room = size - from;
    if (typeof length === 'string') {
      encoding = length;
    } else if (length !== undefined) {
      validateInteger(length, 'length', 0, size);
      room = Math.min(room, length as number);
    }
  }
  const id = encoding ? requireEncoding(encoding) : UTF8;
  requireString(string);
  return writeText(this, string, id, from, room);
}

/** An index of the native methods: anything that converts to a number, cut to an integer, not negative. */
function nativeIndex(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const index = toInteger(value);
  if (index < 0) throw nativeError(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range');
  return index;
}

function slice(self: unknown, encoding: EncodingId, start: unknown, end: unknown): string {
  const bytes = requireView(self);
  const length = byteLengthOf(bytes);
  if (length === 0) return '';
  const from = nativeIndex(start, 0);
  const to = nativeIndex(end, length);
  if (to <= from) return '';
  if (to > length) throw nativeError(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range');
  return decodeBytes(bytes, encoding, from, to);
}

/** utf8, latin1 and ascii: the range is compared as it was given, and must fit. */
function writeFast(self: unknown, encoding: EncodingId, text: unknown, offset: unknown, length: unknown): number {
  // What has no properties at all fails as in V8, without a code.
  if ((self as Uint8Array).byteLength === undefined) requireView(self);
  const bytes = requireView(self);
  const size = byteLengthOf(bytes);
  requireString(text);
  const from = offset === undefined ? 0 : (offset as number);
  if (from < 0 || from > size) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  const room = length === undefined ? size - from : (length as number);
  if (room < 0 || room > size - from) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return writeText(bytes, text, encoding, toInteger(from), toInteger(room));
}

/** The other encodings: a length that is too large is cut. */
function writeSlow(self: unknown, encoding: EncodingId, text: unknown, offset: unknown, length: unknown): number {
  const bytes = requireView(self);
  requireString(text);
  const size = byteLengthOf(bytes);
  const from = nativeIndex(offset, 0);
  if (from > size) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  const room = Math.min(nativeIndex(length, size - from), size - from);
  return room === 0 ? 0 : writeText(bytes, text, encoding, from, room);
}

type Slice = (this: Uint8Array, start?: number, end?: number) => string;
type Write = (this: Uint8Array, string: string, offset?: number, length?: number) => number;

function makeSlice(encoding: EncodingId): Slice {
  return [
    function (this: Uint8Array, start: number, end: number) {
      return slice(this, encoding, start, end);
    },
  ][0] as Slice;
}

function makeWrite(encoding: EncodingId, put: typeof writeFast): Write {
  return [
    function (this: Uint8Array, string: string, offset: number, length: number) {
      return put(this, encoding, string, offset, length);
    },
  ][0] as Write;
}

// Undocumented, yet on the prototype, and packages that decode binary formats call them.
export const asciiSlice = makeSlice(ASCII);
export const base64Slice = makeSlice(BASE64);
export const base64urlSlice = makeSlice(BASE64URL);
export const latin1Slice = makeSlice(LATIN1);
export const hexSlice = makeSlice(HEX);
export const ucs2Slice = makeSlice(UTF16LE);
export const utf8Slice = makeSlice(UTF8);
export const asciiWrite = makeWrite(ASCII, writeFast);
export const base64Write = makeWrite(BASE64, writeSlow);
export const base64urlWrite = makeWrite(BASE64URL, writeSlow);
export const latin1Write = makeWrite(LATIN1, writeFast);
export const hexWrite = makeWrite(HEX, writeSlow);
export const ucs2Write = makeWrite(UTF16LE, writeSlow);
export const utf8Write = makeWrite(UTF8, writeFast);
