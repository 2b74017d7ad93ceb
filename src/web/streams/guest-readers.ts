import { codes } from 'internal:errors';
import { readInto } from './guest-byte-operations.ts';
import {
  assertThis,
  defer,
  dictionary,
  finishClass,
  hasState,
  invalidState,
  kState,
  rejected,
  setState,
  tag,
} from './guest-internals.ts';
import { attachReader, cancelStream, isLocked, readChunk, releaseReader } from './guest-readable-operations.ts';
import type { ReaderSlots, ReadRequest, Stream } from './guest-readable-types.ts';

type Result = { value: unknown; done: boolean };

function requestFor(settle: { resolve(result: Result): void; reject(error: unknown): void }): ReadRequest {
  return {
    chunk: (value) => settle.resolve({ value, done: false }),
    close: (value) => settle.resolve({ value, done: true }),
    error: (error) => settle.reject(error),
  };
}

/** Set by the stream's class: readers and streams know each other. */
export const streamClass: { isReadableStream(value: unknown): value is Stream } = {
  isReadableStream: (_value): _value is Stream => false,
};

function checkStream(stream: unknown): asserts stream is Stream {
  if (!streamClass.isReadableStream(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
  if (isLocked(stream)) throw invalidState('ReadableStream is locked');
}

/** https://streams.spec.whatwg.org/#default-reader-class */
export class ReadableStreamDefaultReader {
  declare [kState]: ReaderSlots;
  constructor(stream: unknown) {
    checkStream(stream);
    setState(this, attachReader(this, stream, ReadableStreamDefaultReader.prototype, false));
  }
  read(): Promise<Result> {
    if (!hasState(this, ReadableStreamDefaultReader)) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    if (this[kState].stream === undefined) return rejected(invalidState('The reader is not attached to a stream'));
    const deferred = defer<Result>();
    readChunk(this, requestFor(deferred));
    return deferred.promise;
  }
  releaseLock(): void {
    assertThis(this, ReadableStreamDefaultReader);
    if (this[kState].stream !== undefined) releaseReader(this);
  }
  get closed(): Promise<void> {
    if (!hasState(this, ReadableStreamDefaultReader)) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    return this[kState].closed.promise;
  }
  cancel(reason: unknown = undefined): Promise<void> {
    if (!hasState(this, ReadableStreamDefaultReader)) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamDefaultReader'));
    const { stream } = this[kState];
    if (stream === undefined) return rejected(invalidState('The reader is not attached to a stream'));
    return cancelStream(stream, reason);
  }
}

/** https://streams.spec.whatwg.org/#byob-reader-class */
export class ReadableStreamBYOBReader {
  declare [kState]: ReaderSlots;
  constructor(stream: unknown) {
    checkStream(stream);
    if (!stream[kState].controller[kState].isByte)
      throw new codes.ERR_INVALID_ARG_VALUE('stream', stream, 'must be a byte stream');
    setState(this, attachReader(this, stream, ReadableStreamBYOBReader.prototype, true));
  }
  async read(view: unknown, options: unknown = undefined): Promise<Result> {
    assertThis(this, ReadableStreamBYOBReader);
    if (!ArrayBuffer.isView(view)) throw new codes.ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
    const min = Number((dictionary(options, 'options') as { min?: unknown } | undefined)?.min ?? 1);
    if (view.byteLength === 0 || view.buffer.byteLength === 0) {
      throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
    }
    if (!Number.isInteger(min) || min <= 0) throw new codes.ERR_INVALID_ARG_VALUE('options.min', min, 'must be greater than 0');
    const most = (view as unknown as { length?: number }).length ?? view.byteLength;
    if (min > most) {
      const range = 'length' in view ? 'view.length' : 'view.byteLength';
      throw new codes.ERR_OUT_OF_RANGE('options.min', `<= ${range}`, min);
    }
    if (this[kState].stream === undefined) throw invalidState('The reader is not attached to a stream');
    const deferred = defer<Result>();
    readInto(this, view, min, requestFor(deferred));
    return deferred.promise;
  }
  releaseLock(): void {
    assertThis(this, ReadableStreamBYOBReader);
    if (this[kState].stream !== undefined) releaseReader(this);
  }
  get closed(): Promise<void> {
    if (!hasState(this, ReadableStreamBYOBReader)) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamBYOBReader'));
    return this[kState].closed.promise;
  }
  cancel(reason: unknown = undefined): Promise<void> {
    if (!hasState(this, ReadableStreamBYOBReader)) return rejected(new codes.ERR_INVALID_THIS('ReadableStreamBYOBReader'));
    const { stream } = this[kState];
    if (stream === undefined) return rejected(invalidState('The reader is not attached to a stream'));
    return cancelStream(stream, reason);
  }
}
Object.defineProperty(ReadableStreamBYOBReader.prototype.read, 'length', { value: 1, configurable: true });
for (const Class of [ReadableStreamDefaultReader, ReadableStreamBYOBReader]) {
  const requests = Class === ReadableStreamDefaultReader ? 'readRequests' : 'readIntoRequests';
  finishClass(Class, 'read releaseLock closed cancel', (self: ReadableStreamDefaultReader) => ({
    stream: self[kState].stream,
    [requests]: self[kState].requests.length,
    close: self.closed,
  }));
  tag(Class, Class.name);
}
