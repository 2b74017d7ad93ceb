import { CURRENT, frames, tracker } from 'internal:async-context';
import { CLOSING, POLL, REFERENCED, reportUncaught, setPhases, state } from 'internal:tasks';

/**
 * The poll and closing phases of the event loop for what is inside of the sandbox alone, in libuv's order
 * (docs.libuv.org/en/v1.x/design.html#the-i-o-loop): what was put off, what is ready, what was put off meanwhile; handles that
 * were closed come after the immediates, the last one first. Nothing is polled: who makes a handle ready says so.
 */

/** Each `next` makes one callback, or none; the queues are drained after each. */
export type Steps = Generator<void, void, undefined>;

export interface Watcher {
  /** What is ready and asked for; 0 for nothing. */
  events(): number;
  /** Acts upon it. */
  io(events: number): Steps;
}
export interface Closing {
  finish(): Steps;
}

/** Bits of `events`. */
export const IN = 1;
export const OUT = 4;
export const ERR = 8;
export const HUP = 16;

/** How often what was put off is looked at before the immediates. */
const ROUNDS = 8;

/** Stays in its place for as long as it is ready, as with level-triggered epoll. */
const ready = new Set<Watcher>();
/** Whose interest has changed since the last poll. */
const changed = new Set<Watcher>();
let pending = new Set<Watcher>();
let closing: Closing[] = [];

/** Something happened at the other end. */
export function wake(watcher: Watcher): void {
  ready.add(watcher);
  state[POLL] = 1;
}
/** It asks for other events than before. */
export function changeInterest(watcher: Watcher): void {
  changed.add(watcher);
  state[POLL] = 1;
}
/** Acts upon OUT soon, ready or not. */
export function feed(watcher: Watcher): void {
  pending.add(watcher);
  state[POLL] = 1;
}
export function forget(watcher: Watcher): void {
  ready.delete(watcher);
  changed.delete(watcher);
  pending.delete(watcher);
}
export function closeSoon(handle: Closing): void {
  closing.push(handle);
  state[CLOSING] = 1;
}

/** What keeps the program running: requests, handles that are active and referenced, handles that are being closed. */
export function hold(): void {
  state[REFERENCED]!++;
}
export function release(): void {
  state[REFERENCED]!--;
}

/** Calls back as a resource of `async_hooks`, in the context of the code that made it. */
export function callBack(resource: object, frame: unknown, run: () => void): void {
  frames[CURRENT] = frame;
  const tracked = tracker;
  tracked?.before(resource);
  try {
    run();
  } catch (error) {
    reportUncaught(error);
  }
  tracked?.after(resource);
}

function* runPending(): Steps {
  const batch = pending;
  pending = new Set();
  for (const watcher of batch) yield* watcher.io(OUT);
}

function* runPoll(): Steps {
  if (pending.size > 0) yield* runPending();
  for (const watcher of changed) if (watcher.events() !== 0) ready.add(watcher);
  changed.clear();
  const batch: [Watcher, number][] = [];
  for (const watcher of ready) {
    const events = watcher.events();
    if (events === 0) ready.delete(watcher);
    else batch.push([watcher, events]);
  }
  for (const [watcher, events] of batch) {
    // One that was closed meanwhile is not told.
    if (ready.has(watcher)) yield* watcher.io(events);
  }
  for (let round = 0; round < ROUNDS && pending.size > 0; round++) yield* runPending();
}

function* runClosing(): Steps {
  const batch = closing;
  closing = [];
  state[CLOSING] = 0;
  for (let at = batch.length - 1; at >= 0; at--) yield* batch[at]!.finish();
}

const running: (Steps | undefined)[] = [undefined, undefined];

setPhases((phase) => {
  running[phase] ??= phase === 0 ? runPoll() : runClosing();
  if (!running[phase].next().done) return true;
  running[phase] = undefined;
  if (phase === 0) state[POLL] = pending.size > 0 || hasReady(changed) || hasReady(ready) ? 1 : 0;
  return false;
});

function hasReady(watchers: Set<Watcher>): boolean {
  for (const watcher of watchers) if (watcher.events() !== 0) return true;
  return false;
}

interface Completion {
  readonly resource: object;
  readonly frame: unknown;
  readonly run: () => void;
}
let completions: Completion[] = [];
const completed: Watcher = {
  events: () => (completions.length > 0 ? IN : 0),
  *io() {
    const batch = completions;
    completions = [];
    for (const { resource, frame, run } of batch) {
      callBack(resource, frame, run);
      endRequest(resource);
      tracker?.destroy(resource);
      yield;
    }
  },
};

/** Requests that have not ended, with the names that `process.getActiveResourcesInfo()` gives them. */
export const requests = new Map<object, string>();

/** A request goes on after the call that made it, and keeps the program running until `endRequest`. */
export function startRequest(request: object, name: string): void {
  requests.set(request, name);
  hold();
}
export function endRequest(request: object): void {
  requests.delete(request);
  release();
}

/** Ends a request in the next poll phase. `type` is that of `async_hooks`. */
export function complete(resource: object, type: string, name: string, run: () => void): void {
  tracker?.init(resource, type);
  startRequest(resource, name);
  completions.push({ resource, frame: frames[CURRENT], run });
  wake(completed);
}
