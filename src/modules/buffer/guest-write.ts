import { requireNumber, requireWidth, throwOutside, throwValue } from './guest-bounds.ts';
import { lengthOf } from './guest-typed-array.ts';

const scratch = new Uint8Array(8);
const scratchFloat = new Float32Array(scratch.buffer);
const scratchDouble = new Float64Array(scratch.buffer);

function requireRoom(bytes: Uint8Array, offset: number, width: number): void {
  if (bytes[offset] === undefined || bytes[offset + width - 1] === undefined) throwOutside(offset, lengthOf(bytes), width);
}

function requireRange(value: number, width: number, signed: boolean): void {
  const span = 2 ** (width * 8);
  const lowest = signed ? -span / 2 : 0;
  if (value > lowest + span - 1 || value < lowest) throwValue(value, width, signed);
}

/** The value as a number, after the checks in Node's order; one byte has the type of its offset looked at first. */
function checked(bytes: Uint8Array, value: unknown, offset: number, width: number, signed: boolean): number {
  const converted = +(value as number);
  if (width === 1) requireNumber(offset, 'offset');
  requireRange(converted, width, signed);
  if (width !== 1) requireNumber(offset, 'offset');
  requireRoom(bytes, offset, width);
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
  this[offset] = checked(this, value, offset, 1, false);
  return offset + 1;
}

export function writeInt8(this: Uint8Array, value: number, offset = 0): number {
  this[offset] = checked(this, value, offset, 1, true);
  return offset + 1;
}

export function writeUInt16LE(this: Uint8Array, value: number, offset = 0): number {
  return put16LE(this, checked(this, value, offset, 2, false), offset);
}

export function writeUInt16BE(this: Uint8Array, value: number, offset = 0): number {
  return put16BE(this, checked(this, value, offset, 2, false), offset);
}

export function writeInt16LE(this: Uint8Array, value: number, offset = 0): number {
  return put16LE(this, checked(this, value, offset, 2, true), offset);
}

export function writeInt16BE(this: Uint8Array, value: number, offset = 0): number {
  return put16BE(this, checked(this, value, offset, 2, true), offset);
}

export function writeUInt32LE(this: Uint8Array, value: number, offset = 0): number {
  return put32LE(this, checked(this, value, offset, 4, false), offset);
}

export function writeUInt32BE(this: Uint8Array, value: number, offset = 0): number {
  return put32BE(this, checked(this, value, offset, 4, false), offset);
}

export function writeInt32LE(this: Uint8Array, value: number, offset = 0): number {
  return put32LE(this, checked(this, value, offset, 4, true), offset);
}

export function writeInt32BE(this: Uint8Array, value: number, offset = 0): number {
  return put32BE(this, checked(this, value, offset, 4, true), offset);
}

/** Variable length: the width, then as in `checked`. */
function checkedWide(bytes: Uint8Array, value: unknown, offset: number, width: unknown, signed: boolean): number {
  requireWidth(width);
  return checked(bytes, value, offset, width, signed);
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
function checkedBig(bytes: Uint8Array, value: bigint, offset: number, signed: boolean): void {
  const lowest = signed ? -(2n ** 63n) : 0n;
  if (value > lowest + 2n ** 64n - 1n || value < lowest) throwValue(value, 8, signed);
  requireNumber(offset, 'offset');
  requireRoom(bytes, offset, 8);
  if (typeof value !== 'bigint') throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
}

function low32(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

export function writeBigUInt64LE(this: Uint8Array, value: bigint, offset = 0): number {
  checkedBig(this, value, offset, false);
  return put32LE(this, low32(value >> 32n), put32LE(this, low32(value), offset));
}

export function writeBigUInt64BE(this: Uint8Array, value: bigint, offset = 0): number {
  checkedBig(this, value, offset, false);
  return put32BE(this, low32(value), put32BE(this, low32(value >> 32n), offset));
}

export function writeBigInt64LE(this: Uint8Array, value: bigint, offset = 0): number {
  checkedBig(this, value, offset, true);
  return put32LE(this, low32(value >> 32n), put32LE(this, low32(value), offset));
}

export function writeBigInt64BE(this: Uint8Array, value: bigint, offset = 0): number {
  checkedBig(this, value, offset, true);
  return put32BE(this, low32(value), put32BE(this, low32(value >> 32n), offset));
}

/** Copies `width` scratch bytes; floats have no range, so only the offset is checked. */
function putScratch(bytes: Uint8Array, offset: number, width: number, backwards: boolean): number {
  requireNumber(offset, 'offset');
  requireRoom(bytes, offset, width);
  for (let i = 0; i < width; i++) bytes[offset + i] = scratch[backwards ? width - 1 - i : i]!;
  return offset + width;
}

// Node names these by the byte order of the machine. WebAssembly memory is little endian on every machine.
export function writeFloatForwards(this: Uint8Array, val: number, offset = 0): number {
  scratchFloat[0] = val;
  return putScratch(this, offset, 4, false);
}

export function writeFloatBackwards(this: Uint8Array, val: number, offset = 0): number {
  scratchFloat[0] = val;
  return putScratch(this, offset, 4, true);
}

export function writeDoubleForwards(this: Uint8Array, val: number, offset = 0): number {
  scratchDouble[0] = val;
  return putScratch(this, offset, 8, false);
}

export function writeDoubleBackwards(this: Uint8Array, val: number, offset = 0): number {
  scratchDouble[0] = val;
  return putScratch(this, offset, 8, true);
}
