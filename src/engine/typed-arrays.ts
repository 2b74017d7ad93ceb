import { Class } from './layout.ts';

/** The host's classes by those of the engine. */
export const TYPED_ARRAYS: Record<
  number,
  { new (buffer: ArrayBuffer, offset: number, length: number): ArrayBufferView; BYTES_PER_ELEMENT: number } | undefined
> = {
  [Class.uint8Clamped]: Uint8ClampedArray,
  [Class.int8]: Int8Array,
  [Class.uint8]: Uint8Array,
  [Class.int16]: Int16Array,
  [Class.uint16]: Uint16Array,
  [Class.int32]: Int32Array,
  [Class.uint32]: Uint32Array,
  [Class.bigInt64]: BigInt64Array,
  [Class.bigUint64]: BigUint64Array,
  [Class.float32]: Float32Array,
  [Class.float64]: Float64Array,
};
