import { codes } from 'internal:errors';
import { kState, promiseCall } from './guest-internals.ts';
import { cancelStream, closeDefault, enqueueDefault, readChunk, releaseReader } from './guest-readable-operations.ts';
import type { DefaultController, SourceAlgorithms, Stream } from './guest-readable-types.ts';
import { ReadableStreamDefaultReader } from './guest-readers.ts';

type Result = { value: unknown; done: boolean };

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype) as object;

/** https://streams.spec.whatwg.org/#rs-asynciterator: one step at a time, in the order in which they were asked for. */
export function iterate(stream: Stream, preventCancel: boolean): object {
  const reader = new ReadableStreamDefaultReader(stream);
  let ongoing: Promise<unknown> | undefined;
  let isOver = false;

  const step = (): Promise<Result> => {
    if (isOver) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      readChunk(reader, {
        chunk: (value) => resolve({ value, done: false }),
        close() {
          isOver = true;
          if (reader[kState].stream !== undefined) releaseReader(reader);
          resolve({ done: true, value: undefined });
        },
        error(error) {
          isOver = true;
          if (reader[kState].stream !== undefined) releaseReader(reader);
          reject(error);
        },
      });
    });
  };
  const end = async (value: unknown): Promise<Result> => {
    if (isOver) return { done: true, value };
    isOver = true;
    if (preventCancel) {
      releaseReader(reader);
      return { done: true, value };
    }
    const canceled = cancelStream(stream, value);
    releaseReader(reader);
    await canceled;
    return { done: true, value };
  };
  const queue = (run: () => Promise<Result>): Promise<Result> => {
    const next = ongoing === undefined ? run() : ongoing.then(run, run);
    ongoing = next;
    const settled = (): void => {
      if (ongoing === next) ongoing = undefined;
    };
    next.then(settled, settled);
    return next;
  };
  return Object.setPrototypeOf(
    {
      next: () => queue(step),
      return: (value: unknown) => queue(() => end(value)),
      [Symbol.asyncIterator]() {
        return this;
      },
    },
    AsyncIteratorPrototype,
  ) as object;
}

/** https://streams.spec.whatwg.org/#rs-from */
export function toSource(iterable: unknown): SourceAlgorithms {
  if (iterable === undefined || iterable === null) {
    throw new TypeError(`Cannot read properties of ${iterable} (reading 'Symbol(Symbol.asyncIterator)')`);
  }
  const source = iterable as Record<symbol, unknown>;
  const asyncMethod = source[Symbol.asyncIterator];
  const open = asyncMethod ?? source[Symbol.iterator];
  if (typeof open !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE(iterable as never);
  const iterator = Reflect.apply(open, source, []) as {
    next(): unknown;
    return?(reason: unknown): unknown;
  };
  if (typeof iterator !== 'object' || iterator === null) throw invalid('The iterator', iterator);
  return {
    start: () => undefined,
    async pull(controller) {
      const next = iterator.next();
      const result = (asyncMethod == null ? next : await next) as Result;
      if (typeof result !== 'object' || result === null) throw invalid('The result of next()', result);
      // What a synchronous iterator gives is waited for as an AsyncFromSyncIterator does.
      const value = asyncMethod == null ? await result.value : result.value;
      if (result.done) closeDefault(controller as DefaultController);
      else enqueueDefault(controller as DefaultController, value);
    },
    cancel: (reason) =>
      promiseCall(async () => {
        if (iterator.return === undefined) return;
        const result = await iterator.return(reason);
        if (typeof result !== 'object' || result === null) throw invalid('The result of return()', result);
      }),
  };
}

function invalid(what: string, value: unknown): TypeError {
  return new TypeError(`${what} must be an object. Received ${String(value)}`);
}
