import { Tag } from './layout.ts';
import type { Machine } from './machine.ts';

/** Low bits of a frame's description; src/guest/call-site.ts has the same. What is above them is the place, or an index. */
export const FrameBit = { construct: 1, native: 2, async: 4, resumed: 8, combinator: 16, initializer: 32, bits: 6 } as const;

/** Of each frame in the array that the guest gets: function, receiver, description. */
const FRAME_BYTES = 24;

/** Frames that are collected until there are enough. */
export class FrameList {
  readonly #machine: Machine;
  readonly #limit: number;
  readonly #start: number;
  #count = 0;

  constructor(machine: Machine, limit: number) {
    this.#machine = machine;
    this.#limit = limit;
    this.#start = machine.allocate(FRAME_BYTES * limit + 8);
  }

  get isFull(): boolean {
    return this.#count >= this.#limit;
  }

  /** `callee` points at a function, `receiver` at a box; 0 stands for undefined. */
  add(callee: number, receiver: number, bits: number, number: number): void {
    if (this.isFull) return;
    const { i32 } = this.#machine.memory;
    const at = (this.#start + FRAME_BYTES * this.#count++) >>> 2;
    i32[at] = callee;
    i32[at + 1] = callee === 0 ? Tag.undefined : Tag.object;
    const tag = receiver === 0 ? Tag.undefined : i32[(receiver >>> 2) + 1]!;
    // Before `super()` was called there is none.
    const isValue = tag !== Tag.undefined && tag !== Tag.uninitialized;
    i32[at + 2] = isValue ? i32[receiver >>> 2]! : 0;
    i32[at + 3] = isValue ? tag : Tag.undefined;
    i32[at + 4] = (number << FrameBit.bits) | bits;
    i32[at + 5] = Tag.int;
  }

  give(result: number): void {
    const { exports, context } = this.#machine;
    exports.new_array(context, 3 * this.#count, this.#start, result);
    exports.free(this.#start);
  }
}
