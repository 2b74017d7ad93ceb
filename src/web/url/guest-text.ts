/** Web IDL's conversion to DOMString, with the text of V8's error for symbols, which the engine words differently. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value as object}`;
}

/** Web IDL makes operations and attributes enumerable; a class makes its methods not so. */
export function defineEnumerable(target: object, keys: readonly string[]): void {
  for (const key of keys) Object.defineProperty(target, key, { enumerable: true });
}

/** https://webidl.spec.whatwg.org/#es-interface-prototype-object */
export function defineTag(prototype: object, name: string): void {
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, writable: false, enumerable: false, configurable: true });
}

/** `decodeURIComponent` with V8's error text, which the engine words differently. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new URIError('URI malformed');
  }
}
