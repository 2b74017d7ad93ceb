/**
 * The engine's typed arrays as they were before any user code ran. Buffer goes on working when a program patches
 * `Uint8Array.prototype`, as Node's does.
 */
const bindCall = Function.prototype.bind.bind(Function.prototype.call) as <This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => (self: This, ...args: Args) => Result;

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array;

function getter<Result>(prototype: object, key: PropertyKey): (self: unknown) => Result {
  return bindCall(Object.getOwnPropertyDescriptor(prototype, key)!.get as (this: unknown) => Result);
}

/** Anything that has bytes. */
export type ArrayBufferViewLike = { buffer: ArrayBufferLike; byteOffset: number; byteLength: number };

export const lengthOf = getter<number>(typedArrayPrototype, 'length');
export const byteLengthOf = getter<number>(typedArrayPrototype, 'byteLength');
export const byteOffsetOf = getter<number>(typedArrayPrototype, 'byteOffset');
export const bufferOf = getter<ArrayBuffer>(typedArrayPrototype, 'buffer');
const tagOf = getter<string | undefined>(typedArrayPrototype, Symbol.toStringTag);

export const setBytes: (self: Uint8Array, source: ArrayLike<number>, offset?: number) => void = bindCall(typedArrayPrototype.set);
export const fillByte: (self: Uint8Array, value: number, start?: number, end?: number) => Uint8Array = bindCall(
  typedArrayPrototype.fill,
);
export const indexOfByte: (self: Uint8Array, value: number, start?: number) => number = bindCall(typedArrayPrototype.indexOf);
export const lastIndexOfByte: (self: Uint8Array, value: number, start: number) => number = bindCall(
  typedArrayPrototype.lastIndexOf,
);
export const copyWithin: (self: Uint8Array, target: number, start: number, end: number) => Uint8Array = bindCall(
  typedArrayPrototype.copyWithin,
);
export const subarrayOf: (self: Uint8Array, start: number, end: number) => Uint8Array = bindCall(typedArrayPrototype.subarray);

export const isView = ArrayBuffer.isView as (value: unknown) => value is ArrayBufferViewLike;

export function isUint8Array(value: unknown): value is Uint8Array {
  return tagOf(value) === 'Uint8Array';
}

/** Any typed array, no DataView. */
export function isTypedArray(value: unknown): value is Uint8Array {
  return tagOf(value) !== undefined;
}

const arrayBufferLength = getter<number>(ArrayBuffer.prototype, 'byteLength');
const sharedArrayBufferLength =
  typeof SharedArrayBuffer === 'function' ? getter<number>(SharedArrayBuffer.prototype, 'byteLength') : undefined;
const isDetached = getter<boolean>(ArrayBuffer.prototype, 'detached');

/** Whether a byte length getter accepts the value. The engine throws for others; a prototype or tag could be forged. */
function accepts(read: (self: unknown) => unknown, value: unknown): boolean {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
}

export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer {
  if (typeof value !== 'object' || value === null) return false;
  return accepts(arrayBufferLength, value) || (sharedArrayBufferLength !== undefined && accepts(sharedArrayBufferLength, value));
}

export function isDetachedBuffer(value: unknown): boolean {
  return accepts(isDetached, value) && isDetached(value);
}

/** A `Uint8Array` over the same memory, which is what verbs take. */
export function bytesOf(source: ArrayBufferViewLike | ArrayBufferLike): Uint8Array {
  if (isUint8Array(source)) return source;
  if (isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  return new Uint8Array(source);
}
