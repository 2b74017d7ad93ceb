import { codes } from 'internal:errors';
import { alloc, allocUnsafe, allocUnsafeSlow, byteLength, compare, concat, copyBytesFrom, from, of } from './guest-create.ts';
import { warnOfConstructor } from './guest-deprecation.ts';
import { isEncoding } from './guest-encodings.ts';
import { nameFunctions } from './guest-names.ts';
import { DEFAULT_POOL_SIZE, FastBuffer, setPoolOwner } from './guest-pool.ts';
import { type BufferMethods, definePrototype } from './guest-prototype.ts';

/** An instance of Node's Buffer, for the other guest modules. */
export type Buffer = Uint8Array & BufferMethods;

/** Node's `Buffer` as the other guest modules use it; user code has Node's own types. */
export interface BufferConstructor {
  (value: unknown, encodingOrOffset?: unknown, length?: number): Buffer;
  new (value: unknown, encodingOrOffset?: unknown, length?: number): Buffer;
  readonly prototype: Buffer;
  poolSize: number;
  from(text: string, encoding?: string): Buffer;
  from(memory: ArrayBufferLike, byteOffset?: number, length?: number): Buffer;
  from(value: unknown, encodingOrOffset?: unknown, length?: unknown): Buffer;
  copyBytesFrom(view: ArrayBufferView, offset?: number, length?: number): Buffer;
  of(...items: number[]): Buffer;
  alloc(size: number, fill?: unknown, encoding?: string): Buffer;
  allocUnsafe(size: number): Buffer;
  allocUnsafeSlow(size: number): Buffer;
  isBuffer(value: unknown): value is Buffer;
  compare(a: Uint8Array, b: Uint8Array): number;
  isEncoding(encoding: unknown): boolean;
  concat(list: readonly Uint8Array[], totalLength?: number): Buffer;
  byteLength(value: unknown, encoding?: unknown): number;
}

/** `Buffer(...)` and `new Buffer(...)`, deprecated (nodejs.org/api/buffer.html#new-bufferarray and the ones after it). */
function DeprecatedBuffer(arg: unknown, encodingOrOffset: unknown, length: unknown): FastBuffer {
  warnOfConstructor();
  if (typeof arg !== 'number') return from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', arg);
  return alloc(arg);
}

export const Buffer = DeprecatedBuffer as unknown as BufferConstructor;

function isBuffer(value: unknown): value is Buffer {
  return value instanceof FastBuffer;
}

Object.setPrototypeOf(Buffer, Uint8Array);
definePrototype(Buffer as { prototype: object });
const statics = {
  poolSize: DEFAULT_POOL_SIZE,
  from,
  copyBytesFrom,
  of,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  isBuffer,
  compare,
  isEncoding,
  concat,
  byteLength,
};
nameFunctions({ ...statics, Buffer });
Object.assign(Buffer, statics);
// What `map`, `filter`, `slice` and `subarray` of the typed array make: `new Buffer(n)` would warn.
Object.defineProperty(Buffer, Symbol.species, {
  configurable: true,
  enumerable: false,
  get() {
    return FastBuffer;
  },
});
// It shows when a program prints `Buffer`.
Object.assign(Buffer, { [Symbol('kIsEncodingSymbol')]: isEncoding });
setPoolOwner(Buffer);
