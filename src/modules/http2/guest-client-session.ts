import { AbortError, codes } from 'internal:errors';
import { validateAbortSignal, validateBoolean } from 'internal:validators';
import asyncHooks from 'node:async_hooks';
import { addAbortListener } from 'node:events';
import { ClientHttp2Stream } from './guest-client-stream.ts';
import { clientChannels } from './guest-diagnostics.ts';
import { http2Codes, NghttpError } from './guest-errors.ts';
import { addSent, type Fields, type HeaderInput, type HeaderMap, sensitiveHeaders, toFields } from './guest-headers.ts';
import { assertOptions, type RequestOptions, type SessionOptions, validatePriority } from './guest-options.ts';
import { Http2Session } from './guest-session.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';
import type { SocketLike } from './guest-transport.ts';
import { CLIENT, Refusal } from './guest-wire-state.ts';

/** A request of these has no body unless told otherwise (observed). */
const withoutBody = new Set(['DELETE', 'GET', 'HEAD']);
const dispose: symbol = (Symbol as unknown as { dispose?: symbol }).dispose ?? Symbol.for('nodejs.dispose');

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

const { AsyncResource } = asyncHooks;

/** nodejs.org/api/http2.html#class-clienthttp2session */
export class ClientHttp2Session extends Http2Session {
  declare [S.kAuthority]: string;
  declare [S.kProtocol]: string;
  #waiting: (() => void)[] | undefined;

  constructor(options: SessionOptions, socket: SocketLike) {
    super(options, socket, CLIENT);
  }

  request(...args: unknown[]): ClientHttp2Stream {
    const [given, options] = args as [HeaderInput | undefined, RequestOptions | undefined];
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    if (this.closed) throw new http2Codes.ERR_HTTP2_GOAWAY_SESSION();
    this[S.kUpdateTimer]();
    if (given !== undefined && (given === null || typeof given !== 'object')) {
      throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Array', 'Object'], given);
    }
    assertOptions(options);
    const { headers, fields, sent } = this.#prepare(given);
    const own: RequestOptions = { ...options };
    validatePriority(own);
    if (own.endStream === undefined) own.endStream = withoutBody.has(headers[':method'] as string);
    else validateBoolean(own.endStream, 'options.endStream');
    const stream = new ClientHttp2Stream(this, undefined, undefined, {});
    stream[S.kSentHeaders] = sent;
    stream[S.kRawHeaders] = Array.isArray(given) ? given : undefined;
    stream[S.kOrigin] = `${headers[':scheme'] as string}://${headers[':authority'] as string}`;
    const resource = new AsyncResource('PendingRequest');
    stream[S.kRequestAsyncResource] = resource;
    if (own.endStream) stream.end();
    if (own.waitForTrailers) stream[S.kState].flags |= StreamFlag.HAS_TRAILERS;
    if (own.signal !== undefined && own.signal !== null) bindSignal(stream, own.signal);
    const start = (): void => {
      resource.runInAsyncScope((() => this.#start(stream, fields, own)) as never);
    };
    if (!this.connecting) start();
    else if (this.#waiting !== undefined) this.#waiting.push(start);
    else {
      const waiting = [start];
      this.#waiting = waiting;
      this.once('connect', () => {
        for (const each of waiting) each();
        this.#waiting = undefined;
      });
    }
    if (clientChannels.created.hasSubscribers) clientChannels.created.publish({ stream, headers: sent });
    return stream;
  }

  /** The pseudo-headers that are missing (nodejs.org/api/http2.html#clienthttp2sessionrequestheaders-options). */
  #prepare(given: HeaderInput | undefined): { headers: HeaderMap; fields: Fields; sent: HeaderMap } {
    const isStrict = this[S.kOptions].strictSingleValueFields !== false;
    const headers = Object.create(null) as HeaderMap;
    const list = Array.isArray(given) ? (given as unknown[]) : undefined;
    if (list === undefined) Object.assign(headers, given);
    else {
      for (let index = 0; index < list.length; index += 2) {
        const name = String(list[index]).toLowerCase();
        const before = headers[name];
        const value = list[index + 1];
        headers[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
      }
    }
    const sent = Object.create(null) as HeaderMap;
    if (list !== undefined) {
      for (let index = 0; index < list.length; index += 2) addSent(sent, String(list[index]), list[index + 1]);
    }
    const missing: unknown[] = [];
    const add = (name: string, value: string): void => {
      missing.push(name, value);
      headers[name] = value;
      sent[name] = value;
    };
    if (headers[':method'] === undefined) add(':method', 'GET');
    const isConnect = headers[':method'] === 'CONNECT';
    if (!isConnect || headers[':protocol'] !== undefined) {
      if (headers[':authority'] === undefined && headers['host'] === undefined) add(':authority', this[S.kAuthority]);
      if (headers[':scheme'] === undefined) add(':scheme', this[S.kProtocol].slice(0, -1));
      if (headers[':path'] === undefined) add(':path', '/');
    } else {
      if (headers[':authority'] === undefined) throw new http2Codes.ERR_HTTP2_CONNECT_AUTHORITY();
      if (headers[':scheme'] !== undefined) throw new http2Codes.ERR_HTTP2_CONNECT_SCHEME();
      if (headers[':path'] !== undefined) throw new http2Codes.ERR_HTTP2_CONNECT_PATH();
    }
    if (list === undefined) return { headers, fields: toFields(headers, undefined, isStrict), sent: headers };
    const listed = (given as unknown as HeaderMap)[sensitiveHeaders];
    const all = Object.assign([...missing, ...list], listed === undefined ? {} : { [sensitiveHeaders]: listed });
    if (listed !== undefined) sent[sensitiveHeaders] = listed;
    return { headers, fields: toFields(all, undefined, isStrict), sent };
  }

  #start(stream: ClientHttp2Stream, fields: Fields, options: RequestOptions): void {
    if (stream[S.kSession] === undefined || this.destroyed) return;
    if (this.closed) {
      stream.destroy(new http2Codes.ERR_HTTP2_GOAWAY_SESSION());
      return;
    }
    const connection = this[S.kHandle]!;
    const wire = connection.request(fields.list, fields.sensitive, !options.endStream, Boolean(options.waitForTrailers));
    if (typeof wire === 'number') {
      if (wire === Refusal.noStreamId) stream.destroy(new http2Codes.ERR_HTTP2_OUT_OF_STREAMS());
      else this.destroy(new NghttpError(wire, undefined));
      return;
    }
    stream[S.kInit](wire, connection);
    if (clientChannels.start.hasSubscribers) clientChannels.start.publish({ stream, headers: stream.sentHeaders });
  }
}
Object.defineProperty(ClientHttp2Session.prototype.request, 'length', { value: 2, configurable: true });

/** The request is given up when the signal says so. */
function bindSignal(stream: ClientHttp2Stream, signal: unknown): void {
  validateAbortSignal(signal, 'options.signal');
  const source = signal as unknown as Signal;
  const abort = (): void => {
    stream.destroy(new AbortError(undefined, { cause: source.reason }));
  };
  if (source.aborted) {
    abort();
    return;
  }
  const listening = addAbortListener(signal, abort) as unknown as Record<symbol, () => void>;
  stream.once('close', () => listening[dispose]!());
}
