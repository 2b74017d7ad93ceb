import { codes } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { validateBoolean, validateFunction, validateInteger, validateObject, validateOneOf } from 'internal:validators';
import { Server as NetServer } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';
import { IncomingMessage } from './guest-incoming.ts';
import { STATUS_CODES } from './guest-names.ts';
import { parseUniqueHeaders } from './guest-outgoing.ts';
import { kUniqueHeaders } from './guest-outgoing-headers.ts';
import { ServerResponse } from './guest-response.ts';
import { connectionListener, expireConnections } from './guest-server-connection.ts';
import { kConnections, kIncomingMessage, kOptimizeEmptyRequests, kServerResponse } from './guest-server-symbols.ts';
import { defineMethods, type HttpServer, type HttpSocket, type Response } from './guest-types.ts';

export const kConnectionsCheckingInterval = Symbol('http.server.connectionsCheckingInterval');

type Options = Record<string, unknown>;
interface Private extends HttpServer {
  [kConnections]: Set<HttpSocket> | undefined;
  [kConnectionsCheckingInterval]: object | undefined;
}

/** A duration that Node's option of this name has, or its own. */
function duration(options: Options, name: string, absent: number): number {
  const value = options[name];
  if (value === undefined) return absent;
  validateInteger(value, name, 0);
  return value;
}

function flag(options: Options, name: string): boolean | undefined {
  const value = options[name];
  if (value !== undefined) validateBoolean(value, `options.${name}`);
  return value as boolean | undefined;
}

/** nodejs.org/api/http.html#httpcreateserveroptions-requestlistener, checked in Node's order. */
export function storeHTTPOptions(this: HttpServer, options: Options): void {
  this[kIncomingMessage] = options['IncomingMessage'] || IncomingMessage;
  this[kServerResponse] = options['ServerResponse'] || ServerResponse;
  const { maxHeaderSize } = options;
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  this.maxHeaderSize = maxHeaderSize as number | undefined;
  this.insecureHTTPParser = flag(options, 'insecureHTTPParser');
  const { httpValidation } = options;
  if (httpValidation !== undefined) {
    validateOneOf(httpValidation, 'options.httpValidation', ['strict', 'relaxed', 'insecure']);
    if (this.insecureHTTPParser !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE(
        'options.httpValidation',
        httpValidation,
        'cannot be used together with options.insecureHTTPParser',
      );
    }
  }
  this.httpValidation = httpValidation as string | undefined;
  this.requestTimeout = duration(options, 'requestTimeout', 300_000);
  // One is never longer than the other where Node chooses.
  this.headersTimeout = duration(options, 'headersTimeout', Math.min(60_000, this.requestTimeout || 60_000));
  if (this.requestTimeout > 0 && this.headersTimeout > 0 && this.headersTimeout > this.requestTimeout) {
    throw new codes.ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', this.headersTimeout);
  }
  this.keepAliveTimeout = duration(options, 'keepAliveTimeout', 5_000);
  this.keepAliveTimeoutBuffer = duration(options, 'keepAliveTimeoutBuffer', 1_000);
  this.connectionsCheckingInterval = duration(options, 'connectionsCheckingInterval', 30_000);
  this.requireHostHeader = flag(options, 'requireHostHeader') ?? true;
  this.joinDuplicateHeaders = flag(options, 'joinDuplicateHeaders');
  this.rejectNonStandardBodyWrites = flag(options, 'rejectNonStandardBodyWrites') ?? false;
  this[kOptimizeEmptyRequests] = flag(options, 'optimizeEmptyRequests') ?? false;
  const { shouldUpgradeCallback } = options;
  if (shouldUpgradeCallback === undefined) {
    this.shouldUpgradeCallback = nameless(() => this.listenerCount('upgrade') > 0);
  } else {
    validateFunction(shouldUpgradeCallback, 'options.shouldUpgradeCallback');
    this.shouldUpgradeCallback = shouldUpgradeCallback as () => unknown;
  }
}
const nameless = <Fn extends object>(fn: Fn): Fn => describeFunction(fn, '', 0);

/** nodejs.org/api/http.html#class-httpserver */
function ServerClass(this: Private | undefined, given?: unknown, listenerGiven?: unknown): unknown {
  if (!(this instanceof ServerClass)) return new Server(given, listenerGiven);
  const server = this as unknown as Private;
  let options: Options = {};
  let listener = listenerGiven;
  if (typeof given === 'function') listener = given;
  else if (given !== undefined && given !== null) {
    validateObject(given, 'options');
    options = { ...given };
  }
  storeHTTPOptions.call(server, options);
  const { noDelay = true, keepAlive, keepAliveInitialDelay, highWaterMark, blockList } = options;
  // RFC 9112, 9.6: a client may end its side and still wait for answers.
  const settings = { allowHalfOpen: true, noDelay, keepAlive, keepAliveInitialDelay, highWaterMark, blockList };
  Reflect.apply(NetServer as unknown as () => void, server, [settings]);
  if (listener) server.on('request', listener as () => void);
  server.httpAllowHalfOpen = false;
  server.on('connection', connectionListener as () => void);
  server.on('listening', setupConnectionsTracking as () => void);
  server.timeout = 0;
  server.maxHeadersCount = null;
  server.maxRequestsPerSocket = 0;
  server[kUniqueHeaders] = parseUniqueHeaders(options['uniqueHeaders']);
  return undefined;
}

export const Server = describeFunction(ServerClass, 'Server', 2) as unknown as {
  new (options?: unknown, listener?: unknown): HttpServer;
  readonly prototype: HttpServer;
};
Object.setPrototypeOf(Server.prototype, NetServer.prototype);
Object.setPrototypeOf(Server, NetServer);

/** Connections are looked at now and then: a client that sends its head a byte at a time holds one for ever otherwise. */
export function setupConnectionsTracking(this: Private): void {
  this[kConnections] ??= new Set();
  if (this[kConnectionsCheckingInterval]) clearInterval(this[kConnectionsCheckingInterval] as never);
  const timer = setInterval(() => expireConnections(this), this.connectionsCheckingInterval);
  (timer as unknown as { unref(): void }).unref();
  this[kConnectionsCheckingInterval] = timer as unknown as object;
}
Object.defineProperty(setupConnectionsTracking, 'name', { value: 'setupConnectionsTracking' });

export function httpServerPreClose(server: HttpServer): void {
  server.closeIdleConnections();
  clearInterval((server as Private)[kConnectionsCheckingInterval] as never);
}

type NetMethods = Record<PropertyKey, (...args: unknown[]) => unknown>;
const netMethods = NetServer.prototype as unknown as NetMethods;

defineMethods(
  Server.prototype,
  {
    close(this: HttpServer, ...args: unknown[]): HttpServer {
      httpServerPreClose(this);
      Reflect.apply(netMethods['close']!, this, args);
      return this;
    },
    [Symbol.asyncDispose](this: HttpServer): Promise<void> {
      return new Promise((resolve, reject) => {
        (this as unknown as { close(callback: (error?: Error) => void): void }).close((error) =>
          error ? reject(error) : resolve(),
        );
      });
    },
    closeAllConnections(this: Private): void {
      for (const socket of [...(this[kConnections] ?? [])]) socket.destroy();
    },
    closeIdleConnections(this: Private): void {
      for (const socket of [...(this[kConnections] ?? [])]) {
        if (socket.parser?.messageStart !== 0 || (socket._httpMessage && !socket._httpMessage.finished)) continue;
        socket.destroy();
      }
    },
    setTimeout(this: HttpServer, msecs: number, callback?: () => void): HttpServer {
      this.timeout = msecs;
      if (callback) this.on('timeout', callback);
      return this;
    },
    [Symbol.for('nodejs.rejection')](this: HttpServer, error: unknown, event: string, ...args: unknown[]): void {
      if (event !== 'request') {
        Reflect.apply(netMethods[Symbol.for('nodejs.rejection')]!, this, [error, event, ...args]);
        return;
      }
      const response = args[1] as Response;
      if (response.headersSent || response.writableEnded) {
        response.destroy();
        return;
      }
      for (const name of (response as unknown as { getHeaderNames(): string[] }).getHeaderNames()) response.removeHeader(name);
      response.statusCode = 500;
      response.end(STATUS_CODES['500']);
    },
  },
  { close: 0, setTimeout: 2 },
);

export function createServer(options?: unknown, requestListener?: unknown): HttpServer {
  return new Server(options, requestListener);
}
