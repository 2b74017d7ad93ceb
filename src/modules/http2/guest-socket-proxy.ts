import { http2Codes } from './guest-errors.ts';
import type { Http2Session } from './guest-session.ts';
import type { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import type { SocketLike } from './guest-transport.ts';

type Values = Record<PropertyKey, unknown>;

const ofSession = new Set<PropertyKey>(['setTimeout', 'ref', 'unref']);
/** What would break the frames (nodejs.org/api/http2.html#http2sessionsocket). */
const forbidden = new Set<PropertyKey>('destroy emit end pause read resume write setEncoding setKeepAlive setNoDelay'.split(' '));

const bindIfFunction = (value: unknown, target: object): unknown =>
  typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;

function socketOf(session: Http2Session): SocketLike {
  const socket = session[S.kSocket];
  if (socket === undefined) throw new http2Codes.ERR_HTTP2_SOCKET_UNBOUND();
  return socket;
}

const sessionHandler: ProxyHandler<Http2Session> = {
  get(session, key) {
    if (ofSession.has(key)) return bindIfFunction((session as unknown as Values)[key], session);
    if (forbidden.has(key)) throw new http2Codes.ERR_HTTP2_NO_SOCKET_MANIPULATION();
    const socket = socketOf(session);
    return bindIfFunction(socket[key], socket);
  },
  getPrototypeOf(session) {
    return Reflect.getPrototypeOf(socketOf(session));
  },
  set(session, key, value) {
    if (ofSession.has(key)) {
      (session as unknown as Values)[key] = value;
      return true;
    }
    if (forbidden.has(key)) throw new http2Codes.ERR_HTTP2_NO_SOCKET_MANIPULATION();
    socketOf(session)[key] = value;
    return true;
  },
};

export function makeSocketProxy(session: Http2Session): object {
  return new Proxy(session, sessionHandler);
}

const ofStream = new Set<PropertyKey>(['on', 'once', 'end', 'emit', 'destroy']);
const ofStreamState = new Set<PropertyKey>(['writable', 'destroyed']);
const forbiddenOfStream = new Set<PropertyKey>(['write', 'read', 'pause', 'resume']);

function carrier(stream: Http2Stream): Values {
  return (stream.session?.[S.kSocket] ?? stream) as unknown as Values;
}

/** The socket of a request, as code for HTTP/1 uses it (nodejs.org/api/http2.html#requestsocket). */
const requestHandler: ProxyHandler<Http2Stream> = {
  has(stream, key) {
    const socket = stream.session?.[S.kSocket];
    return key in stream || (socket !== undefined && key in socket);
  },
  get(stream, key) {
    if (ofStream.has(key)) return bindIfFunction((stream as unknown as Values)[key], stream);
    if (ofStreamState.has(key)) return (stream as unknown as Values)[key];
    if (key === 'readable') {
      if (stream.destroyed) return false;
      const request = stream[S.kRequest] as { readable: boolean } | null;
      return request ? request.readable : stream.readable;
    }
    if (key === 'setTimeout') {
      const { session } = stream;
      return session === undefined ? stream.setTimeout.bind(stream) : session.setTimeout.bind(session);
    }
    if (forbiddenOfStream.has(key)) throw new http2Codes.ERR_HTTP2_NO_SOCKET_MANIPULATION();
    const source = carrier(stream);
    return bindIfFunction(source[key], source);
  },
  getPrototypeOf(stream) {
    return Reflect.getPrototypeOf(carrier(stream));
  },
  set(stream, key, value) {
    if (ofStream.has(key) || ofStreamState.has(key) || key === 'readable') {
      (stream as unknown as Values)[key] = value;
      return true;
    }
    if (key === 'setTimeout') {
      ((stream.session ?? stream) as unknown as Values)['setTimeout'] = value;
      return true;
    }
    if (forbiddenOfStream.has(key)) throw new http2Codes.ERR_HTTP2_NO_SOCKET_MANIPULATION();
    carrier(stream)[key] = value;
    return true;
  },
};

export function makeRequestSocket(stream: Http2Stream): object {
  return new Proxy(stream, requestHandler);
}
