import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32 } from 'internal:validators';
import EventEmitter from 'node:events';
import fs from 'node:fs';
import nodePath from 'node:path';
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import { pathText } from './guest-arguments.ts';
import { bufferContent, type Content, textContent } from './guest-utf8-content.ts';

type Done = (error?: unknown, count?: number) => void;
type FileSystem = Record<string, (...args: unknown[]) => unknown>;
type Chunk = string | Uint8Array;

const FUNCTIONS = ['write', 'writeSync', 'fsync', 'fsyncSync', 'close', 'open', 'mkdir', 'mkdirSync'];
/** `write` gives false once this much waits (observed). */
const HIGH_WATER_MARK = 16387;
const DEFAULT_MAX_WRITE = 16384;
const RETRY_DELAY_MS = 100;
const NOT_OPEN = -1;

function fileSystemOf(overrides: unknown): FileSystem {
  if (overrides === undefined) return fs as FileSystem;
  validateObject(overrides, 'options.fs');
  const given = overrides as FileSystem;
  for (const name of FUNCTIONS) if (given[name] !== undefined) validateFunction(given[name], `options.fs.${name}`);
  return { ...(fs as FileSystem), ...given };
}

/**
 * A file that text or bytes are appended to, gathered into larger writes (nodejs.org/api/fs.html#class-fsutf8stream).
 *
 * DIVERGES: `periodicFlush` flushes; Node 24.21 throws from its timer instead. A synchronous stream asks again at once after EAGAIN,
 * where Node blocks for 100 ms first.
 */
export class Utf8Stream extends EventEmitter {
  readonly #fs: FileSystem;
  readonly #content: Content<Chunk>;
  readonly #options: Readonly<Record<string, unknown>>;
  readonly #minLength: number;
  readonly #maxLength: number;
  readonly #maxWrite: number;
  readonly #highWaterMark: number;
  readonly #sync: boolean;
  readonly #retry: (...args: unknown[]) => unknown;
  #fd = NOT_OPEN;
  #file: unknown = null;
  /** What waits behind `#current`, in pieces of `maxWrite` at most unless one was larger when it came. */
  #chunks: Chunk[] = [];
  /** What is being written, or was when writing failed. */
  #current: Chunk;
  #length = 0;
  #isWriting = false;
  #isOpening = false;
  #isReopening = false;
  #isEnding = false;
  #isDestroyed = false;
  #isDrainScheduled = false;
  #isFlushPending = false;
  #timer: unknown;

  constructor(options: unknown = {}) {
    validateObject(options, 'options');
    const { fd, dest, minLength, maxLength, maxWrite, periodicFlush, sync, append, mkdir, retryEAGAIN, ...others } =
      read(options);
    const { fsync, contentMode = 'utf8', mode, fs: overrides } = others;
    super();
    this.#fs = fileSystemOf(overrides);
    this.#minLength = (minLength || 0) as number;
    this.#maxLength = (maxLength || 0) as number;
    this.#maxWrite = (maxWrite || DEFAULT_MAX_WRITE) as number;
    this.#highWaterMark = Math.max(this.#minLength, HIGH_WATER_MARK);
    const period = (periodicFlush || 0) as number;
    validateUint32(this.#highWaterMark, 'options.hwm');
    validateUint32(this.#minLength, 'options.minLength');
    validateUint32(this.#maxLength, 'options.maxLength');
    validateUint32(this.#maxWrite, 'options.maxWrite');
    validateUint32(period, 'options.periodicFlush');
    this.#sync = (sync ?? false) as boolean;
    validateBoolean(this.#sync, 'options.sync');
    validateBoolean(fsync ?? false, 'options.fsync');
    validateBoolean(append ?? true, 'options.append');
    validateBoolean(mkdir ?? false, 'options.mkdir');
    this.#retry = (retryEAGAIN ?? (() => true)) as () => boolean;
    validateFunction(this.#retry, 'options.retryEAGAIN');
    validateOneOf(contentMode, 'options.contentMode', ['buffer', 'utf8']);
    if (this.#minLength >= this.#maxWrite) {
      const reason = `should be smaller than maxWrite (${this.#maxWrite})`;
      throw new codes.ERR_INVALID_ARG_VALUE.RangeError('minLength', this.#minLength, reason);
    }
    this.#options = { fsync: fsync ?? false, append: append ?? true, mkdir: mkdir ?? false, contentMode, mode, period };
    this.#content = (contentMode === 'utf8' ? textContent : bufferContent) as Content<Chunk>;
    this.#current = this.#content.empty;
    const target = fd ?? dest;
    if (typeof target === 'number') {
      this.#fd = target;
      nextTick(() => this.emit('ready'));
    } else if (typeof target === 'string') this.#open(target);
    else throw new codes.ERR_INVALID_ARG_TYPE('fd', ['number', 'string'], target);
    // A listener that comes late is told of the next drain as well.
    this.on('newListener', (name: unknown) => {
      if (name === 'drain') this.#isDrainScheduled = false;
    });
    if (period !== 0) {
      const timer = setInterval(() => this.flush(), period) as { unref(): void };
      timer.unref();
      this.#timer = timer;
    }
  }

  write(data: unknown): boolean {
    this.#assertAlive();
    const content: Content<Chunk> = this.#content;
    content.check(data);
    const size = content.sizeOf(data);
    if (this.#maxLength !== 0 && this.#length + size > this.#maxLength) {
      this.emit('drop', data);
      return this.#length < this.#highWaterMark;
    }
    const chunks = this.#chunks;
    const last = chunks.at(-1);
    if (last === undefined || content.sizeOf(last) + size > this.#maxWrite) chunks.push(data);
    else chunks[chunks.length - 1] = content.join(last, data);
    this.#length += size;
    if (!this.#isWriting && this.#length >= this.#minLength) this.#writeNext();
    return this.#length < this.#highWaterMark;
  }

  flush(callback: unknown = undefined): void {
    if (callback !== undefined) validateFunction(callback, 'cb');
    const done = callback as Done | undefined;
    if (this.#isDestroyed) {
      done?.(destroyedError());
      return;
    }
    if (this.#minLength <= 0) {
      done?.();
      return;
    }
    this.#syncAfterDrain(done ?? (() => {}));
    if (this.#isOpening) this.#isFlushPending = true;
    if (this.#isWriting) return;
    if (this.#chunks.length === 0) this.#chunks.push(this.#content.empty);
    this.#writeNext();
  }

  flushSync(): void {
    this.#assertAlive();
    if (this.#fd < 0) throw new codes.ERR_INVALID_STATE('Invalid file descriptor');
    const content = this.#content;
    if (!this.#isWriting && content.sizeOf(this.#current) > 0) {
      this.#chunks.unshift(this.#current);
      this.#current = content.empty;
    }
    for (let chunk = this.#chunks[0]; chunk !== undefined; chunk = this.#chunks[0]) {
      try {
        this.#chunks[0] = this.#take(chunk, this.#writeSync(chunk));
        if (content.sizeOf(this.#chunks[0]) === 0) this.#chunks.shift();
      } catch (error) {
        if (!this.#mayRetry(error, chunk)) throw error;
      }
    }
    if (content !== (textContent as Content<Chunk>)) return;
    try {
      this.#fs['fsyncSync']!(this.#fd);
    } catch {
      // Not every descriptor can be synced.
    }
  }

  reopen(file: unknown): void {
    this.#assertAlive();
    if (file !== undefined) pathText(file);
    if (this.#isOpening) {
      this.once('ready', () => this.reopen(file));
      return;
    }
    if (this.#isEnding) return;
    if (!this.#file) {
      throw new codes.ERR_OPERATION_FAILED('Unable to reopen a file descriptor, you must pass a file to SonicBoom');
    }
    if (file) this.#file = file;
    this.#isReopening = true;
    if (this.#isWriting) return;
    const old = this.#fd;
    this.once('ready', () => {
      if (old === this.#fd) return;
      this.#fs['close']!(old, (error: unknown) => {
        if (error) this.emit('error', error);
      });
    });
    this.#open(this.#file);
  }

  end(): void {
    this.#assertAlive();
    if (this.#isOpening) {
      this.once('ready', () => this.end());
      return;
    }
    if (this.#isEnding) return;
    this.#isEnding = true;
    if (this.#isWriting) return;
    if (this.#length > 0 && this.#fd >= 0) this.#writeNext();
    else this.#close();
  }

  destroy(): void {
    if (!this.#isDestroyed) this.#close();
  }

  get mode(): unknown {
    return this.#options['mode'];
  }

  get file(): unknown {
    return this.#file;
  }

  get fd(): number {
    return this.#fd;
  }

  get minLength(): number {
    return this.#minLength;
  }

  get maxLength(): number {
    return this.#maxLength;
  }

  get writing(): boolean {
    return this.#isWriting;
  }

  get sync(): boolean {
    return this.#sync;
  }

  get fsync(): unknown {
    return this.#options['fsync'];
  }

  get append(): unknown {
    return this.#options['append'];
  }

  get periodicFlush(): unknown {
    return this.#options['period'];
  }

  get contentMode(): unknown {
    return this.#options['contentMode'];
  }

  get mkdir(): unknown {
    return this.#options['mkdir'];
  }

  [Symbol.dispose](): void {
    this.destroy();
  }

  #assertAlive(): void {
    if (this.#isDestroyed) throw destroyedError();
  }

  #open(file: unknown): void {
    this.#isOpening = true;
    this.#isWriting = true;
    this.#isDrainScheduled = false;
    const { append, mkdir, mode } = this.#options;
    const flags = append ? 'a' : 'w';
    const folder = mkdir ? nodePath.dirname(file as string) : undefined;
    if (this.#sync) {
      try {
        if (folder !== undefined) this.#fs['mkdirSync']!(folder, { recursive: true });
        this.#opened(file, null, this.#fs['openSync']!(file, flags, mode) as number);
      } catch (error) {
        this.#opened(file, error, NOT_OPEN);
        throw error;
      }
      return;
    }
    const open = (): unknown =>
      this.#fs['open']!(file, flags, mode, (error: unknown, fd: number) => this.#opened(file, error, fd));
    if (folder === undefined) open();
    else
      this.#fs['mkdir']!(folder, { recursive: true }, (error: unknown) => (error ? this.#opened(file, error, NOT_OPEN) : open()));
  }

  #opened(file: unknown, error: unknown, fd: number): void {
    const wasReopening = this.#isReopening;
    this.#isReopening = false;
    this.#isOpening = false;
    this.#isWriting = false;
    if (error) {
      if (!this.#sync) this.emit('error', error);
      // The constructor throws and has no listener yet.
      else if (wasReopening) nextTick(() => this.emit('error', error));
      return;
    }
    this.#fd = fd;
    this.#file = file;
    if (this.#sync) nextTick(() => this.emit('ready'));
    else this.emit('ready');
    if (this.#isDestroyed) return;
    const isDue = this.#isFlushPending || this.#length > this.#minLength;
    this.#isFlushPending = false;
    if (!this.#isWriting && isDue) this.#writeNext();
    else if (wasReopening) nextTick(() => this.emit('drain'));
  }

  #writeSync(chunk: Chunk): number | undefined {
    const write = this.#fs['writeSync']!;
    return (typeof chunk === 'string' ? write(this.#fd, chunk, 'utf8') : write(this.#fd, chunk)) as number | undefined;
  }

  /** What is left of a chunk; the rest counts as written. */
  #take(chunk: Chunk, written: number | undefined): Chunk {
    const rest = this.#content.rest(chunk, written);
    this.#length = Math.max(0, this.#length - this.#content.sizeOf(chunk) + this.#content.sizeOf(rest));
    return rest;
  }

  #mayRetry(error: unknown, chunk: Chunk): boolean {
    const { code } = error as { code?: string };
    if (code !== 'EAGAIN' && code !== 'EBUSY') return false;
    const size = this.#content.sizeOf(chunk);
    return Boolean(this.#retry(error, size, this.#length - size));
  }

  #writeNext(): void {
    this.#isWriting = true;
    if (this.#content.sizeOf(this.#current) === 0) this.#current = this.#chunks.shift() ?? this.#content.empty;
    if (this.#sync) this.#writeCurrentSync();
    else this.#writeCurrent();
  }

  #writeCurrent(): void {
    const chunk = this.#current;
    const done: Done = (error, count) => this.#written(error, count);
    if (typeof chunk === 'string') this.#fs['write']!(this.#fd, chunk, 'utf8', done);
    else this.#fs['write']!(this.#fd, chunk, done);
  }

  #written(error: unknown, count: number | undefined): void {
    if (error) {
      if (this.#mayRetry(error, this.#current)) setTimeout(() => this.#writeCurrent(), RETRY_DELAY_MS);
      else this.#fail(error);
      return;
    }
    this.emit('write', count);
    this.#current = this.#isDestroyed ? this.#content.empty : this.#take(this.#current, count);
    if (this.#content.sizeOf(this.#current) > 0) this.#writeCurrent();
    else this.#goOn();
  }

  #writeCurrentSync(): void {
    let isTold = false;
    do {
      let count: number | undefined = 0;
      try {
        count = this.#writeSync(this.#current);
      } catch (error) {
        if (!this.#mayRetry(error, this.#current)) {
          this.#fail(error);
          return;
        }
        isTold = false;
      }
      // A write that took several calls is one to the listener, which hears of the first (observed).
      if (!isTold) this.emit('write', count);
      isTold = true;
      this.#current = this.#take(this.#current, count);
    } while (this.#content.sizeOf(this.#current) > 0);
    this.#goOn();
  }

  #fail(error: unknown): void {
    this.#isWriting = false;
    this.emit('error', error);
  }

  /** Once a chunk is in the file. */
  #goOn(): void {
    if (this.#options['fsync']) this.#fs['fsyncSync']!(this.#fd);
    if (this.#isReopening) {
      this.#isWriting = false;
      this.reopen(undefined);
    } else if (this.#length > this.#minLength) this.#writeNext();
    else if (this.#isEnding && !this.#isDestroyed) {
      if (this.#length > 0) {
        this.#writeNext();
        return;
      }
      this.#isWriting = false;
      this.#close();
    } else {
      this.#isWriting = false;
      if (!this.#sync) this.emit('drain');
      else if (!this.#isDrainScheduled) {
        this.#isDrainScheduled = true;
        nextTick(() => this.#drain());
      }
    }
  }

  #drain(): void {
    if (this.listenerCount('drain') === 0) return;
    this.#isDrainScheduled = false;
    this.emit('drain');
  }

  #syncAfterDrain(callback: Done): void {
    const drained = (): void => {
      this.removeListener('error', failed);
      if (this.#options['fsync'] || this.#isDestroyed) {
        callback();
        return;
      }
      this.#fs['fsync']!(this.#fd, (error: unknown) => {
        const isGone = (error as { code?: string } | null)?.code === 'EBADF';
        if (isGone) callback();
        else callback(error);
      });
    };
    const failed = (error: unknown): void => {
      this.removeListener('drain', drained);
      callback(error);
    };
    this.once('drain', drained);
    this.once('error', failed);
  }

  #close(): void {
    if (this.#fd === NOT_OPEN) {
      this.once('ready', () => this.destroy());
      return;
    }
    clearInterval(this.#timer);
    this.#isDestroyed = true;
    this.#chunks = [];
    this.#length = 0;
    const closed = (error: unknown): void => {
      if (error) {
        this.emit('error', error);
        return;
      }
      if (this.#isEnding && !this.#isWriting) this.emit('finish');
      this.emit('close');
    };
    const close = (): void => {
      // The standard streams stay open.
      if (this.#fd === 1 || this.#fd === 2) closed(null);
      else this.#fs['close']!(this.#fd, closed);
    };
    try {
      this.#fs['fsync']!(this.#fd, close);
    } catch {
      close();
    }
  }
}

/** Options are read in Node's order. */
function read(options: object): Record<string, unknown> {
  const { fd, dest, minLength, maxLength, maxWrite, periodicFlush, sync, append, mkdir, retryEAGAIN } = options as Record<
    string,
    unknown
  >;
  const { fsync, contentMode, mode, fs: overrides } = options as Record<string, unknown>;
  const first = { fd, dest, minLength, maxLength, maxWrite, periodicFlush, sync, append, mkdir, retryEAGAIN };
  return { ...first, fsync, contentMode, mode, fs: overrides };
}

function destroyedError(): Error {
  return new codes.ERR_INVALID_STATE('Utf8Stream is destroyed');
}
