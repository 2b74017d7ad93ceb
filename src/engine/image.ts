import { Runtime } from './layout.ts';
import type { Machine } from './machine.ts';
import { FUEL } from './meter.ts';
import { Scratch, STACK_END, STACK_TOP } from './wasm.ts';

/**
 * Linear memory at rest. The stack holds nothing live then and `stack_pointer` is at its start, so memory is the whole
 * state of the engine: writing it back is the same as having run everything that led to it.
 */
export interface Image {
  readonly runtime: number;
  readonly context: number;
  readonly entriesBox: number;
  /** The tenant's monotonic clock when the image was taken, so that pending timers keep their remaining time. */
  readonly monotonicMs: number;
  /** Pages the engine believes to have. */
  readonly pages: number;
  /** Runs of non-zero memory: offset and bytes, in order. */
  readonly runs: readonly ImageRun[];
}

export interface ImageRun {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Where the engine keeps the end of its heap (`sbrk`'s own variable). Memory from there on was never touched. */
const BREAK_POINTER = 86_864;
/** What is zeroed below the stack's top: twice what the engine's own check lets the guest use. */
export const STACK_ZONE = 512 << 10;
/** Bytes that a restored sandbox allocates before it collects garbage, at least. */
const LEAST_GARBAGE = 1 << 20;
/** Runs are cut at gaps of zeros at least this long; shorter gaps cost more to skip than to copy. */
const GAP = 256;

/** Makes the machine as small and clean as it gets: garbage collected, freed blocks zeroed. */
export function settle(machine: Machine): void {
  // The engine looks for dead weak references before it collects, so what the first finds garbage is only then known to be.
  for (let i = 0; i < 2; i++) machine.enter(() => machine.collectGarbage());
  const { u8, u32 } = machine.memory;
  const bytes = u32[(machine.runtime + Runtime.mallocSize) >>> 2]!;
  u32[(machine.runtime + Runtime.collectAt) >>> 2] = bytes + Math.max(bytes >>> 1, LEAST_GARBAGE);
  scrubFreeBlocks(u32, u8);
  u8.fill(0, STACK_TOP - STACK_ZONE, STACK_TOP);
  u8.fill(0, Scratch.rejection, Scratch.end);
}

/**
 * Zeroes what freed blocks still hold: parser memory mostly, but also whatever secrets a tenant freed. Walks dlmalloc's
 * chunks from the heap's start: a head word with the size, bit 0 "previous in use", bit 1 "in use". The first 24 bytes
 * of a free chunk's body are the allocator's own links.
 */
function scrubFreeBlocks(u32: Uint32Array, u8: Uint8Array): void {
  const end = u32[BREAK_POINTER >>> 2]!;
  let chunk = STACK_TOP;
  // The heap's first chunk is aligned to 8 behind its header.
  chunk = ((chunk + 8 + 7) & ~7) - 8;
  while (chunk + 16 <= end) {
    const head = u32[(chunk + 4) >>> 2]!;
    const size = head & ~7;
    if (size < 16 || chunk + size > end) return;
    if ((head & 2) === 0) u8.fill(0, chunk + 32, chunk + size);
    chunk += size;
  }
}

/** Takes the image of a settled machine. */
export function capture(machine: Machine, monotonicMs: number): Image {
  const { u8, u32 } = machine.memory;
  const end = u32[BREAK_POINTER >>> 2]!;
  const runs: ImageRun[] = [];
  const words = u32.subarray(0, (end + 3) >>> 2);
  let at = 0;
  while (at < words.length) {
    while (at < words.length && words[at] === 0) at++;
    if (at === words.length) break;
    const start = at;
    let last = at;
    while (at < words.length && at - last <= GAP >>> 2) {
      if (words[at] !== 0) last = at;
      at++;
    }
    runs.push({ offset: start * 4, bytes: u8.slice(start * 4, (last + 1) * 4) });
  }
  return {
    runtime: machine.runtime,
    context: machine.context,
    entriesBox: machine.entriesBox,
    monotonicMs,
    pages: machine.exports.pages.value,
    runs,
  };
}

/** Bytes that a restore copies. */
export function imageBytes(image: Image): number {
  return image.runs.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Writes the image into fresh memory. */
export function restore(machine: Machine, image: Image): void {
  machine.memory.grow(image.pages);
  const { u8 } = machine.memory;
  for (const { offset, bytes } of image.runs) u8.set(bytes, offset);
  bind(machine, image);
}

/**
 * Writes the image over what a tenant left and zeroes everything else it could have touched. Where that would cost more than a new
 * instance, the pool has dropped the machine before.
 */
export function reset(machine: Machine, image: Image): void {
  const { u8, u32 } = machine.memory;
  const end = u32[BREAK_POINTER >>> 2]!;
  let clean = 0;
  for (const { offset, bytes } of image.runs) {
    zero(u8, clean, offset);
    u8.set(bytes, offset);
    clean = offset + bytes.length;
  }
  zero(u8, clean, end);
  bind(machine, image);
}

/** Zeroes a range, of the stack only the zone that can have been used. */
function zero(u8: Uint8Array, from: number, to: number): void {
  const zone = STACK_TOP - STACK_ZONE;
  if (from < zone && to > STACK_END) {
    if (from < STACK_END) u8.fill(0, from, STACK_END);
    if (to > zone) u8.fill(0, zone, to);
  } else if (from < to) u8.fill(0, from, to);
}

/** Bytes of heap a tenant used, for the pool's decision. */
export function heapEnd(machine: Machine): number {
  return machine.memory.u32[BREAK_POINTER >>> 2]!;
}

/** Bytes of heap a tenant has taken, the image's own included. */
export function heapBytes(machine: Machine): number {
  return heapEnd(machine) - STACK_TOP;
}

function bind(machine: Machine, image: Image): void {
  machine.runtime = image.runtime;
  machine.context = image.context;
  machine.adoptEntries(image.entriesBox);
  machine.exports.pages.value = image.pages;
  machine.exports.stack_pointer.value = STACK_TOP;
  machine.exports.fuel.value = FUEL;
}
