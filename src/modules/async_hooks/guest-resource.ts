import { assertApplicable } from 'internal:applicable';
import { CURRENT, frames as shared } from 'internal:async-context';
import { deprecate } from 'internal:deprecate';
import { codes } from 'internal:errors';
import { validateFunction, validateString } from 'internal:validators';
import { destroyWithCollection, queueDestroy } from './guest-destroy.ts';
import { emit, emitInit, enabledHooks, kind, wants } from './guest-emit.ts';
import {
  asyncIdSymbol,
  executionAsyncId,
  newAsyncId,
  popExecution,
  pushExecution,
  triggerAsyncIdSymbol,
} from './guest-execution.ts';

const frames = shared;
const { apply } = Reflect;
/** Node shows both on every resource (observed). */
const frameSymbol = Symbol('context_frame');
const destroyedSymbol = Symbol('destroyed');

type Callback = (this: unknown, ...args: unknown[]) => unknown;
interface ResourceOptions {
  triggerAsyncId?: unknown;
  requireManualDestroy?: unknown;
}

/** nodejs.org/api/async_context.html#class-asyncresource */
export class AsyncResource {
  declare [frameSymbol]: unknown;
  declare [asyncIdSymbol]: number;
  declare [triggerAsyncIdSymbol]: number;
  declare [destroyedSymbol]: { destroyed: boolean } | undefined;

  constructor(type: string, options: ResourceOptions | number = {}) {
    validateString(type, 'type');
    let trigger: unknown = options;
    let isManual = false;
    if (typeof options !== 'number') {
      if (options === null) throw new TypeError("Cannot read properties of null (reading 'triggerAsyncId')");
      trigger = options.triggerAsyncId === undefined ? executionAsyncId() : options.triggerAsyncId;
      isManual = Boolean(options.requireManualDestroy);
    }
    if (!Number.isSafeInteger(trigger) || (trigger as number) < -1)
      throw new codes.ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    this[frameSymbol] = frames[CURRENT];
    const id = newAsyncId();
    this[asyncIdSymbol] = id;
    this[triggerAsyncIdSymbol] = trigger as number;
    if (wants(kind.init)) {
      if (enabledHooks().length > 0 && type.length === 0) throw new codes.ERR_ASYNC_TYPE(type);
      emitInit(id, type, trigger as number, this);
    }
    if (!isManual && wants(kind.destroy)) {
      const state = { destroyed: false };
      this[destroyedSymbol] = state;
      destroyWithCollection(this, id, state);
    }
  }

  runInAsyncScope(fn: Callback, thisArg?: unknown, ...args: unknown[]): unknown {
    const id = this[asyncIdSymbol];
    const outer = frames[CURRENT];
    pushExecution(id, this[triggerAsyncIdSymbol], this);
    emit(kind.before, id);
    frames[CURRENT] = this[frameSymbol];
    try {
      assertApplicable(fn);
      return apply(fn, thisArg, args);
    } finally {
      frames[CURRENT] = outer;
      emit(kind.after, id);
      popExecution(id);
    }
  }

  emitDestroy(): this {
    const state = this[destroyedSymbol];
    if (state !== undefined) state.destroyed = true;
    queueDestroy(this[asyncIdSymbol]);
    return this;
  }

  asyncId(): number {
    return this[asyncIdSymbol];
  }

  triggerAsyncId(): number {
    return this[triggerAsyncIdSymbol];
  }

  bind(fn: Callback, thisArg: unknown): Callback {
    validateFunction(fn, 'fn');
    const { runInAsyncScope } = this;
    let bound: Callback;
    if (thisArg === undefined) {
      const resource = this;
      bound = function (this: unknown, ...args: unknown[]) {
        return apply(runInAsyncScope, resource, [fn, this, ...args]);
      };
      Object.defineProperty(bound, 'name', { value: 'bound', configurable: true });
    } else {
      bound = runInAsyncScope.bind(this, fn, thisArg) as Callback;
    }
    let resource: unknown = this;
    const says = 'The asyncResource property on bound functions is deprecated';
    return Object.defineProperties(bound, {
      length: { value: fn.length, writable: false, enumerable: false, configurable: true },
      asyncResource: {
        get: deprecate(() => resource, says, 'DEP0172'),
        set: deprecate(
          ((value: unknown) => {
            resource = value;
          }) as () => void,
          says,
          'DEP0172',
        ),
        enumerable: true,
        configurable: true,
      },
    });
  }

  static bind(fn: Callback, type?: unknown, thisArg?: unknown): Callback {
    if (fn === undefined || fn === null) throw new TypeError(`Cannot read properties of ${fn} (reading 'name')`);
    return createResource((type || fn.name || 'bound-anonymous-fn') as string).bind(fn, thisArg);
  }
}
/** Outside of the class: a class that names itself gets another name from the bundler. */
function createResource(type: string): AsyncResource {
  return new AsyncResource(type);
}

for (const [method, length] of [
  [AsyncResource.bind, 3],
  [AsyncResource.prototype.runInAsyncScope, 2],
] as const) {
  Object.defineProperty(method, 'length', { value: length, configurable: true });
}
