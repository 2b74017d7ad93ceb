import { Buffer } from 'node:buffer';
import type { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers';

type Done = (error?: unknown) => void;
const EPIPE = -32;
const EOF = -4095;

/** What a session needs of the socket it is over. */
export interface Transport {
  /** Whether what programs queue runs between two callbacks of one chunk, as between callbacks out of Node's event loop. */
  readonly hasTurns: boolean;
  /** Gives true when it was written at once; else `done` is called. */
  write(chunks: readonly Uint8Array[], done: Done): boolean;
  /** `more` goes on with a chunk; it gives true as long as there is something left. */
  start(take: (bytes: Uint8Array) => void, more: () => boolean): void;
  release(): void;
}

/** The part of a socket's handle that is used here (src/modules/net). */
interface Handle {
  onread: (this: unknown, count: number, chunk?: Buffer) => void;
  more: (() => Generator<void, void, undefined>) | undefined;
  reading: boolean;
  readStart(): number;
  write(request: object, bytes: Uint8Array, isOwn: boolean): number;
}
export interface SocketLike extends EventEmitter {
  _handle?: (Handle & { isStreamBase?: boolean }) | null;
  connecting?: boolean;
  destroyed: boolean;
  readableLength: number;
  write(bytes: Uint8Array, done?: Done): boolean;
  cork?(): void;
  uncork?(): void;
  read(): Uint8Array | null;
  end(): unknown;
  resume(): unknown;
  destroy(error?: unknown): unknown;
  setNoDelay?(): unknown;
  [key: PropertyKey]: unknown;
}

/** Over the handle of a `net.Socket`: the socket's own stream sees none of the bytes, as in Node. */
export class HandleTransport implements Transport {
  readonly hasTurns = true;
  readonly #handle: Handle;
  #original: Handle['onread'] | undefined;

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  start(take: (bytes: Uint8Array) => void, more: () => boolean): void {
    const handle = this.#handle;
    const original = handle.onread;
    this.#original = original;
    Object.defineProperty(handle, 'onread', {
      value: (count: number, chunk?: Buffer) => {
        if (count > 0) take(chunk!);
        // A write that nobody took told of it; what is read of such a socket is its end.
        else Reflect.apply(original, handle, [count === EPIPE ? EOF : count]);
      },
      writable: true,
      enumerable: false,
      configurable: true,
    });
    handle.more = function* () {
      while (more()) yield;
    };
    handle.reading = true;
    handle.readStart();
  }

  release(): void {
    if (this.#original === undefined) return;
    this.#handle.onread = this.#original;
    this.#handle.more = undefined;
  }

  write(chunks: readonly Uint8Array[], done: Done): boolean {
    const request = { async: false, oncomplete: (status: number) => done(status < 0 ? status : undefined) };
    const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    const error = this.#handle.write(request, bytes, true);
    return error !== 0 || !request.async;
  }
}

/** Over any other Duplex. */
export class StreamTransport implements Transport {
  readonly hasTurns = false;
  readonly #socket: SocketLike;
  #listener: ((chunk: Uint8Array) => void) | undefined;

  constructor(socket: SocketLike) {
    this.#socket = socket;
  }

  start(take: (bytes: Uint8Array) => void): void {
    this.#listener = take;
    this.#socket.on('data', take as never);
  }

  release(): void {
    if (this.#listener !== undefined) this.#socket.removeListener('data', this.#listener as never);
  }

  /** Each frame is a chunk of its own, as Node writes them. */
  write(chunks: readonly Uint8Array[], done: Done): boolean {
    const socket = this.#socket;
    if (socket.destroyed) return true;
    const last = chunks.length - 1;
    socket.cork?.();
    for (let index = 0; index < last; index++) socket.write(chunks[index]!);
    // In a turn of its own, as in Node: what a program queued when the bytes arrived comes before it hears that they went.
    socket.write(chunks[last]!, (error) => setImmediate(() => done(error)));
    socket.uncork?.();
    return false;
  }
}
