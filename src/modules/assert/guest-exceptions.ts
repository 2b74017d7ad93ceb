/** What `throws`, `rejects` and their opposites make of an error (nodejs.org/api/assert.html#assertthrowsfn-error-message). */
import { codes } from 'internal:errors';
import { inspect } from 'internal:inspect';
import { types } from 'node:util';
import { AssertionError } from './guest-assertion-error.ts';
import { isDeepEqual } from './guest-deep-equal.ts';
import { failGenerated, failWith, isError, isRegExp } from './guest-fail.ts';

// biome-ignore lint/complexity/noBannedTypes: the assertion that is named in the error, whatever its parameters.
export type Assertion = Function & { readonly name: string };
type Fields = Record<string, unknown>;
type Validation = ((error: unknown) => unknown) & { prototype?: unknown };

/** Stands for "nothing was thrown". */
export const nothing = Symbol('nothing');

/** What of an error is compared; its name stands in the message. */
class Comparison {
  constructor(source: Fields, keys: readonly string[], actual?: Fields) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const value = source[key];
      const isMatch = actual !== undefined && matches(value, actual[key]);
      (this as unknown as Fields)[key] = isMatch ? actual[key] : value;
    }
  }
}

function matches(expected: unknown, actual: unknown): boolean {
  return typeof actual === 'string' && isRegExp(expected) && expected.exec(actual) !== null;
}

function compareFields(actual: Fields, expected: Fields, message: unknown, assertion: Assertion): void {
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  for (const key of keys) {
    if (matches(expected[key], actual[key])) continue;
    if (key in actual && isDeepEqual(actual[key], expected[key], 'strict')) continue;
    const operator = assertion.name;
    if (message) failWith({ actual, expected, message, operator });
    const error = new AssertionError({
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys, actual),
      operator: 'deepStrictEqual',
    });
    error.actual = actual;
    error.expected = expected;
    error.operator = operator;
    throw error;
  }
}

function isErrorClass(value: Validation): boolean {
  return Object.prototype.isPrototypeOf.call(Error, value);
}

function isInstance(value: unknown, expected: Validation): boolean {
  return expected.prototype !== undefined && value instanceof (expected as unknown as new () => unknown);
}

function classTold(actual: unknown, expected: Validation): string {
  const start = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!isError(actual)) return `${start}"${inspect(actual, { depth: -1 })}"`;
  const { name } = (actual as { constructor?: { name?: string } }).constructor ?? {};
  const told = name || actual.name;
  const received = told === expected.name ? 'an error with identical name but a different prototype.' : `"${told}"`;
  return `${start}${received}\n\nError message:\n\n${actual.message}`;
}

function resultTold(result: unknown, actual: unknown, expected: Validation): string {
  const name = expected.name ? `"${expected.name}" ` : '';
  const caught = isError(actual) ? `\n\nCaught error:\n\n${String(actual)}` : '';
  return `The ${name}validation function is expected to return "true". Received ${inspect(result)}${caught}`;
}

/** What speaks against the error, undefined when it is the expected one. */
function objection(actual: unknown, expected: RegExp | Validation): string | undefined {
  if (typeof expected !== 'function') {
    const text = String(actual);
    if (expected.exec(text) !== null) return undefined;
    return `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  }
  if (isInstance(actual, expected)) return undefined;
  if (isErrorClass(expected)) return classTold(actual, expected);
  const result = Reflect.apply(expected, {}, [actual]) as unknown;
  return result === true ? undefined : resultTold(result, actual, expected);
}

function checkExpected(actual: unknown, expected: object | Validation, message: unknown, assertion: Assertion): void {
  const options = { actual, expected, operator: assertion.name };
  if (typeof expected !== 'function' && !isRegExp(expected)) {
    if (typeof actual === 'object' && actual !== null) {
      compareFields(actual as Fields, expected as Fields, message, assertion);
      return;
    }
    const error = new AssertionError({ ...options, message, operator: 'deepStrictEqual' });
    error.operator = assertion.name;
    throw error;
  }
  const text = objection(actual, expected as RegExp | Validation);
  if (text === undefined) return;
  if (message) failWith({ ...options, message });
  failGenerated({ ...options, message: text }, true);
}

const EXPECTED_TYPES = ['Object', 'Error', 'Function', 'RegExp'] as const;
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** `given`: the arguments behind the function or promise. */
export function expectError(assertion: Assertion, actual: unknown, given: readonly unknown[]): void {
  let [error, message] = given;
  if (typeof error === 'string') {
    if (given.length === 2) throw new codes.ERR_INVALID_ARG_TYPE('error', EXPECTED_TYPES, error);
    if (typeof actual === 'object' && actual !== null) {
      if ((actual as Error).message === error) {
        const text = `The error message "${error}" is identical to the message.`;
        throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', text);
      }
    } else if (actual === error) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${error}" is identical to the message.`);
    }
    message = error;
    error = undefined;
  } else if (!isAbsent(error) && typeof error !== 'object' && typeof error !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', EXPECTED_TYPES, error);
  }
  if (actual === nothing) {
    const name = (error as { name?: unknown } | undefined)?.name;
    const what = `${assertion.name === 'rejects' ? 'rejection' : 'exception'}${name ? ` (${name as string})` : ''}`;
    failWith({
      actual: undefined,
      expected: error,
      operator: assertion.name,
      message: `Missing expected ${what}${message ? `: ${message as string}` : '.'}`,
    });
  }
  if (error) checkExpected(actual, error as object, message, assertion);
}

function isUnwanted(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'function') {
    const validation = expected as Validation;
    if (isInstance(actual, validation)) return true;
    return !isErrorClass(validation) && Reflect.apply(validation, {}, [actual]) === true;
  }
  if (isRegExp(expected)) return expected.exec(String(actual)) !== null;
  throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
}

export function expectNoError(assertion: Assertion, actual: unknown, given: readonly unknown[]): void {
  if (actual === nothing) return;
  let [error, message] = given;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (error && !isUnwanted(actual, error)) throw actual;
  const what = assertion.name === 'doesNotReject' ? 'rejection' : 'exception';
  const details = message ? `: ${message as string}` : '.';
  const told = (actual as { message?: unknown } | null | undefined)?.message as string;
  failWith({
    actual,
    expected: error,
    operator: assertion.name,
    message: `Got unwanted ${what}${details}
Actual message: "${told}"`,
  });
}

function isPromiseLike(value: unknown): value is Promise<unknown> {
  if (types.isPromise(value)) return true;
  const { then, catch: catchError } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof then === 'function' && typeof catchError === 'function';
}

/** What the promise is rejected with. */
export async function rejectionOf(promiseFn: unknown): Promise<unknown> {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = (promiseFn as () => unknown)();
    if (!isPromiseLike(promise)) throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
  } else if (!isPromiseLike(promiseFn)) {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return nothing;
}

/** What the function throws. */
export function exceptionOf(fn: unknown): unknown {
  if (typeof fn !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('fn', 'Function', fn);
  try {
    (fn as () => unknown)();
  } catch (error) {
    return error;
  }
  return nothing;
}
