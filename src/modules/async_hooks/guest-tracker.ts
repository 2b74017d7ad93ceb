import type { Tracker } from 'internal:async-context';
import { queueDestroy } from './guest-destroy.ts';
import { emit, emitInit, kind } from './guest-emit.ts';
import {
  asyncIdSymbol,
  executionAsyncId,
  newAsyncId,
  popExecution,
  pushExecution,
  triggerAsyncIdSymbol,
} from './guest-execution.ts';
import { ignorePromise } from './guest-promise-hook.ts';
import { AsyncResource } from './guest-resource.ts';

/** Timers, immediates and ticks have their ids under these symbols in Node, other than AsyncResource and promises (observed). */
const idSymbol = Symbol('asyncId');
const triggerSymbol = Symbol('triggerId');

interface Tracked {
  [idSymbol]?: number;
  [triggerSymbol]?: number;
  [asyncIdSymbol]?: number;
  [triggerAsyncIdSymbol]?: number;
}

const idOf = (resource: Tracked): number | undefined => resource[idSymbol] ?? resource[asyncIdSymbol];

let defaultTrigger: number | undefined;

/** What the library's own resources report to; they exist without any hook, for their ids. */
export const resources: Tracker = {
  id: idOf,
  triggered(trigger, run) {
    const outer = defaultTrigger;
    defaultTrigger = trigger;
    try {
      return run();
    } finally {
      defaultTrigger = outer;
    }
  },
  init(resource: Tracked, type, trigger = defaultTrigger ?? executionAsyncId()) {
    const id = newAsyncId();
    resource[idSymbol] = id;
    resource[triggerSymbol] = trigger;
    emitInit(id, type, trigger, resource);
  },
  enter(resource: Tracked) {
    const id = idOf(resource);
    if (id !== undefined) pushExecution(id, resource[triggerSymbol] ?? resource[triggerAsyncIdSymbol] ?? 0, resource);
  },
  leave(resource: Tracked) {
    const id = idOf(resource);
    if (id !== undefined) popExecution(id);
  },
  before(resource: Tracked) {
    const id = idOf(resource);
    if (id === undefined) return;
    pushExecution(id, resource[triggerSymbol] ?? resource[triggerAsyncIdSymbol] ?? 0, resource);
    emit(kind.before, id);
  },
  after(resource: Tracked) {
    const id = idOf(resource);
    if (id === undefined) return;
    emit(kind.after, id);
    popExecution(id);
  },
  destroy(resource: Tracked) {
    const id = idOf(resource);
    if (id !== undefined) queueDestroy(id);
  },
  once(type, callback) {
    const resource = new AsyncResource(type, { requireManualDestroy: true });
    return () => {
      try {
        return resource.runInAsyncScope(callback);
      } finally {
        resource.emitDestroy();
      }
    };
  },
  ignore: ignorePromise,
};
