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
  members,
  method,
  objectArgument,
  promiseCall,
  promiseResolvedBy,
  rejected,
  startMethod,
  tag,
} from './guest-internals.ts';
import { iterate, toSource } from './guest-iterate.ts';
import { type PipeOptions, pipe } from './guest-pipe.ts';
import { setUpBytes, setUpDefault } from './guest-readable-controllers.ts';
import { cancelStream, isLocked } from './guest-readable-operations.ts';
import type { SourceAlgorithms, Stream, StreamSlots } from './guest-readable-types.ts';
import { ReadableStreamBYOBReader, ReadableStreamDefaultReader, streamClass } from './guest-readers.ts';
import { highWaterMarkOf, type SizeAlgorithm, type Strategy, sizeOf } from './guest-strategies.ts';
import { teeDefault } from './guest-tee.ts';
import { teeBytes } from './guest-tee-bytes.ts';
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
    const source = objectArgument(underlyingSource, 'source') as Options | undefined;
    const strategy = dictionary(queuingStrategy, 'strategy') as Strategy | undefined;
    // The strategy is converted before the source is looked at (streams.spec.whatwg.org/#rs-constructor).
    const givenSize = strategy?.size;
    const givenMark = strategy?.highWaterMark;
    const type = source?.['type'];
    if (type !== undefined && String(type) === 'bytes') {
      if (givenSize !== undefined) {
        throw new (
          codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }
        ).RangeError('strategy.size', givenSize);
      }
      const mark = highWaterMarkOf(givenMark, 0);
      const callbacks = members(source, 'start pull cancel autoAllocateChunkSize');
      const given = callbacks['autoAllocateChunkSize'];
      let allocate: number | undefined;
      if (given !== undefined) {
        allocate = Number(given);
        if (!Number.isInteger(allocate) || allocate <= 0) {
          throw new codes.ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', given);
        }
      }
      setUpBytes(this, ReadableStream.prototype, sourceAlgorithms(source, callbacks), mark, allocate);
      return;
    }
    if (type !== undefined) throw new codes.ERR_INVALID_ARG_VALUE('source.type', type);
    const mark = highWaterMarkOf(givenMark, 1);
    const size = sizeOf(givenSize);
    const algorithms = sourceAlgorithms(source, members(source, 'start pull cancel'));
    setUpDefault(this, ReadableStream.prototype, algorithms, mark, size);
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
    return branch(this);
  }

  values(options: unknown = undefined): unknown {
    assertThis(this, ReadableStream);
    const preventCancel = !!(dictionary(options, 'options') as Options | undefined)?.['preventCancel'];
    if (isLocked(this)) throw invalidState('ReadableStream is locked');
    return iterate(this, preventCancel);
  }
}

function sourceAlgorithms(source: object | undefined, callbacks: Options): SourceAlgorithms {
  const start = startMethod(source, callbacks['start']);
  const pull = method('source.pull', source, callbacks['pull']);
  const cancel = method('source.cancel', source, callbacks['cancel']);
  return {
    start: (controller) => start?.(controller),
    pull: (controller) => promiseCall(() => pull?.(controller)),
    cancel: (reason) => promiseResolvedBy(() => cancel?.(reason)),
  };
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

function branch(stream: ReadableStream): [ReadableStream, ReadableStream] {
  const isByte = stream[kState].controller[kState].isByte;
  return (isByte ? teeBytes(stream, makeByteStream) : teeDefault(stream, (algorithms) => makeReadable(algorithms))) as never;
}

/** What `node:stream/web` has under this name is the operation itself. */
export function ReadableStreamTee(stream: unknown): [ReadableStream, ReadableStream] {
  if (!isReadableStream(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
  return branch(stream);
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
