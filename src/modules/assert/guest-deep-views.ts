/** Binary data in deep comparisons. */

import { brandOf } from 'internal:engine-details';
import { Buffer } from 'node:buffer';
import type { Compare } from './guest-deep-equal.ts';

/** From here on one call of the host is cheaper than a loop. */
const MANY_BYTES = 64;

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  if (a.length >= MANY_BYTES) return Buffer.compare(a, b) === 0;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function bytesOf(view: object): Uint8Array {
  const { buffer, byteOffset, byteLength } = view as ArrayBufferView;
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}

const isFloat = (view: object): boolean => brandOf(view).startsWith('Float');

/** Elements in their order with others between them. */
function isPart(expected: ArrayLike<number>, actual: ArrayLike<number>): boolean {
  let found = 0;
  for (let index = 0; index < actual.length && found < expected.length; index++) {
    if (Object.is(actual[index], expected[found])) found++;
  }
  return found === expected.length;
}

/** Bytes decide, but for floats: NaN equals NaN, and zeros of both signs differ; loosely it is the other way round. */
export const sameView: Compare = (a, b, { mode }) => {
  if (!isFloat(a)) return mode === 'partial' ? isPart(bytesOf(b), bytesOf(a)) : sameBytes(bytesOf(a), bytesOf(b));
  const first = a as Float64Array;
  const second = b as Float64Array;
  if (mode === 'partial') return isPart(second, first);
  if (first.length !== second.length) return false;
  for (let index = 0; index < first.length; index++) {
    if (mode === 'loose' ? first[index] !== second[index] : !Object.is(first[index], second[index])) return false;
  }
  return true;
};

export const sameBuffer: Compare = (a, b, { mode }) => {
  const first = new Uint8Array(a as ArrayBuffer);
  const second = new Uint8Array(b as ArrayBuffer);
  return mode === 'partial' ? isPart(second, first) : sameBytes(first, second);
};
