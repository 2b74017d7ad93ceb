import { codes } from 'internal:errors';
import { unavailable } from 'internal:surface';
import { validateBoolean, validateFunction, validateUint32 } from 'internal:validators';
import type { EventEmitter } from 'node:events';
import { kRejection } from 'node:events';
import { Server as NetServer } from 'node:net';
import { Http2ServerRequest } from './guest-compat-request.ts';
import { Http2ServerResponse } from './guest-compat-response.ts';
import { onServerStream } from './guest-compat-server.ts';
import { assertOptions, type SessionOptions, validateCustomSettings } from './guest-options.ts';
import { ServerHttp2Session } from './guest-server-session.ts';
import type { ServerHttp2Stream } from './guest-server-stream.ts';
import type { Http2Session } from './guest-session.ts';
import { SafeSet } from './guest-session-socket.ts';
import { type Settings, validateSettings } from './guest-settings.ts';
import * as S from './guest-symbols.ts';
import type { SocketLike } from './guest-transport.ts';

type Constructor = new (...args: never[]) => object;
export interface ServerOptions extends SessionOptions {
  Http2ServerRequest?: Constructor;
  Http2ServerResponse?: Constructor;
  http1Options?: object;
  unknownProtocolTimeout?: unknown;
}
const UNKNOWN_PROTOCOL_MS = 10_000;

/** Options of a server, checked in Node's order (observed). */
function initializeOptions(given: ServerOptions | undefined): ServerOptions {
  assertOptions(given);
  const options: ServerOptions = { ...given };
  const { settings } = options;
  if (settings !== undefined && (settings === null || typeof settings !== 'object' || Array.isArray(settings))) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.settings', 'Object', settings);
  }
  options.settings = { ...settings };
  validateCustomSettings(options);
  if (options.maxSessionInvalidFrames !== undefined)
    validateUint32(options.maxSessionInvalidFrames, 'options.maxSessionInvalidFrames');
  if (options.maxSessionRejectedStreams !== undefined) {
    validateUint32(options.maxSessionRejectedStreams, 'options.maxSessionRejectedStreams');
  }
  if (options.unknownProtocolTimeout === undefined) options.unknownProtocolTimeout = UNKNOWN_PROTOCOL_MS;
  else validateUint32(options.unknownProtocolTimeout, 'options.unknownProtocolTimeout');
  if (options.strictSingleValueFields === undefined) options.strictSingleValueFields = true;
  else validateBoolean(options.strictSingleValueFields, 'options.strictSingleValueFields');
  options.http1Options = { ...options.http1Options };
  options.Http2ServerRequest ||= Http2ServerRequest as unknown as Constructor;
  options.Http2ServerResponse ||= Http2ServerResponse as unknown as Constructor;
  return options;
}

interface NetServerLike extends EventEmitter {
  close(callback?: unknown): unknown;
}
const Base = NetServer as unknown as new (options: object, listener: (socket: SocketLike) => void) => NetServerLike;
const baseClose = (NetServer as unknown as { prototype: NetServerLike }).prototype.close;

/** nodejs.org/api/http2.html#class-http2server */
export class Http2Server extends Base {
  declare timeout: unknown;
  declare [S.kOptions]: ServerOptions;
  declare [S.kSessions]: Set<Http2Session>;

  constructor(given: ServerOptions | undefined, requestListener: unknown) {
    const options = initializeOptions(given);
    super(options, connectionListener as never);
    this.timeout = 0;
    this[S.kOptions] = options;
    this[S.kSessions] = new SafeSet();
    this.on('newListener', setupCompat as never);
    if (typeof requestListener === 'function') this.on('request', requestListener as never);
  }

  setTimeout(msecs: unknown, callback: unknown): this {
    this.timeout = msecs;
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this.on('timeout', callback as never);
    }
    return this;
  }

  updateSettings(settings: Settings): void {
    if (settings === undefined || settings === null || typeof settings !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('settings', 'Object', settings);
    }
    validateSettings(settings);
    this[S.kOptions].settings = { ...this[S.kOptions].settings, ...settings };
  }

  override close(...args: unknown[]): this {
    Reflect.apply(baseClose, this, args);
    for (const session of [...this[S.kSessions]]) session.close();
    return this;
  }

  [kRejection](error: unknown, event: unknown, ...args: unknown[]): void {
    if (event === 'stream') {
      const stream = args[0] as ServerHttp2Stream;
      if (stream.headersSent) stream.destroy(error);
      else {
        stream.respond({ ':status': 500 });
        stream.end();
      }
    } else if (event === 'request') {
      const response = args[1] as Http2ServerResponse;
      if (response.headersSent || response.finished) response.destroy(error);
      else {
        response.statusCode = 500;
        response.end();
      }
    }
  }
}

interface Connected {
  readonly [S.kServer]: EventEmitter | undefined;
}

export function connectionListener(this: Http2Server, socket: SocketLike): void {
  const session = new ServerHttp2Session(this[S.kOptions], socket, this as unknown as EventEmitter);
  session.on('stream', sessionOnStream as never);
  session.on('error', sessionOnError as never);
  if (this.timeout) session.setTimeout(this.timeout, sessionOnTimeout);
  this.emit('session', session);
}

function sessionOnStream(this: Connected, ...args: unknown[]): void {
  this[S.kServer]?.emit('stream', ...args);
}
function sessionOnError(this: Connected, error: unknown): void {
  this[S.kServer]?.emit('sessionError', error, this);
}
function sessionOnTimeout(this: Http2Session): void {
  if (this.destroyed || this.closed) return;
  if (!this[S.kServer]!.emit('timeout', this)) this.destroy();
}

/** The interface of HTTP/1 is there for servers that listen to 'request'. */
function setupCompat(this: Http2Server, event: unknown): void {
  if (event !== 'request') return;
  this.removeListener('newListener', setupCompat as never);
  const { Http2ServerRequest: Request, Http2ServerResponse: Response } = this[S.kOptions];
  this.on('stream', onServerStream.bind(this as never, Request as never, Response as never) as never);
}

/** nodejs.org/api/http2.html#http2createserveroptions-onrequesthandler */
export function createServer(options: unknown, handler: unknown): Http2Server {
  const isHandler = typeof options === 'function';
  return new Http2Server(isHandler ? undefined : (options as ServerOptions), isHandler ? options : handler);
}

/**
 * DIVERGES: there is no TLS: `http2.createSecureServer` and `http2.connect` of `https:` refuse.
 * DIVERGES: `maxSessionMemory` counts what waits to be written. Streams send in turns, without weights. One that nobody reads and
 * its peer resets without an error emits no `end` before its `close`.
 */
export function createSecureServer(_options: unknown, _handler: unknown): never {
  return unavailable('http2.createSecureServer');
}

/** nodejs.org/api/http2.html#http2performserverhandshakesocket-options */
export function performServerHandshake(socket: SocketLike, options: ServerOptions = {}): ServerHttp2Session {
  return new ServerHttp2Session(initializeOptions(options), socket, undefined);
}
