import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateString } from 'internal:validators';
import { Readable } from 'node:stream';
import type { HeaderMap } from './guest-headers.ts';
import { makeRequestSocket } from './guest-socket-proxy.ts';
import type { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';

interface RequestState {
  closed: boolean;
  didRead: boolean;
}

/** What a request or an answer hears of its stream. */
export function forwardTimeout(of: () => { emit(event: string): unknown } | null | undefined): () => void {
  return function onStreamTimeout(): void {
    of()?.emit('timeout');
  };
}

export function requestSocket(stream: Http2Stream): unknown {
  const known = stream[S.kProxySocket];
  if (known !== null && known !== undefined) return known;
  const made = makeRequestSocket(stream);
  stream[S.kProxySocket] = made;
  return made;
}

/** nodejs.org/api/http2.html#class-http2http2serverrequest */
export class Http2ServerRequest extends Readable {
  declare [S.kState]: RequestState;
  declare [S.kHeaders]: HeaderMap;
  declare [S.kRawHeaders]: string[];
  declare [S.kTrailers]: HeaderMap;
  declare [S.kRawTrailers]: string[];
  declare [S.kStream]: Http2Stream;
  declare [S.kAborted]: boolean;

  constructor(stream: Http2Stream, headers: HeaderMap, options: object | undefined, rawHeaders: string[]) {
    super({ autoDestroy: false, ...options });
    this[S.kState] = { closed: false, didRead: false };
    this[S.kHeaders] = headers;
    this[S.kRawHeaders] = rawHeaders;
    this[S.kTrailers] = {};
    this[S.kRawTrailers] = [];
    this[S.kStream] = stream;
    this[S.kAborted] = false;
    stream[S.kProxySocket] = null;
    stream[S.kRequest] = this;
    stream.on('trailers', onStreamTrailers as never);
    stream.on('end', onStreamEnd as never);
    stream.on('error', onStreamError as never);
    stream.on('aborted', onStreamAbortedRequest as never);
    stream.on('close', onStreamCloseRequest as never);
    stream.on(
      'timeout',
      forwardTimeout(() => stream[S.kRequest] as Http2ServerRequest | undefined),
    );
    this.on('pause', onRequestPause as never);
    this.on('resume', onRequestResume as never);
  }

  get aborted(): boolean {
    return this[S.kAborted];
  }
  get complete(): boolean {
    return this[S.kAborted] || this.readableEnded || this[S.kState].closed || this[S.kStream].destroyed;
  }
  get stream(): Http2Stream {
    return this[S.kStream];
  }
  get headers(): HeaderMap {
    return this[S.kHeaders];
  }
  get rawHeaders(): string[] {
    return this[S.kRawHeaders];
  }
  get trailers(): HeaderMap {
    return this[S.kTrailers];
  }
  get rawTrailers(): string[] {
    return this[S.kRawTrailers];
  }
  get httpVersionMajor(): number {
    return 2;
  }
  get httpVersionMinor(): number {
    return 0;
  }
  get httpVersion(): string {
    return '2.0';
  }
  get socket(): unknown {
    return requestSocket(this[S.kStream]);
  }
  get connection(): unknown {
    return this.socket;
  }

  override _read(_size: number): void {
    const state = this[S.kState];
    const stream = this[S.kStream];
    if (!state.didRead) {
      state.didRead = true;
      stream.on('data', onStreamData as never);
    } else nextTick(() => stream.resume());
  }

  get method(): unknown {
    return this[S.kHeaders][':method'];
  }
  set method(method: unknown) {
    validateString(method, 'method');
    if (method.trim() === '') throw new codes.ERR_INVALID_ARG_VALUE('method', method);
    this[S.kHeaders][':method'] = method;
  }
  get authority(): unknown {
    const headers = this[S.kHeaders];
    return headers[':authority'] === undefined ? headers['host'] : headers[':authority'];
  }
  get scheme(): unknown {
    return this[S.kHeaders][':scheme'];
  }
  get url(): unknown {
    return this[S.kHeaders][':path'];
  }
  set url(url: unknown) {
    this[S.kHeaders][':path'] = url;
  }

  setTimeout(msecs: unknown, callback: unknown): this {
    if (!this[S.kState].closed) this[S.kStream].setTimeout(msecs, callback);
    return this;
  }
}

type Carrier = Http2Stream;
const requestOf = (stream: Carrier): Http2ServerRequest | undefined =>
  (stream[S.kRequest] as Http2ServerRequest | null) ?? undefined;

function onStreamTrailers(this: Carrier, trailers: HeaderMap, _flags: number, raw: string[]): void {
  const request = requestOf(this);
  if (request === undefined) return;
  Object.assign(request[S.kTrailers], trailers);
  request[S.kRawTrailers].push(...raw);
}
function onStreamData(this: Carrier, chunk: Uint8Array): void {
  const request = requestOf(this);
  if (request !== undefined && !request.push(chunk)) this.pause();
}
function onStreamEnd(this: Carrier): void {
  requestOf(this)?.push(null);
}
/** A stream's failure is the answer's to tell; without a listener it would end the program. */
function onStreamError(): void {}
function onRequestPause(this: Http2ServerRequest): void {
  this[S.kStream].pause();
}
function onRequestResume(this: Http2ServerRequest): void {
  this[S.kStream].resume();
}
function onStreamAbortedRequest(this: Carrier): void {
  const request = requestOf(this);
  if (request === undefined || request[S.kState].closed) return;
  request[S.kAborted] = true;
  request.emit('aborted');
}
function onStreamCloseRequest(this: Carrier): void {
  const request = requestOf(this);
  if (request === undefined) return;
  const state = request[S.kState];
  state.closed = true;
  request.push(null);
  // What nobody read is dropped, as with HTTP/1.
  if (!state.didRead && !(request._readableState as unknown as { resumeScheduled: boolean }).resumeScheduled) request.resume();
  this[S.kProxySocket] = null;
  this[S.kRequest] = undefined;
  request.emit('close');
}
