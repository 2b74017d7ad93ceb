import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { validateInteger } from 'internal:validators';
import { encodingId, LATIN1, UTF8 } from './guest-encodings.ts';
import { byteLengthOf, bytesOf, fillByte, isUint8Array, isView, lengthOf, setBytes } from './guest-typed-array.ts';

const COMPARE = verbId('buffer.compare');
const COMPARE_RANGES = verbId('buffer.compareRanges');
const FILL_TEXT = verbId('buffer.fillText');
const FILL_BYTES = verbId('buffer.fillBytes');
const SWAP = verbId('buffer.swap');
const BYTES = ['Buffer', 'Uint8Array'];

export function requireBytes(value: unknown, name: string): asserts value is Uint8Array {
  if (!isUint8Array(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, BYTES, value);
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return port(COMPARE, a, b) as number;
}

/** `buf.compare(target[, targetStart[, targetEnd[, sourceStart[, sourceEnd]]]])`. */
export function compare(
  this: Uint8Array,
  target: unknown,
  targetStart: unknown,
  targetEnd: unknown,
  sourceStart: unknown,
  sourceEnd: unknown,
): number {
  requireBytes(target, 'target');
  if (targetStart === undefined && targetEnd === undefined && sourceStart === undefined && sourceEnd === undefined) {
    return compareBytes(this, target);
  }
  let bStart = 0;
  let bEnd = lengthOf(target);
  let aStart = 0;
  let aEnd = lengthOf(this);
  if (targetStart !== undefined) {
    validateInteger(targetStart, 'targetStart', 0);
    bStart = targetStart as number;
  }
  if (targetEnd !== undefined) {
    validateInteger(targetEnd, 'targetEnd', 0, bEnd);
    bEnd = targetEnd as number;
  }
  if (sourceStart !== undefined) {
    validateInteger(sourceStart, 'sourceStart', 0);
    aStart = sourceStart as number;
  }
  if (sourceEnd !== undefined) {
    validateInteger(sourceEnd, 'sourceEnd', 0, aEnd);
    aEnd = sourceEnd as number;
  }
  if (aStart >= aEnd) return bStart >= bEnd ? 0 : -1;
  if (bStart >= bEnd) return 1;
  return port(COMPARE_RANGES, this, target, aStart, aEnd, bStart, bEnd) as number;
}

export function equals(this: Uint8Array, otherBuffer: unknown): boolean {
  requireBytes(otherBuffer, 'otherBuffer');
  if (this === otherBuffer) return true;
  return lengthOf(this) === lengthOf(otherBuffer) && compareBytes(this, otherBuffer) === 0;
}

/** An index of `copy`: what is not finite counts as 0. */
function toIndex(value: unknown): number {
  const index = +(value as number);
  return Number.isFinite(index) ? Math.floor(index) : 0;
}

/** Copies into memory that may be the same one. */
export function copyBytes(source: Uint8Array, target: Uint8Array, at: number, start: number, length: number): void {
  setBytes(target, new Uint8Array(source.buffer, source.byteOffset + start, length), at);
}

function bytesOfArgument(value: unknown, name: string): Uint8Array {
  if (isUint8Array(value)) return value;
  if (!isView(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, BYTES, value);
  return bytesOf(value);
}

/** `buf.copy(target[, targetStart[, sourceStart[, sourceEnd]]])`. */
export function copy(this: Uint8Array, target: unknown, targetStart: unknown, sourceStart: unknown, sourceEnd: unknown): number {
  const source = bytesOfArgument(this, 'source');
  const destination = bytesOfArgument(target, 'target');
  const length = byteLengthOf(source);
  const room = byteLengthOf(destination);
  let at = 0;
  let start = 0;
  let end = length;
  if (targetStart !== undefined) {
    at = toIndex(targetStart);
    if (at < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', at);
  }
  if (sourceStart !== undefined) {
    start = toIndex(sourceStart);
    if (start < 0 || start > length) throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${length}`, start);
  }
  if (sourceEnd !== undefined) {
    end = toIndex(sourceEnd);
    if (end < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', end);
  }
  if (at >= room || start >= end) return 0;
  const count = Math.min(end - start, room - at, length - start);
  if (count === length) setBytes(destination, source, at);
  else if (count > 0) copyBytes(source, destination, at, start, count);
  return Math.max(count, 0);
}

/** `buf.fill`, and `Buffer.alloc` with a filling. */
export function fillBuffer(bytes: Uint8Array, value: unknown, offset: unknown, end: unknown, encoding: unknown): void {
  let id = UTF8 as ReturnType<typeof encodingId>;
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = end = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
    if (encoding != null && encoding !== '') {
      if (typeof encoding !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('encoding', 'string', encoding);
      id = encodingId(encoding);
      if (id === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    }
    if (value.length === 0) {
      value = 0;
    } else if (value.length === 1) {
      const unit = value.charCodeAt(0);
      if (unit < 128 ? id === UTF8 || id === LATIN1 : unit < 256 && id === LATIN1) value = unit;
    }
  }
  const length = lengthOf(bytes);
  let from = 0;
  let to = length;
  if (offset !== undefined) {
    validateInteger(offset, 'offset', 0);
    from = offset as number;
    if (end !== undefined) {
      validateInteger(end, 'end', 0, length);
      to = end as number;
    }
    if (from >= to) return;
  }
  if (typeof value === 'string') {
    if (!port(FILL_TEXT, bytes, value, id, from, to)) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
  } else if (isView(value)) {
    const pattern = bytesOf(value);
    if (byteLengthOf(pattern) === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
    port(FILL_BYTES, bytes, pattern, from, to);
  } else {
    fillByte(bytes, +(value as number) & 255, from, to);
  }
}

/** `buf.fill(value[, offset[, end]][, encoding])` (nodejs.org/api/buffer.html#buffillvalue-offset-end-encoding). */
export function fill(this: Uint8Array, value: unknown, offset: unknown, end: unknown, encoding: unknown): Uint8Array {
  if (typeof value === 'number' && offset === undefined) return fillByte(this, value & 255);
  fillBuffer(this, value, offset, end, encoding);
  return this;
}

function swapGroups(bytes: Uint8Array, width: number): Uint8Array {
  const length = lengthOf(bytes);
  if (length % width !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${width * 8}-bits`);
  if (length > 0) port(SWAP, bytes, width);
  return bytes;
}

export function swap16(this: Uint8Array): Uint8Array {
  return swapGroups(this, 2);
}

export function swap32(this: Uint8Array): Uint8Array {
  return swapGroups(this, 4);
}

export function swap64(this: Uint8Array): Uint8Array {
  return swapGroups(this, 8);
}
