import { runScript } from 'internal:native';
import { RealmLibrary } from './guest-realm-library.ts';

type Table = Record<PropertyKey, unknown>;

const { defineProperty, getOwnPropertyDescriptor, has, ownKeys, set: setProperty } = Reflect;
const { hasOwn, isExtensible } = Object;

export interface RealmOptions {
  /** Its promise jobs are part of each script's run. */
  readonly runsJobs: boolean;
  /** No code is made from text in it. */
  readonly forbidsStrings: boolean;
}

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
  readonly global: Table;
  readonly #library = new RealmLibrary();
  readonly #object: Table;
  /** What stands on the global object for the object's properties. */
  readonly #mirrored = new Map<PropertyKey, PropertyDescriptor>();
  /** The realm's own globals, to see which of them a script replaced. */
  readonly #intrinsics = new Map<PropertyKey, PropertyDescriptor>();

  readonly #declared = new Set<PropertyKey>();
  /** Values of declared names that were deleted: they stay on the global object alone until they are assigned to. */
  readonly #detached = new Map<PropertyKey, unknown>();
  readonly #runsJobs: boolean;

  /** Without an object the realm's global is an ordinary one. */
  constructor(object: object | undefined, { runsJobs, forbidsStrings }: RealmOptions) {
    this.#runsJobs = runsJobs;
    this.global = this.#library.global;
    if (forbidsStrings) this.#library.forbidStrings();
    this.#object = object as Table;
    if (object === undefined) return;
    for (const key of ownKeys(this.global)) this.#intrinsics.set(key, getOwnPropertyDescriptor(this.global, key)!);
    this.#installPrototype();
    this.#library.installDescriptors(
      (key) => this.#describe(key),
      (key, descriptor) => this.#define(key, descriptor),
    );
    this.#mirrorObject();
  }

  /** A property of the global object as code of the realm sees it, where it is no plain one of its own. */
  #describe(key: PropertyKey): PropertyDescriptor | undefined {
    if (this.#isMirrored(key)) return getOwnPropertyDescriptor(this.#object, key);
    if (!this.#library.isLazy(key)) return undefined;
    // Looking at it makes it plain.
    void this.global[key];
    return getOwnPropertyDescriptor(this.global, key);
  }

  get isContextified(): boolean {
    return this.#object !== undefined;
  }

  #installPrototype(): void {
    const object = this.#object;
    const base = Reflect.getPrototypeOf(this.global)!;
    const proxy = new Proxy(base, {
      has: (_target, key) => {
        this.#forgetDeleted(key);
        return this.#detached.has(key) || has(object, key) || has(base, key);
      },
      get: (_target, key) => {
        this.#forgetDeleted(key);
        if (this.#detached.has(key)) return this.#detached.get(key);
        return has(object, key) ? this.#shown(object[key]) : (base as Table)[key];
      },
      set: (_target, key, value) => {
        this.#forgetDeleted(key);
        this.#assign(key, value);
        return true;
      },
    });
    Reflect.setPrototypeOf(this.global, proxy);
  }

  /** A property that a script deleted from the global object is asked of the prototype: it goes from the object, too. */
  #forgetDeleted(key: PropertyKey): void {
    if (!this.#mirrored.has(key) || hasOwn(this.global, key)) return;
    this.#mirrored.delete(key);
    const value = this.#object[key];
    if (!Reflect.deleteProperty(this.#object, key)) this.#mirror(key);
    else if (this.#declared.has(key)) {
      // What `var` or `function` declared is the realm's own besides, and cannot be deleted there (observed).
      defineProperty(this.global, key, { value, writable: true, enumerable: true, configurable: true });
      this.#detached.set(key, value);
    }
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

  /** What code of the realm reads: it knows the contextified object as its global one. */
  #shown(value: unknown): unknown {
    return value === this.#object ? this.global : value;
  }

  #mirror(key: PropertyKey): void {
    const object = this.#object;
    const own = getOwnPropertyDescriptor(object, key);
    const isFixed = own?.writable === false;
    if (this.#isMirrored(key)) {
      const { value, get } = this.#mirrored.get(key)!;
      if (isFixed ? get === undefined && Object.is(value, this.#shown(own.value)) : get !== undefined) return;
    }
    const shape = { enumerable: own?.enumerable ?? true, configurable: true };
    // A value that cannot be assigned to is one here, too: in strict code the engine refuses, in other code nothing happens.
    const mirror: PropertyDescriptor = isFixed
      ? { value: this.#shown(own.value), writable: false, ...shape }
      : { get: () => this.#shown(object[key]), set: (value: unknown): void => this.#assign(key, value), ...shape };
    if (!defineProperty(this.global, key, mirror)) return;
    this.#mirrored.set(key, mirror);
    this.#detached.delete(key);
  }

  #isMirrored(key: PropertyKey): boolean {
    const mirror = this.#mirrored.get(key);
    const own = mirror === undefined ? undefined : getOwnPropertyDescriptor(this.global, key);
    if (mirror === undefined || own === undefined) return false;
    return mirror.get === undefined ? own.writable === false && Object.is(own.value, mirror.value) : own.get === mirror.get;
  }

  /** What `Object.defineProperty` on the global object does: the property is the object's. */
  #define(key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    const object = this.#object;
    if (!hasOwn(object, key) && !isExtensible(object)) return defineProperty(this.global, key, descriptor);
    if (!defineProperty(object, key, descriptor)) return false;
    this.#mirror(key);
    return true;
  }

  /** Before a script runs: what the object has is on the global object, and what it has no more is not. */
  #mirrorObject(): void {
    for (const key of ownKeys(this.#object)) this.#mirror(key);
    for (const key of [...this.#mirrored.keys()]) {
      if (hasOwn(this.#object, key) || !this.#isMirrored(key)) continue;
      delete this.global[key];
      this.#mirrored.delete(key);
      // An intrinsic comes to light again.
      const intrinsic = this.#intrinsics.get(key);
      if (intrinsic !== undefined) defineProperty(this.global, key, intrinsic);
    }
  }

  /** After it: what was defined on the global object itself moves to the object, what was deleted there goes. */
  #collect(): void {
    const { global } = this;
    const object = this.#object;
    for (const key of ownKeys(global)) {
      if (this.#isMirrored(key)) continue;
      const descriptor = getOwnPropertyDescriptor(global, key)!;
      if (this.#detached.has(key) && Object.is(descriptor.value, this.#detached.get(key))) continue;
      const intrinsic = this.#intrinsics.get(key);
      if (intrinsic !== undefined && this.#library.isUntouched(key, intrinsic, descriptor)) continue;
      // A replaced intrinsic is a new property of the object.
      const isReplaced = intrinsic !== undefined && !hasOwn(object, key) && 'value' in descriptor;
      if (defineProperty(object, key, isReplaced ? { ...descriptor, enumerable: true } : descriptor)) this.#mirror(key);
    }
    for (const key of [...this.#mirrored.keys()]) this.#forgetDeleted(key);
  }

  #declare(names: string): void {
    for (const declared of names.split('\n')) {
      this.#declared.add(declared.startsWith('=') ? declared.slice(1) : declared);
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
    const { evaluate } = this.#library;
    // A function of its own each time: only then does nobody else have it.
    const plain = (_names: string): void => {};
    if (this.#object === undefined) return runIn(source, filename, evaluate, plain, timeout, this.#runsJobs);
    this.#mirrorObject();
    try {
      return runIn(source, filename, evaluate, (names) => this.#declare(names), timeout, this.#runsJobs);
    } finally {
      this.#collect();
    }
  }
}

/** What a script whose time went by gives. */
export const timedOut: unique symbol = Symbol('timedOut');

function runIn(
  source: string,
  filename: string,
  realm: unknown,
  announce: (names: string) => void,
  timeout: number,
  runsJobs: boolean,
): unknown {
  const result = runScript(source, filename, realm, announce, timeout, runsJobs);
  return result === announce ? timedOut : result;
}

/** Runs a script in this realm. */
export function runHere(source: string, filename: string, timeout: number): unknown {
  // A function of its own each time: only then does nobody else have it.
  return runIn(source, filename, undefined, (_names) => {}, timeout, false);
}
