/**
 * Evaluated inside of each new realm, before any code of the program: what its own intrinsics lack against Node's. The imports
 * below are copies that work on the realm's intrinsics (scripts/guest-bundle.ts), where other modules share the image's.
 */
import 'internal:engine-gaps';
import 'internal:json';
import * as receiver from 'internal:receiver';
import 'web:intl-methods';
import type { Define, Describe, MainErrorClass } from './guest-realm-library.ts';

const { defineProperty, getOwnPropertyDescriptor: readDescriptor } = Object;
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

/** What chunks of the library share and what makes errors. */
export const modules = { 'internal:receiver': receiver };

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

/**
 * Inside of the realm, its global object has the properties that the contextified object has, not what stands for them; what is
 * defined there is defined on that object.
 */
export function installDescriptors(describe: Describe, define: Define): void {
  const { defineProperties: defineAll, getOwnPropertyDescriptor: read, getOwnPropertyDescriptors: readAll } = Object;
  const { defineProperty: defineOne, ownKeys } = Reflect;
  const toKey = (key: unknown): PropertyKey => (typeof key === 'symbol' ? key : String(key));
  const makeReader = () => ({
    getOwnPropertyDescriptor(object: object, key: PropertyKey): PropertyDescriptor | undefined {
      const own = read(object, key);
      return object === realmGlobal && own !== undefined ? (describe(toKey(key)) ?? own) : own;
    },
  });
  const replace = (key: unknown, descriptor: PropertyDescriptor): void => {
    const name = toKey(key);
    // An ordinary object checks and copies the descriptor.
    const checked = read(defineProperty({}, name, descriptor), name)!;
    for (const field of ownKeys(checked)) if (!(field in descriptor)) Reflect.deleteProperty(checked, field);
    if (!define(name, checked)) throw new TypeError(`Cannot redefine property: ${String(name)}`);
  };
  const methods = {
    getOwnPropertyDescriptors(object: object): Record<PropertyKey, PropertyDescriptor> {
      const all: Record<PropertyKey, PropertyDescriptor> = readAll(object);
      if (object === realmGlobal) for (const key of ownKeys(all)) all[key] = describe(key) ?? all[key]!;
      return all;
    },
    defineProperty(object: object, key: PropertyKey, descriptor: PropertyDescriptor): object {
      if (object !== realmGlobal) return defineProperty(object, key, descriptor);
      replace(key, descriptor);
      return object;
    },
    defineProperties(object: object, descriptors: PropertyDescriptorMap): object {
      if (object !== realmGlobal) return defineAll(object, descriptors);
      for (const key of ownKeys(descriptors)) if (read(descriptors, key)?.enumerable) replace(key, descriptors[key as string]!);
      return object;
    },
  };
  const reflected = {
    defineProperty(object: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
      if (object !== realmGlobal) return defineOne(object, key, descriptor);
      try {
        replace(key, descriptor);
        return true;
      } catch {
        return false;
      }
    },
  };
  for (const [target, source] of [
    [Object, makeReader()],
    [Reflect, makeReader()],
    [Object, methods],
    [Reflect, reflected],
  ] as const) {
    for (const [name, value] of Object.entries(source)) defineProperty(target, name, { ...hidden, value });
  }
}

/** `codeGeneration.strings: false` (nodejs.org/api/vm.html#vmcreatecontextcontextobject-options). */
export function forbidStrings(): void {
  const RealmError = EvalError;
  const refuse = (): never => {
    throw new RealmError('Code generation from strings disallowed for this context');
  };
  const methods = { eval: (_text: unknown): never => refuse() };
  defineProperty(realmGlobal, 'eval', { ...hidden, value: methods.eval });
  const classes = [Function, (async () => {}).constructor, function* () {}.constructor, async function* () {}.constructor];
  for (const Class of classes) {
    const value = new Proxy(Class, { apply: refuse, construct: refuse });
    defineProperty(Class.prototype as object, 'constructor', { value });
    if (Class === Function) defineProperty(realmGlobal, 'Function', { ...hidden, value });
  }
}

/** A global that comes at the first look at it. Its accessor is the realm's own: another's would lead to what that one can do. */
export function defineLazy(name: string, look: () => unknown): void {
  const replace = (value: unknown): void => {
    if (readDescriptor(realmGlobal, name)?.get !== get) return;
    defineProperty(realmGlobal, name, { ...hidden, value });
  };
  const get = (): unknown => {
    const value = look();
    replace(value);
    return value;
  };
  defineProperty(realmGlobal, name, { get, set: replace, enumerable: false, configurable: true });
}
