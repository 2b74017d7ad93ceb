/**
 * Argument checks in Node's order with Node's messages (observed in Node 24). Each asserts its argument's type, so that
 * the caller's code is typed after the call.
 */
import { codes } from 'internal:errors';

const INT32_MIN = -2147483648;
const INT32_MAX = 2147483647;
const UINT32_MAX = 4294967295;

export function validateString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, 'string', value);
}

export function validateStringWithoutNullBytes(value: unknown, name: string): asserts value is string {
  validateString(value, name);
  if (value.includes('\0')) throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
}

export function validateBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value !== 'boolean') throw new codes.ERR_INVALID_ARG_TYPE(name, 'boolean', value);
}

// biome-ignore lint/complexity/noBannedTypes: any callable is meant.
export function validateFunction(value: unknown, name: string): asserts value is Function {
  if (typeof value !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'Function', value);
}

export function validateUndefined(value: unknown, name: string): asserts value is undefined {
  if (value !== undefined) throw new codes.ERR_INVALID_ARG_TYPE(name, 'undefined', value);
}

export function validateNumber(value: unknown, name: string, min?: number, max?: number): asserts value is number {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  const tooLow = min !== undefined && value < min;
  const tooHigh = max !== undefined && value > max;
  if (tooLow || tooHigh || ((min !== undefined || max !== undefined) && Number.isNaN(value))) {
    const range = [min === undefined ? '' : `>= ${min}`, max === undefined ? '' : `<= ${max}`].filter((part) => part !== '');
    throw new codes.ERR_OUT_OF_RANGE(name, range.join(' && '), value);
  }
}

export function validateInteger(
  value: unknown,
  name: string,
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < min || value > max) throw new codes.ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value);
}

export function validateInt32(value: unknown, name: string, min = INT32_MIN, max = INT32_MAX): asserts value is number {
  validateInteger(value, name, min, max);
}

export function validateUint32(value: unknown, name: string, positive = false): asserts value is number {
  validateInteger(value, name, positive ? 1 : 0, UINT32_MAX);
}

/** False when the value is absent or NaN: the caller then takes its default. */
export function validateFiniteNumber(value: unknown, name: string): value is number {
  if (value === undefined) return false;
  if (Number.isFinite(value)) return true;
  if (Number.isNaN(value)) return false;
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  throw new codes.ERR_OUT_OF_RANGE(name, 'a finite number', value);
}

/** The number itself when it lies in the range, the default when it is absent or NaN. */
export function checkRangesOrGetDefault(value: unknown, name: string, lower: number, upper: number, absent: number): number {
  if (!validateFiniteNumber(value, name)) return absent;
  if (value < lower || value > upper) throw new codes.ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, value);
  return value;
}

export function isInt32(value: unknown): value is number {
  return value === (value as number | 0);
}

export function isUint32(value: unknown): value is number {
  return value === (value as number) >>> 0;
}

/** A file mode: a number, or a string of octal digits (nodejs.org/api/fs.html#file-modes). */
export function parseFileMode(value: unknown, name: string, absent?: number): number {
  const mode = value ?? absent;
  if (typeof mode === 'string') {
    if (!/^[0-7]+$/.test(mode)) {
      throw new codes.ERR_INVALID_ARG_VALUE(name, mode, 'must be a 32-bit unsigned integer or an octal string');
    }
    const parsed = Number.parseInt(mode, 8);
    validateUint32(parsed, name);
    return parsed;
  }
  validateUint32(mode, name);
  return mode;
}

export const kValidateObjectNone = 0;
export const kValidateObjectAllowNullable = 1;
export const kValidateObjectAllowArray = 2;
export const kValidateObjectAllowFunction = 4;
export const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
export const kValidateObjectAllowObjectsAndNull = kValidateObjectAllowObjects | kValidateObjectAllowNullable;

export function validateObject(value: unknown, name: string, allowed = kValidateObjectNone): asserts value is object {
  const fits =
    value === null
      ? (allowed & kValidateObjectAllowNullable) !== 0
      : Array.isArray(value)
        ? (allowed & kValidateObjectAllowArray) !== 0
        : typeof value === 'function'
          ? (allowed & kValidateObjectAllowFunction) !== 0
          : typeof value === 'object';
  if (!fits) throw new codes.ERR_INVALID_ARG_TYPE(name, 'Object', value);
}

/** A Web IDL dictionary: absent, null, or any object. */
export function validateDictionary(value: unknown, name: string): void {
  if (value != null && typeof value !== 'object' && typeof value !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'a dictionary', value);
  }
}

export function validateArray(value: unknown, name: string, minLength = 0): asserts value is unknown[] {
  if (!Array.isArray(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, 'Array', value);
  if (value.length < minLength) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must have a length of at least ${minLength}`);
  }
}

export function validateStringArray(value: unknown, name: string): asserts value is string[] {
  validateArray(value, name);
  for (let index = 0; index < value.length; index++) validateString(value[index], `${name}[${index}]`);
}

export function validateBooleanArray(value: unknown, name: string): asserts value is boolean[] {
  validateArray(value, name);
  for (let index = 0; index < value.length; index++) validateBoolean(value[index], `${name}[${index}]`);
}

export function validateOneOf(value: unknown, name: string, allowed: readonly unknown[]): void {
  if (allowed.includes(value)) return;
  const list = allowed.map((each) => (typeof each === 'string' ? `'${each}'` : String(each))).join(', ');
  throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${list}`);
}

export function validateUnion(value: unknown, name: string, union: readonly unknown[]): void {
  if (!union.includes(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, `('${union.join('|')}')`, value);
}

export function validateBuffer(value: unknown, name = 'buffer'): asserts value is ArrayBufferView {
  if (!ArrayBuffer.isView(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], value);
}

/** Only hex has a rule of its own: an even number of digits. */
export function validateEncoding(data: string, encoding: unknown): void {
  if (data.length % 2 !== 0 && typeof encoding === 'string' && encoding.toLowerCase() === 'hex') {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
  }
}

/** Anything with an `aborted` property counts, as in Node; undefined is allowed. */
export function validateAbortSignal(signal: unknown, name: string): void {
  if (signal === undefined) return;
  if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal);
  }
}

export function validateAbortSignalArray(value: unknown, name: string): void {
  validateArray(value, name);
  for (let index = 0; index < value.length; index++) {
    const each = `${name}[${index}]`;
    if (value[index] === undefined) throw new codes.ERR_INVALID_ARG_TYPE(each, 'AbortSignal', value[index]);
    validateAbortSignal(value[index], each);
  }
}

/** The port as a number; digits in a string are accepted. */
export function validatePort(port: unknown, name = 'Port', allowZero = true): number {
  const text = typeof port === 'string' ? port.trim() : undefined;
  const number = typeof port === 'number' || (text !== undefined && text.length > 0) ? Number(port) : Number.NaN;
  if (number !== number >>> 0 || number > 65535 || (number === 0 && !allowZero)) {
    throw new codes.ERR_SOCKET_BAD_PORT(name, port, allowZero);
  }
  return number;
}
