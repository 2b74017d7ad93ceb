const { defineProperty } = Object;

interface SuppressedErrorClass {
  (error?: unknown, suppressed?: unknown, message?: unknown): Error;
  new (error?: unknown, suppressed?: unknown, message?: unknown): Error;
  readonly prototype: Error;
}

/** `SuppressedError` (tc39.es/proposal-explicit-resource-management/#sec-suppressederror-objects), with or without `new`. */
export const SuppressedError = function (error: unknown, suppressed: unknown, message: unknown): Error {
  const target = (new.target as unknown as SuppressedErrorClass | undefined) ?? (SuppressedError as SuppressedErrorClass);
  const made = Reflect.construct(Error, message === undefined ? [] : [message], target) as Error;
  const hidden = { writable: true, enumerable: false, configurable: true };
  defineProperty(made, 'error', { ...hidden, value: error });
  defineProperty(made, 'suppressed', { ...hidden, value: suppressed });
  return made;
} as SuppressedErrorClass;

// Bundlers rename a function that is named as a global is.
defineProperty(SuppressedError, 'name', { value: 'SuppressedError', configurable: true });
Object.setPrototypeOf(SuppressedError, Error);
const prototype = Object.create(Error.prototype) as object;
for (const [name, value] of [
  ['constructor', SuppressedError],
  ['name', 'SuppressedError'],
  ['message', ''],
] as const) {
  defineProperty(prototype, name, { value, writable: true, enumerable: false, configurable: true });
}
defineProperty(SuppressedError, 'prototype', { value: prototype, writable: false });
