import { FrameBit, type FrameList } from './frame-list.ts';
import { FunctionClass, functionName, readCode } from './function-code.ts';
import { generatorState, requestedPromise } from './generators.ts';
import { Class, ObjectLayout, Tag } from './layout.ts';
import type { Machine } from './machine.ts';
import { JOB_CELL } from './wasm.ts';

/** `JSJobEntry`: its function, number of arguments, and those. */
const Job = { callee: 12, count: 16, arguments: 24 } as const;
/** `promise_reaction_job` in the function table; its arguments are two resolving functions and the handler. */
const REACTION_JOB = 64;
const HANDLER = 16;
/** `JSPromiseData`: its state, the lists of reactions to its fulfilment and its rejection. */
const PromiseLayout = { state: 0, reactions: 4, rejections: 12 } as const;
/** `JSPromiseReactionData`: the resolving functions of the derived promise, the handler. */
const Reaction = { resolve: 8, handler: 24 } as const;
/** `JSAsyncFunctionState`: receiver, resolving function, its frame's function and place. */
const State = { receiver: 16, resolve: 40, callee: 64, calleeTag: 68, pc: 84 } as const;
/** `JSCFunctionDataRecord`: how many values, which function of its kind, the values. */
const Data = { count: 5, magic: 6, values: 8 } as const;
/** What the functions that `Promise.all` and its like hand to `then` hold: their index, and who is resolved with the result. */
const Element = { count: 5, index: 8, resolve: 24 } as const;
/** `PROMISE_MAGIC_any` */
const ANY = 2;
/** More than any chain that is worth following; each step reads a few words. */
const MOST_STEPS = 1000;

/**
 * Who awaits what runs now, as V8 finds it (v8.dev/blog/fast-async#improved-developer-experience): the promise of the running job,
 * the one reaction to it, the promise of that reaction, and so on. Nothing of it is recorded in advance.
 */
export class AwaitChain {
  readonly #machine: Machine;
  readonly #list: FrameList;

  constructor(machine: Machine, list: FrameList) {
    this.#machine = machine;
    this.#list = list;
  }

  walk(): void {
    const { u32 } = this.#machine.memory;
    const job = u32[JOB_CELL >>> 2]!;
    if (job === 0 || u32[(job + Job.callee) >>> 2] !== REACTION_JOB) return;
    const handler = job + Job.arguments + HANDLER;
    let promise = this.#awaiter(handler, false) ?? this.#promiseOf(job + Job.arguments);
    for (let step = 0; promise !== 0 && step < MOST_STEPS && !this.#list.isFull; step++) promise = this.#next(promise);
  }

  /** The promise that waits for this one, whose function's frame is added. */
  #next(promise: number): number {
    const { u32 } = this.#machine.memory;
    const data = u32[(promise + ObjectLayout.payload) >>> 2]!;
    if (data === 0 || u32[(data + PromiseLayout.state) >>> 2] !== 0) return 0;
    const head = data + PromiseLayout.reactions;
    const reaction = u32[(head + 4) >>> 2]!;
    // Of several nobody is the one who waits.
    if (reaction === head || u32[(reaction + 4) >>> 2] !== head) return 0;
    // `Promise.any` waits for rejections: its own function is the other handler.
    const rejection = u32[(data + PromiseLayout.rejections + 4) >>> 2]!;
    const handler = this.#isAnyElement(rejection + Reaction.handler) ? rejection : reaction;
    return this.#awaiter(handler + Reaction.handler, true) ?? this.#promiseOf(reaction + Reaction.resolve);
  }

  #isAnyElement(handler: number): boolean {
    const { u8, u16, u32, i32 } = this.#machine.memory;
    if (i32[(handler >>> 2) + 1] !== Tag.object) return false;
    const pointer = u32[handler >>> 2]!;
    if (u16[(pointer + ObjectLayout.classId) >>> 1] !== FunctionClass.nativeData) return false;
    const data = u32[(pointer + ObjectLayout.payload) >>> 2]!;
    return u8[data + Data.count] === Element.count && (u16[(data + Data.magic) >>> 1]! & 3) === ANY;
  }

  /** The promise of the function that a handler resumes, and its frame; undefined for other handlers. */
  #awaiter(handler: number, isSuspended: boolean): number | undefined {
    const { u8, u16, u32, i32 } = this.#machine.memory;
    if (i32[(handler >>> 2) + 1] !== Tag.object) return undefined;
    const pointer = u32[handler >>> 2]!;
    const payload = u32[(pointer + ObjectLayout.payload) >>> 2]!;
    switch (u16[(pointer + ObjectLayout.classId) >>> 1]) {
      case Class.asyncResolve:
      case Class.asyncReject:
        if (isSuspended || !this.#isShown(payload)) this.#addState(payload);
        return this.#promiseOf(payload + State.resolve);
      case Class.promiseResolve:
      case Class.promiseReject:
        return this.#promiseOf(handler);
      case FunctionClass.nativeData: {
        const values = payload + Data.values;
        const state = generatorState(this.#machine, values);
        if (state !== 0 && u8[payload + Data.count] === 1) {
          if (isSuspended) this.#addState(state);
          return this.#promiseAt(requestedPromise(this.#machine, u32[values >>> 2]!));
        }
        if (u8[payload + Data.count] !== Element.count || i32[(values + Element.index + 4) >>> 2] !== Tag.int) return undefined;
        const kind = u16[(payload + Data.magic) >>> 1]! & 3;
        const bits = FrameBit.async | FrameBit.combinator;
        if (isSuspended) this.#list.add(0, 0, bits, (u32[(values + Element.index) >>> 2]! << 2) | kind);
        return this.#promiseOf(values + Element.resolve);
      }
      default:
        return undefined;
    }
  }

  /** Whether the function that runs again is on the stack: those of the library are not. */
  #isShown(state: number): boolean {
    const { u32 } = this.#machine.memory;
    return readCode(this.#machine, u32[(state + State.callee) >>> 2]!) !== undefined;
  }

  #addState(state: number): void {
    const { u32, i32 } = this.#machine.memory;
    if (i32[(state + State.calleeTag) >>> 2] !== Tag.object) return;
    const callee = u32[(state + State.callee) >>> 2]!;
    const code = readCode(this.#machine, callee);
    // Functions of the library that wait say what for: `assert.rejects`.
    if (code === undefined && functionName(this.#machine, callee) === '') return;
    const place = code === undefined ? 0 : u32[(state + State.pc) >>> 2]! - code.start - 1;
    this.#list.add(callee, state + State.receiver, FrameBit.async, place);
  }

  /** The promise that the resolving function in a box settles, or 0. */
  #promiseOf(box: number): number {
    const { u16, u32, i32 } = this.#machine.memory;
    if (i32[(box >>> 2) + 1] !== Tag.object) return 0;
    const pointer = u32[box >>> 2]!;
    const classId = u16[(pointer + ObjectLayout.classId) >>> 1];
    if (classId !== Class.promiseResolve && classId !== Class.promiseReject) return 0;
    return this.#promiseAt(u32[(pointer + ObjectLayout.payload) >>> 2]!);
  }

  #promiseAt(box: number): number {
    const { u16, u32, i32 } = this.#machine.memory;
    if (box === 0 || i32[(box >>> 2) + 1] !== Tag.object) return 0;
    const pointer = u32[box >>> 2]!;
    return u16[(pointer + ObjectLayout.classId) >>> 1] === Class.promise ? pointer : 0;
  }
}
