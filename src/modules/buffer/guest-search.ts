import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { validateBuffer } from 'internal:validators';
import type { EncodingId } from './contract.ts';
import { encodingId, requireEncoding, UTF8, UTF16LE } from './guest-encodings.ts';
import { bytesOf, indexOfByte, isUint8Array, lastIndexOfByte, lengthOf } from './guest-typed-array.ts';

const INDEX_OF_TEXT = verbId('buffer.indexOfText');
const INDEX_OF_BYTES = verbId('buffer.indexOfBytes');
const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);

/** `end` is clamped to the buffer; it is no offset from the end. */
function toEnd(end: unknown, length: number): number {
  const index = Math.trunc(+(end as number)) || 0;
  return index <= 0 ? 0 : Math.min(index, length);
}

function byteIndex(bytes: Uint8Array, byte: number, start: number, end: number, forward: boolean): number {
  if (end === 0) return -1;
  if (forward) {
    if (start >= end) return -1;
    const index = indexOfByte(bytes, byte, start);
    return index < end ? index : -1;
  }
  return lastIndexOfByte(bytes, byte, Math.min(start, end - 1));
}

/**
 * The search behind indexOf, lastIndexOf and includes
 * (nodejs.org/api/buffer.html#bufindexofvalue-start-end-encoding and the observed behaviour of the binary).
 */
function search(
  bytes: Uint8Array,
  value: unknown,
  byteOffset: unknown,
  end: unknown,
  encoding: unknown,
  forward: boolean,
): number {
  if (!isUint8Array(bytes)) return searchOther(bytes, value, byteOffset, end, encoding, forward);
  const length = lengthOf(bytes);
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  } else if (typeof end === 'string') {
    encoding = end;
    end = undefined;
  }
  // A start that is no number is the default one, and the default of a backward search is the end.
  let start = forward ? 0 : length;
  if (byteOffset !== undefined) {
    const index = +(byteOffset as number);
    if (!Number.isNaN(index)) start = Math.trunc(Math.min(Math.max(index, INT32_MIN), INT32_MAX));
  }
  const stop = end === undefined ? length : toEnd(end, length);

  let id: EncodingId = UTF8;
  if (typeof value === 'string') {
    if (encoding !== undefined) id = requireEncoding(encoding);
  } else if (typeof value !== 'number') {
    if (!isUint8Array(value)) {
      throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
    }
    id = (encoding === undefined ? undefined : encodingId(encoding)) ?? UTF8;
  }

  if (start < 0) {
    start += length;
    if (start < 0) {
      if (!forward && (typeof value === 'number' || (value as string).length > 0)) return -1;
      start = 0;
    }
  }
  if (typeof value === 'number') return byteIndex(bytes, value & 255, start, stop, forward);
  if ((value as string | Uint8Array).length === 0) {
    const last = id === UTF16LE ? stop & ~1 : stop;
    return Math.min(start, last);
  }
  if (stop === 0 || (forward && start >= stop)) return -1;
  return port(typeof value === 'string' ? INDEX_OF_TEXT : INDEX_OF_BYTES, bytes, value, id, start, stop, forward) as number;
}

/** A search in another view looks at its first bytes, as many as it has elements. */
function searchOther(self: Uint8Array, ...rest: [unknown, unknown, unknown, unknown, boolean]): number {
  const count = self.length as number | undefined;
  validateBuffer(self);
  const bytes = bytesOf(self);
  return search(new Uint8Array(bytes.buffer, bytes.byteOffset, Math.min(count ?? bytes.length, bytes.length)), ...rest);
}

export function indexOf(this: Uint8Array, value: unknown, start: unknown, end: unknown, encoding: unknown): number {
  return search(this, value, start, end, encoding, true);
}

export function lastIndexOf(this: Uint8Array, value: unknown, start: unknown, end: unknown, encoding: unknown): number {
  return search(this, value, start, end, encoding, false);
}

export function includes(this: Uint8Array, value: unknown, start: unknown, end: unknown, encoding: unknown): boolean {
  return search(this, value, start, end, encoding, true) !== -1;
}
