import { isDetachedBuffer } from 'node:buffer';
import { performance } from 'web:performance';
import { notifyWaiters, waitFor } from './guest-waiters.ts';

type IntegerArray = Int32Array | BigInt64Array;

const typedArray = Reflect.getPrototypeOf(Uint8Array.prototype) as object;
const tagOf = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag)!.get!;
const { apply } = Reflect;

const INTEGERS: readonly unknown[] = [
  'Int8Array',
  'Uint8Array',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
];
const WAITABLE: readonly unknown[] = ['Int32Array', 'BigInt64Array'];

const nameOf = (value: unknown): unknown => apply(tagOf, value, []);

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}

/** ECMA-262, 25.4.3.1 ValidateIntegerTypedArray. */
function requireArray(value: unknown, method: string, isWaitable = false): IntegerArray {
  const isValid = (isWaitable ? WAITABLE : INTEGERS).includes(nameOf(value));
  if (!isValid) throw new TypeError(`${shown(value)} is not an ${isWaitable ? 'int32 or BigInt64' : 'integer'} typed array.`);
  requireAttached(value as IntegerArray, method);
  return value as IntegerArray;
}

function requireAttached(array: IntegerArray, method: string): void {
  if (isDetachedBuffer(array.buffer)) throw new TypeError(`Cannot perform ${method} on a detached ArrayBuffer`);
}

function requireIndex(array: IntegerArray, index: unknown): number {
  const number = Math.trunc(Number(index)) || 0;
  if (number < 0 || number >= array.length) throw new RangeError('Invalid atomic access index');
  return number;
}

/** The value in the array's own kind; V8 gives it back as it is coerced, and not as it is stored. */
function coerce(array: IntegerArray, value: unknown): number | bigint {
  const name = nameOf(array);
  if (name !== 'BigInt64Array' && name !== 'BigUint64Array') {
    if (typeof value === 'bigint') throw new TypeError('Cannot convert a BigInt value to a number');
    // Adding zero takes the sign of zero away.
    return Math.trunc(Number(value)) + 0 || 0;
  }
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' || value === undefined || value === null) {
    throw new TypeError(`Cannot convert ${String(value)} to a BigInt`);
  }
  return BigInt(value as string);
}

type Change = (old: never, value: never) => number | bigint;

/** ECMA-262, 25.4.3.4 AtomicReadModifyWrite. There is one agent, so that nothing can come in between. */
function change(method: string, array: unknown, index: unknown, value: unknown, compute: Change): number | bigint {
  const target = requireArray(array, `Atomics.${method}`);
  const at = requireIndex(target, index);
  const operand = coerce(target, value);
  requireAttached(target, `Atomics.${method}`);
  const old = target[at]!;
  target[at] = compute(old as never, operand as never) as never;
  return old;
}

function waitArguments(method: string, array: unknown, index: unknown, value: unknown, timeout: unknown) {
  const target = requireArray(array, `Atomics.${method}`, true);
  if (!(target.buffer instanceof SharedArrayBuffer)) throw new TypeError(`${shown(array)} is not a shared typed array.`);
  const at = requireIndex(target, index);
  const expected =
    nameOf(target) === 'Int32Array' ? Number(coerce(target, value)) | 0 : BigInt.asIntN(64, coerce(target, value) as bigint);
  const ms = Number(timeout);
  const limit = Number.isNaN(ms) ? Number.POSITIVE_INFINITY : Math.max(ms, 0);
  return { target, at, limit, isEqual: target[at] === expected };
}

const members = {
  load(array: unknown, index: unknown): number | bigint {
    const target = requireArray(array, 'Atomics.load');
    return target[requireIndex(target, index)]!;
  },
  store(array: unknown, index: unknown, value: unknown): number | bigint {
    const target = requireArray(array, 'Atomics.store');
    const at = requireIndex(target, index);
    const stored = coerce(target, value);
    requireAttached(target, 'Atomics.store');
    target[at] = stored as never;
    return stored;
  },
  add(array: unknown, index: unknown, value: unknown): number | bigint {
    return change('add', array, index, value, (old: number, operand: number) => old + operand);
  },
  sub(array: unknown, index: unknown, value: unknown): number | bigint {
    return change('sub', array, index, value, (old: number, operand: number) => old - operand);
  },
  and(array: unknown, index: unknown, value: unknown): number | bigint {
    return change('and', array, index, value, (old: number, operand: number) => old & operand);
  },
  or(array: unknown, index: unknown, value: unknown): number | bigint {
    return change('or', array, index, value, (old: number, operand: number) => old | operand);
  },
  xor(array: unknown, index: unknown, value: unknown): number | bigint {
    return change('xor', array, index, value, (old: number, operand: number) => old ^ operand);
  },
  exchange(array: unknown, index: unknown, value: unknown): number | bigint {
    return change('exchange', array, index, value, (_old: number, operand: number) => operand);
  },
  compareExchange(array: unknown, index: unknown, expected: unknown, replacement: unknown): number | bigint {
    const target = requireArray(array, 'Atomics.compareExchange');
    const at = requireIndex(target, index);
    const wanted = coerce(target, expected);
    const value = coerce(target, replacement);
    requireAttached(target, 'Atomics.compareExchange');
    const old = target[at]!;
    // Compared as it would be stored: in an array of bytes -1 is 255.
    const Class = target.constructor as new (length: number) => IntegerArray;
    const cell = new Class(1);
    cell[0] = wanted as never;
    if (cell[0] === old) target[at] = value as never;
    return old;
  },
  isLockFree(size: unknown): boolean {
    return [1, 2, 4, 8].includes(Math.trunc(Number(size)));
  },
  /**
   * DIVERGES: a sandbox is one agent, so nothing can end a wait but its time, which passes as CPU time; a wait without end
   * is refused.
   */
  wait(array: unknown, index: unknown, value: unknown, timeout: unknown): string {
    const { limit, isEqual } = waitArguments('wait', array, index, value, timeout);
    if (!isEqual) return 'not-equal';
    if (limit === Number.POSITIVE_INFINITY) {
      const message = 'Atomics.wait would never end: a sandbox has no other thread';
      throw Object.assign(new Error(message), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
    }
    const end = performance.now() + limit;
    while (performance.now() < end);
    return 'timed-out';
  },
  waitAsync(array: unknown, index: unknown, value: unknown, timeout: unknown): object {
    const { target, at, limit, isEqual } = waitArguments('waitAsync', array, index, value, timeout);
    if (!isEqual) return { async: false, value: 'not-equal' };
    if (limit === 0) return { async: false, value: 'timed-out' };
    return { async: true, value: waitFor(target.buffer, target.byteOffset + at * target.BYTES_PER_ELEMENT, limit) };
  },
  notify(array: unknown, index: unknown, count: unknown): number {
    const target = requireArray(array, 'Atomics.notify', true);
    const at = requireIndex(target, index);
    const most = count === undefined ? Number.POSITIVE_INFINITY : Math.max(Math.trunc(Number(count)) || 0, 0);
    if (!(target.buffer instanceof SharedArrayBuffer)) return 0;
    return notifyWaiters(target.buffer, target.byteOffset + at * target.BYTES_PER_ELEMENT, most);
  },
  pause(...given: unknown[]): void {
    const [iterations] = given;
    if (iterations === undefined || (typeof iterations === 'number' && Number.isInteger(iterations))) return;
    throw new TypeError('Atomics.pause argument must be undefined or an integer');
  },
};

/** `Atomics`, for arrays that no other thread can see. */
export const Atomics: object = {};
for (const name of Object.keys(members)) {
  const value = (members as Record<string, unknown>)[name];
  Object.defineProperty(Atomics, name, { value, writable: true, enumerable: false, configurable: true });
}
Object.defineProperty(Atomics, Symbol.toStringTag, { value: 'Atomics', configurable: true });
