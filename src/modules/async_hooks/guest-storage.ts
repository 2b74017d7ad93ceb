import { assertApplicable } from 'internal:applicable';
import { frames as shared } from 'internal:async-context';
import { validateObject } from 'internal:validators';
import { AsyncContextFrame, enter, findNode, leave } from './guest-frame.ts';
import { AsyncResource } from './guest-resource.ts';

const frames = shared;
const { apply } = Reflect;
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

  run(data: unknown, fn: Callback, ...args: unknown[]): unknown {
    const outer = frames[0] as AsyncContextFrame | undefined;
    const frame = outer === undefined ? new AsyncContextFrame(this, data, undefined) : enter(this, data);
    frames[0] = frame;
    try {
      if (typeof fn !== 'function') assertApplicable(fn);
      return apply(fn, null, args);
    } finally {
      // What other storages entered meanwhile stays, as in Node; the frame of before is put back where nothing did.
      if (frames[0] === frame && !frame.isChanged) frames[0] = outer;
      else {
        const prior = findNode(outer, this);
        enter(this, prior === undefined ? this.#defaultValue : prior.value);
      }
    }
  }

  exit(fn: Callback, ...args: unknown[]): unknown {
    return apply(this.run, this, [undefined, fn, ...args]);
  }

  getStore(): unknown {
    const frame = frames[0] as AsyncContextFrame | undefined;
    // The commonest program has one storage.
    if (frame !== undefined && frame.storage === this) return frame.value;
    const node = findNode(frame, this);
    return node === undefined ? this.#defaultValue : node.value;
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
