import { requireNumber, requireWidth, throwOutside, throwValue } from './guest-bounds.ts';
import { scratchBigUint, scratchDouble, scratchFloat, store4, store8 } from './guest-scratch.ts';
import { lengthOf } from './guest-typed-array.ts';

function requireRoom(bytes: Uint8Array, offset: number, width: number): void {
  if (bytes[offset] === undefined || bytes[offset + width - 1] === undefined) throwOutside(offset, lengthOf(bytes), width);
}

/** The value as a number, after the checks in Node's order; one byte has the type of its offset looked at first. */
function checked(bytes: Uint8Array, value: unknown, offset: number, width: number, lowest: number, highest: number): number {
  const converted = +(value as number);
  if (typeof offset !== 'number' && width === 1) requireNumber(offset, 'offset');
  // NaN is neither too small nor too large, and is written as 0.
  if (converted > highest || converted < lowest) throwValue(converted, width, lowest < 0);
  if (typeof offset !== 'number') requireNumber(offset, 'offset');
  if (bytes[offset] === undefined || bytes[offset + width - 1] === undefined) throwOutside(offset, lengthOf(bytes), width);
  return converted;
}

// Stores into a byte array keep the low eight bits, so a shift is all a byte needs.
function put16LE(bytes: Uint8Array, value: number, at: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  return at + 2;
}

function put16BE(bytes: Uint8Array, value: number, at: number): number {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
  return at + 2;
}

function put32LE(bytes: Uint8Array, value: number, at: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
  return at + 4;
}

function put32BE(bytes: Uint8Array, value: number, at: number): number {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
  return at + 4;
}

export function writeUInt8(this: Uint8Array, value: number, offset = 0): number {
  this[offset] = checked(this, value, offset, 1, 0, 0xff);
  return offset + 1;
}

export function writeInt8(this: Uint8Array, value: number, offset = 0): number {
  this[offset] = checked(this, value, offset, 1, -0x80, 0x7f);
  return offset + 1;
}

export function writeUInt16LE(this: Uint8Array, value: number, offset = 0): number {
  return put16LE(this, checked(this, value, offset, 2, 0, 0xffff), offset);
}

export function writeUInt16BE(this: Uint8Array, value: number, offset = 0): number {
  return put16BE(this, checked(this, value, offset, 2, 0, 0xffff), offset);
}

export function writeInt16LE(this: Uint8Array, value: number, offset = 0): number {
  return put16LE(this, checked(this, value, offset, 2, -0x8000, 0x7fff), offset);
}

export function writeInt16BE(this: Uint8Array, value: number, offset = 0): number {
  return put16BE(this, checked(this, value, offset, 2, -0x8000, 0x7fff), offset);
}

export function writeUInt32LE(this: Uint8Array, value: number, offset = 0): number {
  return put32LE(this, checked(this, value, offset, 4, 0, 0xffffffff), offset);
}

export function writeUInt32BE(this: Uint8Array, value: number, offset = 0): number {
  return put32BE(this, checked(this, value, offset, 4, 0, 0xffffffff), offset);
}

export function writeInt32LE(this: Uint8Array, value: number, offset = 0): number {
  return put32LE(this, checked(this, value, offset, 4, -0x80000000, 0x7fffffff), offset);
}

export function writeInt32BE(this: Uint8Array, value: number, offset = 0): number {
  return put32BE(this, checked(this, value, offset, 4, -0x80000000, 0x7fffffff), offset);
}

/** Variable length: the width, then as in `checked`. */
function checkedWide(bytes: Uint8Array, value: unknown, offset: number, width: number, signed: boolean): number {
  requireWidth(width);
  const span = 2 ** (width * 8);
  const lowest = signed ? -span / 2 : 0;
  return checked(bytes, value, offset, width, lowest, lowest + span - 1);
}

function putWide(bytes: Uint8Array, value: number, at: number, width: number, step: number): void {
  // Negative numbers above 32 bits: floor division by 256 gives the bytes of two's complement.
  value = Math.trunc(value);
  for (let i = 0; i < width; i++, at += step) {
    bytes[at] = value;
    value = Math.floor(value / 256);
  }
}

export function writeUIntLE(this: Uint8Array, value: number, offset: number, byteLength: number): number {
  putWide(this, checkedWide(this, value, offset, byteLength, false), offset, byteLength, 1);
  return offset + byteLength;
}

export function writeUIntBE(this: Uint8Array, value: number, offset: number, byteLength: number): number {
  putWide(this, checkedWide(this, value, offset, byteLength, false), offset + byteLength - 1, byteLength, -1);
  return offset + byteLength;
}

export function writeIntLE(this: Uint8Array, value: number, offset: number, byteLength: number): number {
  putWide(this, checkedWide(this, value, offset, byteLength, true), offset, byteLength, 1);
  return offset + byteLength;
}

export function writeIntBE(this: Uint8Array, value: number, offset: number, byteLength: number): number {
  putWide(this, checkedWide(this, value, offset, byteLength, true), offset + byteLength - 1, byteLength, -1);
  return offset + byteLength;
}

/** BigInt writes compare first (a mixed comparison is allowed), then look at the offset, then need a BigInt. */
function putBig(bytes: Uint8Array, value: bigint, offset: number, signed: boolean, isForward: boolean): number {
  const lowest = signed ? -(2n ** 63n) : 0n;
  if (value > lowest + 2n ** 64n - 1n || value < lowest) throwValue(value, 8, signed);
  requireNumber(offset, 'offset');
  requireRoom(bytes, offset, 8);
  if (typeof value !== 'bigint') throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
  scratchBigUint[0] = value;
  store8(bytes, offset, isForward);
  return offset + 8;
}

export function writeBigUInt64LE(this: Uint8Array, value: bigint, offset = 0): number {
  return putBig(this, value, offset, false, true);
}

export function writeBigUInt64BE(this: Uint8Array, value: bigint, offset = 0): number {
  return putBig(this, value, offset, false, false);
}

export function writeBigInt64LE(this: Uint8Array, value: bigint, offset = 0): number {
  return putBig(this, value, offset, true, true);
}

export function writeBigInt64BE(this: Uint8Array, value: bigint, offset = 0): number {
  return putBig(this, value, offset, true, false);
}

/** Floats have no range, so only the offset is checked. */
function putFloat(bytes: Uint8Array, value: number, offset: number, isForward: boolean): number {
  scratchFloat[0] = value;
  requireNumber(offset, 'offset');
  requireRoom(bytes, offset, 4);
  store4(bytes, offset, isForward);
  return offset + 4;
}

function putDouble(bytes: Uint8Array, value: number, offset: number, isForward: boolean): number {
  scratchDouble[0] = value;
  requireNumber(offset, 'offset');
  requireRoom(bytes, offset, 8);
  store8(bytes, offset, isForward);
  return offset + 8;
}

// Node names these by the byte order of the machine. WebAssembly memory is little endian on every machine.
export function writeFloatForwards(this: Uint8Array, val: number, offset = 0): number {
  return putFloat(this, val, offset, true);
}

export function writeFloatBackwards(this: Uint8Array, val: number, offset = 0): number {
  return putFloat(this, val, offset, false);
}

export function writeDoubleForwards(this: Uint8Array, val: number, offset = 0): number {
  return putDouble(this, val, offset, true);
}

export function writeDoubleBackwards(this: Uint8Array, val: number, offset = 0): number {
  return putDouble(this, val, offset, false);
}
