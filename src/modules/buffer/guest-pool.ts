import { markUntransferable } from 'web:structured-clone';
import type { EncodingId } from './contract.ts';
import { ASCII, encodeText, HEX, LATIN1, UTF8, UTF16LE, writeText } from './guest-encodings.ts';
import { bufferOf, byteOffsetOf, lengthOf } from './guest-typed-array.ts';

/** What every Buffer is an instance of; `Buffer.prototype` is its prototype. Its default constructor cannot be patched. */
export class FastBuffer extends Uint8Array {}

/** `Buffer.poolSize` lives here until `Buffer` exists; Node 24 starts with 64 KiB. */
export const DEFAULT_POOL_SIZE = 65536;

let owner: { poolSize: number } = { poolSize: DEFAULT_POOL_SIZE };
let pool: ArrayBuffer | undefined;
let poolBytes: Uint8Array;
let poolSize = 0;
let poolOffset = 0;

/** Names the object whose `poolSize` a program may change (nodejs.org/api/buffer.html#bufferpoolsize). */
export function setPoolOwner(buffer: { poolSize: number }): void {
  owner = buffer;
}

// The pool is made at its first use, so that the snapshot that every sandbox is restored from does not carry it.
function makePool(): void {
  poolSize = owner.poolSize;
  poolBytes = createBytes(poolSize);
  pool = poolBytes.buffer as ArrayBuffer;
  poolOffset = 0;
  // Other Buffers live in the same memory: it can be cloned and cannot be given away.
  markUntransferable(pool);
}

/** Node keeps pooled buffers 8 byte aligned, so that other views over them are allowed to start there. */
function takePool(length: number): void {
  poolOffset = (poolOffset + length + 7) & ~7;
}

/** New zeroed memory. What the engine says of too much of it is put in V8's words, which programs and tests match. */
export function createBytes(size: number): FastBuffer {
  try {
    return new FastBuffer(size);
  } catch {
    throw new RangeError('Array buffer allocation failed');
  }
}

/** A Buffer over bytes that a verb returned, which are the guest's own. */
export function adopt(bytes: Uint8Array): FastBuffer {
  return new FastBuffer(bufferOf(bytes), byteOffsetOf(bytes), lengthOf(bytes));
}

/** `size` bytes of the pool where Node takes them from its pool, else memory of their own. */
export function allocate(size: number): FastBuffer {
  if (size <= 0) return new FastBuffer();
  if (size >= owner.poolSize >>> 1) return createBytes(size);
  if (pool === undefined || size > poolSize - poolOffset) makePool();
  const buffer = new FastBuffer(pool!, poolOffset, size);
  takePool(size);
  return buffer;
}

/** An upper bound of the encoded size that needs no look at the characters. */
function largestLength(length: number, encoding: EncodingId): number {
  switch (encoding) {
    case UTF8:
      return length * 3;
    case UTF16LE:
      return length * 2;
    case LATIN1:
    case ASCII:
      return length;
    case HEX:
      return length >>> 1;
    default:
      return (length * 3 + 3) >>> 2;
  }
}

/** The bytes of a text: encoded straight into the pool by one port call, or by the host into memory of their own. */
export function encodeToBuffer(text: string, encoding: EncodingId): FastBuffer {
  if (text.length === 0) return new FastBuffer();
  const largest = largestLength(text.length, encoding);
  if (largest >= owner.poolSize >>> 1) {
    return adopt(encodeText(text, encoding));
  }
  if (pool === undefined || largest > poolSize - poolOffset) makePool();
  const written = writeText(poolBytes, text, encoding, poolOffset, largest);
  const buffer = new FastBuffer(pool!, poolOffset, written);
  takePool(written);
  return buffer;
}
