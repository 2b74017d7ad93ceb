import { DOUBLE_ADDEND, DOUBLE_TAG, FIRST_TAG, Tag } from './layout.ts';
import { type Machine, RefusedValue } from './machine.ts';
import type { LinearMemory } from './memory.ts';
import { readFlatString, readString, stringLength } from './strings.ts';
import { Termination } from './termination.ts';
import { readStringByCalls } from './transfer-by-calls.ts';

const doubleBits = new Uint32Array(2);
const doubleValue = new Float64Array(doubleBits.buffer);

/**
 * A longer rope is made one text by the guest first: `s += s` makes half a gigabyte of 10 KB in 16 steps, which the host would put
 * together in 1.3 s, outside of the guest's memory.
 */
export const LONG_ROPE = 1 << 20;

/** Reads the box at `at` when it holds no reference; `undefined` tags and such included. */
export function readPrimitive(machine: Machine, at: number): unknown {
  const { memory } = machine;
  const word = at >>> 2;
  const tag = memory.i32[word + 1]!;
  switch (tag) {
    case Tag.int:
      return memory.i32[word];
    case Tag.bool:
      return memory.i32[word] !== 0;
    case Tag.null:
      return null;
    case Tag.undefined:
      return undefined;
    case Tag.rope:
    case Tag.string:
      return machine.direct ? readText(machine, tag, at) : readStringByCalls(machine, at);
    case Tag.shortBigInt:
      return BigInt(memory.i32[word]!);
    case Tag.bigInt:
      return readBigInt(machine, memory.u32[word]!);
    default:
      // Doubles have every other high word: above the tags, or below the first of them.
      if (tag >= DOUBLE_TAG || tag < FIRST_TAG) return readDouble(memory.u32[word]!, tag);
      throw new RefusedValue(tag === Tag.symbol ? 'A symbol cannot cross' : 'This value cannot cross');
  }
}

function readText(machine: Machine, tag: number, at: number): string {
  const { memory } = machine;
  if (tag === Tag.string) return readFlatString(memory, memory.u32[at >>> 2]!);
  const isLong = stringLength(memory, memory.u32[at >>> 2]!) > LONG_ROPE;
  if (isLong) machine.flatten(at);
  // What the guest has made one text of is in its memory.
  return readString(memory, tag, memory.u32[at >>> 2]!, isLong ? Number.POSITIVE_INFINITY : machine.room);
}

function readDouble(low: number, tag: number): number {
  doubleBits[0] = low;
  doubleBits[1] = (tag + DOUBLE_ADDEND) >>> 0;
  return doubleValue[0]!;
}

/** The size of a BigInt that is not in its box. */
export function bigIntBytes({ u32 }: LinearMemory, pointer: number): number {
  return 4 * u32[(pointer + 4) >>> 2]!;
}

function readBigInt(machine: Machine, pointer: number): bigint {
  const { memory } = machine;
  const limbs = memory.u32[(pointer + 4) >>> 2]!;
  if (!(pointer + 8 + 4 * limbs <= memory.bytes)) throw new Termination('trap', 'The guest heap is corrupt');
  let hex = '';
  for (let i = limbs - 1; i >= 0; i--) hex += memory.u32[((pointer + 8) >>> 2) + i]!.toString(16).padStart(8, '0');
  return BigInt.asIntN(32 * limbs, BigInt(`0x${hex}`));
}
