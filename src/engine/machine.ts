import { type EntryName, entryIndex, FRAMES_INDEX } from './entries.ts';
import { createImports, type MachineHooks, unboundHooks } from './imports.ts';
import { Context, FIRST_VALUE_TAG, ObjectLayout, Runtime, Tag } from './layout.ts';
import { LinearMemory } from './memory.ts';
import { Meter } from './meter.ts';
import { type StringHeap, writeString } from './strings.ts';
import { Termination, toTermination } from './termination.ts';
import { writeStringByCalls } from './transfer-by-calls.ts';
import {
  COLLECT_CELL,
  type EngineExports,
  FRAMES_CELL,
  MAIN_CONTEXT_CELL,
  MAXIMUM_PAGES,
  PAGE_BYTES,
  REJECTION_TRACKER_INDEX,
  Scratch,
  STACK_TOP,
} from './wasm.ts';

const encoder = new TextEncoder();
const DEFAULT_MEMORY = 64 << 20;

/** A guest exception on its way to whoever called the guest. Its value stays in the guest until described or freed. */
export class GuestThrow extends Error {
  /** Pointer to the owned, boxed value that was thrown. */
  readonly value: number;

  constructor(value: number) {
    super('The guest threw');
    this.name = 'GuestThrow';
    this.value = value;
  }
}

/** How `evaluate` compiles its source. */
export const EvalFlag = { script: 0, module: 1, strict: 8 } as const;

/**
 * One Wasm instance: the engine, its memory, and the tenant that owns it now. A machine outlives its tenants (see
 * pool.ts): `hooks` and `meter` are rebound, memory is written back, and the first fatal failure ends it for good.
 *
 * Pointers are byte offsets into linear memory. A boxed value is eight bytes somewhere in it; the machine never hands
 * out JavaScript objects that stand for guest values.
 */
export class Machine implements StringHeap {
  readonly memory: LinearMemory;
  readonly exports: EngineExports;
  hooks: MachineHooks = unboundHooks;
  meter = new Meter();
  #memoryLimit = DEFAULT_MEMORY;
  runtime = 0;
  context = 0;
  /** Whether strings and objects are read and written in place; false after a failed calibration. */
  direct = true;
  /** Set once: why this machine must never be entered again. */
  dead: Termination | null = null;
  /** The values of the array of entry functions. */
  #entries = 0;
  /** The boxed array itself; part of a snapshot's header. */
  entriesBox = 0;
  /** Texts of the scripts of `vm` that run, the innermost last. */
  readonly scripts: string[] = [];
  #depth = 0;
  #argumentTop: number = Scratch.arguments;

  constructor(module: WebAssembly.Module) {
    this.memory = new LinearMemory();
    this.exports = new WebAssembly.Instance(module, createImports(this)).exports as unknown as EngineExports;
  }

  /** Linear memory may not grow past this. */
  get memoryLimit(): number {
    return this.#memoryLimit;
  }

  /** Of a machine that holds an image. The last eighth is left for what lies free between blocks. */
  set memoryLimit(bytes: number) {
    const { u32 } = this.memory;
    // What a limit without an end comes to.
    const room = Math.min(bytes, MAXIMUM_PAGES * PAGE_BYTES) - STACK_TOP;
    this.#memoryLimit = bytes;
    u32[COLLECT_CELL >>> 2] = room - (room >>> 3);
    const next = (this.runtime + Runtime.collectAt) >>> 2;
    if (this.runtime !== 0) u32[next] = Math.min(u32[next]!, u32[COLLECT_CELL >>> 2]!);
  }

  /** Bytes that the tenant may still allocate. */
  get room(): number {
    return Math.min(this.#memoryLimit, MAXIMUM_PAGES * PAGE_BYTES) - this.memory.u32[(this.runtime + Runtime.mallocSize) >>> 2]!;
  }

  /** Makes the runtime and its context in fresh memory. The alternative is restoring an image, see image.ts. */
  boot(stackBytes: number): void {
    this.enter(() => {
      const { exports } = this;
      exports.initialize();
      this.runtime = exports.QTS_NewRuntime();
      exports.QTS_RuntimeSetMaxStackSize(this.runtime, stackBytes);
      this.context = exports.QTS_NewContext(this.runtime, 0);
      this.memory.u32[MAIN_CONTEXT_CELL >>> 2] = this.context;
      exports.QTS_RuntimeEnableInterruptHandler(this.runtime);
      exports.QTS_RuntimeEnableModuleLoader(this.runtime, 1);
      this.memory.u32[(this.runtime + Runtime.rejectionTracker) >>> 2] = REJECTION_TRACKER_INDEX;
    });
  }

  /** Remembers the guest's entry functions: `box` is the boxed array that the bootstrap returned. */
  adoptEntries(box: number): void {
    this.entriesBox = box;
    const object = this.memory.u32[box >>> 2]!;
    this.#entries = this.memory.u32[(object + ObjectLayout.arrayValues) >>> 2]!;
  }

  /** Tells the engine where the guest keeps its frames; the address is part of the image. */
  bindFrames(): void {
    const { u32 } = this.memory;
    const frames = u32[(this.#entries + 8 * FRAMES_INDEX) >>> 2]!;
    u32[FRAMES_CELL >>> 2] = u32[(frames + ObjectLayout.arrayValues) >>> 2]!;
  }

  /** Forgets the frame that code outside of any macrotask has entered for good. */
  leaveFrame(): void {
    const { u32 } = this.memory;
    const current = u32[FRAMES_CELL >>> 2]!;
    if (this.tag(current) !== Tag.object) return;
    const frame = this.pushArgument();
    this.writeBox(frame, Tag.object, this.payload(current));
    this.writeBox(current, Tag.undefined, 0);
    this.popArguments(frame);
  }

  get running(): boolean {
    return this.#depth > 0;
  }

  /** The deterministic count of what the guest did: interpreter steps plus native loop iterations. */
  get steps(): number {
    const counter = this.context === 0 ? 0 : this.memory.i32[(this.context + Context.interruptCounter) >>> 2]!;
    return this.meter.steps + Math.max(0, this.meter.interval - counter);
  }

  /**
   * Runs `body`, which enters Wasm. Everything that is not the guest's own exception or a refused value ends the
   * machine: the frames were unwound, so its state is unknown.
   */
  enter<T>(body: () => T): T {
    if (this.dead !== null) throw this.dead;
    const argumentTop = this.#argumentTop;
    try {
      if (this.#depth++ === 0) this.meter.enter();
      return body();
    } catch (error) {
      const guestFault = error instanceof GuestThrow || error instanceof RefusedValue;
      // One that came out of an import has unwound frames of the engine, which never gave back their stack.
      if (guestFault && (this.#depth > 1 || this.exports.stack_pointer.value === STACK_TOP)) throw error;
      this.dead ??= toTermination(error);
      throw this.dead;
    } finally {
      this.#argumentTop = argumentTop;
      if (--this.#depth === 0) this.meter.leave();
    }
  }

  /** Gives the tenant at least `bytes` of linear memory, never past its limit. */
  growMemory(bytes: number): boolean {
    const limit = Math.floor(this.memoryLimit / PAGE_BYTES);
    const needed = Math.ceil(bytes / PAGE_BYTES);
    if (needed > limit) return false;
    const { pages } = this.exports;
    // An eighth at a time keeps the number of grows, which cost 5-50 us each, logarithmic.
    const wanted = Math.min(limit, Math.max(needed, pages.value + (pages.value >>> 3)));
    if (!this.memory.grow(wanted)) return false;
    pages.value = wanted;
    return true;
  }

  // -- Allocation ----------------------------------------------------------------------------------------------

  allocate(bytes: number): number {
    const pointer = this.exports.malloc(bytes);
    if (pointer === 0) throw new Termination('memory', `The guest used up its memory limit of ${this.memoryLimit} bytes`);
    return pointer;
  }

  allocateString(length: number, wide: 0 | 1): number {
    const pointer = this.exports.alloc_string(this.context, length, wide);
    if (pointer === 0) throw new Termination('memory', `The guest used up its memory limit of ${this.memoryLimit} bytes`);
    return pointer;
  }

  /** Frees a string that was never given to the guest. */
  releaseString(pointer: number): void {
    const box = this.pushArgument();
    this.writeBox(box, Tag.string, pointer);
    this.popArguments(box);
  }

  /** Copies text as NUL-terminated UTF-8, as the engine takes source code and names. The caller frees it. */
  allocateUtf8(text: string): { pointer: number; length: number } {
    const capacity = text.length * 3 + 1;
    const pointer = this.allocate(capacity);
    const { written } = encoder.encodeInto(text, this.memory.u8.subarray(pointer, pointer + capacity - 1));
    this.memory.u8[pointer + written] = 0;
    return { pointer, length: written };
  }

  // -- Boxed values --------------------------------------------------------------------------------------------

  tag(box: number): number {
    return this.memory.i32[(box >>> 2) + 1]!;
  }

  payload(box: number): number {
    return this.memory.u32[box >>> 2]!;
  }

  writeBox(box: number, tag: number, payload: number): void {
    const { i32 } = this.memory;
    i32[box >>> 2] = payload;
    i32[(box >>> 2) + 1] = tag;
  }

  writeStringBox(box: number, text: string): void {
    if (this.direct) this.writeBox(box, Tag.string, writeString(this, text));
    else writeStringByCalls(this, box, text);
  }

  /** Gives up a value: the count drops in place, and only the last owner calls into the engine. */
  release(box: number): void {
    const { i32 } = this.memory;
    const tag = i32[(box >>> 2) + 1]!;
    if (tag >= FIRST_VALUE_TAG || tag < Tag.bigInt) return;
    const counter = i32[box >>> 2]! >>> 2;
    if (i32[counter]! > 1) i32[counter]!--;
    else this.exports.free_value(this.context, box);
  }

  retain(box: number): void {
    const { i32 } = this.memory;
    const tag = i32[(box >>> 2) + 1]!;
    if (tag < FIRST_VALUE_TAG && tag >= Tag.bigInt) i32[i32[box >>> 2]! >>> 2]!++;
  }

  /** Copies a value into a box of its own, which lives until `freeBox`. */
  keep(box: number): number {
    const kept = this.allocate(8);
    this.writeBox(kept, this.tag(box), this.payload(box));
    this.retain(kept);
    return kept;
  }

  /** Gives up a value and its box. Entered like any call: freeing walks the guest's own heap, which may be damaged. */
  freeBox(box: number): void {
    if (this.dead !== null) return;
    this.enter(() => {
      this.release(box);
      this.exports.free(box);
    });
  }

  // -- Calls ---------------------------------------------------------------------------------------------------

  /** A slot for one argument. Slots are a stack: whoever pushes pops, also when the call throws. */
  pushArgument(): number {
    const slot = this.#argumentTop;
    if (slot + 8 > Scratch.end) throw new Termination('trap', 'Too many nested calls into the guest');
    this.#argumentTop = slot + 8;
    return slot;
  }

  popArguments(first: number): void {
    for (let slot = first; slot < this.#argumentTop; slot += 8) {
      this.release(slot);
      this.writeBox(slot, 0, 0);
    }
    this.#argumentTop = first;
  }

  /**
   * Calls a guest function with the arguments pushed since `first`, which it pops. The result lies in
   * `Scratch.callResult` until the next call and is owned by the caller. Throws GuestThrow.
   */
  callPushed(callee: number, first: number): number {
    const argc = (this.#argumentTop - first) >>> 3;
    const self = this.pushArgument();
    this.writeBox(self, Tag.undefined, 0);
    this.exports.call_function(this.context, callee, self, argc, first);
    this.popArguments(first);
    const result = Scratch.callResult;
    if (this.memory.i32[(result >>> 2) + 1] === Tag.exception) throw this.takeException();
    return result;
  }

  /** Makes one text of the rope at `at`, in the guest's memory and time. */
  flatten(at: number): void {
    const first = this.pushArgument();
    this.writeBox(first, this.tag(at), this.payload(at));
    this.retain(first);
    this.callPushed(this.entry('flatten'), first);
  }

  entry(name: EntryName): number {
    return this.element(entryIndex[name]);
  }

  /** The box of an element of the array of entries. */
  element(index: number): number {
    return this.#entries + 8 * index;
  }

  /** The pending exception, taken out of the runtime. */
  takeException(): GuestThrow {
    const box = this.pushArgument();
    this.writeBox(box, Tag.exception, 0);
    const value = this.exports.QTS_ResolveException(this.context, box);
    this.popArguments(box);
    return new GuestThrow(value);
  }

  /** Compiles and runs source text. Gives an owned box. Throws GuestThrow. */
  evaluate(source: string, filename: string, flags: number): number {
    const code = this.allocateUtf8(source);
    const name = this.allocateUtf8(filename);
    const box = this.exports.QTS_Eval(this.context, code.pointer, code.length, name.pointer, 0, flags);
    this.exports.free(code.pointer);
    this.exports.free(name.pointer);
    if (this.tag(box) === Tag.exception) {
      this.exports.free(box);
      throw this.takeException();
    }
    return box;
  }

  get hasJobs(): boolean {
    return this.exports.QTS_IsJobPending(this.runtime) !== 0;
  }

  /** Runs up to `max` pending jobs. Gives the number that ran; a job that threw leaves a GuestThrow. */
  runJobs(max: number): number {
    const last = this.pushArgument();
    const box = this.exports.QTS_ExecutePendingJob(this.runtime, max, last);
    this.writeBox(last, 0, 0);
    this.popArguments(last);
    const tag = this.tag(box);
    if (tag < FIRST_VALUE_TAG && tag >= Tag.bigInt) throw new GuestThrow(box);
    const ran = this.exports.QTS_GetFloat64(this.context, box);
    this.exports.free(box);
    return ran;
  }

  /** Pending jobs, counted up to `max`. */
  countJobs(max: number): number {
    const { u32 } = this.memory;
    const head = this.runtime + Runtime.jobList;
    let count = 0;
    for (let node = u32[(head + 4) >>> 2]!; node !== head && count < max; node = u32[(node + 4) >>> 2]!) count++;
    return count;
  }

  /** Mixes fresh entropy into Math.random, which a snapshot would repeat. */
  reseed(high: number, low: number): void {
    const at = (this.context + Context.randomState) >>> 2;
    this.memory.u32[at] = low >>> 0 || 1;
    this.memory.u32[at + 1] = high >>> 0;
  }

  collectGarbage(): void {
    this.exports.collect_garbage(this.runtime);
  }

  /** Ends this machine from outside. */
  kill(termination: Termination): void {
    this.dead ??= termination;
    this.meter.ended = termination;
  }
}

/** A value that cannot cross, with the path to it. Not fatal: the guest goes on. */
export class RefusedValue extends Error {
  readonly code = 'serialize';

  /** `cause`: what the embedder's own getter or proxy threw while the value was read. */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RefusedValue';
  }
}
