import { Class, ObjectLayout, Tag } from './layout.ts';
import type { Machine } from './machine.ts';

/** `JSGeneratorData.func_state`, `JSAsyncGeneratorData.func_state` and `.queue`; `JSAsyncFunctionState.frame.cur_func`. */
const [GENERATOR_STATE, ASYNC_GENERATOR_STATE, QUEUE] = [4, 8, 12];
const STATE_FUNCTION = 64;
/** `JSAsyncGeneratorRequest.promise` */
const REQUEST_PROMISE = 24;

/** The suspended or running state of the generator in a box; 0 for anything else and for one that has ended. */
export function generatorState({ memory }: Machine, box: number): number {
  const { u16, u32, i32 } = memory;
  if (i32[(box >>> 2) + 1] !== Tag.object) return 0;
  const pointer = u32[box >>> 2]!;
  const classId = u16[(pointer + ObjectLayout.classId) >>> 1];
  if (classId !== Class.generator && classId !== Class.asyncGenerator) return 0;
  const data = u32[(pointer + ObjectLayout.payload) >>> 2]!;
  return u32[(data + (classId === Class.generator ? GENERATOR_STATE : ASYNC_GENERATOR_STATE)) >>> 2]!;
}

/** The function of the generator in a box, or 0. */
export function generatorFunction(machine: Machine, box: number): number {
  const state = generatorState(machine, box);
  return state === 0 ? 0 : machine.memory.u32[(state + STATE_FUNCTION) >>> 2]!;
}

/** The box of the promise that an asynchronous generator works for, or 0. */
export function requestedPromise({ memory }: Machine, generator: number): number {
  const { u32 } = memory;
  const queue = u32[(generator + ObjectLayout.payload) >>> 2]! + QUEUE;
  const first = u32[(queue + 4) >>> 2]!;
  return first === queue ? 0 : first + REQUEST_PROMISE;
}
