import { CURRENT, frames, PROMISE_HOOK, type Tracker, thenQuietly, tracker } from 'internal:async-context';
import { setEntry } from 'internal:entries';
import { reportFatal } from 'internal:native';

/**
 * The queues between macrotasks. The host drains them in Node's order: the nextTick queue until it is empty, then the
 * engine's own jobs, again until both are empty (nodejs.org/learn/asynchronous-work/event-loop-timers-and-nexttick).
 *
 * `state` is read by the host in place, without a call (src/engine/loop.ts).
 */
export const state = new Float64Array(8);
const TICKS = 0;
const REJECTIONS = 1;
/** Immediates that wait. */
export const IMMEDIATES = 2;
/** When the earliest timer is due, in milliseconds of the sandbox's monotonic clock. */
export const NEXT_TIMER = 3;
/** Timers and immediates that keep the program alive. */
export const REFERENCED = 4;
/** All timers there are, for the limit. */
export const TIMERS = 5;
/** Work of the poll phase and of the closing phase, which `node:net` has. */
export const POLL = 6;
export const CLOSING = 7;
state[NEXT_TIMER] = Number.POSITIVE_INFINITY;

let runPhase: ((phase: number) => boolean) | undefined;
/**
 * Who runs one callback of the poll phase (0) or of the closing phase (1), and says whether that phase has another. It keeps
 * `state[POLL]` and `state[CLOSING]` above zero while there are any.
 */
export function setPhases(run: (phase: number) => boolean): void {
  runPhase = run;
}
setEntry('runPhase', (phase: number) => runPhase!(phase));

/** A callback that waits for its turn, with the frame of whoever asked for it. */
export interface Tick {
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[] | undefined;
  readonly frame: unknown;
}

let queue: Tick[] = [];
let head = 0;

/** `process.nextTick` after its argument checks. */
export function nextTick(callback: (...args: unknown[]) => unknown, ...args: unknown[]): void {
  const tick = { callback, args: args.length === 0 ? undefined : args, frame: frames[0] };
  if (tracker !== undefined) tracker.init(tick, 'TickObject');
  queue.push(tick);
  state[TICKS] = 1;
}

/** What is asked for now and queued when it is done: an operation as `async_hooks` sees it (async_hooks.html#type). */
export function makeTick(type: string, callback: () => unknown): Tick {
  const tick = { callback, args: undefined, frame: frames[0] };
  if (tracker !== undefined) tracker.init(tick, type);
  return tick;
}

export function enqueueTick(tick: Tick): void {
  queue.push(tick);
  state[TICKS] = 1;
}

const resolved = Promise.resolve();
const { then } = Promise.prototype;
const { apply } = Reflect;

/** Runs `callback` as a job of its own. What it throws is an uncaught exception, not a rejection. */
export function queueMicrotask(callback: () => unknown): void {
  const run = tracker === undefined ? callback : tracker.once('Microtask', callback);
  const job = (): void => {
    try {
      run();
    } catch (error) {
      reportUncaught(error);
    }
  };
  if (frames[PROMISE_HOOK] === undefined) apply(then, resolved, [job]);
  else thenQuietly(() => resolved, job);
}

/** Decides what happens to an error nobody caught. Gives true when a listener took it. */
export type UncaughtHandler = (error: unknown, origin: 'uncaughtException' | 'unhandledRejection') => boolean;
let handleUncaught: UncaughtHandler = () => false;

/** `node:process` registers the emitter of `uncaughtException`. */
export function setUncaughtHandler(handler: UncaughtHandler): void {
  handleUncaught = handler;
}

let programIsOver = false;

/** Whether an error that nobody caught has ended the program that runs. */
export function isProgramOver(): boolean {
  return programIsOver;
}

export function reportUncaught(
  error: unknown,
  origin: 'uncaughtException' | 'unhandledRejection' = 'uncaughtException',
): boolean {
  let handled = false;
  let fatal = error;
  try {
    handled = handleUncaught(error, origin);
  } catch (thrown) {
    // As in Node: an error thrown by a listener replaces the first and is fatal.
    fatal = thrown;
  }
  if (!handled && reportFatal(fatal, origin)) {
    programIsOver = true;
    // No tick runs any more, and nothing is said of other rejections.
    queue.length = head;
    apply(mapClear, pending, []);
  }
  return handled;
}

function runTicks(): void {
  while (head < queue.length) {
    const tick = queue[head]!;
    queue[head++] = undefined as never;
    frames[0] = tick.frame;
    if (tracker !== undefined) {
      if (!runTracked(tick, tracker) && head < queue.length) return;
      continue;
    }
    const { callback, args } = tick;
    try {
      if (args === undefined) callback();
      else apply(callback, undefined, args);
    } catch (error) {
      // The rest of the queue runs after the error was reported, as in Node.
      reportUncaught(error);
      if (head < queue.length) return;
    }
  }
  queue = [];
  head = 0;
  state[TICKS] = 0;
  frames[0] = undefined;
}

/** Gives whether the tick threw nothing. */
function runTracked(tick: Tick, tracked: Tracker): boolean {
  const { callback, args } = tick;
  let succeeded = true;
  tracked.before(tick);
  try {
    apply(callback, undefined, args ?? []);
  } catch (error) {
    reportUncaught(error);
    succeeded = false;
  }
  tracked.after(tick);
  tracked.destroy(tick);
  return succeeded;
}
setEntry('runTicks', runTicks);
setEntry('reportUncaught', (error: unknown, rejected: boolean) =>
  reportUncaught(error, rejected ? 'unhandledRejection' : 'uncaughtException'),
);

/** What `node:process` does with rejections; set by it. */
export interface RejectionHooks {
  /** Emits `unhandledRejection`; true when a listener took it. */
  unhandled(reason: unknown, promise: Promise<unknown>): boolean;
  /** What a rejection that nobody heard of is reported as. */
  asError(reason: unknown): unknown;
  /** Emits `rejectionHandled` on a later turn. The number tells which rejection it was. */
  handled(promise: Promise<unknown>, id: number): void;
}
let rejectionHooks: RejectionHooks | undefined;

export function setRejectionHooks(hooks: RejectionHooks): void {
  rejectionHooks = hooks;
}

interface Rejection {
  readonly id: number;
  readonly reason: unknown;
  /** Of the code that rejected: listeners of the event run in it, as in Node. */
  readonly frame: unknown;
  readonly owner: ((reason: unknown) => boolean) | undefined;
}

let findOwner: (() => Rejection['owner']) | undefined;
/** `node:domain` has a say in whose rejection it is. */
export function setRejectionOwner(find: () => Rejection['owner']): void {
  findOwner = find;
}

const pending = new Map<Promise<unknown>, Rejection>();
let announced = new WeakMap<Promise<unknown>, number>();
let lastRejection = 0;
const late: Promise<unknown>[] = [];
const { get: mapGet, set: mapSet, delete: mapDelete, has: mapHas, clear: mapClear } = Map.prototype;

setEntry('trackRejection', (handled: boolean, promise: Promise<unknown>, reason: unknown) => {
  if (!handled) {
    apply(mapSet, pending, [promise, { id: ++lastRejection, reason, frame: frames[CURRENT], owner: findOwner?.() }]);
    state[REJECTIONS] = 1;
  } else if (!apply(mapDelete, pending, [promise]) && announced.has(promise)) {
    late.push(promise);
    state[REJECTIONS] = 1;
  }
});

/** The rejection of a module whose failure the embedder was told directly. */
setEntry('forgiveRejection', (reason: unknown) => {
  for (const [promise, rejected] of [...pending]) if (Object.is(rejected.reason, reason)) apply(mapDelete, pending, [promise]);
});

setEntry('processRejections', () => {
  state[REJECTIONS] = 0;
  for (const promise of late.splice(0)) {
    const id = announced.get(promise) ?? 0;
    announced.delete(promise);
    rejectionHooks?.handled(promise, id);
  }
  const promises = [...pending.keys()];
  for (const promise of promises) {
    if (!apply(mapHas, pending, [promise])) continue;
    const { id, reason, frame, owner } = apply(mapGet, pending, [promise]) as Rejection;
    const tracked = tracker;
    apply(mapDelete, pending, [promise]);
    announced.set(promise, id);
    frames[CURRENT] = frame;
    tracked?.enter(promise);
    try {
      const taken = owner === undefined ? (rejectionHooks?.unhandled(reason, promise) ?? false) : owner(reason);
      if (!taken) reportUncaught(rejectionHooks === undefined ? reason : rejectionHooks.asError(reason), 'unhandledRejection');
    } catch (error) {
      reportUncaught(error);
    }
    tracked?.leave(promise);
    frames[CURRENT] = undefined;
  }
});

/** Forgets every queue; a snapshot is taken at rest, so only announced rejections can be left. */
export function resetTasks(): void {
  queue = [];
  head = 0;
  state.fill(0);
  state[NEXT_TIMER] = Number.POSITIVE_INFINITY;
  apply(mapClear, pending, []);
  announced = new WeakMap();
  lastRejection = 0;
}
