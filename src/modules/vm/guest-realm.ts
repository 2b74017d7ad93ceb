import { createRealm, runScript } from 'internal:native';

type Table = Record<PropertyKey, unknown>;

const { defineProperty, getOwnPropertyDescriptor, has, ownKeys, set: setProperty } = Reflect;
const { hasOwn, isExtensible } = Object;

/** What a realm of V8 has beside ECMAScript: a console that only an inspector sees. */
const CONSOLE =
  'debug error info log warn dir dirxml table trace group groupCollapsed groupEnd clear count countReset assert profile ' +
  'profileEnd time timeLog timeEnd timeStamp context';
const SETUP = `globalThis.console = {};
for (const name of '${CONSOLE}'.split(' ')) console[name] = { [name]() {} }[name];
Object.defineProperty(globalThis, 'console', { enumerable: false });
delete globalThis[Symbol.toStringTag];
delete globalThis.InternalError;
globalThis`;

/** Inside of the realm, its global object has the properties that the contextified object has, not the accessors. */
const DESCRIPTORS = `(describe) => {
  const { getOwnPropertyDescriptor: read, getOwnPropertyDescriptors: readAll } = Object;
  const global = globalThis;
  const define = (target, method) =>
    Object.defineProperty(target, method.name, { value: method, writable: true, enumerable: false, configurable: true });
  for (const target of [Object, Reflect]) {
    define(target, {
      getOwnPropertyDescriptor(object, key) {
        const own = read(object, key);
        return object === global && own !== undefined ? (describe(key) ?? own) : own;
      },
    }.getOwnPropertyDescriptor);
  }
  define(Object, {
    getOwnPropertyDescriptors(object) {
      const all = readAll(object);
      if (object === global) for (const key of Reflect.ownKeys(all)) all[key] = describe(key) ?? all[key];
      return all;
    },
  }.getOwnPropertyDescriptors);
}`;

/**
 * One realm, whose global object shows what an object of this realm has, and the other way round
 * (nodejs.org/api/vm.html#what-does-it-mean-to-contextify-an-object).
 *
 * The engine has no interceptors for its global objects. Three things take their place. A proxy as the prototype of the
 * global object answers for what the global object itself lacks: reads find what the contextified object has, and
 * assignments to undeclared names go there. Accessors on the global object stand for each property of the contextified
 * object, so that they hide intrinsics and show in lists of keys; they are brought up to date before and after each script. What a
 * script declares is known before it runs, and gets such an accessor, too.
 *
 * DIVERGES: descriptors of a context's global object, looked at from outside, are accessors; keys that are added or removed
 * while no script runs show in its lists of keys when the next one has started; a function that a script declares is a
 * property of the contextified object once the script has ended.
 */
export class Realm {
  readonly evaluate = createRealm();
  readonly global: Table;
  readonly #object: Table;
  /** Getters of the accessors that stand for the object's properties. */
  readonly #mirrored = new Map<PropertyKey, () => unknown>();
  /** The realm's own globals, to see which of them a script replaced. */
  readonly #intrinsics = new Map<PropertyKey, unknown>();

  /** Without an object the realm's global is an ordinary one. */
  constructor(object: object | undefined) {
    this.global = this.evaluate(SETUP) as Table;
    this.#object = object as Table;
    if (object === undefined) return;
    for (const key of ownKeys(this.global)) this.#intrinsics.set(key, this.global[key]);
    this.#installPrototype();
    const install = this.evaluate(DESCRIPTORS) as (describe: (key: PropertyKey) => object | undefined) => void;
    install((key) => (this.#isMirrored(key) ? getOwnPropertyDescriptor(object, key) : undefined));
    this.#mirrorObject();
  }

  get isContextified(): boolean {
    return this.#object !== undefined;
  }

  #installPrototype(): void {
    const object = this.#object;
    const base = Reflect.getPrototypeOf(this.global)!;
    const proxy = new Proxy(base, {
      has: (_target, key) => has(object, key) || has(base, key),
      get: (_target, key) => (has(object, key) ? object[key] : (base as Table)[key]),
      set: (_target, key, value) => {
        this.#assign(key, value);
        return true;
      },
    });
    Reflect.setPrototypeOf(this.global, proxy);
  }

  #assign(key: PropertyKey, value: unknown): void {
    const object = this.#object;
    if (has(object, key) || isExtensible(object)) {
      if (setProperty(object, key, value) && hasOwn(object, key)) this.#mirror(key);
      return;
    }
    // What the object cannot take stays in the realm, as in Node.
    defineProperty(this.global, key, { value, writable: true, enumerable: true, configurable: true });
  }

  #mirror(key: PropertyKey): void {
    if (this.#isMirrored(key)) return;
    const object = this.#object;
    const get = (): unknown => object[key];
    const enumerable = getOwnPropertyDescriptor(object, key)?.enumerable ?? true;
    const set = (value: unknown): void => this.#assign(key, value);
    if (defineProperty(this.global, key, { get, set, enumerable, configurable: true })) this.#mirrored.set(key, get);
  }

  #isMirrored(key: PropertyKey): boolean {
    const get = this.#mirrored.get(key);
    return get !== undefined && getOwnPropertyDescriptor(this.global, key)?.get === get;
  }

  /** Before a script runs: what the object has is on the global object, and what it has no more is not. */
  #mirrorObject(): void {
    for (const key of ownKeys(this.#object)) this.#mirror(key);
    for (const key of [...this.#mirrored.keys()]) {
      if (hasOwn(this.#object, key) || !this.#isMirrored(key)) continue;
      delete this.global[key];
      this.#mirrored.delete(key);
      // An intrinsic comes to light again.
      if (this.#intrinsics.has(key)) {
        const value = this.#intrinsics.get(key);
        defineProperty(this.global, key, { value, writable: true, enumerable: false, configurable: true });
      }
    }
  }

  /** After it: what was defined on the global object itself moves to the object, what was deleted there goes. */
  #collect(): void {
    const { global } = this;
    const object = this.#object;
    for (const key of ownKeys(global)) {
      if (this.#isMirrored(key)) continue;
      const descriptor = getOwnPropertyDescriptor(global, key)!;
      if (this.#intrinsics.has(key) && Object.is(descriptor.value, this.#intrinsics.get(key))) continue;
      // A replaced intrinsic is a new property of the object.
      const isReplaced = this.#intrinsics.has(key) && !hasOwn(object, key) && 'value' in descriptor;
      if (defineProperty(object, key, isReplaced ? { ...descriptor, enumerable: true } : descriptor)) this.#mirror(key);
    }
    for (const key of [...this.#mirrored.keys()]) {
      if (getOwnPropertyDescriptor(global, key) !== undefined) continue;
      this.#mirrored.delete(key);
      Reflect.deleteProperty(object, key);
    }
  }

  #declare(names: string): void {
    for (const declared of names.split('\n')) {
      if (declared.startsWith('=')) {
        // The engine writes functions to the property itself; it moves to the object after the script.
        const name = declared.slice(1);
        const own = getOwnPropertyDescriptor(this.global, name);
        if (own?.configurable === false) continue;
        defineProperty(this.global, name, { value: undefined, writable: true, enumerable: true, configurable: true });
        continue;
      }
      const name = declared;
      if (hasOwn(this.#object, name)) this.#mirror(name);
      else if (!this.#intrinsics.has(name) && isExtensible(this.#object)) {
        // A variable is there, undefined, before its script runs.
        defineProperty(this.#object, name, { value: undefined, writable: true, enumerable: true, configurable: true });
        this.#mirror(name);
      }
    }
  }

  /** Runs a script; gives `timedOut` when its time went by. */
  run(source: string, filename: string, timeout: number): unknown {
    if (this.#object === undefined) return runIn(source, filename, this.evaluate, ignoreNames, timeout);
    this.#mirrorObject();
    try {
      return runIn(source, filename, this.evaluate, (names) => this.#declare(names), timeout);
    } finally {
      this.#collect();
    }
  }
}

function ignoreNames(_names: string): void {}

/** What a script whose time went by gives. */
export const timedOut: unique symbol = Symbol('timedOut');

function runIn(source: string, filename: string, realm: unknown, announce: (names: string) => void, timeout: number): unknown {
  const result = runScript(source, filename, realm, announce, timeout);
  return result === announce ? timedOut : result;
}

/** Runs a script in this realm. */
export function runHere(source: string, filename: string, timeout: number): unknown {
  // A function of its own each time: only then does nobody else have it.
  return runIn(source, filename, undefined, (_names) => {}, timeout);
}
