/**
 * The built-ins that the algorithm is made of, captured while the guest is pristine: a program that patches
 * `Map.prototype` or `Array.isArray` changes nothing about how its values are cloned.
 */
const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

type Method<This, Args extends unknown[], Result> = (target: This, ...args: Args) => Result;

// A bound `call` costs 157 ns, `Reflect.apply` with its array of arguments 275 ns (QuickJS 2025-09-13).
const { bind, call } = Function.prototype;
function uncurry<This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): Method<This, Args, Result> {
  return bind.call(call, method) as Method<This, Args, Result>;
}
function getterOf<Result>(prototype: object, key: PropertyKey): Method<object, [], Result> {
  return uncurry(getOwnPropertyDescriptor(prototype, key)!.get as (this: object) => Result);
}

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as Uint8Array;

export const mapForEach = uncurry(Map.prototype.forEach as (this: object, each: (value: unknown, key: unknown) => void) => void);
export const mapSet = uncurry(Map.prototype.set as (this: object, key: unknown, value: unknown) => object);
export const mapClear = uncurry(Map.prototype.clear as (this: object) => void);
export const setForEach = uncurry(Set.prototype.forEach as (this: object, each: (value: unknown) => void) => void);
export const setAdd = uncurry(Set.prototype.add as (this: object, value: unknown) => object);
export const setClear = uncurry(Set.prototype.clear as (this: object) => void);
export const dateValue = uncurry(Date.prototype.getTime as (this: object) => number);
export const functionText = uncurry(Function.prototype.toString as (this: object) => string);
export const symbolText = uncurry(Symbol.prototype.toString);
export const numberValue = uncurry(Number.prototype.valueOf as (this: object) => number);
export const stringValue = uncurry(String.prototype.valueOf as (this: object) => string);
export const booleanValue = uncurry(Boolean.prototype.valueOf as (this: object) => boolean);
export const bigintValue = uncurry(BigInt.prototype.valueOf as (this: object) => bigint);
export const regExpSource = getterOf<string>(RegExp.prototype, 'source');
const regExpFlagGetters = (
  ['hasIndices', 'global', 'ignoreCase', 'multiline', 'dotAll', 'unicode', 'unicodeSets', 'sticky'] as const
).map((name, index) => ['dgimsuvy'[index]!, getterOf<boolean>(RegExp.prototype, name)] as const);

/** The flags by their own getters; `flags` itself would read properties that a program can replace. */
export function regExpFlags(pattern: object): string {
  let flags = '';
  for (let index = 0; index < regExpFlagGetters.length; index++) {
    const entry = regExpFlagGetters[index]!;
    if (entry[1](pattern)) flags += entry[0];
  }
  return flags;
}

export const bufferByteLength = getterOf<number>(ArrayBuffer.prototype, 'byteLength');
export const bufferMaxByteLength = getterOf<number>(ArrayBuffer.prototype, 'maxByteLength');
export const bufferIsResizable = getterOf<boolean>(ArrayBuffer.prototype, 'resizable');
export const bufferIsDetached = getterOf<boolean>(ArrayBuffer.prototype, 'detached');
export const bufferResize = uncurry(ArrayBuffer.prototype.resize as (this: object, length: number) => void);
export const bufferTransfer = uncurry(
  (ArrayBuffer.prototype as unknown as { transfer(): ArrayBuffer }).transfer as (this: object) => ArrayBuffer,
);
export const viewTypeName = getterOf<string | undefined>(TypedArrayPrototype, Symbol.toStringTag);
export const typedBuffer = getterOf<ArrayBuffer | SharedArrayBuffer>(TypedArrayPrototype, 'buffer');
export const typedByteOffset = getterOf<number>(TypedArrayPrototype, 'byteOffset');
export const typedByteLength = getterOf<number>(TypedArrayPrototype, 'byteLength');
export const typedLength = getterOf<number>(TypedArrayPrototype, 'length');
/** Throws for a view that lies outside of its buffer, and has no other effect. */
export const typedAt = uncurry(TypedArrayPrototype.at as (this: object, index: number) => unknown);
export const typedSet = uncurry(TypedArrayPrototype.set as (this: object, source: object) => void);
export const dataViewBuffer = getterOf<ArrayBuffer | SharedArrayBuffer>(DataView.prototype, 'buffer');
export const dataViewByteOffset = getterOf<number>(DataView.prototype, 'byteOffset');
export const dataViewByteLength = getterOf<number>(DataView.prototype, 'byteLength');

const { Float16Array: HalfFloats } = globalThis as { Float16Array?: ViewConstructor };
export type ViewConstructor = new (buffer: ArrayBufferLike, byteOffset?: number, length?: number) => ArrayBufferView;
export const viewConstructors: Readonly<Record<string, ViewConstructor>> = {
  __proto__: null as never,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  ...(HalfFloats === undefined ? {} : { Float16Array: HalfFloats }),
};
export const bytesPerElement = (constructor: ViewConstructor): number =>
  (constructor as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;

export const NativeArrayBuffer = ArrayBuffer as unknown as new (
  length: number,
  options?: { maxByteLength: number },
) => ArrayBuffer;
export const NativeDataView = DataView as ViewConstructor;
export const NativeUint8Array = Uint8Array;
export const NativeDate = Date;
export const NativeRegExp = RegExp;
export const NativeMap = Map;
export const NativeSet = Set;
export const NativeArray = Array;
export const NativeObject = Object;
export const { isArray } = Array;
export const { isView } = ArrayBuffer as unknown as { isView(value: unknown): value is ArrayBufferView };
export const { keys: ownKeys, hasOwn, defineProperty } = Object;
export const ObjectPrototype: object = Object.prototype;
export const FunctionPrototype: object = Function.prototype;
export const { toString: objectToString } = Object.prototype;
export { getOwnPropertyDescriptor, getPrototypeOf };

/** A Map whose methods are its own: nothing is looked up on `Map.prototype` after the guest has started. */
export class Memory<Key, Value> extends Map<Key, Value> {}
for (const name of ['get', 'set', 'has', 'delete', 'forEach', 'clear'] as const) {
  defineProperty(Memory.prototype, name, { value: Map.prototype[name] });
}
