import { emitProcessWarning } from 'internal:warnings';
import type { ModuleInstance } from './guest-state.ts';

/**
 * While a module runs, another may already hold its unfinished exports (nodejs.org/api/modules.html#cycles). What that one
 * looks for and does not find yet is worth a warning, so their prototype is for the time a proxy that gives it.
 */
const { getPrototypeOf, setPrototypeOf, getOwnPropertyDescriptor, has } = Reflect;
const { hasOwn } = Object;

function warn(key: PropertyKey): void {
  emitProcessWarning(`Accessing non-existent property '${String(key)}' of module exports inside circular dependency`);
}

const watchful: object = new Proxy(
  {},
  {
    get(target, key) {
      // Transpilers ask for the second of every module.
      if (has(target, key) || key === '__esModule') return (target as Record<PropertyKey, unknown>)[key];
      warn(key);
      return undefined;
    },
    getOwnPropertyDescriptor(target, key) {
      if (hasOwn(target, key) || key === '__esModule') return getOwnPropertyDescriptor(target, key);
      warn(key);
      return undefined;
    },
  },
);

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && getPrototypeOf(value) === Object.prototype;

/** The exports of a module that is not loaded yet. */
export function unfinishedExports(module: ModuleInstance): unknown {
  const { exports } = module;
  if (isPlain(exports) && !(exports as { __esModule?: unknown }).__esModule) setPrototypeOf(exports, watchful);
  return exports;
}

/** The module is loaded: its exports are again what they were. */
export function finishExports({ exports }: ModuleInstance): void {
  if (typeof exports === 'object' && exports !== null && getPrototypeOf(exports) === watchful) {
    setPrototypeOf(exports, Object.prototype);
  }
}
