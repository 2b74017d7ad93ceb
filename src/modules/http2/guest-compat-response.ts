import { codes } from 'internal:errors';
import { isToken, linkValue } from 'internal:http-fields';
import { nextTick } from 'internal:tasks';
import { validateFunction, validateObject, validateString } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { Stream } from 'node:stream';
import { forwardTimeout, requestSocket } from './guest-compat-request.ts';
import { http2Codes } from './guest-errors.ts';
import type { HeaderMap } from './guest-headers.ts';
import type { ServerHttp2Stream } from './guest-server-stream.ts';
import * as S from './guest-symbols.ts';

interface ResponseState {
  closed: boolean;
  ending: boolean;
  destroyed: boolean;
  headRequest: boolean;
  sendDate: boolean;
  statusCode: number;
}
const kResponse: unique symbol = Symbol('response');
type Carrier = ServerHttp2Stream & { [kResponse]?: Http2ServerResponse };
type Done = (error?: unknown) => void;

const pseudo = new Set([':status', ':method', ':path', ':authority', ':scheme']);
let isStatusMessageTold = false;

function warnStatusMessage(): void {
  if (isStatusMessageTold) return;
  isStatusMessageTold = true;
  emitProcessWarning('Status message is not supported by HTTP/2 (RFC7540 8.1.2.4)', 'UnsupportedWarning');
}

const isAllowed = (name: string, value: unknown): boolean => name !== 'connection' || value === 'trailers';

function assertHeader(name: string, value: unknown): void {
  if (name === '' || name.includes(' ')) throw new http2Codes.ERR_INVALID_HTTP_TOKEN('Header name', name);
  if (pseudo.has(name)) throw new http2Codes.ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED();
  if (value === undefined || value === null) throw new http2Codes.ERR_HTTP2_INVALID_HEADER_VALUE(value, name);
  if (!isAllowed(name, value)) {
    emitProcessWarning(
      'The provided connection header is not valid, the value will be dropped from the header and will never be in use.',
      'UnsupportedWarning',
    );
  }
}

const nameOf = (name: unknown): string => {
  validateString(name, 'name');
  return name.trim().toLowerCase();
};

/** nodejs.org/api/http2.html#class-http2http2serverresponse */
export class Http2ServerResponse extends Stream {
  declare writable: boolean;
  declare req: unknown;
  declare [S.kState]: ResponseState;
  declare [S.kHeaders]: HeaderMap;
  declare [S.kTrailers]: HeaderMap;
  declare [S.kStream]: Carrier;

  constructor(stream: ServerHttp2Stream, options?: object) {
    super(options);
    this.writable = true;
    this.req = stream[S.kRequest];
    this[S.kState] = { closed: false, ending: false, destroyed: false, headRequest: false, sendDate: true, statusCode: 200 };
    this[S.kHeaders] = Object.create(null) as HeaderMap;
    this[S.kTrailers] = Object.create(null) as HeaderMap;
    this[S.kStream] = stream as Carrier;
    stream[S.kProxySocket] = null;
    (stream as Carrier)[kResponse] = this;
    stream.on('drain', onStreamDrain as never);
    stream.on('aborted', onStreamAbortedResponse);
    stream.on('close', onStreamCloseResponse as never);
    stream.on('wantTrailers', onStreamTrailersReady as never);
    stream.on(
      'timeout',
      forwardTimeout(() => (stream as Carrier)[kResponse]),
    );
  }

  // User land modules look at it to know whether headers were sent.
  get _header(): boolean {
    return this.headersSent;
  }
  get writableEnded(): boolean {
    return this[S.kState].ending;
  }
  get finished(): boolean {
    return this[S.kState].ending;
  }
  get socket(): unknown {
    return this[S.kState].closed ? undefined : requestSocket(this[S.kStream]);
  }
  get connection(): unknown {
    return this.socket;
  }
  get stream(): ServerHttp2Stream {
    return this[S.kStream];
  }
  get headersSent(): boolean {
    return this[S.kStream].headersSent;
  }
  get sendDate(): boolean {
    return this[S.kState].sendDate;
  }
  set sendDate(value: unknown) {
    this[S.kState].sendDate = Boolean(value);
  }
  get statusCode(): number {
    return this[S.kState].statusCode;
  }
  set statusCode(given: unknown) {
    const code = (given as number) | 0;
    if (code >= 100 && code < 200) throw new http2Codes.ERR_HTTP2_INFO_STATUS_NOT_ALLOWED();
    if (code < 100 || code > 599) throw new http2Codes.ERR_HTTP2_STATUS_INVALID(code);
    this[S.kState].statusCode = code;
  }
  get writableCorked(): unknown {
    return (this[S.kStream] as unknown as { writableCorked: number }).writableCorked;
  }
  get writableHighWaterMark(): number {
    return (this[S.kStream] as unknown as { writableHighWaterMark: number }).writableHighWaterMark;
  }
  get writableObjectMode(): boolean {
    return (this[S.kStream] as unknown as { writableObjectMode: boolean }).writableObjectMode;
  }
  get writableFinished(): boolean {
    return this[S.kStream].writableFinished;
  }
  get writableLength(): number {
    return this[S.kStream].writableLength;
  }
  get writableNeedDrain(): boolean {
    return (this[S.kStream] as unknown as { writableNeedDrain: boolean }).writableNeedDrain;
  }

  setTrailer(name: unknown, value: unknown): void {
    const key = nameOf(name);
    assertHeader(key, value);
    this[S.kTrailers][key] = value;
  }
  addTrailers(headers: Record<string, unknown>): void {
    for (const key of Object.keys(headers)) this.setTrailer(key, headers[key]);
  }
  getHeader(name: unknown): unknown {
    return this[S.kHeaders][nameOf(name)];
  }
  getHeaderNames(): string[] {
    return Object.keys(this[S.kHeaders]);
  }
  getHeaders(): HeaderMap {
    return Object.assign(Object.create(null) as HeaderMap, this[S.kHeaders]);
  }
  hasHeader(name: unknown): boolean {
    return Object.hasOwn(this[S.kHeaders], nameOf(name));
  }
  removeHeader(name: unknown): void {
    validateString(name, 'name');
    if (this[S.kStream].headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
    const key = nameOf(name);
    if (key === 'date') {
      this[S.kState].sendDate = false;
      return;
    }
    delete this[S.kHeaders][key];
  }
  setHeader(name: unknown, value: unknown): void {
    validateString(name, 'name');
    if (this[S.kStream].headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
    this[S.kSetHeader](name, value);
  }
  [S.kSetHeader](name: string, value: unknown): void {
    const key = this.#checked(name, value);
    if (key !== undefined) this[S.kHeaders][key] = value;
  }
  appendHeader(name: unknown, value: unknown): void {
    validateString(name, 'name');
    if (this[S.kStream].headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
    this[S.kAppendHeader](name, value);
  }
  [S.kAppendHeader](name: string, value: unknown): void {
    const key = this.#checked(name, value);
    if (key === undefined) return;
    const headers = this[S.kHeaders];
    const before = headers[key];
    if (before === undefined) headers[key] = value;
    else headers[key] = [...(Array.isArray(before) ? before : [before]), ...(Array.isArray(value) ? value : [value])];
  }
  /** The name that counts; undefined for a header that is dropped. */
  #checked(name: string, value: unknown): string | undefined {
    const key = name.trim().toLowerCase();
    assertHeader(key, value);
    if (!isAllowed(key, value)) return undefined;
    if (key[0] === ':') throw new http2Codes.ERR_HTTP2_INVALID_PSEUDOHEADER(key);
    if (!isToken(key)) this.destroy(new http2Codes.ERR_INVALID_HTTP_TOKEN('Header name', key));
    return key;
  }

  get statusMessage(): string {
    warnStatusMessage();
    return '';
  }
  set statusMessage(_message: unknown) {
    warnStatusMessage();
  }

  flushHeaders(): void {
    const state = this[S.kState];
    if (!state.closed && !this[S.kStream].headersSent) this.writeHead(state.statusCode);
  }

  writeHead(statusCode: unknown, statusMessage?: unknown, given?: unknown): this {
    const state = this[S.kState];
    const stream = this[S.kStream];
    if (state.closed || stream.destroyed || stream.closed) return this;
    if (stream.headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
    if (typeof statusMessage === 'string') warnStatusMessage();
    const headers = given === undefined && typeof statusMessage === 'object' ? statusMessage : given;
    if (Array.isArray(headers)) this.#setPairs(headers as unknown[]);
    else if (typeof headers === 'object' && headers !== null) {
      for (const key of Object.keys(headers)) this[S.kSetHeader](key, (headers as Record<string, unknown>)[key]);
    }
    state.statusCode = statusCode as number;
    this[S.kBeginSend]();
    return this;
  }
  #setPairs(headers: unknown[]): void {
    const isNested = headers.length > 0 && Array.isArray(headers[0]);
    if (!isNested && headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
    const flat = isNested ? (headers as unknown[][]).flat() : headers;
    // A list replaces what was set before, and may say a name more than once.
    for (let index = 0; index < flat.length; index += 2) delete this[S.kHeaders][String(flat[index]).trim().toLowerCase()];
    for (let index = 0; index < flat.length; index += 2) this[S.kAppendHeader](String(flat[index]), flat[index + 1]);
  }

  cork(): void {
    this[S.kStream].cork();
  }
  uncork(): void {
    this[S.kStream].uncork();
  }

  write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    const state = this[S.kState];
    const stream = this[S.kStream];
    const isShort = typeof encoding === 'function';
    const done = (isShort ? encoding : callback) as Done | undefined;
    let error: unknown;
    if (state.ending) error = new codes.ERR_STREAM_WRITE_AFTER_END();
    else if (state.closed) error = new http2Codes.ERR_HTTP2_INVALID_STREAM();
    else if (state.destroyed) return false;
    if (error !== undefined) {
      if (typeof done === 'function') nextTick(done as never, error);
      this.destroy(error);
      return false;
    }
    if (!stream.headersSent) this.writeHead(state.statusCode);
    return stream.write(chunk, isShort ? 'utf8' : encoding, done);
  }

  end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    const state = this[S.kState];
    const stream = this[S.kStream];
    let [data, coding, done] = [chunk, encoding, callback];
    if (typeof data === 'function') [data, coding, done] = [null, 'utf8', data];
    else if (typeof coding === 'function') [coding, done] = ['utf8', coding];
    if ((state.closed || state.ending) && state.headRequest === stream.headRequest) {
      if (typeof done === 'function') nextTick(done as never);
      return this;
    }
    if (data !== null && data !== undefined) this.write(data, coding);
    state.headRequest = stream.headRequest;
    state.ending = true;
    if (typeof done === 'function') {
      if (stream.writableEnded) this.once('finish', done as never);
      else stream.once('finish', done as never);
    }
    if (!stream.headersSent) this.writeHead(state.statusCode);
    if (state.closed || stream.destroyed) onStreamCloseResponse.call(stream);
    else stream.end();
    return this;
  }

  destroy(error?: unknown): void {
    const state = this[S.kState];
    if (state.destroyed) return;
    state.destroyed = true;
    this[S.kStream].destroy(error);
  }

  setTimeout(msecs: unknown, callback: unknown): void {
    if (!this[S.kState].closed) this[S.kStream].setTimeout(msecs, callback);
  }

  createPushResponse(headers: unknown, callback: unknown): void {
    validateFunction(callback, 'callback');
    if (this[S.kState].closed) {
      nextTick(callback as never, new http2Codes.ERR_HTTP2_INVALID_STREAM());
      return;
    }
    this[S.kStream].pushStream(headers, {}, (error: unknown, stream: ServerHttp2Stream) => {
      if (error) callback(error);
      else callback(null, makeResponse(stream));
    });
  }

  [S.kBeginSend](): void {
    const state = this[S.kState];
    const headers = this[S.kHeaders];
    headers[':status'] = state.statusCode;
    this[S.kStream].respond(headers, { endStream: state.ending, waitForTrailers: true, sendDate: state.sendDate });
  }

  writeInformation(statusCode: unknown, headers: unknown): boolean {
    if (typeof statusCode !== 'number' || statusCode < 100 || statusCode > 199 || statusCode === 101) {
      throw new http2Codes.ERR_HTTP2_STATUS_INVALID(statusCode);
    }
    const stream = this[S.kStream];
    if (stream.headersSent || this[S.kState].closed) return false;
    const fields = headers ?? {};
    validateObject(fields, 'headers');
    stream.additionalHeaders({ ...fields, ':status': statusCode });
    return true;
  }

  writeContinue(): boolean {
    const stream = this[S.kStream];
    if (stream.headersSent || this[S.kState].closed) return false;
    stream.additionalHeaders({ ':status': 100 });
    return true;
  }

  writeEarlyHints(hints: unknown): boolean {
    validateObject(hints, 'hints');
    const { link, ...headers } = hints as Record<string, unknown>;
    const value = linkValue(link);
    if (value.length === 0) return false;
    const stream = this[S.kStream];
    if (stream.headersSent || this[S.kState].closed) return false;
    stream.additionalHeaders({ ...headers, ':status': 103, Link: value });
    return true;
  }
}
for (const [name, length] of [
  ['writeHead', 3],
  ['write', 3],
  ['end', 3],
  ['destroy', 1],
] as const) {
  Object.defineProperty(Http2ServerResponse.prototype[name], 'length', { value: length, configurable: true });
}
Object.defineProperty(Http2ServerResponse, 'length', { value: 2, configurable: true });

// Outside of the class: one that names itself gets another name from the bundler.
function makeResponse(stream: ServerHttp2Stream): Http2ServerResponse {
  return new Http2ServerResponse(stream);
}

function onStreamDrain(this: Carrier): void {
  this[kResponse]?.emit('drain');
}
/** The request tells of it. */
function onStreamAbortedResponse(): void {}
function onStreamTrailersReady(this: Carrier): void {
  this.sendTrailers(this[kResponse]![S.kTrailers]);
}
function onStreamCloseResponse(this: Carrier): void {
  const response = this[kResponse];
  if (response === undefined) return;
  const state = response[S.kState];
  if (this.headRequest !== state.headRequest) return;
  state.closed = true;
  this[S.kProxySocket] = null;
  this.removeListener('wantTrailers', onStreamTrailersReady as never);
  this[kResponse] = undefined as never;
  response.emit('finish');
  response.emit('close');
}
