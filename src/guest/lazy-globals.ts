import { requireShared } from 'internal:loader';

const { defineProperty } = Object;

/** A global of a module that is evaluated at the first look. From then on it is a plain property. */
export function defineLazyGlobal(module: string, name: string): void {
  const replace = (value: unknown): void => {
    defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  };
  const get = (): unknown => {
    const value = (requireShared(module) as Record<string, unknown>)[name];
    replace(value);
    return value;
  };
  defineProperty(globalThis, name, { get, set: replace, enumerable: false, configurable: true });
}

/** The same for an object that stays behind a getter, as `crypto` and `navigator` do in Node. */
export function defineLazyGetter(module: string, name: string): void {
  const get = (): unknown => (requireShared(module) as Record<string, unknown>)[name];
  defineProperty(get, 'name', { value: `get ${name}`, configurable: true });
  defineProperty(globalThis, name, { get, enumerable: true, configurable: true });
}
