import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateFunction } from 'internal:validators';
import EventEmitter from 'node:events';
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import { pathText } from './guest-arguments.ts';
import { bufferContent, type Content, textContent } from './guest-utf8-content.ts';
import { callAfterDrain, type Done, openForAppending, type Sync } from './guest-utf8-file.ts';
import { type FileSystem, type Utf8StreamOptions, utf8StreamOptions } from './guest-utf8-options.ts';

type Chunk = string | Uint8Array;

const RETRY_DELAY_MS = 100;
const NOT_OPEN = -1;

/**
 * A file that text or bytes are appended to, gathered into larger writes (nodejs.org/api/fs.html#class-fsutf8stream).
 *
 * DIVERGES: `periodicFlush` flushes; Node 24.21 throws from its timer instead. A synchronous stream asks again at once after EAGAIN,
 * where Node blocks for 100 ms first.
 */
export class Utf8Stream extends EventEmitter {
  readonly #fs: FileSystem;
  readonly #content: Content<Chunk>;
  readonly #options: Utf8StreamOptions;
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
    super();
    const checked = utf8StreamOptions(options);
    const { fd, dest, period } = checked;
    this.#options = checked;
    this.#fs = checked.fs;
    this.#minLength = checked.minLength;
    this.#maxLength = checked.maxLength;
    this.#maxWrite = checked.maxWrite;
    this.#highWaterMark = checked.highWaterMark;
    this.#sync = checked.sync;
    this.#retry = checked.retryEAGAIN;
    this.#content = (checked.contentMode === 'utf8' ? textContent : bufferContent) as Content<Chunk>;
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
    const sync: Sync = (synced) => {
      // Each write was synced, or nothing is left to sync.
      if (this.#options.fsync || this.#isDestroyed) synced();
      else this.#fs['fsync']!(this.#fd, synced);
    };
    callAfterDrain(this, sync, done ?? (() => {}));
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
    return this.#options.mode;
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
    return this.#options.fsync;
  }

  get append(): unknown {
    return this.#options.append;
  }

  get periodicFlush(): unknown {
    return this.#options.period;
  }

  get contentMode(): unknown {
    return this.#options.contentMode;
  }

  get mkdir(): unknown {
    return this.#options.mkdir;
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
    openForAppending(this.#options, file, (error, fd) => this.#opened(file, error, fd));
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
      else {
        this.#isWriting = false;
        this.emit('error', error);
      }
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
          this.#isWriting = false;
          this.emit('error', error);
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

  /** Once a chunk is in the file. */
  #goOn(): void {
    if (this.#options.fsync) this.#fs['fsyncSync']!(this.#fd);
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
    this.#fs['fsync']!(this.#fd, close);
  }
}

function destroyedError(): Error {
  return new codes.ERR_INVALID_STATE('Utf8Stream is destroyed');
}
