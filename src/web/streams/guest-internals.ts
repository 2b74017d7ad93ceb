import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';

/** Where an object of these classes keeps its internal slots. */
export const kState: unique symbol = Symbol('kState') as never;
/** Only this module may make controllers and requests. */
export const kMake: unique symbol = Symbol('make') as never;

type Fields = Record<PropertyKey, unknown>;

/** Slots are no properties that a program finds by its keys. */
export function setState<Slots>(object: { [kState]: Slots }, slots: Slots): void {
  Object.defineProperty(object, kState, { value: slots });
}

export function hasState(value: unknown, Class: { prototype: object }): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, kState) &&
    (value as Fields)[kState] instanceof Object &&
    ((value as { [kState]: { kind: object } })[kState].kind as object) === Class.prototype
  );
}

/** The check of `this` that every Web IDL member begins with (webidl.spec.whatwg.org/#dfn-create-operation-function). */
export function assertThis(value: unknown, Class: { prototype: object; name: string }): void {
  if (!hasState(value, Class)) throw new codes.ERR_INVALID_THIS(Class.name);
}

export function invalidState(message: string): Error {
  return new (codes.ERR_INVALID_STATE as unknown as { TypeError: new (message: string) => Error }).TypeError(message);
}

export function assertMade(key: unknown): void {
  if (key !== kMake) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
}

const ignore = (): void => {};
/** A rejection that nobody has to look at: [[PromiseIsHandled]]. */
export function handled<Value>(promise: Promise<Value>): Promise<Value> {
  promise.then(undefined, ignore);
  return promise;
}
export function rejected(error: unknown): Promise<never> {
  return Promise.reject(error);
}

export interface Deferred<Value = void> {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: unknown): void;
}
export const defer = <Value = void>(): Deferred<Value> => Promise.withResolvers<Value>() as Deferred<Value>;

/** A callback of a source, sink or transformer, as a method of it; undefined where there is none. */
export function method(path: string, owner: object | undefined, callback: unknown): Callback | undefined {
  if (callback === undefined) return undefined;
  if (typeof callback !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(path, 'Function', callback);
  return (...args) => Reflect.apply(callback as Callback, owner, args) as unknown;
}
type Callback = (...args: unknown[]) => unknown;

/** `start` is bound without a check of its type: the message is the one of `bind`. */
export function startMethod(owner: object | undefined, callback: unknown): Callback | undefined {
  if (callback === undefined || callback === null) return undefined;
  if (typeof callback !== 'function') throw new TypeError('Bind must be called on a function');
  return (...args) => Reflect.apply(callback as Callback, owner, args) as unknown;
}

/** The members of a source, sink or transformer, read in the order of the names. */
export function members(owner: object | undefined, names: string): Fields {
  const values: Fields = {};
  for (const name of names.split(' ')) values[name] = (owner as Fields | undefined)?.[name];
  return values;
}

/** What starts or ends a stream is resolved with what its callback gives: a promise of the program's settles it two turns later. */
export function promiseResolvedBy(call: () => unknown): Promise<unknown> {
  return new Promise((resolve) => resolve(call()));
}

/** Calls back with a promise as the outcome, whatever the callback does. */
export function promiseCall<Result>(call: () => Result): Promise<Awaited<Result>> {
  try {
    return Promise.resolve(call()) as Promise<Awaited<Result>>;
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Web IDL members are enumerable; the prototype has a tag, the class a prototype that cannot be replaced. */
export function finishClass(Class: { prototype: object; name: string }, members: string, fields?: (self: never) => object): void {
  // The bundler gives a class that names itself another name.
  Object.defineProperty(Class, 'name', { value: Class.name.replace(/^_/, ''), configurable: true });
  for (const name of members.split(' ')) if (name !== '') Object.defineProperty(Class.prototype, name, { enumerable: true });
  if (fields !== undefined) {
    const inspection = {
      [customInspectSymbol](this: unknown, depth: number, options: { depth?: number | null }): unknown {
        const shown = fields(this as never);
        // Deeper than what is shown Node prints `undefined`, not the class (observed).
        if (depth < 0) return undefined;
        return `${Class.name} ${inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 } as never)}`;
      },
    };
    Object.defineProperty(Class.prototype, customInspectSymbol, {
      value: inspection[customInspectSymbol],
      writable: true,
      configurable: true,
    });
  }
}
export function tag(Class: { prototype: object }, name: string): void {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** A source, sink or transformer: absent is empty, anything but an object is refused. */
export function objectArgument(value: unknown, name: string): object | undefined {
  if (value === null) throw new codes.ERR_INVALID_ARG_TYPE(name, 'Object', value);
  return dictionary(value, name);
}

/** A dictionary that is read from: absent is empty, anything but an object or null is refused. */
export function dictionary(value: unknown, name: string): object | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' && typeof value !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'Object', value);
  return value as object;
}
