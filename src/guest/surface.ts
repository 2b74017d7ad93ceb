import { codes } from 'internal:errors';
import { getBuiltin } from 'internal:loader';

type Constructor = { readonly prototype: object };

const { create, defineProperty, setPrototypeOf } = Object;

/** What a sandbox does not do says so when it is used, by its full name, and not when it is looked at. */
export function unavailable(feature: string): never {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
}

/** Gives a function the name and length that programs can see. */
export function describeFunction<Value extends object>(fn: Value, name: string, length: number): Value {
  defineProperty(fn, 'name', { value: name, configurable: true });
  defineProperty(fn, 'length', { value: length, configurable: true });
  return fn;
}

/** A table of constants as Node has them: no prototype, fixed values. Numbers are read as numbers. */
export function constantTable(text: string): Readonly<Record<string, number | string>> {
  const table = create(null) as Record<string, number | string>;
  for (const row of text.split(' ')) {
    const [name, value] = row.split('=') as [string, string];
    const number = Number(value);
    defineProperty(table, name, { value: Number.isNaN(number) ? value : number, enumerable: true });
  }
  return table;
}

/**
 * The base class of a name: Node's own classes for streams and emitters, so that `instanceof` and subclassing are right.
 * A stream class is asked for only by modules whose classes Node derives from it.
 */
function baseClass(name: string): Constructor {
  if (name === 'Object') return Object;
  if (name === 'Error' || name === 'SyntaxError') return { Error, SyntaxError }[name];
  const streams = getBuiltin('stream') as Record<string, Constructor> | undefined;
  return (name === 'Stream' ? (streams as unknown as Constructor) : streams?.[name]) ?? (getBuiltin('events') as Constructor);
}

function refusingFunction(feature: string, name: string, length: number, isAsync: boolean): unknown {
  const fn = isAsync
    ? (): Promise<never> => Promise.reject(new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature))
    : (): never => unavailable(feature);
  return describeFunction(fn, name, length);
}

function refusingClass(
  feature: string,
  name: string,
  length: number,
  base: Constructor,
  methods: readonly string[],
): Constructor {
  // A declaration: the bundler makes an arrow function of an expression that does not use `this`.
  function refuse(): never {
    return unavailable(`new ${feature}()`);
  }
  const Refusing = describeFunction(refuse, name, length) as unknown as Constructor;
  if (base !== Object) {
    setPrototypeOf(Refusing.prototype, base.prototype);
    setPrototypeOf(Refusing, base);
  }
  for (const method of methods) {
    const value = refusingFunction(`${feature}.prototype.${method}()`, method, 0, false);
    defineProperty(Refusing.prototype, method, { value, writable: true, enumerable: false, configurable: true });
  }
  return Refusing;
}

/**
 * The exports of a module whose work needs what a sandbox does not have. They are there under Node's names and in Node's
 * order, so that a program which only loads them runs; a use throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM with the API's name.
 *
 * Each line of `text` is one export: `name/length`, then ` async` for what gives a promise, then ` =shown` for a function of
 * another name; `Name/length : Base method method` is a class. What `working` holds takes the place of what its line says.
 */
export function surface<Exports extends object>(
  module: string,
  text: string,
  working: Readonly<Record<string, unknown>> = {},
  exports: Exports = {} as Exports,
): Exports & Record<string, unknown> {
  const target = exports as Record<string, unknown>;
  for (const line of text.trim().split(/\s*\n\s*/)) {
    const [head, ...words] = line.split(' ') as [string, ...string[]];
    const [key, length] = head.split('/') as [string, string | undefined];
    const at = words.findIndex((word) => word.startsWith('='));
    const shown = at === -1 ? key : words.slice(at).join(' ').slice(1);
    if (key in working) {
      const value = working[key];
      // The bundler may have renamed it.
      if (typeof value === 'function') defineProperty(value, 'name', { value: shown, configurable: true });
      target[key] = value;
      continue;
    }
    const feature = `${module.replace('/', '.')}.${key}`;
    if (words[0] === ':') {
      const [, name = 'Object', ...methods] = words;
      const base = Object.hasOwn(target, name) ? (target[name] as Constructor) : baseClass(name);
      target[key] = refusingClass(feature, key, Number(length), base, methods);
    } else {
      target[key] = refusingFunction(`${feature}()`, shown, Number(length), words[0] === 'async');
    }
  }
  return target as Exports & Record<string, unknown>;
}
