/**
 * Evaluated inside of each new realm, before any code of the program: what its own intrinsics lack against Node's. The imports
 * below are copies that work on the realm's intrinsics (scripts/guest-bundle.ts), where other modules share the image's.
 */
import 'internal:engine-gaps';
import 'internal:json';
import 'web:intl-methods';
import type { MainErrorClass } from './guest-realm-library.ts';

const { defineProperty } = Object;
const realmGlobal = globalThis as Record<PropertyKey, unknown>;
const hidden = { writable: true, enumerable: false, configurable: true };

// As in the first realm: the engine's error for the end of its stack is V8's RangeError.
const { prototype: stackError } = realmGlobal['InternalError'] as { prototype: object };
Object.setPrototypeOf(stackError, RangeError.prototype);
for (const key of ['name', 'message', 'constructor']) Reflect.deleteProperty(stackError, key);
delete realmGlobal['InternalError'];
delete realmGlobal[Symbol.toStringTag];

/** What a realm of V8 has beside ECMAScript: a console that only an inspector sees. */
const console: Record<PropertyKey, unknown> = {};
for (const name of (
  'debug error info log warn dir dirxml table trace group groupCollapsed groupEnd clear count countReset assert profile ' +
  'profileEnd time timeLog timeEnd timeStamp'
).split(' ')) {
  console[name] = { [name]() {} }[name];
}
console['context'] = { context: (_name: unknown): object => console }.context;
const tasks = {
  createTask(): object {
    return { run: (fn: () => unknown): unknown => fn() };
  },
};
console['createTask'] = tasks.createTask;
defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
defineProperty(realmGlobal, 'console', { ...hidden, value: console });

export const global: object = realmGlobal;

/** The realm's own classes of errors, by those of the first realm that have the same name. */
export const errors: Readonly<Record<string, new (message: string) => Error>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

export const prototypes = { array: Array.prototype, object: Object.prototype } as const;

/** DIVERGES: a realm's `stackTraceLimit` and `prepareStackTrace` are those of the first realm. */
export function installStackApi(main: MainErrorClass): void {
  const { captureStackTrace } = main;
  const methods = {
    captureStackTrace(target: object, above?: unknown): void {
      if ((typeof target !== 'object' && typeof target !== 'function') || target === null)
        throw new TypeError('Invalid argument');
      captureStackTrace(target, typeof above === 'function' ? above : methods.captureStackTrace);
    },
  };
  defineProperty(methods.captureStackTrace, 'length', { value: 2, configurable: true });
  defineProperty(Error, 'captureStackTrace', { ...hidden, value: methods.captureStackTrace });
  const limits = {
    get stackTraceLimit(): unknown {
      return main.stackTraceLimit;
    },
    set stackTraceLimit(value: unknown) {
      main.stackTraceLimit = value;
    },
  };
  defineProperty(Error, 'stackTraceLimit', { ...Object.getOwnPropertyDescriptor(limits, 'stackTraceLimit')! });
}

/** Inside of the realm, its global object has the properties that the contextified object has, not the accessors. */
export function installDescriptors(describe: (key: PropertyKey) => PropertyDescriptor | undefined): void {
  const { getOwnPropertyDescriptor: read, getOwnPropertyDescriptors: readAll } = Object;
  const makeReader = () => ({
    getOwnPropertyDescriptor(object: object, key: PropertyKey): PropertyDescriptor | undefined {
      const own = read(object, key);
      return object === realmGlobal && own !== undefined ? (describe(key) ?? own) : own;
    },
  });
  const methods = {
    getOwnPropertyDescriptors(object: object): Record<PropertyKey, PropertyDescriptor> {
      const all: Record<PropertyKey, PropertyDescriptor> = readAll(object);
      if (object === realmGlobal) for (const key of Reflect.ownKeys(all)) all[key] = describe(key) ?? all[key]!;
      return all;
    },
  };
  for (const target of [Object, Reflect]) {
    defineProperty(target, 'getOwnPropertyDescriptor', { ...hidden, value: makeReader().getOwnPropertyDescriptor });
  }
  defineProperty(Object, 'getOwnPropertyDescriptors', { ...hidden, value: methods.getOwnPropertyDescriptors });
}
