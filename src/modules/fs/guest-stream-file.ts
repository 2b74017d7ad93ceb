import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateAbortSignal, validateFunction, validateInt32 } from 'internal:validators';
import fs from 'node:fs';
import type { StreamCallback } from 'node:stream';
import { assertEncoding } from './guest-arguments.ts';

/** What both streams of a file have to do with the file: opening it, and closing it once nothing is under way. */
export type FileSystem = Record<string, (...args: unknown[]) => void>;
export const kFs = Symbol('kFs');
export const kHandle = Symbol('kHandle');
export const kIsPerformingIO = Symbol('kIsPerformingIO');
const kIoDone = Symbol('kIoDone');

export interface FileStream {
  fd: unknown;
  path: unknown;
  flags: unknown;
  mode: unknown;
  closed: boolean;
  destroyed: boolean;
  [kFs]: FileSystem;
  [kHandle]?: Handle | undefined;
  [kIsPerformingIO]: boolean;
  emit(event: string | symbol, ...values: unknown[]): boolean;
  on(event: string, listener: (...values: never[]) => void): unknown;
  once(event: string | symbol, listener: (...values: never[]) => void): unknown;
  destroy(error?: unknown): unknown;
  open(): void;
}

/** A FileHandle, as far as streams use it. */
interface Handle {
  readonly fd: number;
  close(): Promise<void>;
  on(event: 'close', listener: () => void): unknown;
  read(buffer: unknown, offset: number, length: number, position: unknown): Promise<{ bytesRead: number; buffer: unknown }>;
  write(buffer: unknown, offset: number, length: number, position: unknown): Promise<{ bytesWritten: number; buffer: unknown }>;
  writev(buffers: unknown, position: unknown): Promise<{ bytesWritten: number; buffers: unknown }>;
  sync(): Promise<void>;
}

type Options = Record<string, unknown>;

/** Options as an object with defaults that may be read from what it inherits; a string is an encoding. */
export function streamOptions(options: unknown): Options {
  if (options === undefined || options === null) return {};
  if (typeof options === 'string') {
    assertEncoding(options);
    return { encoding: options };
  }
  if (typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  const copy = options as Options;
  if (copy['encoding'] !== undefined && copy['encoding'] !== 'buffer') assertEncoding(copy['encoding']);
  if (copy['signal'] !== undefined) validateAbortSignal(copy['signal'], 'options.signal');
  const own: Options = {};
  for (const key in copy) own[key] = copy[key];
  return own;
}

function isHandle(value: unknown): value is Handle {
  const kind = value as Partial<Handle> & { getAsyncId?: unknown };
  return typeof value === 'object' && value !== null && typeof kind.getAsyncId === 'function' && typeof kind.read === 'function';
}

/** The functions of a FileHandle in the form of `fs`, so that streams know one form only. */
function handleFileSystem(handle: Handle): FileSystem {
  const tell = (promise: Promise<unknown>, then: (value: never) => unknown[], callback: StreamCallback): void => {
    promise.then(
      (value) => nextTick(callback as never, null, ...then(value as never)),
      (error) => nextTick(callback as never, error),
    );
  };
  return {
    open: undefined as never,
    close: (_fd, callback) => tell(handle.close(), () => [], callback as StreamCallback),
    read: (_fd, buffer, offset, length, position, callback) =>
      tell(
        handle.read(buffer, offset as number, length as number, position),
        (result: { bytesRead: number; buffer: unknown }) => [result.bytesRead, result.buffer],
        callback as StreamCallback,
      ),
    write: (_fd, buffer, offset, length, position, callback) =>
      tell(
        handle.write(buffer, offset as number, length as number, position),
        (result: { bytesWritten: number; buffer: unknown }) => [result.bytesWritten, result.buffer],
        callback as StreamCallback,
      ),
    writev: (_fd, buffers, position, callback) =>
      tell(
        handle.writev(buffers, position),
        (result: { bytesWritten: number; buffers: unknown }) => [result.bytesWritten, result.buffers],
        callback as StreamCallback,
      ),
    fsync: (_fd, callback) => tell(handle.sync(), () => [], callback as StreamCallback),
  };
}

/** Takes `fs` and `fd` out of the options; gives the descriptor, or null where the path is opened. */
export function attach(stream: FileStream, options: Options): void {
  const { fd } = options;
  if (fd === undefined || fd === null) {
    stream.fd = null;
    stream[kFs] = (options['fs'] ?? fs) as FileSystem;
    validateFunction(stream[kFs].open, 'options.fs.open');
    return;
  }
  if (typeof fd === 'number') {
    validateInt32(fd, 'fd', 0);
    stream.fd = fd;
    stream[kFs] = (options['fs'] ?? fs) as FileSystem;
    return;
  }
  if (!isHandle(fd)) throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], fd);
  if (options['fs'] !== undefined) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  validateInt32(fd.fd, 'fd', 0);
  stream.fd = fd.fd;
  stream[kHandle] = fd;
  stream[kFs] = handleFileSystem(fd);
  fd.on('close', () => stream.destroy());
}

export function requireFunctions(stream: FileStream, names: readonly string[]): void {
  for (const name of names) validateFunction(stream[kFs][name], `options.fs.${name}`);
}

/** The `open` of each class, which does nothing by itself: a subclass that has its own is opened by that. */
export const deprecatedOpen: { read?: unknown; write?: unknown } = {};

/** A subclass of the time before streams were constructed tells by `open` and `error` events how its opening went. */
function openByOverride(stream: FileStream, callback: StreamCallback): void {
  const { emit } = stream;
  stream.emit = function (this: FileStream, event: string | symbol, ...values: unknown[]): boolean {
    if (event !== 'open' && event !== 'error') return Reflect.apply(emit, this, [event, ...values]) as boolean;
    this.emit = emit;
    if (event === 'error') {
      callback(values[0]);
      return true;
    }
    callback();
    return Reflect.apply(emit, this, [event, ...values]) as boolean;
  };
  stream.open();
}

export const methods = {
  _construct(this: FileStream, callback: StreamCallback): void {
    if (typeof this.fd === 'number') {
      callback();
      return;
    }
    if (this.open !== deprecatedOpen['bytesWritten' in this ? 'write' : 'read']) {
      openByOverride(this, callback);
      return;
    }
    const opened = (error: unknown, fd: unknown): void => {
      if (error) {
        callback(error);
        return;
      }
      this.fd = fd;
      callback();
      this.emit('open', fd);
      this.emit('ready');
    };
    this[kFs]['open']!(this.path, this.flags, this.mode, opened);
  },

  _destroy(this: FileStream, error: unknown, callback: StreamCallback): void {
    // A descriptor that is in use may be another file's once it is closed.
    if (this[kIsPerformingIO]) this.once(kIoDone, ((failure: unknown) => close(this, error || failure, callback)) as never);
    else close(this, error, callback);
  },

  /** `close` of a WriteStream. */
  close(this: FileStream, callback?: StreamCallback): void {
    if (typeof callback === 'function') {
      if (this.closed) {
        nextTick(callback as never);
        return;
      }
      this.on('close', callback as never);
    }
    // A file that was opened for the stream is closed with it, whatever `autoClose` says.
    if (!(this as unknown as { autoClose: boolean }).autoClose) this.on('finish', (() => this.destroy()) as never);
    (this as unknown as { end(): void }).end();
  },
};

function close(stream: FileStream, error: unknown, callback: StreamCallback): void {
  const closed = (failure: unknown): void => callback(failure || error);
  const { fd } = stream as { fd: number | null };
  stream.fd = null;
  if (typeof fd !== 'number') {
    callback(error);
    return;
  }
  const flush = 'bytesWritten' in stream && (stream as unknown as { flush: boolean }).flush;
  if (!flush) {
    stream[kFs]['close']!(fd, closed);
    return;
  }
  stream[kFs]['fsync']!(fd, (failure: unknown) => {
    stream[kFs]['close']!(fd, (second: unknown) => callback(failure || second || error));
  });
}

/** Runs an operation on the descriptor; while it runs the file is not closed. Gives false when the stream is gone by its end. */
export function perform(stream: FileStream, start: (done: (error: unknown) => boolean) => void): void {
  stream[kIsPerformingIO] = true;
  start((error) => {
    stream[kIsPerformingIO] = false;
    if (!stream.destroyed) return true;
    stream.emit(kIoDone, error);
    return false;
  });
}
