/**
 * What running code belongs to: its frame, which AsyncLocalStorage reads, and its async ids, which async_hooks shows.
 *
 * The engine captures the frame with every promise reaction and job, and restores it around them
 * (scripts/engine/async-context.ts). Whoever queues a callback by other means stores `frames[CURRENT]` with it and puts it back
 * before the call. A macrotask begins and ends without a frame.
 *
 * The engine holds the address of this array's values: it never grows, and no user code can reach it.
 */
export const frames: unknown[] = [undefined, undefined, undefined, undefined, [], ''];
/** Written as a literal where it is hot: the bundler does not inline it, and an interpreted look-up costs 20 ns. */
export const CURRENT = 0;
/** The function that the engine tells of every promise while it is one, as `hook(step, promise, parent)`. */
export const PROMISE_HOOK = 1;
/** The getter of each error's `stack`, with its setter behind it (scripts/engine/stack-frames.ts). */
export const STACK_ACCESSOR = 2;
/** An array of functions that stand for natives: stacks show them as such (src/engine/frames.ts). */
export const STAND_INS = 4;

/** At 5: the text of the last match of a regular expression (src/guest/regexp-statics.ts). */

/** Steps in a promise's life, as the engine numbers them. */
export const PromiseStep = { init: 0, before: 1, after: 2, settled: 3 } as const;

/** Ids of the running code (nodejs.org/api/async_hooks.html#async_hooksexecutionasyncid). The main script has 1, the loop 0. */
export const execution = { id: 0, trigger: 0 };

/** Follows resources once `node:async_hooks` was loaded: before that nobody can ask for an id. */
export interface Tracker {
  /** Gives a resource its ids. What runs is its trigger, where none is given. */
  init(resource: object, type: string, trigger?: number): void;
  /** Undefined for a resource that is older than the tracker. */
  id(resource: object): number | undefined;
  /** Runs `run`; what it makes has this trigger. */
  triggered<Result>(trigger: number, run: () => Result): Result;
  /** Makes a resource the running one without telling a hook. */
  enter(resource: object): void;
  leave(resource: object): void;
  before(resource: object): void;
  after(resource: object): void;
  destroy(resource: object): void;
  /** A function that runs `callback` as a resource of its own, once. */
  once(type: string, callback: () => unknown): () => unknown;
  /** Promises of the library itself are no resources of the program. */
  ignore(promise: object): void;
}
export let tracker: Tracker | undefined;

export function setTracker(next: Tracker): void {
  tracker = next;
}

const { apply } = Reflect;
const { then } = Promise.prototype;

/** What the library queues for itself: without a frame, and unseen by hooks. Promises made meanwhile must be ignored. */
export function quietly<Result>(run: () => Result): Result {
  const frame = frames[CURRENT];
  const hook = frames[PROMISE_HOOK];
  const tracking = tracker;
  frames[CURRENT] = undefined;
  frames[PROMISE_HOOK] = undefined;
  tracker = undefined;
  try {
    return run();
  } finally {
    frames[CURRENT] = frame;
    frames[PROMISE_HOOK] = hook;
    tracker = tracking;
  }
}

/** `promise.then(callback)` of the library itself: without a frame, and no hook is told of it. */
export function thenQuietly<Value>(start: () => Promise<Value>, callback: (value: Value) => void): void {
  const promise = quietly(start);
  const derived = quietly(() => apply(then, promise, [callback]) as object);
  if (frames[PROMISE_HOOK] === undefined) return;
  tracker!.ignore(promise);
  tracker!.ignore(derived);
}
