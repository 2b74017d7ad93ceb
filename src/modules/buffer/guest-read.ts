import { requireNumber, requireWidth, throwOutside } from './guest-bounds.ts';
import { load4, load8, scratchBigInt, scratchBigUint, scratchDouble, scratchFloat } from './guest-scratch.ts';
import { lengthOf } from './guest-typed-array.ts';

type Read = (this: Uint8Array, offset?: number) => number;

/** Where a fixed width read starts. An offset that is no index makes one of the two reads undefined. */
function start(bytes: Uint8Array, offset: unknown, width: number): number {
  if (offset === undefined) offset = 0;
  else requireNumber(offset, 'offset');
  if (bytes[offset as number] === undefined || bytes[(offset as number) + width - 1] === undefined) {
    throwOutside(offset as number, lengthOf(bytes), width);
  }
  return offset as number;
}

// Fixed width reads are anonymous in Node 24; a function made as an array's element is too. They are written out
// because a call more would cost each of them a third of its time.
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
    if (typeof offset !== 'number' || this[offset] === undefined) offset = start(this, offset, 1);
    return this[offset]!;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined) offset = start(this, offset, 1);
    return (this[offset]! << 24) >> 24;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 1] === undefined)
      offset = start(this, offset, 2);
    return this[offset]! | (this[offset + 1]! << 8);
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 1] === undefined)
      offset = start(this, offset, 2);
    return (this[offset]! << 8) | this[offset + 1]!;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 1] === undefined)
      offset = start(this, offset, 2);
    return ((this[offset]! << 16) | (this[offset + 1]! << 24)) >> 16;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 1] === undefined)
      offset = start(this, offset, 2);
    return ((this[offset]! << 24) | (this[offset + 1]! << 16)) >> 16;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 3] === undefined)
      offset = start(this, offset, 4);
    return (this[offset]! | (this[offset + 1]! << 8) | (this[offset + 2]! << 16) | (this[offset + 3]! << 24)) >>> 0;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 3] === undefined)
      offset = start(this, offset, 4);
    return ((this[offset]! << 24) | (this[offset + 1]! << 16) | (this[offset + 2]! << 8) | this[offset + 3]!) >>> 0;
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 3] === undefined)
      offset = start(this, offset, 4);
    return this[offset]! | (this[offset + 1]! << 8) | (this[offset + 2]! << 16) | (this[offset + 3]! << 24);
  },
  function (this: Uint8Array, offset: number) {
    if (typeof offset !== 'number' || this[offset] === undefined || this[offset + 3] === undefined)
      offset = start(this, offset, 4);
    return (this[offset]! << 24) | (this[offset + 1]! << 16) | (this[offset + 2]! << 8) | this[offset + 3]!;
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

export function readBigUInt64LE(this: Uint8Array, offset = 0): bigint {
  load8(this, start(this, offset, 8), true);
  return scratchBigUint[0]!;
}

export function readBigUInt64BE(this: Uint8Array, offset = 0): bigint {
  load8(this, start(this, offset, 8), false);
  return scratchBigUint[0]!;
}

export function readBigInt64LE(this: Uint8Array, offset = 0): bigint {
  load8(this, start(this, offset, 8), true);
  return scratchBigInt[0]!;
}

export function readBigInt64BE(this: Uint8Array, offset = 0): bigint {
  load8(this, start(this, offset, 8), false);
  return scratchBigInt[0]!;
}

// Node names these by the byte order of the machine. WebAssembly memory is little endian on every machine.
export function readFloatForwards(this: Uint8Array, offset = 0): number {
  load4(this, start(this, offset, 4), true);
  return scratchFloat[0]!;
}

export function readFloatBackwards(this: Uint8Array, offset = 0): number {
  load4(this, start(this, offset, 4), false);
  return scratchFloat[0]!;
}

export function readDoubleForwards(this: Uint8Array, offset = 0): number {
  load8(this, start(this, offset, 8), true);
  return scratchDouble[0]!;
}

export function readDoubleBackwards(this: Uint8Array, offset = 0): number {
  load8(this, start(this, offset, 8), false);
  return scratchDouble[0]!;
}
