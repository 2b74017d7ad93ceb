import { AbortError } from 'internal:errors';
import { lazyFunction } from 'internal:lazy-functions';
import { requireShared } from 'internal:loader';
import { parseFileMode, validateBuffer } from 'internal:validators';
import { Buffer } from 'node:buffer';
import EventEmitter from 'node:events';
import * as fs from 'node:fs';

/** Loaded apart: the streams of the Web come with it. */
const readableWebStream = lazyFunction('part:fs/web-stream', 'readableWebStream', 2) as (...args: unknown[]) => unknown;

const READ_BUFFER_BYTES = 16384;
const CLOSED = -1;

/** Runs an operation now and settles with its outcome in a later macrotask. */
export function promised<T>(operation: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let value: T;
    try {
      value = operation();
    } catch (error) {
      fs.later(() => reject(error), 'FSREQPROMISE');
      return;
    }
    fs.later(() => resolve(value), 'FSREQPROMISE');
  });
}

export function assertNotAborted({ signal }: fs.Options): void {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

/** As `promised`, but fails when the signal is aborted before or meanwhile. */
export async function unlessAborted<T>(options: fs.Options, operation: () => T): Promise<T> {
  assertNotAborted(options);
  const value = await promised(operation);
  assertNotAborted(options);
  return value;
}

/** Opens a file for one operation. What fails in the operation and what fails in closing are told together. */
export async function withFile<T>(open: () => number, use: (fd: number) => T | Promise<T>): Promise<T> {
  const handle = new FileHandle(await promised(open));
  let result: T;
  try {
    result = await use(handle.fd);
  } catch (error) {
    await handle.close().catch((closeError: unknown) => {
      const { message, code } = error as { message: string; code: unknown };
      throw Object.assign(new AggregateError([error, closeError], message), { code });
    });
    throw error;
  }
  await handle.close();
  return result;
}

type Chunks = Iterable<unknown> | AsyncIterable<unknown>;

/** Strings and buffers are iterable too, but are meant whole. */
export function isChunks(data: unknown): data is Chunks {
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return false;
  return Symbol.asyncIterator in data || Symbol.iterator in data;
}

/** Writes at the position of a descriptor: text, bytes, or chunks of both as they come. */
export async function writeToHandle(fd: number, data: unknown, options: fs.Options): Promise<void> {
  if (!isChunks(data)) return unlessAborted(options, fs.writeFileOperation(fd, data, options));
  assertNotAborted(options);
  for await (const chunk of data) {
    assertNotAborted(options);
    const bytes = ArrayBuffer.isView(chunk) ? chunk : Buffer.from(chunk as string, (options.encoding || 'utf8') as string);
    await promised(fs.writeFileOperation(fd, bytes, {}));
  }
  assertNotAborted(options);
}

/** What `read` and `write` of a handle resolve with. */
function result(fields: object): object {
  return Object.assign(Object.create(null) as object, fields);
}

let lastAsyncId = 0;

/** An open file with promises (nodejs.org/api/fs.html#class-filehandle). */
export class FileHandle extends EventEmitter {
  #fd: number;
  /** While it is being closed. */
  #closing: Promise<void> | undefined;
  readonly #asyncId = ++lastAsyncId;
  declare close: () => Promise<void>;

  constructor(fd: number) {
    super();
    this.#fd = fd;
    const close = (): Promise<void> => {
      if (this.#fd === CLOSED) return (this.#closing ?? Promise.resolve()).then();
      const open = this.#fd;
      this.#fd = CLOSED;
      const closing = promised(() => fs.host.close(open)).finally(() => {
        this.#closing = undefined;
      });
      this.#closing = closing;
      this.emit('close');
      return closing;
    };
    this.close = close;
  }

  getAsyncId(): number {
    return this.#asyncId;
  }

  get fd(): number {
    return this.#fd;
  }

  /** The descriptor for a system call; the error of a closed handle names it. */
  #use(syscall: string): number {
    if (this.#fd === CLOSED) throw Object.assign(new Error('file closed'), { code: 'EBADF', syscall });
    return this.#fd;
  }

  async appendFile(data: unknown, options: unknown): Promise<void> {
    return writeToHandle(this.#use('writeFile'), data, fs.optionsArgument(options, fs.WRITE_DEFAULTS));
  }

  async chmod(mode: unknown): Promise<void> {
    const fd = this.#use('fchmod');
    const bits = parseFileMode(mode, 'mode');
    return promised(() => fs.host.chmod(fd, bits));
  }

  async chown(uid: unknown, gid: unknown): Promise<void> {
    const fd = this.#use('fchown');
    const user = fs.idArgument(uid, 'uid');
    const group = fs.idArgument(gid, 'gid');
    return promised(() => fs.host.chown(fd, user, group, true));
  }

  async datasync(): Promise<void> {
    const fd = this.#use('fdatasync');
    return promised(() => fs.host.sync(fd, 'fdatasync'));
  }

  async sync(): Promise<void> {
    const fd = this.#use('fsync');
    return promised(() => fs.host.sync(fd, 'fsync'));
  }

  async read(buffer: unknown, offset: unknown, length: unknown, position: unknown): Promise<object> {
    const fd = this.#use('read');
    let target = buffer;
    let options: fs.Options = { offset, length, position };
    if (!ArrayBuffer.isView(buffer)) {
      options = fs.positionOptions(buffer);
      const { buffer: given = Buffer.alloc(READ_BUFFER_BYTES) } = options;
      target = given;
    } else if (offset !== null && typeof offset === 'object') {
      options = offset as fs.Options;
    }
    validateBuffer(target);
    const start = options.offset ?? 0;
    const size = options.length ?? target.byteLength - (start as number);
    const request = fs.readRequest(target, start, size, options.position);
    return promised(() => result({ bytesRead: fs.readOperation(fd, request)(), buffer: target }));
  }

  async readv(buffers: unknown, position: unknown): Promise<object> {
    const fd = this.#use('readv');
    const views = fs.viewsArgument(buffers);
    return promised(() => result({ bytesRead: fs.readvOperation(fd, views, position)(), buffers: views }));
  }

  async readFile(options: unknown): Promise<unknown> {
    const fd = this.#use('readFile');
    const checked = fs.optionsArgument(options, fs.READ_DEFAULTS);
    return unlessAborted(checked, fs.readFileOperation(fd, checked));
  }

  readLines(options: unknown = undefined): unknown {
    // `node:readline` is loaded with the first one.
    const { default: readline } = requireShared('node:readline') as { default: { createInterface(options: object): unknown } };
    return readline.createInterface({ input: this.createReadStream(options), crlfDelay: Number.POSITIVE_INFINITY });
  }

  async stat(options: unknown = { bigint: false }): Promise<object> {
    const fd = this.#use('fstat');
    return promised(fs.fstatOperation(fd, options));
  }

  async truncate(len: unknown = 0): Promise<void> {
    const fd = this.#use('ftruncate');
    const length = fs.lengthArgument(len);
    return promised(() => fs.host.truncate(fd, length));
  }

  async utimes(atime: unknown, mtime: unknown): Promise<void> {
    const fd = this.#use('futimes');
    const accessed = fs.timeMs(atime, 'atime');
    const modified = fs.timeMs(mtime, 'mtime');
    return promised(() => fs.host.utimes(fd, accessed, modified, true));
  }

  async write(buffer: unknown, offset: unknown, length: unknown, position: unknown): Promise<object> {
    const fd = this.#use('write');
    if (ArrayBuffer.isView(buffer) && buffer.byteLength === 0) return result({ bytesWritten: 0, buffer });
    const request = fs.writeRequest(buffer, offset, length, position);
    return promised(() => result({ bytesWritten: fs.writeOperation(fd, request)(), buffer }));
  }

  async writev(buffers: unknown, position: unknown): Promise<object> {
    const fd = this.#use('writev');
    const views = fs.viewsArgument(buffers);
    if (views.length === 0) return result({ bytesWritten: 0, buffers: views });
    return promised(() => result({ bytesWritten: fs.writevOperation(fd, views, position)(), buffers: views }));
  }

  async writeFile(data: unknown, options: unknown): Promise<void> {
    return writeToHandle(this.#use('writeFile'), data, fs.optionsArgument(options, fs.WRITE_DEFAULTS));
  }

  readableWebStream(options: unknown = {}): unknown {
    return readableWebStream(this, options);
  }

  createReadStream(options: unknown = undefined): unknown {
    return new fs.streamClasses.ReadStream(undefined, { ...(options as object), fd: this });
  }

  createWriteStream(options: unknown = undefined): unknown {
    return new fs.streamClasses.WriteStream(undefined, { ...(options as object), fd: this });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
