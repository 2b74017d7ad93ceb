import { StringLayout, Tag } from './layout.ts';
import type { LinearMemory } from './memory.ts';
import { Termination } from './termination.ts';

/**
 * Guest strings, read and written in place so that every UTF-16 unit survives, NUL and lone surrogates included
 * (`QTS_NewString` takes a C string: a NUL cuts it and a lone surrogate is lost). 335 ns for 1 KB against 4,855 ns
 * through the handle API (bench/port.ts).
 */

interface NodeBuffer extends Uint8Array {
  latin1Slice(start: number, end: number): string;
  ucs2Slice(start: number, end: number): string;
  latin1Write(text: string, offset: number, length: number): number;
  ucs2Write(text: string, offset: number, length: number): number;
}
const NodeBuffer = (globalThis as unknown as { Buffer?: { from(buffer: ArrayBufferLike): NodeBuffer } }).Buffer;
const encoder = new TextEncoder();

/** Where strings are made: allocation may grow the memory, so its views are read again after each call. */
export interface StringHeap {
  readonly memory: LinearMemory;
  allocateString(length: number, wide: 0 | 1): number;
  releaseString(pointer: number): void;
}

/** Below this many units a loop in JavaScript beats a call into the platform's own routines. */
const SHORT = 24;

const nativeViews = new WeakMap<ArrayBufferLike, NodeBuffer>();
function nativeView(memory: LinearMemory): NodeBuffer | undefined {
  if (NodeBuffer === undefined) return undefined;
  const { buffer } = memory.u8;
  let view = nativeViews.get(buffer);
  if (view === undefined) {
    view = NodeBuffer.from(buffer);
    nativeViews.set(buffer, view);
  }
  return view;
}

function latin1(memory: LinearMemory, start: number, length: number): string {
  const { u8 } = memory;
  if (length < SHORT) {
    let text = '';
    for (let i = start; i < start + length; i++) text += String.fromCharCode(u8[i]!);
    return text;
  }
  const view = nativeView(memory);
  if (view) return view.latin1Slice(start, start + length);
  let text = '';
  for (let i = start; i < start + length; i += 8192) {
    text += String.fromCharCode.apply(null, u8.subarray(i, Math.min(i + 8192, start + length)) as unknown as number[]);
  }
  return text;
}

function utf16(memory: LinearMemory, start: number, length: number): string {
  const view = length < SHORT ? undefined : nativeView(memory);
  if (view) return view.ucs2Slice(start, start + 2 * length);
  const first = start >>> 1;
  let text = '';
  for (let i = first; i < first + length; i += 8192) {
    text += String.fromCharCode.apply(null, memory.u16.subarray(i, Math.min(i + 8192, first + length)) as unknown as number[]);
  }
  return text;
}

/** Reads the flat string at `pointer`. The pointer is the guest's: bounds are checked, a lie gives a trap, not a host error. */
export function readFlatString(memory: LinearMemory, pointer: number): string {
  const word = memory.u32[(pointer + StringLayout.length) >>> 2];
  if (word === undefined) throw corrupt();
  const length = word & 0x7fffffff;
  const start = pointer + StringLayout.units;
  if (word >>> 31 === 0) {
    if (start + length > memory.bytes) throw corrupt();
    return latin1(memory, start, length);
  }
  if (start + 2 * length > memory.bytes) throw corrupt();
  return utf16(memory, start, length);
}

/** The number of UTF-16 units of a string or rope, without reading it. */
export function stringLength(memory: LinearMemory, pointer: number): number {
  return memory.u32[(pointer + StringLayout.length) >>> 2]! & 0x7fffffff;
}

/**
 * Reads a string value: flat, or a rope of concatenations that the engine has not flattened yet. The parts of a rope may be the same
 * again and again, so that a gigabyte is some hundred bytes of the guest: one that would not fit into `room` bytes ends the guest, as
 * flattening it does.
 */
export function readString(memory: LinearMemory, tag: number, pointer: number, room: number): string {
  if (tag === Tag.string) return readFlatString(memory, pointer);
  const total = stringLength(memory, pointer);
  if ((memory.u8[pointer + StringLayout.ropeWide] === 0 ? total : 2 * total) > room)
    throw new Termination('memory', 'The guest used up its memory limit: a text it gave is longer than what is left');
  const pending: number[] = [tag, pointer];
  const pieces: string[] = [];
  let length = 0;
  let nodes = 0;
  while (pending.length > 0) {
    const at = pending.pop()!;
    const kind = pending.pop()!;
    // Each leaf of an honest rope adds at least one unit, and each inner node two children.
    if (++nodes > 2 * total + 3) throw corrupt();
    if (kind === Tag.rope) {
      const word = at >>> 2;
      pending.push(memory.i32[word + (StringLayout.ropeRight >>> 2) + 1]!, memory.u32[word + (StringLayout.ropeRight >>> 2)]!);
      pending.push(memory.i32[word + (StringLayout.ropeLeft >>> 2) + 1]!, memory.u32[word + (StringLayout.ropeLeft >>> 2)]!);
    } else if (kind === Tag.string) {
      const piece = readFlatString(memory, at);
      length += piece.length;
      if (length > total) throw corrupt();
      pieces.push(piece);
    } else throw corrupt();
  }
  return pieces.join('');
}

/**
 * Makes a guest string and gives its pointer. A string whose units all fit a byte must be stored narrow: property
 * lookup compares the width too.
 */
export function writeString(heap: StringHeap, text: string): number {
  const { memory } = heap;
  const { length } = text;
  if (length < SHORT) {
    let wide: 0 | 1 = 0;
    for (let i = 0; i < length; i++) if (text.charCodeAt(i) > 0xff) wide = 1;
    const pointer = heap.allocateString(length, wide);
    const start = pointer + StringLayout.units;
    if (wide) {
      const { u16 } = memory;
      for (let i = 0; i < length; i++) u16[(start >>> 1) + i] = text.charCodeAt(i);
    } else {
      const { u8 } = memory;
      for (let i = 0; i < length; i++) u8[start + i] = text.charCodeAt(i);
      u8[start + length] = 0;
    }
    return pointer;
  }
  const pointer = heap.allocateString(length, 0);
  const start = pointer + StringLayout.units;
  // Pure ASCII, the common case, in one pass of the platform's vectorised encoder.
  const { read, written } = encoder.encodeInto(text, memory.u8.subarray(start, start + length));
  if (read !== length || written !== length) {
    if (isWide(text)) {
      heap.releaseString(pointer);
      return writeWide(heap, text);
    }
    const view = nativeView(memory);
    if (view) view.latin1Write(text, start, length);
    else for (let i = 0; i < length; i++) memory.u8[start + i] = text.charCodeAt(i);
  }
  memory.u8[start + length] = 0;
  return pointer;
}

function isWide(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return true;
  return false;
}

function writeWide(heap: StringHeap, text: string): number {
  const pointer = heap.allocateString(text.length, 1);
  const { memory } = heap;
  const start = pointer + StringLayout.units;
  const view = nativeView(memory);
  if (view) view.ucs2Write(text, start, 2 * text.length);
  else for (let i = 0; i < text.length; i++) memory.u16[(start >>> 1) + i] = text.charCodeAt(i);
  return pointer;
}

function corrupt(): Termination {
  return new Termination('trap', 'The guest heap is corrupt: a string ends outside linear memory');
}
