import { codes } from 'internal:errors';
import { validateAbortSignal } from 'internal:validators';
import {
  assertThis,
  dictionary,
  finishClass,
  hasState,
  invalidState,
  kMake,
  kState,
  method,
  promiseCall,
  rejected,
  tag,
} from './guest-internals.ts';
import { iterate, toSource } from './guest-iterate.ts';
import { type PipeOptions, pipe } from './guest-pipe.ts';
import { setUpBytes, setUpDefault } from './guest-readable-controllers.ts';
import { cancelStream, isLocked } from './guest-readable-operations.ts';
import type { SourceAlgorithms, Stream, StreamSlots } from './guest-readable-types.ts';
import { ReadableStreamBYOBReader, ReadableStreamDefaultReader, streamClass } from './guest-readers.ts';
import { highWaterMarkOf, type SizeAlgorithm, type Strategy, sizeOf } from './guest-strategies.ts';
import { tee } from './guest-tee.ts';
import { isWritableLocked, isWritableStream } from './guest-writable.ts';

type Options = Record<string, unknown>;

/** https://streams.spec.whatwg.org/#rs-class */
export class ReadableStream {
  declare [kState]: StreamSlots;

  static from(iterable: unknown): ReadableStream {
    return makeReadable(toSource(iterable), 0);
  }

  constructor(underlyingSource: unknown = undefined, queuingStrategy: unknown = undefined) {
    if (underlyingSource === kMake) return;
    const source = dictionary(underlyingSource, 'source') as Options | undefined;
    const strategy = dictionary(queuingStrategy, 'strategy') as Strategy | undefined;
    const type = source?.['type'];
    const [start, pull, cancel] = ['start', 'pull', 'cancel'].map((name) => method(source, name));
    const algorithms: SourceAlgorithms = {
      start: (controller) => start?.(controller),
      pull: (controller) => promiseCall(() => pull?.(controller)),
      cancel: (reason) => promiseCall(() => cancel?.(reason)),
    };
    if (type !== undefined && String(type) === 'bytes') {
      if (strategy?.size !== undefined) {
        throw new (
          codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }
        ).RangeError('strategy.size', strategy.size);
      }
      const mark = highWaterMarkOf(strategy, 0);
      let allocate: number | undefined;
      if (source!['autoAllocateChunkSize'] !== undefined) {
        allocate = Number(source!['autoAllocateChunkSize']);
        if (!Number.isInteger(allocate) || allocate <= 0) {
          throw new codes.ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', source!['autoAllocateChunkSize']);
        }
      }
      setUpBytes(this, ReadableStream.prototype, algorithms, mark, allocate);
      return;
    }
    if (type !== undefined) throw new codes.ERR_INVALID_ARG_VALUE('source.type', type);
    const size = sizeOf(strategy);
    setUpDefault(this, ReadableStream.prototype, algorithms, highWaterMarkOf(strategy, 1), size);
  }

  get locked(): boolean {
    assertThis(this, ReadableStream);
    return isLocked(this);
  }

  cancel(reason: unknown = undefined): Promise<void> {
    if (!isReadableStream(this)) return rejected(new codes.ERR_INVALID_THIS('ReadableStream'));
    if (isLocked(this)) return rejected(invalidState('ReadableStream is locked'));
    return cancelStream(this, reason);
  }

  getReader(options: unknown = undefined): ReadableStreamDefaultReader | ReadableStreamBYOBReader {
    assertThis(this, ReadableStream);
    const mode = (dictionary(options, 'options') as Options | undefined)?.['mode'];
    if (mode === undefined) return new ReadableStreamDefaultReader(this);
    if (String(mode) !== 'byob') throw new codes.ERR_INVALID_ARG_VALUE('options.mode', mode);
    return new ReadableStreamBYOBReader(this);
  }

  pipeThrough(transform: unknown, options: unknown = undefined): unknown {
    assertThis(this, ReadableStream);
    const { readable, writable } = (transform ?? {}) as { readable?: unknown; writable?: unknown };
    if (!isReadableStream(readable)) throw new codes.ERR_INVALID_ARG_TYPE('transform.readable', 'ReadableStream', readable);
    if (!isWritableStream(writable)) throw new codes.ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', writable);
    const checked = pipeOptions(options);
    if (isLocked(this)) throw invalidState('The ReadableStream is locked');
    if (isWritableLocked(writable)) throw invalidState('The WritableStream is locked');
    pipe(this, writable, checked).catch(() => {});
    return readable;
  }

  pipeTo(destination: unknown, options: unknown = undefined): Promise<void> {
    try {
      assertThis(this, ReadableStream);
      if (!isWritableStream(destination)) {
        throw new codes.ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', destination);
      }
      const checked = pipeOptions(options);
      if (isLocked(this)) throw invalidState('The ReadableStream is locked');
      if (isWritableLocked(destination)) throw invalidState('The WritableStream is locked');
      return pipe(this, destination, checked);
    } catch (error) {
      return rejected(error);
    }
  }

  tee(): [ReadableStream, ReadableStream] {
    assertThis(this, ReadableStream);
    if (isLocked(this)) throw invalidState('ReadableStream is locked');
    return tee(this, (algorithms, isByte) => (isByte ? makeByteStream(algorithms) : makeReadable(algorithms))) as never;
  }

  values(options: unknown = undefined): unknown {
    assertThis(this, ReadableStream);
    const preventCancel = !!(dictionary(options, 'options') as Options | undefined)?.['preventCancel'];
    if (isLocked(this)) throw invalidState('ReadableStream is locked');
    return iterate(this, preventCancel);
  }
}

function pipeOptions(options: unknown): PipeOptions {
  const given = dictionary(options, 'options') as Options | undefined;
  const preventAbort = !!given?.['preventAbort'];
  const preventCancel = !!given?.['preventCancel'];
  const preventClose = !!given?.['preventClose'];
  const signal = given?.['signal'] as PipeOptions['signal'];
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return { preventAbort, preventCancel, preventClose, signal };
}

export const isReadableStream = (value: unknown): value is ReadableStream => hasState(value, ReadableStream);
streamClass.isReadableStream = isReadableStream as (value: unknown) => value is Stream;

export function makeReadable(algorithms: SourceAlgorithms, mark = 1, size: SizeAlgorithm = () => 1): ReadableStream {
  const stream = new ReadableStream(kMake);
  setUpDefault(stream, ReadableStream.prototype, algorithms, mark, size);
  return stream;
}

export function makeByteStream(algorithms: SourceAlgorithms): ReadableStream {
  const stream = new ReadableStream(kMake);
  setUpBytes(stream, ReadableStream.prototype, algorithms, 0);
  return stream;
}

finishClass(ReadableStream, 'locked cancel getReader pipeThrough pipeTo tee values', (self: ReadableStream) => ({
  locked: self.locked,
  state: self[kState].state,
  supportsBYOB: self[kState].controller[kState].isByte,
}));
Object.defineProperty(ReadableStream, 'from', { enumerable: true });
Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  value: ReadableStream.prototype.values,
  writable: true,
  configurable: true,
});
tag(ReadableStream, 'ReadableStream');
