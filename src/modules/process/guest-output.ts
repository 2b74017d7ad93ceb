import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateString } from 'internal:validators';
import { EventEmitter } from 'node:events';
import { host } from './guest-host.ts';

type Callback = (error?: Error | null) => void;

/**
 * `process.stdout` and `process.stderr`: what programs use of a Writable, over a host call that writes at once
 * (nodejs.org/api/process.html#a-note-on-process-io). Neither is a terminal.
 */
export class OutputStream extends EventEmitter {
  readonly fd: 1 | 2;
  readonly _type = 'fs';
  readonly _isStdio = true;
  writable = true;
  #isEnded = false;
  #encoding = 'utf8';

  constructor(fd: 1 | 2) {
    super();
    this.fd = fd;
  }

  get writableLength(): number {
    return 0;
  }
  get writableHighWaterMark(): number {
    return 16384;
  }
  get writableEnded(): boolean {
    return this.#isEnded;
  }
  get writableFinished(): boolean {
    return this.#isEnded;
  }
  get writableObjectMode(): boolean {
    return false;
  }
  get writableNeedDrain(): boolean {
    return false;
  }
  get writableCorked(): number {
    return 0;
  }
  get destroyed(): boolean {
    return false;
  }
  get errored(): null {
    return null;
  }
  get closed(): boolean {
    return false;
  }

  /** Gives true: nothing is buffered on this side. The callback runs on the next tick, as for a synchronous write. */
  write(chunk: unknown, encoding?: string | Callback | null, callback?: Callback): boolean {
    const done = typeof encoding === 'function' ? encoding : callback;
    const given = typeof encoding === 'function' || !encoding ? this.#encoding : encoding;
    if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
    if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) {
      throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (this.#isEnded) {
      const error = new codes.ERR_STREAM_WRITE_AFTER_END();
      nextTick(() => {
        done?.(error);
        this.emit('error', error);
      });
      return false;
    }
    this.#send(chunk, given);
    if (typeof done === 'function') nextTick(done as () => void, null);
    return true;
  }

  #send(chunk: string | ArrayBufferView, encoding: string): void {
    if (typeof chunk === 'string') {
      if (/^utf-?8$/i.test(encoding)) {
        if (chunk !== '') host.write(this.fd, chunk);
        return;
      }
      const { Buffer } = globalThis as unknown as {
        Buffer: { from(text: string, encoding: string): Uint8Array; isEncoding(name: string): boolean };
      };
      if (!Buffer.isEncoding(encoding)) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
      host.write(this.fd, Buffer.from(chunk, encoding));
      return;
    }
    host.write(this.fd, new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.byteLength));
  }

  end(chunk?: unknown, encoding?: string | Callback | null, callback?: Callback): this {
    const done = [chunk, encoding, callback].find((each) => typeof each === 'function') as Callback | undefined;
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') {
      this.write(chunk, typeof encoding === 'string' ? encoding : undefined);
    }
    const wasEnded = this.#isEnded;
    this.#isEnded = true;
    this.writable = false;
    nextTick(() => {
      if (wasEnded) done?.(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
      else {
        this.emit('finish');
        done?.();
      }
    });
    return this;
  }

  setDefaultEncoding(encoding: string): this {
    validateString(encoding, 'encoding');
    this.#encoding = encoding;
    return this;
  }
  cork(): void {}
  uncork(): void {}
  /** stdout and stderr are never closed (nodejs.org/api/process.html#a-note-on-process-io). */
  destroy(error?: Error): this {
    if (error) nextTick(() => void this.emit('error', error));
    return this;
  }
  destroySoon(): this {
    return this.destroy();
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}
