import { assertApplicable } from 'internal:applicable';
import { CURRENT, frames as shared } from 'internal:async-context';
import { validateObject } from 'internal:validators';
import { type AsyncContextFrame, enter, leave } from './guest-frame.ts';
import { AsyncResource } from './guest-resource.ts';

const frames = shared;
const { apply } = Reflect;
const NO_ARGUMENTS: readonly unknown[] = [];
const disposeSymbol = (Symbol as unknown as { readonly dispose: symbol }).dispose;

type Callback = (...args: unknown[]) => unknown;

/** nodejs.org/api/async_context.html#class-asynclocalstorage */
export class AsyncLocalStorage {
  readonly #defaultValue: unknown;
  readonly #name: string | undefined;

  constructor(options: { defaultValue?: unknown; name?: unknown } = {}) {
    validateObject(options, 'options');
    this.#defaultValue = options.defaultValue;
    const { name } = options;
    if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    if (name !== undefined) this.#name = `${name}`;
  }

  /** nodejs.org/api/async_context.html#asynclocalstoragename */
  get name(): string {
    return this.#name || '';
  }

  static bind(fn: Callback): Callback {
    return AsyncResource.bind(fn);
  }

  static snapshot(): Callback {
    return AsyncResource.bind(((cb: Callback, ...args: unknown[]) => {
      if (typeof cb !== 'function') throw new TypeError('cb is not a function');
      return cb(...args);
    }) as Callback);
  }

  disable(): void {
    leave(this);
  }

  enterWith(data: unknown): void {
    enter(this, data);
  }

  run(data: unknown, fn: Callback): unknown {
    const outer = frames[CURRENT];
    const prior = this.getStore();
    const frame = enter(this, data);
    try {
      if (typeof fn !== 'function') assertApplicable(fn);
      const count = arguments.length;
      if (count === 2) return apply(fn, null, NO_ARGUMENTS);
      const args: unknown[] = [];
      for (let index = 2; index < count; index++) args.push(arguments[index]);
      return apply(fn, null, args);
    } finally {
      // What other storages entered meanwhile stays, as in Node; the frame of before is put back where nothing did.
      if (frames[CURRENT] === frame && !frame.isChanged) frames[CURRENT] = outer;
      else enter(this, prior);
    }
  }

  exit(fn: Callback, ...args: unknown[]): unknown {
    return apply(this.run, this, [undefined, fn, ...args]);
  }

  getStore(): unknown {
    let node = frames[CURRENT] as AsyncContextFrame | undefined;
    while (node !== undefined) {
      if (node.storage === this) return node.value;
      node = node.rest;
    }
    return this.#defaultValue;
  }

  /** nodejs.org/api/async_context.html#asynclocalstoragewithscopestore */
  withScope(store: unknown): RunScope {
    return new RunScope(this, store);
  }
}

/** nodejs.org/api/async_context.html#class-runscope */
class RunScope {
  readonly #storage: AsyncLocalStorage;
  readonly #previous: unknown;
  #disposed = false;

  constructor(storage: AsyncLocalStorage, store: unknown) {
    this.#storage = storage;
    this.#previous = storage.getStore();
    storage.enterWith(store);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#storage.enterWith(this.#previous);
  }
}
Object.defineProperty(RunScope.prototype, disposeSymbol, {
  value: {
    [disposeSymbol](this: RunScope): void {
      this.dispose();
    },
  }[disposeSymbol],
  writable: true,
  configurable: true,
});
