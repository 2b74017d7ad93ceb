import { codes } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';
import { verbs } from 'internal:port';
import { nextTick } from 'internal:tasks';
import { validateBoolean, validateFunction, validateNumber, validateObject } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { completeLater } from 'node:timers';
import type { WebCryptoVerbs } from './contract.ts';

/**
 * Random values (nodejs.org/api/crypto.html#cryptorandombytessize-callback and the pages around it). All of them are drawn
 * from the host when they are asked for; what is kept for later is forgotten when this memory becomes another sandbox.
 */
export const host = verbs<WebCryptoVerbs>('webcrypto');

const LARGEST = 2 ** 31 - 1;
const LARGEST_INTEGER_RANGE = 2 ** 48 - 1;

type Callback<Value> = (error: Error | null, value?: Value) => void;
type Target = ArrayBuffer | ArrayBufferView;

const isTarget = (value: unknown): value is Target =>
  ArrayBuffer.isView(value) ||
  value instanceof ArrayBuffer ||
  (typeof SharedArrayBuffer === 'function' && value instanceof SharedArrayBuffer);

function bytesOf(target: Target, offset = 0, size = target.byteLength - offset): Uint8Array {
  if (ArrayBuffer.isView(target)) return new Uint8Array(target.buffer as ArrayBuffer, target.byteOffset + offset, size);
  return new Uint8Array(target, offset, size);
}

function draw(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  if (size > 0) host.random(bytes);
  return bytes;
}

function toOffset(offset: unknown, elementSize: number, length: number): number {
  validateNumber(offset, 'offset');
  const bytes = offset * elementSize;
  const most = Math.min(length, LARGEST);
  if (Number.isNaN(bytes) || bytes > most || bytes < 0) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${most}`, bytes);
  }
  return bytes >>> 0;
}

function toSize(size: unknown, elementSize: number, offset: number, length: number): number {
  validateNumber(size, 'size');
  const bytes = size * elementSize;
  if (Number.isNaN(bytes) || bytes > LARGEST || bytes < 0) {
    throw new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${LARGEST}`, bytes);
  }
  if (bytes + offset > length) throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, bytes + offset);
  return bytes >>> 0;
}

export function randomBytes(size: unknown, callback?: Callback<Uint8Array>): Uint8Array | undefined {
  const length = toSize(size, 1, 0, Number.POSITIVE_INFINITY);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const buffer = Buffer.from(draw(length).buffer as ArrayBuffer) as unknown as Uint8Array;
  if (callback === undefined) return buffer;
  completeLater('RANDOMBYTESREQUEST', () => callback(null, buffer));
  return undefined;
}

const elementSizeOf = (target: Target): number => (target as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT || 1;

function region(target: unknown, offset: unknown, size: unknown): Uint8Array {
  if (!isTarget(target)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
  const elementSize = elementSizeOf(target);
  const start = toOffset(offset, elementSize, target.byteLength);
  const length = size === undefined ? target.byteLength - start : toSize(size, elementSize, start, target.byteLength);
  return bytesOf(target, start, length);
}

export function randomFillSync(...args: [buffer: Target, offset?: unknown, size?: unknown]): Target {
  const [buffer, offset = 0, size] = args;
  const bytes = region(buffer, offset, size);
  if (bytes.length > 0) host.random(bytes);
  return buffer;
}
Object.defineProperty(randomFillSync, 'length', { value: 1, configurable: true });

export function randomFill(buffer: Target, offset: unknown, size: unknown, callback: unknown): void {
  if (!isTarget(buffer)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buffer);
  let [start, length, done] = [offset, size, callback];
  if (typeof offset === 'function') [start, length, done] = [0, undefined, offset];
  else if (typeof size === 'function') [length, done] = [undefined, size];
  validateFunction(done, 'callback');
  const bytes = region(buffer, start, length);
  const finish = done as unknown as Callback<Target>;
  if (bytes.length > 0) host.random(bytes);
  completeLater('RANDOMBYTESREQUEST', () => finish(null, buffer));
}

// Six bytes an integer: a pool spares a call of the host for each.
let pool = new Uint8Array(0);
let poolAt = 0;
onRestore(() => {
  pool = new Uint8Array(0);
  poolAt = 0;
});

function drawInteger48(): number {
  if (poolAt + 6 > pool.length) {
    pool = draw(6 * 128);
    poolAt = 0;
  }
  let value = 0;
  for (let index = 0; index < 6; index++) {
    value = value * 256 + pool[poolAt]!;
    pool[poolAt++] = 0;
  }
  return value;
}

/** nodejs.org/api/crypto.html#cryptorandomintmin-max-callback: every integer of the range is as likely. */
export function randomInt(min: unknown, max?: unknown, callback?: unknown): number | undefined {
  let [low, high, done] = [min, max, callback];
  const hasMinimum = !(max === undefined || typeof max === 'function');
  if (!hasMinimum) [low, high, done] = [0, min, max];
  if (done !== undefined) validateFunction(done, 'callback');
  if (!Number.isSafeInteger(low)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', low);
  if (!Number.isSafeInteger(high)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', high);
  const [from, to] = [low as number, high as number];
  if (to <= from) throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${from})`, to);
  const range = to - from;
  if (!(range <= LARGEST_INTEGER_RANGE)) {
    throw new codes.ERR_OUT_OF_RANGE(hasMinimum ? 'max - min' : 'max', `<= ${LARGEST_INTEGER_RANGE}`, range);
  }
  // What lies above the last whole multiple of the range would make some integers likelier.
  const limit = 2 ** 48 - (2 ** 48 % range);
  let value = drawInteger48();
  while (value >= limit) value = drawInteger48();
  const result = (value % range) + from;
  if (done === undefined) return result;
  // What was drawn beforehand is handed over on the next tick, with no error at all (observed).
  nextTick(done as unknown as () => void, undefined, result);
  return undefined;
}

function toHex(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += (bytes[index]! + 256).toString(16).slice(1);
  return text;
}

/** RFC 9562, 4: the version and the variant are fixed bits. */
function formatUuid(bytes: Uint8Array, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return [toHex(bytes, 0, 4), toHex(bytes, 4, 6), toHex(bytes, 6, 8), toHex(bytes, 8, 10), toHex(bytes, 10, 16)].join('-');
}

function validateOptions(options: unknown): void {
  if (options === undefined) return;
  validateObject(options, 'options');
  const { disableEntropyCache = false } = options as { disableEntropyCache?: unknown };
  validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
}

/** nodejs.org/api/crypto.html#cryptorandomuuidoptions. Nothing is cached, so the option changes nothing. */
export function randomUUID(options?: unknown): string {
  validateOptions(options);
  return formatUuid(draw(16), 4);
}

/** RFC 9562, 5.7: milliseconds of the Unix epoch, then random bits. */
export function randomUUIDv7(options?: unknown): string {
  validateOptions(options);
  const bytes = draw(16);
  let time = Date.now();
  for (let index = 5; index >= 0; index--) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  return formatUuid(bytes, 7);
}

const INTEGER_ARRAYS = /^(?:Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64)Array$/;
const typedArrayTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!.get!;
/** w3c.github.io/webcrypto#Crypto-method-getRandomValues */
const QUOTA = 65_536;

interface DOMExceptionClass {
  new (message: string, name: string): Error;
}

/** Fills an integer array, for Web Crypto. */
export function fillIntegers(array: unknown): unknown {
  const { DOMException } = globalThis as unknown as { DOMException: DOMExceptionClass };
  const tag = typedArrayTag.call(array) as string | undefined;
  if (tag === undefined || !INTEGER_ARRAYS.test(tag)) {
    throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  const view = array as Uint8Array;
  if (view.byteLength > QUOTA) {
    const { QuotaExceededError } = globalThis as unknown as { QuotaExceededError?: new (message: string) => Error };
    const text = 'The requested length exceeds 65,536 bytes';
    throw QuotaExceededError === undefined ? new DOMException(text, 'QuotaExceededError') : new QuotaExceededError(text);
  }
  if (view.byteLength > 0) host.random(bytesOf(view));
  return array;
}
