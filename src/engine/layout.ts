/**
 * Where things lie in the linear memory of QuickJS 2025-09-13 built for wasm32 (the pinned build, see
 * scripts/engine/names.ts). Every offset that the direct path reads is checked against known values by
 * `calibrate` before the first use; when one is off, transfers take the path through exported functions.
 */

/** Tags: the high word of a NaN-boxed JSValue. Anything not listed is a double. */
export const Tag = {
  bigInt: -9,
  symbol: -8,
  string: -7,
  rope: -6,
  object: -1,
  int: 0,
  bool: 1,
  null: 2,
  undefined: 3,
  uninitialized: 4,
  exception: 6,
  shortBigInt: 7,
} as const;

/** Tags below this hold a reference-counted pointer in the low word. */
export const FIRST_VALUE_TAG = 0;
/** Tags from here on, read as unsigned distance from the first tag (-9), are doubles. */
export const FIRST_TAG = -9;
export const DOUBLE_TAG = 8;
/** Added to the high word of a boxed double to give the high word of the IEEE 754 double. */
export const DOUBLE_ADDEND = 0x7ff80000 - FIRST_TAG + 1;

export const Class = {
  object: 1,
  array: 2,
  error: 3,
  number: 4,
  string: 5,
  boolean: 6,
  symbol: 7,
  arguments: 8,
  date: 10,
  regExp: 18,
  arrayBuffer: 19,
  uint8Clamped: 21,
  int8: 22,
  uint8: 23,
  int16: 24,
  uint16: 25,
  int32: 26,
  uint32: 27,
  bigInt64: 28,
  bigUint64: 29,
  float16: 30,
  float32: 31,
  float64: 32,
  dataView: 33,
  bigInt: 34,
  map: 35,
  set: 36,
  generator: 48,
  proxy: 50,
  promise: 51,
  promiseResolve: 52,
  promiseReject: 53,
  asyncResolve: 55,
  asyncReject: 56,
  asyncGenerator: 59,
} as const;

export const Runtime = {
  mallocSize: 20,
  atomSize: 44,
  atomArray: 56,
  objects: 80,
  collectAt: 108,
  stackLimit: 128,
  currentException: 136,
  currentFrame: 148,
  rejectionTracker: 160,
  jobList: 168,
} as const;

export const Context = { evalFunction: 200, randomState: 224, interruptCounter: 232, modules: 236 } as const;

export const ObjectLayout = {
  classId: 6,
  shape: 20,
  properties: 24,
  payload: 32,
  arrayValues: 36,
  arrayCount: 40,
  nativeFunction: 36,
  nativeMagic: 42,
} as const;

export const ShapeLayout = { propertyCount: 32, proto: 44, properties: 48 } as const;

/** Property flags lie in the top six bits of the first word of a shape property. */
export const PropertyFlag = { enumerable: 4, kindMask: 0x30, normal: 0 } as const;

export const StringLayout = { length: 4, units: 16, ropeWide: 8, ropeLeft: 16, ropeRight: 24 } as const;

export const BufferLayout = { byteLength: 0, detached: 8, data: 12 } as const;

export const TypedArrayLayout = { buffer: 12, offset: 16, length: 20 } as const;

/** The list of records is circular through its head in the state; a link is `{ prev, next }`, eight bytes into its record. */
export const MapLayout = { head: 4, count: 12, linkNext: 4, recordEmpty: -4, recordKey: 16, recordValue: 24 } as const;
