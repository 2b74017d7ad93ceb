/**
 * What only the engine knows about an object: its internal class, what a proxy stands for, whether a promise is settled.
 * No answer depends on what user code put on the object or its prototypes.
 */
import { classOf, readIterator, readPromiseResult, readPromiseState, readProxy } from 'internal:native';

/** Class names by the engine's class number, read off one object of each class at the first question. */
let brands: string[] | undefined;
let proxyClass = 0;

const TYPED_ARRAYS = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array];
const WIDE_TYPED_ARRAYS = [Float32Array, Float64Array, BigInt64Array, BigUint64Array];

function readBrands(): string[] {
  const names: string[] = [];
  const add = (brand: string, sample: object): void => {
    names[classOf(sample)] = brand;
  };
  const samples: Record<string, object> = {
    Array: [],
    Error: new Error(),
    Number: Object(0) as object,
    String: Object('') as object,
    Boolean: Object(false) as object,
    Symbol: Object(Symbol()) as object,
    BigInt: Object(0n) as object,
    Date: new Date(0),
    RegExp: /./,
    Map: new Map(),
    Set: new Set(),
    WeakMap: new WeakMap(),
    WeakSet: new WeakSet(),
    WeakRef: new WeakRef(names),
    'Map Iterator': new Map().keys(),
    'Set Iterator': new Set().keys(),
    Promise: Promise.resolve(),
    ArrayBuffer: new ArrayBuffer(0),
    SharedArrayBuffer: new SharedArrayBuffer(0),
    DataView: new DataView(new ArrayBuffer(0)),
    Generator: (function* () {})(),
    AsyncGenerator: (async function* () {})(),
    GeneratorFunction: function* () {},
    AsyncFunction: async () => {},
    AsyncGeneratorFunction: async function* () {},
    Proxy: new Proxy({}, {}),
  };
  for (const brand of Object.keys(samples)) add(brand, samples[brand]!);
  for (const Class of [...TYPED_ARRAYS, ...WIDE_TYPED_ARRAYS]) add(Class.name, new Class(0));
  const { Float16Array: HalfFloats } = globalThis as { Float16Array?: new (length: number) => object };
  if (HalfFloats !== undefined) add('Float16Array', new HalfFloats(0));
  add('Arguments', sloppyArguments());
  add('Arguments', strictArguments());
  proxyClass = classOf(samples.Proxy!);
  return names;
}

/** A function whose arguments are linked with its parameters has arguments of another class. */
const sloppyArguments = new Function('a', 'return arguments') as () => object;

function strictArguments(): object {
  // The object itself is what is asked for.
  return arguments;
}

function isNamespace(value: object): boolean {
  if (Reflect.getPrototypeOf(value) !== null || Reflect.isExtensible(value)) return false;
  const tag = Reflect.getOwnPropertyDescriptor(value, Symbol.toStringTag);
  return tag?.value === 'Module' && tag.writable === false && tag.configurable === false && classOf(value) !== classOf({});
}

/**
 * Name of the internal class: `Object`, `Array`, `Map`, `Map Iterator`, `Promise`, `Proxy`, `Module`, `Arguments`,
 * `Function`, `AsyncFunction`, `Uint8Array`, ...
 */
export function brandOf(value: object): string {
  brands ??= readBrands();
  const brand = brands[classOf(value)];
  if (brand !== undefined) return brand;
  if (typeof value === 'function') return 'Function';
  return isNamespace(value) ? 'Module' : 'Object';
}

/** Target and handler of a proxy, both null when it is revoked. Undefined for everything else. */
export function proxyDetails(value: object): readonly [target: object | null, handler: object | null] | undefined {
  brands ??= readBrands();
  if (classOf(value) !== proxyClass) return undefined;
  return [readProxy(value, 'target'), readProxy(value, 'handler')];
}

/** 0 pending, 1 fulfilled, 2 rejected, and the value or reason. */
export function promiseState(promise: object): readonly [state: number, result: unknown] {
  const state = readPromiseState(promise);
  return state > 0 ? [state, readPromiseResult(promise)] : [0, undefined];
}

const KEYS_AND_VALUES = 2;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;

/** What a Map or Set iterator has still to give, without moving it: keys and values in turn when `isKeyValue`. */
export function previewEntries(iterator: object): readonly [entries: unknown[], isKeyValue: boolean] | undefined {
  const brand = brandOf(iterator);
  if (brand !== 'Map Iterator' && brand !== 'Set Iterator') return undefined;
  const [source, passed, kind] = readIterator(iterator);
  const isKeyValue = kind === KEYS_AND_VALUES;
  const entries: unknown[] = [];
  if (source === undefined) return [entries, isKeyValue];
  let index = 0;
  const collect = (value: unknown, key: unknown): void => {
    if (index++ < passed) return;
    if (isKeyValue) entries.push(key, value);
    else entries.push(brand === 'Map Iterator' && kind === 0 ? key : value);
  };
  if (brand === 'Map Iterator') mapForEach.call(source as Map<unknown, unknown>, collect);
  else setForEach.call(source as Set<unknown>, collect);
  return [entries, isKeyValue];
}

/**
 * Whether a function is a class of the library. Their source text is dropped, so they look like natives; but natives have a
 * class of their own in the engine, and of the functions only those of classes have a `prototype` that cannot be replaced.
 */
export function isLibraryClass(value: object): boolean {
  return classOf(value) === classOf(isLibraryClass) && Reflect.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}
