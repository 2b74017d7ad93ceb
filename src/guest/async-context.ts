/**
 * What running code belongs to: its frame, which AsyncLocalStorage reads, and its async ids, which async_hooks shows.
 *
 * The engine captures the frame with every promise reaction and job, and restores it around them
 * (scripts/engine/async-context.ts). Whoever queues a callback by other means stores `frames[CURRENT]` with it and puts it back
 * before the call. A macrotask begins and ends without a frame.
 *
 * The engine holds the address of this array's values: it never grows, and no user code can reach it.
 */
export const frames: unknown[] = [undefined, undefined];
export const CURRENT = 0;
/** The function that the engine tells of every promise while it is one, as `hook(step, promise, parent)`. */
export const PROMISE_HOOK = 1;

/** Steps in a promise's life, as the engine numbers them. */
export const PromiseStep = { init: 0, before: 1, after: 2, settled: 3 } as const;

/** Ids of the running code (nodejs.org/api/async_hooks.html#async_hooksexecutionasyncid). The main script has 1, the loop 0. */
export const execution = { id: 0, trigger: 0 };

/** Follows resources once `node:async_hooks` was loaded: before that nobody can ask for an id. */
export interface Tracker {
  /** Gives a resource its ids. */
  init(resource: object, type: string): void;
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

/** `promise.then(callback)` of the library itself: without a frame, and no hook is told of it. */
export function thenQuietly<Value>(start: () => Promise<Value>, callback: (value: Value) => void): void {
  const frame = frames[CURRENT];
  const hook = frames[PROMISE_HOOK];
  frames[CURRENT] = undefined;
  frames[PROMISE_HOOK] = undefined;
  try {
    const promise = start();
    const derived = apply(then, promise, [callback]) as object;
    if (hook !== undefined) {
      tracker!.ignore(promise);
      tracker!.ignore(derived);
    }
  } finally {
    frames[CURRENT] = frame;
    frames[PROMISE_HOOK] = hook;
  }
}

/** `callback` for one later call from a macrotask of the library: with the frame of now, as a resource of this type. */
export function bindCallback(type: string, callback: () => void): () => void {
  const frame = frames[CURRENT];
  const tracked = tracker === undefined ? callback : (tracker.once(type, callback) as () => void);
  if (frame === undefined) return tracked;
  return () => {
    const outer = frames[CURRENT];
    frames[CURRENT] = frame;
    try {
      apply(tracked, undefined, []);
    } finally {
      frames[CURRENT] = outer;
    }
  };
}
