import { requireShared } from 'internal:loader';

const { defineProperty } = Object;

/** Globals of a module that is evaluated at the first look at one of them. From then on they are plain properties. */
export function defineLazyGlobals(module: string, names: readonly string[]): void {
  for (const name of names) {
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
}
