import { frames, PROMISE_HOOK, PromiseStep } from 'internal:async-context';
import { destroyWithCollection } from './guest-destroy.ts';
import { emit, emitInit, kind, wants } from './guest-emit.ts';
import {
  asyncIdSymbol,
  executionAsyncId,
  newAsyncId,
  popExecution,
  pushExecution,
  triggerAsyncIdSymbol,
} from './guest-execution.ts';

interface TrackedPromise {
  [asyncIdSymbol]?: number;
  [triggerAsyncIdSymbol]?: number;
}

/** The library's own promises, of which no hook is told. */
const ignored = new WeakSet<object>();

export function ignorePromise(promise: object): void {
  ignored.add(promise);
}

/** Gives a promise its ids, also one that is older than the hook. Frozen ones cannot hold any. */
function track(promise: TrackedPromise, parent: TrackedPromise | undefined): number {
  const known = promise[asyncIdSymbol];
  if (known !== undefined) return known;
  const trigger = parent === undefined ? executionAsyncId() : track(parent, undefined);
  const id = newAsyncId();
  Reflect.set(promise, asyncIdSymbol, id);
  Reflect.set(promise, triggerAsyncIdSymbol, trigger);
  return id;
}

/** What the engine calls at each step. It must not throw: there is nobody to catch it. */
function onPromise(step: number, promise: TrackedPromise, parent: TrackedPromise | undefined): void {
  if (ignored.has(promise)) return;
  if (step === PromiseStep.init) {
    const id = track(promise, parent);
    emitInit(id, 'PROMISE', promise[triggerAsyncIdSymbol] ?? 0, promise);
    if (wants(kind.destroy)) destroyWithCollection(promise, id, undefined);
  } else if (step === PromiseStep.before) {
    const id = track(promise, undefined);
    pushExecution(id, promise[triggerAsyncIdSymbol] ?? 0, promise);
    emit(kind.before, id);
  } else if (step === PromiseStep.after) {
    const id = promise[asyncIdSymbol];
    if (id === undefined) return;
    emit(kind.after, id);
    // Another one is running where a hook was enabled in between.
    popExecution(id);
  } else if (wants(kind.promiseResolve)) emit(kind.promiseResolve, track(promise, undefined));
}

/** The engine calls nobody while this is off, which costs nothing. */
export function followPromises(on: boolean): void {
  frames[PROMISE_HOOK] = on ? onPromise : undefined;
}
