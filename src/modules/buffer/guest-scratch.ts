/**
 * Eight bytes through which floats and BigInts are read and written. Faster than a DataView over each buffer (455 ns
 * against 740 ns for a double, 290 ns of it for making the DataView, measured in the engine), and than a loop.
 */
const scratch = new Uint8Array(8);
export const scratchFloat = new Float32Array(scratch.buffer);
export const scratchDouble = new Float64Array(scratch.buffer);
export const scratchBigInt = new BigInt64Array(scratch.buffer);
export const scratchBigUint = new BigUint64Array(scratch.buffer);

export function load4(bytes: Uint8Array, at: number, isForward: boolean): void {
  if (!isForward) at += 3;
  const step = isForward ? 1 : -1;
  scratch[0] = bytes[at]!;
  scratch[1] = bytes[at + step]!;
  scratch[2] = bytes[at + 2 * step]!;
  scratch[3] = bytes[at + 3 * step]!;
}

export function load8(bytes: Uint8Array, at: number, isForward: boolean): void {
  if (!isForward) at += 7;
  const step = isForward ? 1 : -1;
  scratch[0] = bytes[at]!;
  scratch[1] = bytes[at + step]!;
  scratch[2] = bytes[at + 2 * step]!;
  scratch[3] = bytes[at + 3 * step]!;
  scratch[4] = bytes[at + 4 * step]!;
  scratch[5] = bytes[at + 5 * step]!;
  scratch[6] = bytes[at + 6 * step]!;
  scratch[7] = bytes[at + 7 * step]!;
}

export function store4(bytes: Uint8Array, at: number, isForward: boolean): void {
  if (!isForward) at += 3;
  const step = isForward ? 1 : -1;
  bytes[at] = scratch[0]!;
  bytes[at + step] = scratch[1]!;
  bytes[at + 2 * step] = scratch[2]!;
  bytes[at + 3 * step] = scratch[3]!;
}

export function store8(bytes: Uint8Array, at: number, isForward: boolean): void {
  if (!isForward) at += 7;
  const step = isForward ? 1 : -1;
  bytes[at] = scratch[0]!;
  bytes[at + step] = scratch[1]!;
  bytes[at + 2 * step] = scratch[2]!;
  bytes[at + 3 * step] = scratch[3]!;
  bytes[at + 4 * step] = scratch[4]!;
  bytes[at + 5 * step] = scratch[5]!;
  bytes[at + 6 * step] = scratch[6]!;
  bytes[at + 7 * step] = scratch[7]!;
}
