import { codes } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { kRejection } from 'node:events';
import { Stream } from 'node:stream';
import { httpCodes } from './guest-errors.ts';
import { storeHead } from './guest-outgoing-head.ts';
import { headerMethods, kOutHeaders } from './guest-outgoing-headers.ts';
import {
  assertLength,
  fail,
  flush,
  flushOutput,
  kBytesWritten,
  kChunkedBuffer,
  kChunkedLength,
  kCorked,
  kEndCallbacks,
  kErrored,
  kHighWaterMark,
  kNeedDrain,
  kRejectNonStandardBodyWrites,
  kSocket,
  kWritableFinished,
  nop,
  type OutgoingState,
  send,
  write,
  writeChunk,
  writeRaw,
} from './guest-outgoing-write.ts';
import { type Callback, defineAccessors, defineMethods, type HttpSocket, type Outgoing } from './guest-types.ts';

interface OutgoingOptions {
  highWaterMark?: number;
  rejectNonStandardBodyWrites?: boolean;
}

const defaultMark = (): number =>
  (Stream as unknown as { getDefaultHighWaterMark(objectMode: boolean): number }).getDefaultHighWaterMark(false);

/** nodejs.org/api/http.html#class-httpoutgoingmessage */
function OutgoingMessageClass(this: OutgoingState, options?: OutgoingOptions): void {
  Reflect.apply(Stream as unknown as () => void, this, []);
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this[kNeedDrain] = false;
  this.finished = false;
  this._headerSent = false;
  this[kCorked] = 0;
  this[kChunkedBuffer] = [];
  this[kChunkedLength] = 0;
  this._closed = false;
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = nop;
  this[kErrored] = null;
  this[kWritableFinished] = false;
  this[kEndCallbacks] = null;
  this[kHighWaterMark] = options?.highWaterMark ?? defaultMark();
  this[kRejectNonStandardBodyWrites] = options?.rejectNonStandardBodyWrites ?? false;
}

export const OutgoingMessage = describeFunction(OutgoingMessageClass, 'OutgoingMessage', 1) as unknown as {
  new (options?: OutgoingOptions): Outgoing;
  readonly prototype: Outgoing;
};
Object.setPrototypeOf(OutgoingMessage.prototype, (Stream as unknown as { prototype: object }).prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

/** Whether validation of values is that of a lenient parser; clients and servers say. */
Object.defineProperty(OutgoingMessage.prototype, '_isLenientHeaderValidation', {
  value: describeFunction((): boolean => false, '', 0),
  writable: true,
  enumerable: true,
  configurable: true,
});

const accessors = {
  errored(this: OutgoingState) {
    return this[kErrored];
  },
  closed(this: OutgoingState) {
    return this._closed;
  },
  writableFinished(this: OutgoingState) {
    return this[kWritableFinished];
  },
  writableObjectMode() {
    return false;
  },
  writableLength(this: OutgoingState) {
    return this.outputSize + this[kChunkedLength] + (this.socket ? this.socket.writableLength : 0);
  },
  writableHighWaterMark(this: OutgoingState) {
    return this.socket ? this.socket.writableHighWaterMark : this[kHighWaterMark];
  },
  writableCorked(this: OutgoingState) {
    return this[kCorked];
  },
};
for (const [name, get] of Object.entries(accessors)) {
  defineAccessors(OutgoingMessage.prototype, { [name]: { get: describeFunction(get, 'get', 0) as never } });
}
for (const name of ['connection', 'socket']) {
  defineAccessors(OutgoingMessage.prototype, {
    [name]: {
      get(this: OutgoingState) {
        return this[kSocket];
      },
      set(this: OutgoingState, value: never) {
        this[kSocket] = value;
        if (name === 'connection') this.socket = value;
      },
    },
  });
}

function cork(this: OutgoingState): void {
  this[kCorked]++;
  this.socket?.cork();
}

function uncork(this: OutgoingState): void {
  this[kCorked]--;
  this.socket?.uncork();
  if (this[kCorked] > 0 || this[kChunkedBuffer].length === 0) return;
  // What was written meanwhile goes as one chunk.
  const parts = this[kChunkedBuffer];
  this._send(this[kChunkedLength].toString(16), 'latin1', null);
  this._send('\r\n', 'latin1', null);
  for (const { data, encoding } of parts) this._send(data, encoding, null);
  this._send('\r\n', 'latin1', (error) => {
    for (const { callback } of parts) callback?.(error);
  });
  this[kChunkedBuffer] = [];
  this[kChunkedLength] = 0;
}

function setTimeout(this: OutgoingState, duration: number, callback?: () => void): Outgoing {
  if (callback) this.on('timeout', callback);
  if (this.socket) this.socket.setTimeout?.(duration);
  else this.once('socket', (socket: HttpSocket) => socket.setTimeout?.(duration));
  return this;
}

function destroy(this: OutgoingState, error?: unknown): Outgoing {
  if (this.destroyed) return this;
  this.destroyed = true;
  this[kErrored] = error;
  if (this.socket) this.socket.destroy(error);
  else this.once('socket', (socket: HttpSocket) => socket.destroy(error));
  return this;
}

/** Who waits for the end is told before the listeners (observed). */
function finishedWriting(message: OutgoingState): void {
  if (message.socket?._hadError) return;
  message[kWritableFinished] = true;
  const callbacks = message[kEndCallbacks];
  message[kEndCallbacks] = null;
  for (const callback of callbacks ?? []) callback?.(null);
  message.emit('finish');
}

function awaitEnd(message: OutgoingState, callback: unknown): void {
  if (typeof callback !== 'function') return;
  message[kEndCallbacks] ??= [];
  message[kEndCallbacks].push(callback as Callback);
}

function end(this: OutgoingState, chunkGiven?: unknown, encodingGiven?: unknown, callbackGiven?: unknown): Outgoing {
  let [chunk, encoding, callback] = [chunkGiven, encodingGiven, callbackGiven];
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (chunk) {
    if (this.finished) {
      fail(this, new codes.ERR_STREAM_WRITE_AFTER_END(), (typeof callback === 'function' ? callback : nop) as () => void);
      return this;
    }
    this.socket?.cork();
    writeChunk(this, chunk, encoding, null, true);
  } else if (this.finished) {
    if (typeof callback === 'function' && this.writableFinished) {
      (callback as NonNullable<Callback>)(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
    } else awaitEnd(this, callback);
    return this;
  } else if (!this._header) {
    this.socket?.cork();
    this._contentLength = 0;
    this._implicitHeader();
  }
  awaitEnd(this, callback);
  assertLength(this, this[kBytesWritten], true);
  const onFinish = (): void => finishedWriting(this);
  if (this._hasBody && this.chunkedEncoding) {
    // What waits in a chunk goes before the last one.
    if (this[kChunkedBuffer].length > 0) {
      this[kCorked] = 1;
      uncork.call(this);
    }
    this._send(`0\r\n${this._trailer}\r\n`, 'latin1', onFinish);
  } else if (!this._headerSent || this.writableLength || chunk) this._send('', 'latin1', onFinish);
  else nextTick(onFinish);
  const { socket } = this;
  if (socket) {
    // However often it was corked: everything is there now.
    const state = socket._writableState as unknown as { corked?: number } | undefined;
    if (state?.corked) state.corked = 1;
    socket.uncork();
  }
  this[kCorked] = 0;
  this.finished = true;
  if (this.outputData.length === 0 && socket && socket._httpMessage === this) this._finish();
  return this;
}

defineMethods(
  OutgoingMessage.prototype,
  {
    _renderHeaders(this: OutgoingState): Record<string, unknown> {
      if (this._header) throw new httpCodes.ERR_HTTP_HEADERS_SENT('render');
      const headers: Record<string, unknown> = {};
      const table = this[kOutHeaders] as Record<string, [string, unknown]> | null;
      for (const [name, value] of Object.values(table ?? {})) headers[name] = value;
      return headers;
    },
    cork,
    uncork,
    setTimeout,
    destroy,
    _send: send,
    _writeRaw: writeRaw,
    _storeHeader: storeHead,
    ...headerMethods,
    _implicitHeader(): void {
      throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
    },
    write,
    addTrailers: headerMethods.addTrailers,
    end,
    _finish(this: OutgoingState): void {
      this.emit('prefinish');
    },
    _flush: flush,
    _flushOutput: flushOutput,
    flushHeaders(this: OutgoingState): void {
      if (!this._header) this._implicitHeader();
      this._send('');
    },
    /** nodejs.org/api/http.html#outgoingmessagepipe: there is nothing to read. */
    pipe(this: OutgoingState): void {
      this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE());
    },
  },
  { setTimeout: 2, destroy: 1, _send: 4, _writeRaw: 4, _storeHeader: 2, write: 3, end: 3, _flushOutput: 1 },
);
for (const [name, shown] of Object.entries({
  _send: '_send',
  _writeRaw: '_writeRaw',
  _storeHeader: '_storeHeader',
  _flush: '_flush',
  _flushOutput: '_flushOutput',
  cork: 'cork',
  uncork: 'uncork',
  setTimeout: 'setTimeout',
  destroy: 'destroy',
  write: 'write',
  end: 'end',
})) {
  Object.defineProperty((OutgoingMessage.prototype as unknown as Record<string, unknown>)[name], 'name', { value: shown });
}

const get = (read: (this: OutgoingState) => unknown): { get: never } => ({ get: describeFunction(read, 'get', 0) as never });
defineAccessors(
  OutgoingMessage.prototype,
  {
    headersSent: get(function (this: OutgoingState) {
      return Boolean(this._header);
    }),
  },
  { enumerable: true, configurable: true },
);
defineAccessors(OutgoingMessage.prototype, {
  writableEnded: get(function (this: OutgoingState) {
    return this.finished;
  }),
  writableNeedDrain: get(function (this: OutgoingState) {
    return !this.destroyed && !this.finished && this[kNeedDrain];
  }),
});
/** nodejs.org/api/events.html#emittersymbolfornodejsrejectionerr-eventname-args */
Object.defineProperty(OutgoingMessage.prototype, kRejection, {
  value: describeFunction(
    function (this: Outgoing, error: unknown): void {
      this.destroy(error);
    },
    '',
    2,
  ),
  writable: true,
  enumerable: true,
  configurable: true,
});

/** nodejs.org/api/http.html, option `uniqueHeaders`: names whose values are joined into one line. */
export function parseUniqueHeaders(headers: unknown): Set<string> | null {
  if (!Array.isArray(headers)) return null;
  return new Set(headers.map((name: string) => name.toLowerCase()));
}
