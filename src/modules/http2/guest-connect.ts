import { codes } from 'internal:errors';
import { unavailable } from 'internal:surface';
import net from 'node:net';
import util from 'node:util';
import { URL } from 'web:url';
import { ClientHttp2Session } from './guest-client-session.ts';
import { http2Codes } from './guest-errors.ts';
import { assertOptions, type SessionOptions, validateCustomSettings } from './guest-options.ts';
import * as S from './guest-symbols.ts';
import type { SocketLike } from './guest-transport.ts';

interface Authority {
  protocol?: string;
  port?: string | number;
  hostname?: string;
  host?: string;
}
interface ConnectOptions extends SessionOptions {
  protocol?: string;
  servername?: string;
  createConnection?: (authority: Authority, options: ConnectOptions) => SocketLike;
}

/** nodejs.org/api/http2.html#http2connectauthority-options-listener */
export function connect(given: unknown, options: unknown, listener: unknown): ClientHttp2Session {
  let onConnect = listener;
  let from = options;
  if (typeof options === 'function') {
    onConnect = options;
    from = undefined;
  }
  assertOptions(from);
  const own: ConnectOptions = { ...(from as ConnectOptions) };
  validateCustomSettings(own);
  const authority = (typeof given === 'string' ? new URL(given) : given) as Authority;
  if (authority !== undefined && (authority === null || typeof authority !== 'object' || Array.isArray(authority))) {
    throw new codes.ERR_INVALID_ARG_TYPE('authority', ['string', 'Object', 'URL'], authority);
  }
  const protocol = authority.protocol || own.protocol || 'https:';
  const port = String(authority.port !== '' ? authority.port : authority.protocol === 'http:' ? 80 : 443);
  let host = 'localhost';
  if (authority.hostname) {
    host = authority.hostname;
    if (host[0] === '[') host = host.slice(1, -1);
  } else if (authority.host) host = authority.host;
  const socket = openSocket(authority, own, protocol, host, port);
  const session = new ClientHttp2Session(own, socket);
  session[S.kAuthority] = `${own.servername || host}:${port}`;
  session[S.kProtocol] = protocol;
  if (typeof onConnect === 'function') session.once('connect', onConnect as never);
  return session;
}

function openSocket(authority: Authority, options: ConnectOptions, protocol: string, host: string, port: string): SocketLike {
  if (typeof options.createConnection === 'function') return options.createConnection(authority, options);
  if (protocol === 'http:')
    return (net as unknown as { connect(options: object): unknown }).connect({ port, host, ...options }) as unknown as SocketLike;
  if (protocol === 'https:') return unavailable('http2.connect of https:');
  throw new http2Codes.ERR_HTTP2_UNSUPPORTED_PROTOCOL(protocol);
}

Object.defineProperty(connect, util.promisify.custom as symbol, {
  value: (authority: unknown, options: unknown) =>
    new Promise<ClientHttp2Session>((resolve, reject) => {
      const session = connect(authority, options, () => {
        session.removeListener('error', reject);
        resolve(session);
      });
      session.once('error', reject);
    }),
  enumerable: false,
  configurable: true,
  writable: true,
});
