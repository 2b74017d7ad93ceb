import { codes } from 'internal:errors';
import { utcDate } from 'internal:http-fields';
import { nextTick } from 'internal:tasks';
import { validateFunction } from 'internal:validators';
import type { Connection } from './guest-connection.ts';
import { serverChannels } from './guest-diagnostics.ts';
import { http2Codes, NghttpError } from './guest-errors.ts';
import { respondWithFD, respondWithFile } from './guest-file-response.ts';
import { addSent, type Fields, type HeaderInput, type HeaderMap, responsePseudo, toFields } from './guest-headers.ts';
import { assertHeaders, assertOptions } from './guest-options.ts';
import type { Http2Session } from './guest-session.ts';
import { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';
import { Refusal, Setting } from './guest-wire-state.ts';
import type { WireStream } from './guest-wire-stream.ts';

export interface RespondOptions {
  endStream?: unknown;
  waitForTrailers?: unknown;
  sendDate?: unknown;
}
type PushCallback = (error: unknown, stream?: ServerHttp2Stream, headers?: HeaderMap, flags?: number) => void;

const SWITCHING_PROTOCOLS = 101;

/** Answers that have no body (RFC 9110, 6.4.1). */
export function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

export interface Prepared {
  readonly headers: HeaderMap;
  readonly status: number;
  readonly fields: Fields;
}

/** What is no number at all counts as none (observed). */
function statusOf(given: unknown): number {
  const status = (given as number) | 0 || 200;
  if (status < 200 || status > 599) throw new http2Codes.ERR_HTTP2_STATUS_INVALID(status);
  return status;
}

/** Headers of an answer with what they need: a status, and a date. */
export function prepareResponse(given: HeaderInput | undefined, sendDate: unknown, strict: boolean): Prepared {
  if (Array.isArray(given)) {
    const list = [...(given as unknown[])];
    if (list.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', given);
    const has = (name: string): number => list.findIndex((key, index) => index % 2 === 0 && String(key).toLowerCase() === name);
    let at = has(':status');
    // What is no number does not count, and is one too many beside the one that does (observed).
    if (at === -1 || (Number(list[at + 1]) | 0) === 0) {
      list.unshift(':status', 200);
      at = 0;
    }
    if (has('date') === -1 && (sendDate ?? true)) list.push('date', utcDate());
    const fields = toFields(list, responsePseudo, strict);
    const headers = Object.create(null) as HeaderMap;
    for (let index = 0; index < list.length; index += 2) addSent(headers, String(list[index]), list[index + 1]);
    return { headers, status: statusOf(list[at + 1]), fields };
  }
  const headers = Object.assign(Object.create(null) as HeaderMap, given);
  if ((headers['date'] === null || headers['date'] === undefined) && (sendDate ?? true)) headers['date'] = utcDate();
  const status = statusOf(headers[':status']);
  headers[':status'] = status;
  return { headers, status, fields: toFields(headers, responsePseudo, strict) };
}

/** Whether fields that stand for one value are taken once only. */
export function isStrict(stream: Http2Stream): boolean {
  return stream[S.kSession]?.[S.kOptions].strictSingleValueFields !== false;
}

/** nodejs.org/api/http2.html#class-serverhttp2stream */
export class ServerHttp2Stream extends Http2Stream {
  declare [S.kProtocol]: unknown;
  declare [S.kAuthority]: unknown;

  constructor(session: Http2Session, wire: WireStream, connection: Connection, options: object, headers: HeaderMap) {
    super(session, options);
    this[S.kInit](wire, connection);
    this[S.kProtocol] = headers[':scheme'];
    this[S.kAuthority] = headers[':authority'] ?? headers['host'];
  }

  get pushAllowed(): boolean {
    const session = this[S.kSession];
    return !this.destroyed && !this.closed && session !== undefined && !session.closed && !session.destroyed && canPush(session);
  }

  pushStream(...args: unknown[]): void {
    let [headers, options, callback] = args as [HeaderMap, RespondOptions | undefined, PushCallback];
    if (!this.pushAllowed) throw new http2Codes.ERR_HTTP2_PUSH_DISABLED();
    if (this[S.kId]! % 2 === 0) throw new http2Codes.ERR_HTTP2_NESTED_PUSH();
    const session = this[S.kSession]!;
    this[S.kUpdateTimer]();
    if (typeof options === 'function') {
      callback = options as PushCallback;
      options = undefined;
    }
    validateFunction(callback, 'callback');
    assertOptions(options);
    assertHeaders(headers, 'headers');
    headers = Object.assign(Object.create(null) as HeaderMap, headers);
    if (headers[':method'] === undefined) headers[':method'] = 'GET';
    if (headers[':authority'] === undefined) headers[':authority'] = this[S.kAuthority];
    if (headers[':scheme'] === undefined) headers[':scheme'] = this[S.kProtocol];
    if (headers[':path'] === undefined) headers[':path'] = '/';
    const isHead = headers[':method'] === 'HEAD';
    const ends = isHead || Boolean(options?.endStream);
    const fields = toFields(headers, undefined, isStrict(this));
    const { wire, connection } = this[S.kHandle]!;
    const pushed = connection.push(wire, fields.list, fields.sensitive);
    if (typeof pushed === 'number') {
      const error =
        pushed === Refusal.noStreamId
          ? new http2Codes.ERR_HTTP2_OUT_OF_STREAMS()
          : pushed === Refusal.streamClosed
            ? new http2Codes.ERR_HTTP2_INVALID_STREAM()
            : new NghttpError(pushed, undefined);
      nextTick(callback as never, error);
      return;
    }
    const stream = makeStream(session, pushed, connection, headers);
    stream[S.kSentHeaders] = headers;
    stream.push(null);
    if (ends) stream.end();
    if (isHead) stream[S.kState].flags |= StreamFlag.HEAD_REQUEST;
    if (serverChannels.created.hasSubscribers) serverChannels.created.publish({ stream, headers });
    nextTick(() => {
      if (serverChannels.start.hasSubscribers) serverChannels.start.publish({ stream, headers });
      callback(null, stream, headers, 0);
    });
  }

  respond(headers?: HeaderInput, options?: RespondOptions): void {
    if (this.destroyed || this.closed) throw new http2Codes.ERR_HTTP2_INVALID_STREAM();
    if (this.headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
    if (!Array.isArray(headers)) assertHeaders(headers, 'headers');
    assertOptions(options);
    const { endStream, waitForTrailers, sendDate } = options ?? {};
    this[S.kUpdateTimer]();
    const state = this[S.kState];
    if (waitForTrailers) state.flags |= StreamFlag.HAS_TRAILERS;
    const prepared = prepareResponse(headers, sendDate, isStrict(this));
    const ends = Boolean(endStream) || hasNoBody(prepared.status) || this.headRequest;
    this[S.kSentHeaders] = prepared.headers;
    state.flags |= StreamFlag.HEADERS_SENT;
    if (ends) this.end();
    const { wire, connection } = this[S.kHandle]!;
    const { list, sensitive } = prepared.fields;
    connection.respond(wire, list, sensitive, !ends, Boolean(waitForTrailers));
    if (serverChannels.finish.hasSubscribers) {
      serverChannels.finish.publish({ stream: this, headers: prepared.headers, flags: state.flags });
    }
  }

  respondWithFD(fd: unknown, headers?: HeaderInput, options?: object): void {
    respondWithFD(this, fd, headers, options);
  }

  respondWithFile(path: unknown, headers?: HeaderInput, options?: object): void {
    respondWithFile(this, path, headers, options);
  }

  additionalHeaders(headers: HeaderInput): void {
    if (this.destroyed || this.closed) throw new http2Codes.ERR_HTTP2_INVALID_STREAM();
    if (this.headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_AFTER_RESPOND();
    assertHeaders(headers, 'headers');
    const own = Object.assign(Object.create(null) as HeaderMap, headers);
    this[S.kUpdateTimer]();
    if (own[':status'] !== undefined && own[':status'] !== null) {
      const status = (own[':status'] as number) | 0;
      own[':status'] = status;
      if (status === SWITCHING_PROTOCOLS) throw new http2Codes.ERR_HTTP2_STATUS_101();
      if (status < 100 || status >= 200) throw new http2Codes.ERR_HTTP2_INVALID_INFO_STATUS(own[':status']);
    }
    const fields = toFields(own, responsePseudo, isStrict(this));
    this[S.kInfoHeaders] ??= [];
    this[S.kInfoHeaders].push(own);
    const { wire, connection } = this[S.kHandle]!;
    connection.inform(wire, fields.list, fields.sensitive);
  }

  override [S.kProceed](): void {
    this.respond();
  }
}
for (const [name, length] of [
  ['pushStream', 3],
  ['respondWithFD', 3],
  ['respondWithFile', 3],
] as const) {
  Object.defineProperty(ServerHttp2Stream.prototype[name], 'length', { value: length, configurable: true });
}

// Outside of the class: one that names itself gets another name from the bundler.
function makeStream(session: Http2Session, wire: WireStream, connection: Connection, headers: HeaderMap): ServerHttp2Stream {
  return new ServerHttp2Stream(session, wire, connection, {}, headers);
}

function canPush(session: Http2Session): boolean {
  return session[S.kHandle]?.state.remote[Setting.ENABLE_PUSH] === 1;
}
