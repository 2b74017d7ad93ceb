import { codes } from 'internal:errors';
import { validateArray, validateInteger, validateNumber } from 'internal:validators';
import { compareBytes, copyBytes, fillBuffer, requireBytes } from './guest-bytes.ts';
import { encodedLength, encodingId, requireEncoding, UTF8 } from './guest-encodings.ts';
import { nativeError } from './guest-native-error.ts';
import { allocate, createBytes, encodeToBuffer, FastBuffer } from './guest-pool.ts';
import {
  bufferOf,
  byteOffsetOf,
  fillByte,
  isAnyArrayBuffer,
  isTypedArray,
  isUint8Array,
  isView,
  lengthOf,
  setBytes,
} from './guest-typed-array.ts';

/** `buffer.constants.MAX_LENGTH` of a 64 bit machine; what a sandbox can hold is its memory limit. */
export const kMaxLength = Number.MAX_SAFE_INTEGER;

function encodeString(text: string, encoding: unknown): FastBuffer {
  const id = typeof encoding === 'string' && encoding !== '' ? requireEncoding(encoding) : UTF8;
  return encodeToBuffer(text, id);
}

/** Shares the memory; numbers are taken from whatever converts to one. */
function viewArrayBuffer(memory: ArrayBuffer, byteOffset: unknown, length: unknown): FastBuffer {
  let offset = 0;
  if (byteOffset !== undefined) offset = +(byteOffset as number) || 0;
  const room = memory.byteLength - offset;
  if (room < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (offset < 0) throw new RangeError(`Start offset ${offset} is outside the bounds of the buffer`);
  // Without a length the view follows memory that can be resized.
  if (length === undefined) return new FastBuffer(memory, offset);
  const wanted = +(length as number);
  if (wanted > room) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(memory, offset, Math.max(wanted, 0));
}

function copyArrayLike(source: ArrayLike<number>): FastBuffer {
  const { length } = source;
  if (!(length > 0)) return new FastBuffer();
  const buffer = allocate(Math.trunc(length));
  setBytes(buffer, source);
  return buffer;
}

/** Objects with a length, or what `buf.toJSON()` gave. */
function copyObject(source: { length?: unknown; buffer?: unknown; type?: unknown; data?: unknown }): FastBuffer | undefined {
  if (source.length !== undefined || isAnyArrayBuffer(source.buffer)) {
    return typeof source.length === 'number' ? copyArrayLike(source as ArrayLike<number>) : new FastBuffer();
  }
  if (source.type === 'Buffer' && Array.isArray(source.data)) return copyArrayLike(source.data as number[]);
  return undefined;
}

/** `Buffer.from` in all its forms (nodejs.org/api/buffer.html#static-method-bufferfromarray and the ones after it). */
export function from(value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer {
  if (typeof value === 'string') return encodeString(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) {
    if (isUint8Array(value)) return copyArrayLike(value);
    if (!Array.isArray(value) && isAnyArrayBuffer(value)) return viewArrayBuffer(value, encodingOrOffset, length);
    const primitive = (value as object).valueOf?.() as unknown;
    if (primitive != null && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    const copied = copyObject(value);
    if (copied !== undefined) return copied;
    const convert = (value as { [Symbol.toPrimitive]?: unknown })[Symbol.toPrimitive];
    if (typeof convert === 'function') {
      const text = (value as { [Symbol.toPrimitive](hint: 'string'): unknown })[Symbol.toPrimitive]('string');
      if (typeof text === 'string') return encodeString(text, encodingOrOffset);
    }
  }
  throw new codes.ERR_INVALID_ARG_TYPE(
    'first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'],
    value,
  );
}

/** `Buffer.copyBytesFrom(view[, offset[, length]])`: offset and length count elements. */
export function copyBytesFrom(view: unknown, offset?: unknown, length?: unknown): FastBuffer {
  if (!isTypedArray(view)) throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  const count = lengthOf(view);
  if (count === 0) return new FastBuffer();
  let start = 0;
  let end = count;
  if (offset !== undefined) {
    validateInteger(offset, 'offset', 0);
    start = offset as number;
    if (start >= count) return new FastBuffer();
  }
  if (length !== undefined) {
    validateInteger(length, 'length', 0);
    end = Math.min(count, start + (length as number));
  }
  const size = view.BYTES_PER_ELEMENT;
  return copyArrayLike(new Uint8Array(bufferOf(view), byteOffsetOf(view) + start * size, (end - start) * size));
}

/** `Buffer.of(...items)`, whatever it is called on. */
export const { of } = {
  of(...items: number[]): FastBuffer {
    const buffer = createBytes(items.length);
    for (let index = 0; index < items.length; index++) buffer[index] = items[index]!;
    return buffer;
  },
};

function requireSize(size: unknown): asserts size is number {
  validateNumber(size, 'size', 0, kMaxLength);
}

/** `Buffer.alloc(size[, fill[, encoding]])`. */
export function alloc(size: unknown, fill?: unknown, encoding?: unknown): FastBuffer {
  requireSize(size);
  const buffer = createBytes(size);
  if (fill !== undefined && fill !== 0 && size > 0) fillBuffer(buffer, fill, 0, lengthOf(buffer), encoding);
  return buffer;
}

/** Too much memory is said in another way where Node allocates without zeroes. */
function allocationFailure(): Error {
  return nativeError(RangeError, 'ERR_MEMORY_ALLOCATION_FAILED', 'Failed to allocate memory');
}

/** `Buffer.allocUnsafe(size)`: from the pool when small. Memory of its own is zeroed: nothing of the host shows. */
export function allocUnsafe(size: unknown): FastBuffer {
  requireSize(size);
  try {
    return allocate(Math.trunc(size));
  } catch {
    throw allocationFailure();
  }
}

export function allocUnsafeSlow(size: unknown): FastBuffer {
  requireSize(size);
  try {
    return createBytes(size);
  } catch {
    throw allocationFailure();
  }
}

/** `Buffer.byteLength(string[, encoding])`. An unknown encoding counts as UTF-8. */
export function byteLength(string: unknown, encoding?: unknown): number {
  if (typeof string !== 'string') {
    if (isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
    throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (string.length === 0) return 0;
  return encodedLength(string, (encoding ? encodingId(encoding) : undefined) ?? UTF8);
}

/** `Buffer.compare(buf1, buf2)`. */
export function compare(buf1: unknown, buf2: unknown): number {
  requireBytes(buf1, 'buf1');
  requireBytes(buf2, 'buf2');
  return buf1 === buf2 ? 0 : compareBytes(buf1, buf2);
}

/** `Buffer.concat(list[, totalLength])`. */
export function concat(list: unknown, length?: unknown): FastBuffer {
  validateArray(list, 'list');
  const parts = list as unknown[];
  const count = parts.length;
  if (count === 0) return new FastBuffer();
  if (length !== undefined) validateInteger(length, 'length', 0);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const part = parts[index];
    if (!isUint8Array(part)) requireBytes(part, `list[${index}]`);
    else sum += lengthOf(part);
  }
  const total = length === undefined ? sum : (length as number);
  const buffer = allocate(total);
  let at = 0;
  for (let index = 0; index < count && at < total; index++) {
    const part = parts[index] as Uint8Array;
    const size = lengthOf(part);
    if (at + size <= total) setBytes(buffer, part, at);
    else copyBytes(part, buffer, at, 0, total - at);
    at += size;
  }
  if (at < total) fillByte(buffer, 0, at, total);
  return buffer;
}
