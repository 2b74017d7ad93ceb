import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { finished, Readable } from 'node:stream';
import { addLine, addLineDistinct } from './guest-incoming-fields.ts';
import { defineAccessors, defineMethods, type HttpSocket, type Incoming } from './guest-types.ts';

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');
const kAbortController = Symbol('kAbortController');

type Table = Record<string, unknown>;
interface Private extends Incoming {
  [kHeaders]: Table | null;
  [kHeadersDistinct]: Table | null;
  [kHeadersCount]: number;
  [kTrailers]: Table | null;
  [kTrailersDistinct]: Table | null;
  [kTrailersCount]: number;
  [kAbortController]: { readonly signal: object; abort(): void } | null;
}

/** nodejs.org/api/http.html#class-httpincomingmessage. A function: programs call it on objects of their own. */
function IncomingMessageClass(this: Private, socket?: HttpSocket | null): void {
  const options = socket ? { highWaterMark: socket.readableHighWaterMark } : undefined;
  Reflect.apply(Readable as unknown as () => void, this, [options]);
  (this._readableState as unknown as { readingMore: boolean }).readingMore = true;
  this.socket = socket as HttpSocket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this[kHeadersCount] = 0;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this[kTrailersCount] = 0;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  this.url = '';
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket as HttpSocket;
  this._consuming = false;
  this._dumped = false;
  this[kAbortController] = null;
}

export const IncomingMessage = describeFunction(IncomingMessageClass, 'IncomingMessage', 1) as unknown as {
  new (socket?: HttpSocket | null): Incoming;
  readonly prototype: Incoming;
};
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

/** The lines of one part of a message as a table, made at the first look: many programs look at none. */
function table(message: Private, lines: string[], count: number, isDistinct: boolean): Table {
  const target: Table = isDistinct ? (Object.create(null) as Table) : {};
  for (let index = 0; index < count; index += 2) {
    if (isDistinct) message._addHeaderLineDistinct(lines[index]!, lines[index + 1]!, target);
    else message._addHeaderLine(lines[index]!, lines[index + 1]!, target);
  }
  return target;
}

defineAccessors(IncomingMessage.prototype, {
  connection: {
    get(this: Private) {
      return this.socket;
    },
    set(this: Private, value: never) {
      this.socket = value;
    },
  },
  headers: {
    get(this: Private) {
      this[kHeaders] ??= table(this, this.rawHeaders, this[kHeadersCount], false);
      return this[kHeaders];
    },
    set(this: Private, value: never) {
      this[kHeaders] = value;
    },
  },
  headersDistinct: {
    get(this: Private) {
      this[kHeadersDistinct] ??= table(this, this.rawHeaders, this[kHeadersCount], true);
      return this[kHeadersDistinct];
    },
    set(this: Private, value: never) {
      this[kHeadersDistinct] = value;
    },
  },
  trailers: {
    get(this: Private) {
      this[kTrailers] ??= table(this, this.rawTrailers, this[kTrailersCount], false);
      return this[kTrailers];
    },
    set(this: Private, value: never) {
      this[kTrailers] = value;
    },
  },
  trailersDistinct: {
    get(this: Private) {
      this[kTrailersDistinct] ??= table(this, this.rawTrailers, this[kTrailersCount], true);
      return this[kTrailersDistinct];
    },
    set(this: Private, value: never) {
      this[kTrailersDistinct] = value;
    },
  },
});

/** Aborted when the message ends before it is whole, or when its connection does (observed). */
function makeController(message: Private): NonNullable<Private[typeof kAbortController]> {
  const { AbortController } = globalThis as unknown as { AbortController: new () => { signal: object; abort(): void } };
  const controller = new AbortController();
  if (message.destroyed && !(message.readableEnded && message.complete)) controller.abort();
  else {
    const socket = message.socket;
    const abort = (): void => controller.abort();
    const isClient = message.req !== undefined;
    if (!isClient && socket && typeof socket.once === 'function') socket.once('close', abort);
    message.once('aborted', abort);
  }
  return controller;
}
defineAccessors(
  IncomingMessage.prototype,
  {
    signal: {
      get(this: Private) {
        this[kAbortController] ??= makeController(this);
        return this[kAbortController].signal;
      },
    },
  },
  { configurable: true },
);

/** An error is told only to who listens: streams of this kind failed in silence for years (observed). */
function tell(message: Incoming, error: unknown, callback: (error?: unknown) => void): void {
  if (message.listenerCount('error') === 0) callback();
  else callback(error);
}

defineMethods(
  IncomingMessage.prototype,
  {
    setTimeout(this: Incoming, duration: number, callback?: () => void): Incoming {
      if (callback) this.on('timeout', callback);
      this.socket.setTimeout?.(duration);
      return this;
    },

    _read(this: Incoming): void {
      if (!this._consuming) {
        (this._readableState as unknown as { readingMore: boolean }).readingMore = false;
        this._consuming = true;
      }
      // The socket may have been taken away: what is pushed by hand goes on (observed).
      if (this.socket?.readable) readStart(this.socket);
    },

    _destroy(this: Incoming, given: unknown, callback: (error?: unknown) => void): void {
      let error = given;
      if (!this.readableEnded || !this.complete) {
        this.aborted = true;
        this.emit('aborted');
      }
      const { socket } = this;
      // An exchange that was cut leaves a connection on which nobody knows where the next begins.
      if (socket && !socket.destroyed && this.aborted) {
        socket.destroy(error);
        const cleanup = (finished as unknown as (stream: unknown, callback: (error: unknown) => void) => () => void)(
          socket,
          (failure: unknown) => {
            cleanup();
            const code = (failure as { code?: unknown } | undefined)?.code;
            error = (code === 'ERR_STREAM_PREMATURE_CLOSE' ? undefined : failure) || error;
            nextTick(() => tell(this, error, callback));
          },
        );
      } else nextTick(() => tell(this, error, callback));
    },

    _addHeaderLines(this: Private, headers: string[], count: number): void {
      if (!headers || headers.length === 0) return;
      if (this.complete) {
        this.rawTrailers = headers;
        this[kTrailersCount] = count;
        if (this[kTrailers] !== null) Object.assign(this[kTrailers]!, table(this, headers, count, false));
      } else {
        this.rawHeaders = headers;
        this[kHeadersCount] = count;
        if (this[kHeaders] !== null) Object.assign(this[kHeaders]!, table(this, headers, count, false));
      }
    },

    _addHeaderLine(this: Incoming, field: string, value: string, target: Table): void {
      addLine(field, value, target, Boolean(this.joinDuplicateHeaders));
    },

    _addHeaderLineDistinct(this: Incoming, field: string, value: string, target: Table): void {
      addLineDistinct(field, value, target);
    },

    /** For a request without a body whose stream nobody needs (http.html, `optimizeEmptyRequests`). */
    _dumpAndCloseReadable(this: Incoming): void {
      this._dumped = true;
      Object.assign(this._readableState, { ended: true, endEmitted: true, destroyed: true, closed: true, closeEmitted: true });
    },

    /** Reads a body that nobody wants, so that the next message can follow. */
    _dump(this: Incoming): void {
      if (this._dumped) return;
      this._dumped = true;
      // What is in the stream already would be told as well.
      this.removeAllListeners('data');
      this.resume();
    },
  },
  { setTimeout: 2, _destroy: 2 },
);

export function readStart(socket: HttpSocket | null | undefined): void {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

export function readStop(socket: HttpSocket | null | undefined): void {
  socket?.pause();
}
