import { requireNumber, requireWidth, throwOutside } from './guest-bounds.ts';
import { lengthOf } from './guest-typed-array.ts';

type Read = (this: Uint8Array, offset?: number) => number;

const scratch = new Uint8Array(8);
const scratchFloat = new Float32Array(scratch.buffer);
const scratchDouble = new Float64Array(scratch.buffer);

/** Where a fixed width read starts. An offset that is no index makes one of the two reads undefined. */
function start(bytes: Uint8Array, offset: unknown, width: number): number {
  if (offset === undefined) offset = 0;
  else requireNumber(offset, 'offset');
  if (bytes[offset as number] === undefined || bytes[(offset as number) + width - 1] === undefined) {
    throwOutside(offset as number, lengthOf(bytes), width);
  }
  return offset as number;
}

function int32LE(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function int32BE(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

// Fixed width reads are anonymous in Node 24; a function made as an array's element is too.
export const [
  readUInt8,
  readInt8,
  readUInt16LE,
  readUInt16BE,
  readInt16LE,
  readInt16BE,
  readUInt32LE,
  readUInt32BE,
  readInt32LE,
  readInt32BE,
] = [
  function (this: Uint8Array, offset: number) {
    return this[start(this, offset, 1)]!;
  },
  function (this: Uint8Array, offset: number) {
    return (this[start(this, offset, 1)]! << 24) >> 24;
  },
  function (this: Uint8Array, offset: number) {
    const at = start(this, offset, 2);
    return this[at]! | (this[at + 1]! << 8);
  },
  function (this: Uint8Array, offset: number) {
    const at = start(this, offset, 2);
    return (this[at]! << 8) | this[at + 1]!;
  },
  function (this: Uint8Array, offset: number) {
    const at = start(this, offset, 2);
    return ((this[at]! << 16) | (this[at + 1]! << 24)) >> 16;
  },
  function (this: Uint8Array, offset: number) {
    const at = start(this, offset, 2);
    return ((this[at]! << 24) | (this[at + 1]! << 16)) >> 16;
  },
  function (this: Uint8Array, offset: number) {
    return int32LE(this, start(this, offset, 4)) >>> 0;
  },
  function (this: Uint8Array, offset: number) {
    return int32BE(this, start(this, offset, 4)) >>> 0;
  },
  function (this: Uint8Array, offset: number) {
    return int32LE(this, start(this, offset, 4));
  },
  function (this: Uint8Array, offset: number) {
    return int32BE(this, start(this, offset, 4));
  },
] as unknown as [Read, Read, Read, Read, Read, Read, Read, Read, Read, Read];

/** Checks in Node's order: that an offset is given, the width, then the offset itself. */
function startWide(bytes: Uint8Array, offset: unknown, byteLength: unknown): number {
  if (offset === undefined) requireNumber(offset, 'offset');
  requireWidth(byteLength);
  return start(bytes, offset, byteLength);
}

export function readUIntLE(this: Uint8Array, offset: number, byteLength: number): number {
  let at = startWide(this, offset, byteLength) + byteLength;
  let value = 0;
  while (byteLength-- > 0) value = value * 256 + this[--at]!;
  return value;
}

export function readUIntBE(this: Uint8Array, offset: number, byteLength: number): number {
  let at = startWide(this, offset, byteLength);
  let value = 0;
  while (byteLength-- > 0) value = value * 256 + this[at++]!;
  return value;
}

function signed(value: number, byteLength: number): number {
  const span = 2 ** (byteLength * 8);
  return value >= span / 2 ? value - span : value;
}

export function readIntLE(this: Uint8Array, offset: number, byteLength: number): number {
  return signed(readUIntLE.call(this, offset, byteLength), byteLength);
}

export function readIntBE(this: Uint8Array, offset: number, byteLength: number): number {
  return signed(readUIntBE.call(this, offset, byteLength), byteLength);
}

function bigUInt64(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

export function readBigUInt64LE(this: Uint8Array, offset = 0): bigint {
  const at = start(this, offset, 8);
  return bigUInt64(int32LE(this, at), int32LE(this, at + 4));
}

export function readBigUInt64BE(this: Uint8Array, offset = 0): bigint {
  const at = start(this, offset, 8);
  return bigUInt64(int32BE(this, at + 4), int32BE(this, at));
}

export function readBigInt64LE(this: Uint8Array, offset = 0): bigint {
  const at = start(this, offset, 8);
  return (BigInt(int32LE(this, at + 4)) << 32n) | BigInt(int32LE(this, at) >>> 0);
}

export function readBigInt64BE(this: Uint8Array, offset = 0): bigint {
  const at = start(this, offset, 8);
  return (BigInt(int32BE(this, at)) << 32n) | BigInt(int32BE(this, at + 4) >>> 0);
}

// Node names these by the byte order of the machine. WebAssembly memory is little endian on every machine.
export function readFloatForwards(this: Uint8Array, offset = 0): number {
  const at = start(this, offset, 4);
  for (let i = 0; i < 4; i++) scratch[i] = this[at + i]!;
  return scratchFloat[0]!;
}

export function readFloatBackwards(this: Uint8Array, offset = 0): number {
  const at = start(this, offset, 4);
  for (let i = 0; i < 4; i++) scratch[3 - i] = this[at + i]!;
  return scratchFloat[0]!;
}

export function readDoubleForwards(this: Uint8Array, offset = 0): number {
  const at = start(this, offset, 8);
  for (let i = 0; i < 8; i++) scratch[i] = this[at + i]!;
  return scratchDouble[0]!;
}

export function readDoubleBackwards(this: Uint8Array, offset = 0): number {
  const at = start(this, offset, 8);
  for (let i = 0; i < 8; i++) scratch[7 - i] = this[at + i]!;
  return scratchDouble[0]!;
}
