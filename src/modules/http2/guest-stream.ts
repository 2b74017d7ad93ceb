import { AbortError, aggregateTwoErrors, errnoException } from 'internal:errors';
import { customInspectSymbol, format } from 'internal:inspect';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { validateFunction, validateInteger } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { Duplex, type NodeDuplex, type StreamCallback } from 'node:stream';
import { setImmediate } from 'node:timers';
import type { Connection } from './guest-connection.ts';
import { clientChannels, serverChannels } from './guest-diagnostics.ts';
import { codeName, http2Codes } from './guest-errors.ts';
import { Code } from './guest-frames.ts';
import { type HeaderInput, type HeaderMap, noPseudo, toFields } from './guest-headers.ts';
import { assertHeaders, warnPriority } from './guest-options.ts';
import type { Http2Session } from './guest-session.ts';
import { inside } from './guest-session-inside.ts';
import { closeStream, Reset, shutdownWritable } from './guest-stream-end.ts';
import { Owner } from './guest-stream-owner.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';
import { setStreamTimeout } from './guest-timeout.ts';
import { CLIENT, SERVER } from './guest-wire-state.ts';
import type { WireStream } from './guest-wire-stream.ts';

export interface StreamState {
  didRead: boolean;
  flags: number;
  rstCode: number;
  writeQueueSize: number;
  trailersReady: boolean;
  endAfterHeaders: boolean;
  shutdownWritableCalled: boolean;
}
interface Handle {
  readonly wire: WireStream;
  readonly connection: Connection;
}
interface Entry {
  readonly chunk: Uint8Array | string;
  readonly encoding: string;
}
interface Writing {
  ending: boolean;
  finished: boolean;
  ended: boolean;
  pendingcb: number;
  buffered: unknown[];
}

const ECANCELED = -125;
const LAST_CODE = 2 ** 32 - 1;
const bytesOf = (chunk: Uint8Array | string, encoding: string): Uint8Array =>
  typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;

const Base = Duplex as unknown as new (
  options: object,
) => NodeDuplex & {
  readonly writableFinished: boolean;
  readonly writableEnded: boolean;
  readonly writableLength: number;
  cork(): void;
  uncork(): void;
};

/** nodejs.org/api/http2.html#class-http2stream */
export class Http2Stream extends Base {
  declare [S.kSession]: Http2Session | undefined;
  declare [S.kTimeout]: { refresh(): unknown } | null;
  declare [S.kState]: StreamState;
  declare [S.kRequest]: unknown;
  declare [S.kProxySocket]: unknown;
  declare [S.kId]: number | undefined;
  declare [S.kHandle]: Handle | undefined;
  declare [S.kSentHeaders]: HeaderMap | undefined;
  declare [S.kSentTrailers]: HeaderMap | undefined;
  declare [S.kInfoHeaders]: HeaderMap[] | undefined;
  declare timeout: unknown;
  declare setTimeout: typeof setStreamTimeout;
  declare priority: (options: unknown) => void;

  constructor(session: Http2Session, options: object) {
    super({ ...options, allowHalfOpen: true, decodeStrings: false, autoDestroy: false });
    // Writes are kept until there is an id.
    this.cork();
    this[S.kSession] = session;
    session[S.kState].pendingStreams.add(this);
    // Nothing is read ahead before somebody reads: windows stay what they are (observed).
    (this._readableState as unknown as { readingMore: boolean }).readingMore = true;
    this[S.kTimeout] = null;
    this[S.kState] = {
      didRead: false,
      flags: StreamFlag.PENDING,
      rstCode: Code.NO_ERROR,
      writeQueueSize: 0,
      trailersReady: false,
      endAfterHeaders: false,
      shutdownWritableCalled: false,
    };
    this[S.kRequest] = null;
    this[S.kProxySocket] = null;
    this.on('pause', streamOnPause as never);
  }

  [S.kUpdateTimer](): void {
    if (this.destroyed) return;
    this[S.kTimeout]?.refresh();
    this[S.kSession]?.[S.kUpdateTimer]();
  }

  [S.kInit](wire: WireStream, connection: Connection): void {
    const session = this[S.kSession]!;
    const { pendingStreams, streams } = session[S.kState];
    this[S.kState].flags |= StreamFlag.READY;
    pendingStreams.delete(this);
    streams.set(wire.id, this);
    this[S.kId] = wire.id;
    wire.owner = new Owner(this);
    this[S.kHandle] = { wire, connection };
    this.uncork();
    this.emit('ready');
  }

  [customInspectSymbol](depth: number, options: { depth?: number | null }): unknown {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {
      id: this[S.kId] || '<pending>',
      closed: this.closed,
      destroyed: this.destroyed,
      state: this.state,
      readableState: this._readableState,
      writableState: this._writableState,
    };
    void options;
    return `Http2Stream ${format('%O', shown)}`;
  }

  get bufferSize(): number {
    return this[S.kState].writeQueueSize + this.writableLength;
  }
  get endAfterHeaders(): boolean {
    return this[S.kState].endAfterHeaders;
  }
  get sentHeaders(): HeaderMap | undefined {
    return this[S.kSentHeaders];
  }
  get sentTrailers(): HeaderMap | undefined {
    return this[S.kSentTrailers];
  }
  get sentInfoHeaders(): HeaderMap[] | undefined {
    return this[S.kInfoHeaders];
  }
  get pending(): boolean {
    return this[S.kId] === undefined;
  }
  get id(): number | undefined {
    return this[S.kId];
  }
  get session(): Http2Session | undefined {
    return this[S.kSession];
  }
  _onTimeout(): void {
    if (this.destroyed) return;
    const session = this[S.kSession];
    // What goes on being sent is activity.
    if (this[S.kState].writeQueueSize > 0 && session?.[S.kHandle] !== undefined && inside.hasSent(session)) {
      this[S.kUpdateTimer]();
      return;
    }
    this.emit('timeout');
  }

  get headersSent(): boolean {
    return (this[S.kState].flags & StreamFlag.HEADERS_SENT) !== 0;
  }
  get aborted(): boolean {
    return (this[S.kState].flags & StreamFlag.ABORTED) !== 0;
  }
  get headRequest(): boolean {
    return (this[S.kState].flags & StreamFlag.HEAD_REQUEST) !== 0;
  }
  get rstCode(): number {
    return this[S.kState].rstCode;
  }
  get state(): object {
    const handle = this[S.kHandle];
    return this.destroyed || this.pending || handle === undefined ? {} : handle.wire.state;
  }
  [S.kProceed](): void {
    throw new Error('Implementers MUST implement this. Please report this as a bug in Node.js');
  }

  [S.kWriteGeneric](isMany: boolean, data: unknown, encoding: string, callback: StreamCallback): void {
    if (this.pending) {
      this.once('ready', () => this[S.kWriteGeneric](isMany, data, encoding, callback));
      return;
    }
    if (this.destroyed) return;
    this[S.kUpdateTimer]();
    if (!this.headersSent) this[S.kProceed]();
    this.#write(isMany, data, encoding, callback);
  }

  /** A write is done when it went out and, if it was the last, the end went out with it (one DATA frame with END_STREAM). */
  #write(isMany: boolean, data: unknown, encoding: string, callback: StreamCallback): void {
    let waiting = 2;
    let failure: unknown = null;
    let writeFailure: unknown;
    const settle = (error?: unknown): void => {
      if (error) failure = failure ? aggregateTwoErrors(error, failure) : error;
      if (--waiting > 0) return;
      if (failure) this.destroy(failure);
      callback(failure ?? undefined);
    };
    const writing = this._writableState as unknown as Writing;
    nextTick(() => {
      const hasTrailers = (this[S.kState].flags & StreamFlag.HAS_TRAILERS) !== 0;
      if (writeFailure || !writing.ending || writing.buffered.length > 0 || hasTrailers) return settle();
      shutdownWritable(this, settle);
    });
    const { wire, connection } = this[S.kHandle]!;
    const bytes = isMany
      ? Buffer.concat((data as Entry[]).map(({ chunk, encoding: own }) => bytesOf(chunk, own)))
      : bytesOf(data as Uint8Array | string, encoding);
    this.#track(bytes.length);
    connection.write(wire, bytes, (error) => {
      this.#track(-bytes.length);
      writeFailure = error;
      settle(error);
    });
    if (this[S.kSession]?.[S.kType] === CLIENT && clientChannels.bodyChunkSent.hasSubscribers) {
      clientChannels.bodyChunkSent.publish({ stream: this, writev: isMany, data, encoding });
    }
  }

  #track(bytes: number): void {
    const session = this[S.kSession];
    if (session === undefined) return;
    this[S.kState].writeQueueSize += bytes;
    session[S.kState].writeQueueSize += bytes;
  }

  _write(data: unknown, encoding: string, callback: StreamCallback): void {
    this[S.kWriteGeneric](false, data, encoding, callback);
  }
  _writev(data: unknown, callback: StreamCallback): void {
    this[S.kWriteGeneric](true, data, '', callback);
  }
  _final(callback: StreamCallback): void {
    if (this.pending) {
      this.once('ready', () => this._final(callback));
      return;
    }
    shutdownWritable(this, callback);
  }
  override _read(_size: number): void {
    if (this.destroyed) {
      this.push(null);
      return;
    }
    const state = this[S.kState];
    if (!state.didRead) {
      (this._readableState as unknown as { readingMore: boolean }).readingMore = false;
      state.didRead = true;
    }
    if (!this.pending) streamOnResume(this);
    else this.once('ready', () => streamOnResume(this));
  }

  sendTrailers(headers: HeaderInput): void {
    if (this.destroyed || this.closed) throw new http2Codes.ERR_HTTP2_INVALID_STREAM();
    if (this[S.kSentTrailers]) throw new http2Codes.ERR_HTTP2_TRAILERS_ALREADY_SENT();
    if (!this[S.kState].trailersReady) throw new http2Codes.ERR_HTTP2_TRAILERS_NOT_READY();
    assertHeaders(headers, 'headers');
    const own = Object.assign(Object.create(null) as HeaderMap, headers);
    this[S.kUpdateTimer]();
    const fields = toFields(own, noPseudo);
    this[S.kSentTrailers] = own;
    setImmediate(() => {
      const handle = this[S.kHandle];
      if (this.destroyed || handle === undefined) return;
      this[S.kState].flags &= ~StreamFlag.HAS_TRAILERS;
      handle.connection.trail(handle.wire, fields.list, fields.sensitive);
      this[S.kMaybeDestroy]();
    });
  }

  // @ts-expect-error the stream's own `closed` says whether 'close' was emitted, this one whether the stream's end is known.
  get closed(): boolean {
    return (this[S.kState].flags & StreamFlag.CLOSED) !== 0;
  }

  close(code: unknown = Code.NO_ERROR, callback?: unknown): void {
    validateInteger(code, 'code', 0, LAST_CODE);
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this.once('close', callback as never);
    }
    if (this.closed) return;
    closeStream(this, code, Reset.whenDone);
  }

  override _destroy(given: unknown, callback: StreamCallback): void {
    const session = this[S.kSession]!;
    const handle = this[S.kHandle];
    const sessionState = session[S.kState];
    const sessionCode = sessionState.goawayCode || sessionState.destroyCode;
    let error = given;
    let code = this.closed ? this.rstCode : sessionCode;
    if (error != null) {
      if (sessionCode) code = sessionCode;
      else if (error instanceof AbortError) code = Code.CANCEL;
      else code = Code.INTERNAL_ERROR;
    }
    if (!this.closed) closeStream(this, code, handle === undefined ? Reset.never : Reset.now);
    this.push(null);
    if (handle === undefined) sessionState.pendingStreams.delete(this);
    else {
      handle.wire.owner = undefined;
      if (!handle.wire.isClosed && handle.wire.resetCode === undefined) handle.connection.reset(handle.wire, code);
      handle.connection.sender.abandon(handle.wire, errnoException(ECANCELED, 'write'));
      sessionState.streams.delete(this[S.kId]!);
    }
    sessionState.writeQueueSize -= this[S.kState].writeQueueSize;
    this[S.kState].writeQueueSize = 0;
    // CANCEL is how requests are given up: 'aborted' says it.
    if (error == null && code !== Code.NO_ERROR && code !== Code.CANCEL)
      error = new http2Codes.ERR_HTTP2_STREAM_ERROR(codeName(code));
    this[S.kSession] = undefined;
    this[S.kHandle] = undefined;
    setImmediate(() => session[S.kMaybeDestroy]());
    if (error) {
      const { error: channel } = session[S.kType] === CLIENT ? clientChannels : serverChannels;
      if (channel.hasSubscribers) channel.publish({ stream: this, error });
    }
    callback(error);
  }

  /** A stream is done once it is closed and all that came was read. */
  [S.kMaybeDestroy](code: number = Code.NO_ERROR): void {
    if (code !== Code.NO_ERROR) {
      this.destroy();
      return;
    }
    if (this.writable) return;
    const writing = this._writableState as unknown as Writing;
    if (!writing.ended || writing.pendingcb !== 0) return;
    if (this._readableState.ended && this.closed) {
      this.destroy();
      return;
    }
    // An answer that is out, to a request nobody reads: there is nothing to wait for. Pushes may still be made now.
    const state = this[S.kState];
    const isAnswer = this.headersSent && this[S.kSession]?.[S.kType] === SERVER;
    if (isAnswer && (state.flags & StreamFlag.HAS_TRAILERS) === 0 && !state.didRead && this.readableFlowing === null) {
      setImmediate(() => this.close());
    }
  }
}

function priority(this: Http2Stream, _options: unknown): void {
  warnPriority('http2Stream.priority is longer supported after priority signalling was deprecated in RFC 9113');
  if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_STREAM();
}
for (const [name, value] of [
  ['priority', describeFunction(priority, 'deprecated', 1)],
  ['setTimeout', setStreamTimeout],
] as const) {
  Object.defineProperty(Http2Stream.prototype, name, { value, writable: true, enumerable: true, configurable: true });
}
for (const [method, length] of [
  ['close', 0],
  [S.kMaybeDestroy, 0],
] as const) {
  Object.defineProperty(Http2Stream.prototype[method as 'close'], 'length', { value: length, configurable: true });
}

function streamOnPause(this: Http2Stream): void {
  const handle = this[S.kHandle];
  if (!this.destroyed && !this.pending && handle !== undefined) handle.wire.isReading = false;
}

function streamOnResume(stream: Http2Stream): void {
  const handle = stream[S.kHandle];
  if (!stream.destroyed && handle !== undefined) handle.connection.read(handle.wire);
}
