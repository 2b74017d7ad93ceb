import { DOMException, isDOMException } from 'web:dom-exception';
import { defineProperty, getOwnPropertyDescriptor } from './guest-intrinsics.ts';

const constructors: Readonly<Record<string, ErrorConstructor>> = {
  __proto__: null as never,
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

function defineHidden(target: object, key: PropertyKey, value: unknown): void {
  defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
}

function copyStack(source: Error, copy: Error): void {
  const { stack } = source;
  if (typeof stack === 'string') defineHidden(copy, 'stack', stack);
  else Reflect.deleteProperty(copy, 'stack');
}

/**
 * The error part of https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal with what V8
 * adds to it: `stack` and `cause` (observed). The cause is left to the caller.
 */
export function copyError(source: Error): Error {
  if (isDOMException(source)) {
    const { name, message } = source as unknown as Error;
    const copy = new DOMException(message, name) as unknown as Error;
    copyStack(source, copy);
    return copy;
  }
  const { name } = source as { name: unknown };
  const text = name === undefined ? 'Error' : `${name}`;
  const message = getOwnPropertyDescriptor(source, 'message');
  const copy = new (constructors[text] ?? constructors.Error!)();
  copyStack(source, copy);
  if (message !== undefined && 'value' in message) defineHidden(copy, 'message', `${message.value}`);
  return copy;
}

/** A slot that keeps its place among the keys until the cause has been cloned. */
export function defineCause(copy: Error, cause: unknown): void {
  defineHidden(copy, 'cause', cause);
}
