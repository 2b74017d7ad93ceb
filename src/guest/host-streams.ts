import { setEntry } from 'internal:entries';
import { onRestore } from 'internal:lifecycle';
import { requireShared } from 'internal:loader';
import { port, verbId } from 'internal:port';

/**
 * Streams between the guest and the embedder's functions (src/modules/host/host-streams.ts). Each item is asked for by the side
 * that wants it, so neither side ever holds more than one.
 */
const NEXT = verbId('host.next');
const CLOSE = verbId('host.close');
const ITEM = verbId('host.item');
const FAILED = verbId('host.failed');

const MAX_STREAMS = 64;

/** A stream belongs to the sandbox that opened it: one out of a snapshot must not read another's of the same number. */
let tenancy = {};
/** Iterators of this guest that the host may ask for items. */
const exported = new Map<number, AsyncIterator<unknown> | Iterator<unknown>>();
let lastId = 0;

onRestore(() => {
  tenancy = {};
  exported.clear();
});

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())) as object;
/** What a host function's async iterable or generator is to the guest. */
class HostStream {
  readonly #id: number;
  readonly #tenancy = tenancy;
  #isOver = false;

  constructor(id: number) {
    this.#id = id;
  }

  async next(): Promise<{ value: unknown; done: boolean }> {
    if (this.#isOver) return { value: undefined, done: true };
    if (this.#tenancy !== tenancy) {
      this.#isOver = true;
      throw Object.assign(new Error('The stream belongs to the sandbox that a snapshot was taken of'), {
        code: 'ERR_INVALID_STATE',
      });
    }
    try {
      const result = (await port(NEXT, this.#id)) as { value: unknown; done: boolean };
      if (result.done) this.#isOver = true;
      return result;
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }

  async return(value?: unknown): Promise<{ value: unknown; done: boolean }> {
    if (!this.#isOver && this.#tenancy === tenancy) {
      this.#isOver = true;
      await port(CLOSE, this.#id);
    }
    return { value, done: true };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }
}
Object.setPrototypeOf(HostStream.prototype, AsyncIteratorPrototype);
Object.defineProperty(HostStream.prototype, Symbol.toStringTag, { value: 'HostStream', configurable: true });

interface ReadableStreams {
  readonly ReadableStream: new (source: object, strategy: object) => object;
}

setEntry('openStream', (id: number, isReadable: boolean) => {
  const stream = new HostStream(id);
  if (!isReadable) return stream;
  const { ReadableStream } = requireShared('web:streams') as ReadableStreams;
  interface Controller {
    close(): void;
    enqueue(value: unknown): void;
  }
  const source = {
    async pull(controller: Controller) {
      const { value, done } = await stream.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await stream.return();
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
});

/** The number of a stream that is an argument; 0 for what is none. */
setEntry('exportStream', (value: Partial<AsyncGenerator & Generator>): number => {
  const { [Symbol.asyncIterator]: asyncIterator, [Symbol.iterator]: iterator, next } = value;
  const open =
    typeof asyncIterator === 'function'
      ? () => asyncIterator.call(value as AsyncGenerator)
      : typeof iterator === 'function' && typeof next === 'function'
        ? () => iterator.call(value as Generator)
        : undefined;
  if (open === undefined) return 0;
  if (exported.size >= MAX_STREAMS) {
    throw Object.assign(new Error(`${MAX_STREAMS} streams are open already`), { code: 'ERR_HOST_CALL_LIMIT' });
  }
  exported.set(++lastId, open());
  return lastId;
});

function fail(id: number, error: unknown): void {
  exported.delete(id);
  const { name, message, code } = (typeof error === 'object' && error !== null ? error : { message: error }) as Partial<
    Error & { code: unknown }
  >;
  port(FAILED, id, `${name ?? 'Error'}`, `${message ?? ''}`, typeof code === 'string' ? code : '');
}

async function pull(id: number): Promise<void> {
  const iterator = exported.get(id);
  if (iterator === undefined) return;
  let result: IteratorResult<unknown>;
  try {
    result = await iterator.next();
    if (typeof result !== 'object' || result === null)
      throw new TypeError(`Iterator result ${result as string} is not an object`);
  } catch (error) {
    if (exported.get(id) === iterator) fail(id, error);
    return;
  }
  // The host may have lost its interest meanwhile.
  if (exported.get(id) !== iterator) return;
  const { done = false, value } = result;
  if (done) exported.delete(id);
  try {
    port(ITEM, id, done, done ? undefined : value);
  } catch (error) {
    fail(id, error);
    await iterator.return?.();
  }
}

// What an iterator of user code throws besides goes where all that nobody handles goes.
setEntry('pullStream', (id: number) => void pull(id));
setEntry('closeStream', (id: number) => {
  const iterator = exported.get(id);
  exported.delete(id);
  void (async () => iterator?.return?.())();
});

/** By which the engine tells plain objects from what may be a stream: its prototype and its key (src/engine/foreign.ts). */
export const streamSample = { [Symbol.asyncIterator]: null };
