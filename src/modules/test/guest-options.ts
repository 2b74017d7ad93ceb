/** Arguments of tests, suites and hooks (nodejs.org/api/test.html#testname-options-fn). */

import { codes } from 'internal:errors';
import { validateAbortSignal, validateNumber, validateUint32 } from 'internal:validators';
import type { AbortSignal } from 'web:abort';

export interface TestOptions {
  concurrency?: number | boolean | null | undefined;
  only?: unknown;
  signal?: AbortSignal | undefined;
  skip?: unknown;
  todo?: unknown;
  expectFailure?: unknown;
  timeout?: number | null | undefined;
  plan?: number | undefined;
  name?: unknown;
  fn?: unknown;
}

// biome-ignore lint/complexity/noBannedTypes: called with a context and maybe a callback.
export type Body = Function;

export interface Arguments {
  readonly name: string;
  readonly options: TestOptions;
  readonly body: Body;
}

const MOST_MS = 2 ** 31 - 1;

/** Name, options and function, any of which may be missing. */
export function readArguments(first: unknown, second: unknown, third: unknown): Arguments {
  let [name, options, body] = [first, second, third];
  if (typeof first === 'function') {
    [name, options, body] = [undefined, undefined, first];
  } else if (first !== null && typeof first === 'object') {
    [name, options, body] = [undefined, first, second];
  } else if (typeof second === 'function') {
    [options, body] = [undefined, second];
  }
  const given = options !== null && typeof options === 'object' ? (options as TestOptions) : {};
  // Options go before arguments (observed).
  if ('name' in given) name = given.name;
  if ('fn' in given) body = given.fn;
  const callable = typeof body === 'function' ? (body as Body) : () => {};
  const called = typeof name === 'string' && name !== '' ? name : typeof body === 'function' ? callable.name : '';
  return { name: called === '' ? '<anonymous>' : called, options: given, body: callable };
}

export function checkTimeout(timeout: unknown, name = 'options.timeout'): void {
  if (timeout !== undefined && timeout !== null && timeout !== Number.POSITIVE_INFINITY)
    validateNumber(timeout, name, 0, MOST_MS);
}

export function checkOptions({ concurrency, timeout, signal, plan }: TestOptions): void {
  if (typeof concurrency === 'number') validateUint32(concurrency, 'options.concurrency', true);
  else if (concurrency !== undefined && concurrency !== null && typeof concurrency !== 'boolean') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
  checkTimeout(timeout);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (plan !== undefined) validateNumber(plan, 'options.plan');
}
