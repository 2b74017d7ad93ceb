import { customInspectSymbol } from 'internal:inspect';
import { compare, copy, equals, fill, swap16, swap32, swap64 } from './guest-bytes.ts';
import { inspect } from './guest-inspect.ts';
import { nameFunctions } from './guest-names.ts';
import { FastBuffer } from './guest-pool.ts';
import * as reads from './guest-read.ts';
import { includes, indexOf, lastIndexOf } from './guest-search.ts';
import * as text from './guest-text.ts';
import { lengthOf, subarrayOf } from './guest-typed-array.ts';
import * as writes from './guest-write.ts';

/** `{ type: 'Buffer', data: [...] }`, which `Buffer.from` takes back. */
function toJSON(this: Uint8Array): { type: 'Buffer'; data: number[] } {
  const length = lengthOf(this);
  const data = new Array<number>(length);
  for (let index = 0; index < length; index++) data[index] = this[index]!;
  return { type: 'Buffer', data };
}

function toBound(value: unknown, length: number): number {
  const bound = Math.trunc(+(value as number)) || 0;
  return bound < 0 ? Math.max(bound + length, 0) : Math.min(bound, length);
}

/** `buf.subarray([start[, end]])`. The engine's own is the faster one, and makes a Buffer of a Buffer only. */
function subarray(this: Uint8Array, start: number, end: number): Uint8Array {
  if (this instanceof FastBuffer) return subarrayOf(this, start, end);
  const length = lengthOf(this);
  const from = toBound(start, length);
  const to = end === undefined ? length : toBound(end, length);
  return new FastBuffer(this.buffer as ArrayBuffer, this.byteOffset + from, Math.max(to - from, 0));
}

function slice(this: Uint8Array, start: number, end: number): Uint8Array {
  return subarrayOf(this, start, end);
}

/**
 * The methods in Node's order, which `for (const key in buffer)` shows. They are enumerable and have the names of the
 * functions they are aliases of, as in Node 24.
 */
const methods = {
  readBigUInt64LE: reads.readBigUInt64LE,
  readBigUInt64BE: reads.readBigUInt64BE,
  readBigUint64LE: reads.readBigUInt64LE,
  readBigUint64BE: reads.readBigUInt64BE,
  readBigInt64LE: reads.readBigInt64LE,
  readBigInt64BE: reads.readBigInt64BE,
  writeBigUInt64LE: writes.writeBigUInt64LE,
  writeBigUInt64BE: writes.writeBigUInt64BE,
  writeBigUint64LE: writes.writeBigUInt64LE,
  writeBigUint64BE: writes.writeBigUInt64BE,
  writeBigInt64LE: writes.writeBigInt64LE,
  writeBigInt64BE: writes.writeBigInt64BE,
  readUIntLE: reads.readUIntLE,
  readUInt32LE: reads.readUInt32LE,
  readUInt16LE: reads.readUInt16LE,
  readUInt8: reads.readUInt8,
  readUIntBE: reads.readUIntBE,
  readUInt32BE: reads.readUInt32BE,
  readUInt16BE: reads.readUInt16BE,
  readUintLE: reads.readUIntLE,
  readUint32LE: reads.readUInt32LE,
  readUint16LE: reads.readUInt16LE,
  readUint8: reads.readUInt8,
  readUintBE: reads.readUIntBE,
  readUint32BE: reads.readUInt32BE,
  readUint16BE: reads.readUInt16BE,
  readIntLE: reads.readIntLE,
  readInt32LE: reads.readInt32LE,
  readInt16LE: reads.readInt16LE,
  readInt8: reads.readInt8,
  readIntBE: reads.readIntBE,
  readInt32BE: reads.readInt32BE,
  readInt16BE: reads.readInt16BE,
  writeUIntLE: writes.writeUIntLE,
  writeUInt32LE: writes.writeUInt32LE,
  writeUInt16LE: writes.writeUInt16LE,
  writeUInt8: writes.writeUInt8,
  writeUIntBE: writes.writeUIntBE,
  writeUInt32BE: writes.writeUInt32BE,
  writeUInt16BE: writes.writeUInt16BE,
  writeUintLE: writes.writeUIntLE,
  writeUint32LE: writes.writeUInt32LE,
  writeUint16LE: writes.writeUInt16LE,
  writeUint8: writes.writeUInt8,
  writeUintBE: writes.writeUIntBE,
  writeUint32BE: writes.writeUInt32BE,
  writeUint16BE: writes.writeUInt16BE,
  writeIntLE: writes.writeIntLE,
  writeInt32LE: writes.writeInt32LE,
  writeInt16LE: writes.writeInt16LE,
  writeInt8: writes.writeInt8,
  writeIntBE: writes.writeIntBE,
  writeInt32BE: writes.writeInt32BE,
  writeInt16BE: writes.writeInt16BE,
  readFloatLE: reads.readFloatForwards,
  readFloatBE: reads.readFloatBackwards,
  readDoubleLE: reads.readDoubleForwards,
  readDoubleBE: reads.readDoubleBackwards,
  writeFloatLE: writes.writeFloatForwards,
  writeFloatBE: writes.writeFloatBackwards,
  writeDoubleLE: writes.writeDoubleForwards,
  writeDoubleBE: writes.writeDoubleBackwards,
  asciiSlice: text.asciiSlice,
  base64Slice: text.base64Slice,
  base64urlSlice: text.base64urlSlice,
  latin1Slice: text.latin1Slice,
  hexSlice: text.hexSlice,
  ucs2Slice: text.ucs2Slice,
  utf8Slice: text.utf8Slice,
  asciiWrite: text.asciiWrite,
  base64Write: text.base64Write,
  base64urlWrite: text.base64urlWrite,
  latin1Write: text.latin1Write,
  hexWrite: text.hexWrite,
  ucs2Write: text.ucs2Write,
  utf8Write: text.utf8Write,
  parent: undefined,
  offset: undefined,
  copy,
  toString: text.toString,
  equals,
  inspect,
  compare,
  indexOf,
  lastIndexOf,
  includes,
  fill,
  write: text.write,
  toJSON,
  subarray,
  slice,
  swap16,
  swap32,
  swap64,
  toLocaleString: text.toString,
  [customInspectSymbol]: inspect,
};

/** Where Node's functions have other names than their keys. The others are named after the first key they have. */
const otherNames = {
  readFloatLE: 'readFloatForwards',
  readFloatBE: 'readFloatBackwards',
  readDoubleLE: 'readDoubleForwards',
  readDoubleBE: 'readDoubleBackwards',
  writeFloatLE: 'writeFloatForwards',
  writeFloatBE: 'writeFloatBackwards',
  writeDoubleLE: 'writeDoubleForwards',
  writeDoubleBE: 'writeDoubleBackwards',
};

export type BufferMethods = Omit<typeof methods, 'parent' | 'offset'>;

/** Gives `FastBuffer.prototype` its methods, and `parent` and `offset`, which answer for Buffers only. */
export function definePrototype(constructor: { prototype: object }): void {
  const { prototype } = FastBuffer;
  constructor.prototype = prototype;
  Object.defineProperty(prototype, 'constructor', { value: constructor, writable: true, enumerable: false, configurable: true });
  nameFunctions(methods, otherNames);
  Object.assign(prototype, methods);
  const accessors = {
    parent: { get: (self: Uint8Array) => self.buffer },
    offset: { get: (self: Uint8Array) => self.byteOffset },
  };
  for (const [name, { get: read }] of Object.entries(accessors)) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      configurable: false,
      get: {
        get(this: unknown) {
          return this instanceof FastBuffer ? read(this) : undefined;
        },
      }.get,
      set: undefined,
    });
  }
}
