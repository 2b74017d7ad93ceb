import { frames, STAND_INS } from 'internal:async-context';
import { requireShared } from 'internal:loader';
import { createRealm, lazyModule } from 'internal:native';
import { port, verbId } from 'internal:port';

/** What the first realm's `Error` has beside the language. */
export interface MainErrorClass {
  captureStackTrace(target: object, above: unknown): void;
  stackTraceLimit: unknown;
}

/** What `guest-realm-part.ts` gives of the realm that evaluated it. */
interface RealmPart {
  readonly global: Record<PropertyKey, unknown>;
  readonly errors: Readonly<Record<string, new (message: string) => Error>>;
  readonly prototypes: Readonly<Record<'array' | 'object', object>>;
  /** Modules of the library that chunks share and that make errors. */
  readonly modules: Readonly<Record<string, object>>;
  installStackApi(main: MainErrorClass): void;
  installDescriptors(describe: Describe, define: Define): void;
  forbidStrings(): void;
  defineLazy(name: string, look: () => unknown): void;
}

/** A property of the global object, where it is another than what is there. */
export type Describe = (key: PropertyKey) => PropertyDescriptor | undefined;
export type Define = (key: PropertyKey, descriptor: PropertyDescriptor) => boolean;

/** Globals of the language that come at the first look at them, each from the chunk that this realm uses too. */
const LAZY: Readonly<Record<string, string>> = {
  Intl: 'web:intl',
  Atomics: 'web:atomics',
  DisposableStack: 'web:resource-management',
  AsyncDisposableStack: 'web:resource-management',
  SuppressedError: 'web:resource-management',
};

const { apply, getPrototypeOf, setPrototypeOf } = Reflect;
const { defineProperty, keys } = Object;
const MainError = Error as unknown as MainErrorClass;
/** The base of all is the last. */
const MAIN_ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, Error } as const;

/** Of the array of frames, what the realm's copies use: a list of natives, and the text of the last match. */
function shownFrames(): object {
  return {
    [STAND_INS]: [],
    get 5() {
      return frames[5];
    },
  };
}

/**
 * A realm of the engine with the library's part of the language in it. Chunks of the library are evaluated in the realm anew,
 * so that classes, prototypes and errors are its own; what they ask of the host goes the one way.
 */
export class RealmLibrary {
  readonly evaluate = createRealm();
  readonly #modules: Record<string, object> = { __proto__: null as never };
  /** The values of lazy globals that were looked at. */
  readonly #made = new Map<PropertyKey, unknown>();
  readonly #part: RealmPart;

  constructor() {
    const ask = (id: number, ...given: unknown[]): unknown => {
      try {
        return this.#adopt(apply(port, undefined, [id, ...given]));
      } catch (error) {
        throw this.#adoptError(error);
      }
    };
    // Well-known symbols are the same in every realm (ECMA-262, 6.1.5.1).
    const RealmSymbol = this.evaluate('Symbol') as object;
    for (const name of ['dispose', 'asyncDispose'] as const) defineProperty(RealmSymbol, name, { value: Symbol[name] });
    const provided: Record<string, object> = {
      // Natives that stacks name by their place in the first realm's list, which must not keep this realm alive.
      'internal:async-context': { frames: shownFrames(), STAND_INS },
      'internal:loader': { requireShared: (key: string) => this.#require(key) },
      'internal:port': { port: ask, verbId, verbs: (module: string) => this.#verbs(module, ask) },
    };
    for (const [key, exports] of Object.entries(provided)) {
      defineProperty(exports, '__esModule', { value: true });
      this.#modules[key] = exports;
    }
    this.#part = this.#evaluateChunk('part:vm/realm') as unknown as RealmPart;
    Object.assign(this.#modules, this.#part.modules);
    this.#part.installStackApi(MainError);
    for (const name of keys(LAZY)) this.#part.defineLazy(name, () => this.#look(name));
  }

  get global(): Record<PropertyKey, unknown> {
    return this.#part.global;
  }

  installDescriptors(describe: Describe, define: Define): void {
    this.#part.installDescriptors(describe, define);
  }

  forbidStrings(): void {
    this.#part.forbidStrings();
  }

  /** Whether a global that a realm begins with is still what it was. */
  isUntouched(key: PropertyKey, first: PropertyDescriptor, now: PropertyDescriptor): boolean {
    if (first.get === undefined) return 'value' in now && Object.is(now.value, first.value);
    return now.get === first.get || ('value' in now && this.#made.has(key) && Object.is(now.value, this.#made.get(key)));
  }

  isLazy(key: PropertyKey): boolean {
    return typeof key === 'string' && Object.hasOwn(LAZY, key);
  }

  #look(name: string): unknown {
    if (!this.#made.has(name)) this.#made.set(name, (this.#require(LAZY[name]!) as Record<string, unknown>)[name]);
    return this.#made.get(name);
  }

  #require(key: string): object {
    const known = this.#modules[key];
    if (known !== undefined) return known;
    const isOwn = keys(LAZY).some((name) => LAZY[name] === key);
    return isOwn ? this.#evaluateChunk(key) : requireShared(key);
  }

  #evaluateChunk(key: string): object {
    const module: { exports: object } = { exports: {} };
    lazyModule(key, this.evaluate)((wanted: string) => this.#require(wanted), module, module.exports);
    this.#modules[key] = module.exports;
    return module.exports;
  }

  #verbs(module: string, ask: (id: number, ...given: unknown[]) => unknown): object {
    const { verbs } = requireShared('internal:port') as { verbs(name: string): Record<string, unknown> };
    const table: Record<string, unknown> = { __proto__: null };
    for (const name of keys(verbs(module))) {
      const id = verbId(`${module}.${name}`);
      table[name] = (...given: unknown[]) => ask(id, ...given);
    }
    return table;
  }

  /** A fresh answer of the host: lists and records get the realm's prototypes. */
  #adopt(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const prototype = getPrototypeOf(value);
    if (prototype === Array.prototype) setPrototypeOf(value, this.#part.prototypes.array);
    else if (prototype === Object.prototype) setPrototypeOf(value, this.#part.prototypes.object);
    else return value;
    for (const key of keys(value)) this.#adopt((value as Record<string, unknown>)[key]);
    return value;
  }

  /** An error of the first realm, as one of this one: nothing of the first may be reached from here. */
  #adoptError(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    for (const name of keys(MAIN_ERRORS) as (keyof typeof MAIN_ERRORS)[]) {
      if (!(error instanceof MAIN_ERRORS[name])) continue;
      const own = new this.#part.errors[name]!(error.message);
      const { code } = error as { code?: unknown };
      if (typeof code === 'string') (own as { code?: string }).code = code;
      return own;
    }
    return error;
  }
}
