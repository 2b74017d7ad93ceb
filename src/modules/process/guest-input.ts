import { codes } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';
import { nextTick } from 'internal:tasks';
import { EventEmitter, type EventName, type Listener } from 'node:events';
import { host } from './guest-host.ts';

interface BufferClass {
  from(text: string): Uint8Array & { toString(encoding: string): string };
  isEncoding(name: string): boolean;
}
const buffers = (): BufferClass => (globalThis as unknown as { Buffer: BufferClass }).Buffer;

/**
 * `process.stdin`: the text that the embedder granted, in one chunk, then the end. Flows once a `data` listener is there,
 * or gives all of it to `read()` after `readable` (nodejs.org/api/process.html#processstdin).
 */
export class InputStream extends EventEmitter {
  readonly fd = 0;
  readable = true;
  #encoding: string | undefined;
  #mode: 'initial' | 'flowing' | 'paused' = 'initial';
  #isRead = false;
  #isEnded = false;
  #isScheduled = false;

  constructor() {
    super();
    onRestore(() => {
      this.#isRead = false;
      this.#isEnded = false;
      this.#isScheduled = false;
      this.#mode = 'initial';
      this.readable = true;
    });
  }

  get readableEnded(): boolean {
    return this.#isEnded;
  }
  get readableFlowing(): boolean | null {
    return this.#mode === 'initial' ? null : this.#mode === 'flowing';
  }
  get readableEncoding(): string | null {
    return this.#encoding ?? null;
  }
  get destroyed(): boolean {
    return false;
  }

  setEncoding(encoding = 'utf8'): this {
    if (!buffers().isEncoding(encoding)) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    this.#encoding = encoding;
    return this;
  }

  /** The whole input, once; null when there is none or no more. */
  read(): unknown {
    if (this.#isRead) return null;
    this.#isRead = true;
    const text = host.readInput();
    nextTick(() => this.#end());
    if (text === '') return null;
    if (this.#encoding === undefined) return buffers().from(text);
    return /^utf-?8$/i.test(this.#encoding) ? text : buffers().from(text).toString(this.#encoding);
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.readable = false;
    this.emit('end');
    this.emit('close');
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isRead) return;
    this.#isScheduled = true;
    nextTick(() => {
      this.#isScheduled = false;
      if (this.#mode === 'flowing') {
        const chunk = this.read();
        if (chunk !== null) this.emit('data', chunk);
      } else if (this.listenerCount('readable') > 0) {
        this.emit('readable');
      }
    });
  }

  override on(type: EventName, listener: Listener): this {
    super.on(type, listener);
    if (type === 'data' && this.#mode !== 'paused') this.resume();
    else if (type === 'readable') this.#schedule();
    return this;
  }
  override addListener(type: EventName, listener: Listener): this {
    return this.on(type, listener);
  }

  resume(): this {
    this.#mode = 'flowing';
    this.#schedule();
    return this;
  }
  pause(): this {
    this.#mode = 'paused';
    return this;
  }
  isPaused(): boolean {
    return this.#mode === 'paused';
  }
  pipe<Target extends { write(chunk: unknown): unknown; end?(): unknown; emit?(...args: unknown[]): unknown }>(
    target: Target,
    options?: { end?: boolean },
  ): Target {
    this.on('data', (chunk: unknown) => void target.write(chunk));
    if (options?.end !== false) this.on('end', () => void target.end?.());
    target.emit?.('pipe', this);
    return target;
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    const chunk = this.read();
    if (chunk !== null) yield chunk;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  destroy(): this {
    this.#isRead = true;
    nextTick(() => this.#end());
    return this;
  }
}
