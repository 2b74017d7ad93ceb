import { AbortError, codes } from 'internal:errors';
import { requireShared } from 'internal:loader';
import { nextTick } from 'internal:tasks';
import { validateBoolean, validateObject, validateOneOf } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { Duplex, destroyFunctions, finished, Readable, streamChecks, Writable } from './guest-package.ts';
import type { Duplex as NodeDuplex, Readable as NodeReadable, Writable as NodeWritable, StreamCallback } from './guest-types.ts';

/** Between streams of Node and of the Web (nodejs.org/api/stream.html#streamreadablefromwebreadablestream-options). */
type Streams = typeof import('web:streams');
type WebReadable = InstanceType<Streams['ReadableStream']>;
type WebWritable = InstanceType<Streams['WritableStream']>;
interface WebController {
  readonly desiredSize: number | null;
  enqueue(chunk: unknown): void;
  close(): void;
  error(error: unknown): void;
}
type Options = Record<string, unknown>;

/** Web streams are a module of their own, loaded at the first conversion. */
const web = (): Streams => requireShared('web:streams') as Streams;
const { isReadableNodeStream, isWritableNodeStream } = streamChecks;

function optionsOf(options: unknown): Options {
  if (options === undefined) return {};
  validateObject(options, 'options');
  return options as Options;
}

function sideOptions({ highWaterMark, encoding, objectMode = false, decodeStrings = true, signal }: Options): Options {
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  if (encoding !== undefined && !Buffer.isEncoding(encoding)) throw new codes.ERR_INVALID_ARG_VALUE('options.encoding', encoding);
  return { highWaterMark, encoding, objectMode, decodeStrings, signal };
}

type WebReader = ReturnType<WebReadable['getReader']> & { read(): Promise<{ value: unknown; done: boolean }> };
type WebWriter = ReturnType<WebWritable['getWriter']>;

const readerOf = (stream: WebReadable): WebReader => stream.getReader() as WebReader;

function readableFromWeb(readableStream: unknown, options: unknown): NodeReadable {
  if (!(readableStream instanceof web().ReadableStream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  }
  const reader = readerOf(readableStream);
  let isClosed = false;
  const readable: NodeReadable = new Readable({
    ...sideOptions(optionsOf(options)),
    read() {
      reader.read().then(
        ({ value, done }) => void readable.push(done ? null : value),
        (error: unknown) => void readable.destroy(error),
      );
    },
    destroy(error: unknown, callback: StreamCallback) {
      const tell = (failure: unknown): void => nextTick(callback as never, failure);
      if (isClosed) tell(error);
      else
        reader.cancel(error).then(
          () => tell(error),
          (failure: unknown) => tell(error ?? failure),
        );
    },
  });
  reader.closed.then(
    () => {
      isClosed = true;
    },
    (error: unknown) => {
      isClosed = true;
      readable.destroy(error);
    },
  );
  return readable;
}

function writableFromWeb(writableStream: unknown, options: unknown): NodeWritable {
  if (!(writableStream instanceof web().WritableStream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  }
  const writer = writableStream.getWriter();
  let isClosed = false;
  const writable: NodeWritable = new Writable({
    ...sideOptions(optionsOf(options)),
    ...writesTo(writer, () => isClosed),
    destroy(error: unknown, callback: StreamCallback) {
      const tell = (failure?: unknown): void => nextTick(callback as never, error ?? failure);
      if (isClosed) tell();
      else if (error != null) writer.abort(error).then(() => tell(), tell);
      else writer.close().then(() => tell(), tell);
    },
  });
  writer.closed.then(
    () => {
      isClosed = true;
      if (!writable.writableEnded) writable.destroy(new codes.ERR_STREAM_PREMATURE_CLOSE());
    },
    (error: unknown) => {
      isClosed = true;
      writable.destroy(error);
    },
  );
  return writable;
}

/** How a writable side hands on what it is given. */
function writesTo(writer: WebWriter, isClosed: () => boolean): Options {
  const write = (chunks: unknown[], callback: StreamCallback): void => {
    const tell = (error?: unknown): void => nextTick(callback as never, error);
    writer.ready.then(() => Promise.all(chunks.map((chunk) => writer.write(chunk))).then(() => tell(), tell), tell);
  };
  return {
    write: (chunk: unknown, _encoding: string, callback: StreamCallback) => write([chunk], callback),
    writev: (chunks: { chunk: unknown }[], callback: StreamCallback) =>
      write(
        chunks.map(({ chunk }) => chunk),
        callback,
      ),
    final(callback: StreamCallback) {
      const tell = (error?: unknown): void => nextTick(callback as never, error);
      if (isClosed()) tell();
      else writer.close().then(() => tell(), tell);
    },
  };
}

function duplexFromWeb(pair: { readable?: unknown; writable?: unknown } = {}, options?: unknown): NodeDuplex {
  const { ReadableStream, WritableStream } = web();
  validateObject(pair, 'pair');
  if (!(pair.readable instanceof ReadableStream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', pair?.readable);
  }
  if (!(pair.writable instanceof WritableStream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', pair.writable);
  }
  const given = optionsOf(options);
  const writer = pair.writable.getWriter();
  const reader = readerOf(pair.readable);
  let isWritableClosed = false;
  let isReadableClosed = false;
  const duplex: NodeDuplex = new Duplex({
    ...sideOptions(given),
    allowHalfOpen: given['allowHalfOpen'] ?? false,
    ...writesTo(writer, () => isWritableClosed),
    read() {
      reader.read().then(
        ({ value, done }) => void duplex.push(done ? null : value),
        (error: unknown) => void duplex.destroy(error),
      );
    },
    destroy(error: unknown, callback: StreamCallback) {
      const tell = (failure?: unknown): void => nextTick(callback as never, error ?? failure);
      const ends = [isWritableClosed ? undefined : writer.abort(error), isReadableClosed ? undefined : reader.cancel(error)];
      if (isWritableClosed && isReadableClosed) tell();
      else Promise.all(ends).then(() => tell(), tell);
    },
  });
  const fail = (error: unknown): void => {
    isWritableClosed = true;
    isReadableClosed = true;
    duplex.destroy(error);
  };
  writer.closed.then(() => {
    isWritableClosed = true;
    if (!duplex.writableEnded) duplex.destroy(new codes.ERR_STREAM_PREMATURE_CLOSE());
  }, fail);
  reader.closed.then(() => {
    isReadableClosed = true;
  }, fail);
  return duplex;
}

function readableToWeb(streamReadable: unknown, options: unknown): WebReadable {
  if (!isReadableNodeStream(streamReadable)) {
    throw new codes.ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
  }
  const readable = streamReadable as NodeReadable;
  const { strategy, type } = optionsOf(options);
  if (type !== undefined) validateOneOf(type, 'options.type', ['bytes', undefined]);
  const { ReadableStream, CountQueuingStrategy } = web();
  if (streamChecks.isDestroyed(readable) || !streamChecks.isReadable(readable)) {
    const stream = new ReadableStream();
    void stream.cancel();
    return stream;
  }
  const isObjectMode = readable.readableObjectMode;
  const highWaterMark = readable.readableHighWaterMark;
  const byteStrategy = type === 'bytes' ? undefined : { highWaterMark, size: isObjectMode ? undefined : sizeOfChunk };
  let controller: WebController;
  let isOver = false;
  const stop = finished(readable, undefined, (failure) => {
    const error =
      (failure as { code?: string } | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE'
        ? new AbortError(undefined, { cause: failure })
        : failure;
    stop();
    // What comes later is nobody's error any more.
    readable.on('error', () => {});
    if (isOver) return;
    isOver = true;
    if (error) controller.error(error);
    else controller.close();
  });
  readable.on('data', (chunk: unknown) => {
    const copy = Buffer.isBuffer(chunk) && !isObjectMode ? new Uint8Array(chunk as unknown as Uint8Array) : chunk;
    if (isOver) return;
    controller.enqueue(copy);
    if (controller.desiredSize! <= 0) readable.pause();
  });
  readable.pause();
  return new ReadableStream(
    {
      type,
      start(given: WebController) {
        controller = given;
      },
      pull: () => void readable.resume(),
      cancel(reason: unknown) {
        isOver = true;
        destroyFunctions.destroyer(readable, reason);
      },
    },
    strategy ?? (isObjectMode ? new CountQueuingStrategy({ highWaterMark }) : byteStrategy),
  );
}

const sizeOfChunk = (chunk: { byteLength?: number; length?: number }): number => chunk.byteLength ?? chunk.length ?? 1;

function writableToWeb(streamWritable: unknown): WebWritable {
  if (!isWritableNodeStream(streamWritable)) {
    throw new codes.ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
  }
  const writable = streamWritable as NodeWritable;
  const { WritableStream } = web();
  if (streamChecks.isDestroyed(writable) || !streamChecks.isWritable(writable)) {
    const stream = new WritableStream();
    void stream.close();
    return stream;
  }
  const isObjectMode = writable.writableObjectMode;
  const highWaterMark = writable.writableHighWaterMark;
  let controller: WebController;
  let drained: PromiseWithResolvers<void> | undefined;
  let closing: PromiseWithResolvers<void> | undefined;
  const stop = finished(writable, undefined, (failure) => {
    const error =
      (failure as { code?: string } | undefined)?.code === 'ERR_STREAM_PREMATURE_CLOSE'
        ? new AbortError(undefined, { cause: failure })
        : failure;
    stop();
    writable.on('error', () => {});
    if (error != null) {
      drained?.reject(error);
      if (closing !== undefined) closing.reject(error);
      else controller.error(error);
    } else if (closing !== undefined) {
      closing.resolve();
    } else {
      controller.error(new AbortError());
    }
    closing = undefined;
  });
  writable.on('drain', () => drained?.resolve());
  return new WritableStream(
    {
      start(given: WebController) {
        controller = given;
      },
      async write(chunk: unknown) {
        if (!writable.writableNeedDrain && writable.write(chunk)) return;
        drained = Promise.withResolvers<void>();
        await drained.promise;
        drained = undefined;
      },
      abort: (reason: unknown) => destroyFunctions.destroyer(writable, reason),
      close() {
        if (closing === undefined && writable.writableEnded) return undefined;
        closing = Promise.withResolvers<void>();
        const { promise } = closing;
        writable.end();
        return promise;
      },
    },
    isObjectMode ? { highWaterMark } : { highWaterMark, size: sizeOfChunk },
  );
}

function duplexToWeb(duplex: unknown, options: unknown): { readable: WebReadable; writable: WebWritable } {
  const { _readableState, _writableState } = (duplex ?? {}) as Partial<NodeDuplex>;
  if (typeof _readableState !== 'object' || typeof _writableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  const { ReadableStream, WritableStream } = web();
  const isWritable = streamChecks.isWritable(duplex);
  const isReadable = streamChecks.isReadable(duplex);
  const writable = isWritable ? writableToWeb(duplex) : new WritableStream();
  const readable = isReadable ? readableToWeb(duplex, options) : new ReadableStream();
  if (!isWritable) void writable.close();
  if (!isReadable) void readable.cancel();
  return { writable, readable };
}

export const webConversions = {
  readable: { fromWeb: readableFromWeb, toWeb: readableToWeb },
  writable: { fromWeb: writableFromWeb, toWeb: writableToWeb },
  duplex: { fromWeb: duplexFromWeb, toWeb: duplexToWeb },
};
