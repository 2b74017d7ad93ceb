import { types } from 'node:util';
import { AssertionError, type AssertionErrorOptions } from './guest-assertion-error.ts';

export function isRegExp(value: unknown): value is RegExp {
  return types.isRegExp(value);
}

export function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

/** Throws the caller's own error where there is one in the place of the message. */
export function failWith(options: AssertionErrorOptions): never {
  if (isError(options.message)) throw options.message;
  throw new AssertionError(options);
}

/** The same for a message that may be the library's. */
export function failGenerated(options: AssertionErrorOptions, isGenerated: boolean): never {
  const error = new AssertionError(options);
  error.generatedMessage = isGenerated;
  throw error;
}
