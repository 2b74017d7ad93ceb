import { proxyDetails } from 'internal:engine-details';
import { DOMException } from 'web:dom-exception';
import { functionText, getOwnPropertyDescriptor, getPrototypeOf, objectToString, symbolText } from './guest-intrinsics.ts';

export function dataCloneError(message: string): DOMException {
  return new DOMException(message, 'DataCloneError');
}

/** The data property `key` of an object or of its prototypes. Accessors are not called: a text must have no effects. */
function readData(object: object, key: PropertyKey): unknown {
  for (let at: object | null = object; at !== null; at = getPrototypeOf(at)) {
    if (proxyDetails(at) !== undefined) return undefined;
    const descriptor = getOwnPropertyDescriptor(at, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

function throughProxies(value: object): object {
  let at = value;
  for (;;) {
    const details = proxyDetails(at);
    if (details === undefined) return at;
    const [target] = details;
    if (target === null) return at;
    at = target;
  }
}

/** Built-in functions in V8's form, which has one line. */
const NATIVE_BODY = /\{\s*\[native code\]\s*\}$/;

/** What V8 calls a value in such a message (observed): a function by its text, an object by its class or its tag. */
function describe(value: unknown): string {
  if (typeof value === 'symbol') return symbolText(value);
  if (typeof value === 'function') {
    const text = functionText(throughProxies(value));
    return NATIVE_BODY.test(text) ? text.replace(NATIVE_BODY, '{ [native code] }') : text;
  }
  const object = throughProxies(value as object);
  if (typeof object === 'function') return describe(object);
  if (readData(object, 'toString') === objectToString) {
    const constructor = readData(object, 'constructor');
    const name = typeof constructor === 'function' ? readData(constructor, 'name') : undefined;
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
  }
  const tag = readData(object, Symbol.toStringTag);
  return `[object ${typeof tag === 'string' ? tag : Array.isArray(object) ? 'Array' : 'Object'}]`;
}

export function refuse(value: unknown): never {
  throw dataCloneError(`${describe(value)} could not be cloned.`);
}
