import { AbortError, codes } from 'internal:errors';
import { validateAbortSignal, validateInteger, validateObject } from 'internal:validators';
import { addAbortListener, dispose } from './guest-abort-listener.ts';
import { subscribe, unsubscribe } from './guest-subscribe.ts';

interface AbortSource {
  readonly aborted: boolean;
  readonly reason: unknown;
}
interface OnOptions {
  signal?: AbortSource;
  close?: readonly unknown[];
  highWaterMark?: number;
  highWatermark?: number;
  lowWaterMark?: number;
  lowWatermark?: number;
}
interface Waiting {
  resolve(result: IteratorResult<unknown, undefined>): void;
  reject(error: unknown): void;
}
type Pausable = { pause(): void; resume(): void };
type Handler = (...args: unknown[]) => unknown;

/** Observable on the iterator: how full it is, and where its marks are. */
const kWatermarkData = Symbol.for('nodejs.watermarkData');
/** Internal option: listeners get one argument, and that is the value. For readline, whose lines are not wrapped. */
export const kFirstEventParam: unique symbol = Symbol.for('nodejs.kFirstEventParam') as never;

const none: OnOptions = Object.freeze({ __proto__: null }) as OnOptions;
const AsyncIteratorPrototype = Reflect.getPrototypeOf(
  Reflect.getPrototypeOf(async function* () {}.prototype as object) as object,
) as object;

/** First in, first out, without the cost of `shift` on a long array. */
class Queue<Item> {
  #items: Item[] = [];
  #head = 0;
  get size(): number {
    return this.#items.length - this.#head;
  }
  add(item: Item): void {
    this.#items[this.#items.length] = item;
  }
  take(): Item {
    const item = this.#items[this.#head] as Item;
    this.#items[this.#head++] = undefined as Item;
    if (this.#head === this.#items.length) {
      this.#items = [];
      this.#head = 0;
    }
    return item;
  }
}

/** nodejs.org/api/events.html#eventsonemitter-eventname-options */
export function on(emitter: unknown, event: unknown, options: OnOptions = none): AsyncIterator<unknown> {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(high, 'options.highWaterMark', 1);
  validateInteger(low, 'options.lowWaterMark', 1);

  const values = new Queue<unknown>();
  const waiting = new Queue<Waiting>();
  const subscriptions: [source: unknown, name: unknown, handler: Handler][] = [];
  let isPaused = false;
  let failure: { error: unknown } | undefined;
  let finished = false;
  let abortSubscription: Disposable | undefined;

  const listen = (source: unknown, name: unknown, handler: Handler): void => {
    subscribe(source, name, handler);
    subscriptions[subscriptions.length] = [source, name, handler];
  };
  const onValue = (value: unknown): void => {
    if (waiting.size > 0) {
      waiting.take().resolve({ value, done: false });
      return;
    }
    if (!isPaused && values.size + 1 > high) {
      isPaused = true;
      (emitter as Pausable).pause();
    }
    values.add(value);
  };
  const close = (): Promise<IteratorResult<unknown, undefined>> => {
    abortSubscription?.[dispose]();
    for (let index = 0; index < subscriptions.length; index++) unsubscribe(...subscriptions[index]!);
    subscriptions.length = 0;
    finished = true;
    while (waiting.size > 0) waiting.take().resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  const onError = (error: unknown): void => {
    if (waiting.size > 0) waiting.take().reject(error);
    else failure = { error };
    close();
  };

  const iterator = {
    next(): Promise<IteratorResult<unknown, undefined>> {
      if (values.size > 0) {
        const value = values.take();
        if (isPaused && values.size < low) {
          (emitter as Pausable).resume();
          isPaused = false;
        }
        return Promise.resolve({ value, done: false });
      }
      if (failure !== undefined) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (finished) return close();
      return new Promise((resolve, reject) => waiting.add({ resolve, reject }));
    },
    return(): Promise<IteratorResult<unknown, undefined>> {
      return close();
    },
    throw(error: unknown): void {
      if (!error || !(error instanceof Error)) throw new codes.ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      onError(error);
    },
    [Symbol.asyncIterator](): unknown {
      return this;
    },
    [kWatermarkData]: {
      get size(): number {
        return values.size;
      },
      get low(): number {
        return low;
      },
      get high(): number {
        return high;
      },
      get isPaused(): boolean {
        return isPaused;
      },
    },
  };
  Object.setPrototypeOf(iterator, AsyncIteratorPrototype);

  const first = (options as { [kFirstEventParam]?: boolean })[kFirstEventParam];
  listen(emitter, event, first ? onValue : (...args: unknown[]) => onValue(args));
  // Event targets have no 'error' event of their own kind.
  if (event !== 'error' && typeof (emitter as { on?: unknown }).on === 'function') listen(emitter, 'error', onError);
  const closeEvents = options.close;
  if (closeEvents?.length) {
    for (let index = 0; index < closeEvents.length; index++) listen(emitter, closeEvents[index], close);
  }
  if (signal !== undefined) {
    abortSubscription = addAbortListener(signal, () => onError(new AbortError(undefined, { cause: signal.reason })));
  }
  return iterator as unknown as AsyncIterator<unknown>;
}
