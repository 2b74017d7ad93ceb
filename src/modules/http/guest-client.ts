import { diagnostics } from 'internal:diagnostics';
import { codes, defineHidden } from 'internal:errors';
import { isToken } from 'internal:http-fields';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { validateBoolean, validateInteger, validateOneOf } from 'internal:validators';
import { connect, timerDuration } from 'node:net';
import { Stream } from 'node:stream';
import { getGlobalAgent } from './guest-agent.ts';
import { type Options, readOptions } from './guest-client-options.ts';
import { attachSocket } from './guest-client-socket.ts';
import { kError, listenForTimeout } from './guest-client-state.ts';
import { httpCodes } from './guest-errors.ts';
import { OutgoingMessage, parseUniqueHeaders } from './guest-outgoing.ts';
import { kOutHeaders, kUniqueHeaders } from './guest-outgoing-headers.ts';
import { type ClientMessage, defineMethods, type HttpSocket, type Outgoing } from './guest-types.ts';

const kPath = Symbol('kPath');

interface Private extends ClientMessage {
  [kPath]: string;
  [kError]: unknown;
  socketPath: unknown;
  httpValidation: string | undefined;
  _ended: boolean;
}
interface AgentLike {
  addRequest(request: unknown, options: Options): void;
  defaultPort?: unknown;
  protocol?: unknown;
  keepAlive?: unknown;
  maxSockets?: number;
  constructor: unknown;
}

/** RFC 3986, 2: what would end the request's line or is no character of a target. */
const INVALID_PATH = /[^\u0021-\u00ff]/;

function assertPath(path: string): void {
  if (INVALID_PATH.test(path)) throw new httpCodes.ERR_UNESCAPED_CHARACTERS('Request path');
}

function chooseAgent(options: Options, absent: AgentLike): AgentLike | undefined {
  const agent = options['agent'];
  if (agent === false) return new (absent.constructor as new () => AgentLike)();
  if (agent === null || agent === undefined) {
    return typeof options['createConnection'] === 'function' ? undefined : absent;
  }
  if (typeof (agent as AgentLike).addRequest !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent as AgentLike;
}

function validateHost(host: unknown, name: string): string | undefined | null {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host as string;
}

/** nodejs.org/api/http.html#class-httpclientrequest; made by `request`, and by programs that extend it. */
function ClientRequestClass(this: Private, input: unknown, given?: unknown, callbackGiven?: unknown): void {
  Reflect.apply(OutgoingMessage as unknown as () => void, this, []);
  const [options, callback] = readOptions(input, given, callbackGiven);
  const absent = (options['_defaultAgent'] || getGlobalAgent()) as AgentLike;
  const agent = chooseAgent(options, absent);
  this.agent = agent;
  const protocol = (options['protocol'] || absent.protocol) as string;
  let expected = absent.protocol as string;
  if (agent?.protocol) expected = agent.protocol as string;
  if (options['path']) assertPath(String(options['path']));
  if (protocol !== expected) throw new httpCodes.ERR_INVALID_PROTOCOL(protocol, expected);
  const defaultPort = options['defaultPort'] || agent?.defaultPort;
  options['port'] = options['port'] || defaultPort || 80;
  const host = validateHost(options['hostname'], 'hostname') || validateHost(options['host'], 'host') || 'localhost';
  options['host'] = host;
  const setHost = options['setHost'] !== undefined ? Boolean(options['setHost']) : options['setDefaultHeaders'] !== false;
  this.socketPath = options['socketPath'];
  if (options['timeout'] !== undefined) this.timeout = timerDuration(options['timeout'], 'timeout');
  const { signal } = options;
  if (signal) (Stream as unknown as { addAbortSignal(signal: unknown, stream: unknown): void }).addAbortSignal(signal, this);
  readSettings(this, options);
  if (callback) this.once('response', callback as () => void);
  // RFC 9110, 9.3: a body means nothing in a request of these.
  this.useChunkedEncodingByDefault = !/^(?:GET|HEAD|DELETE|OPTIONS|TRACE|CONNECT)$/.test(this.method);
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = host;
  this.protocol = protocol;
  if (agent) {
    // A connection that nobody keeps says so, which saves the server the wait.
    const keeps = Boolean(agent.keepAlive) || Number.isFinite(agent.maxSockets);
    this._last = !keeps;
    this.shouldKeepAlive = keeps;
  }
  this[kUniqueHeaders] = parseUniqueHeaders(options['uniqueHeaders']);
  if (options['setDefaultHeaders'] === false) {
    this._removedConnection = true;
    this._removedContLen = true;
    this._removedTE = true;
  }
  addHeaders(this, options, setHost ? host : undefined, defaultPort);
  beginConnection(this, agent, options);
  diagnostics?.publish('http.client.request.created', { request: this });
}

function readSettings(request: Private, options: Options): void {
  const { method, maxHeaderSize, insecureHTTPParser, joinDuplicateHeaders, httpValidation } = options;
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (method) {
    if (!isToken(method)) throw new httpCodes.ERR_INVALID_HTTP_TOKEN('Method', method as string);
    request.method = (method as string).toUpperCase();
  } else request.method = 'GET';
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  request.maxHeaderSize = maxHeaderSize as number;
  if (insecureHTTPParser !== undefined) validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  request.insecureHTTPParser = insecureHTTPParser as boolean;
  request.httpValidation = httpValidation as string | undefined;
  if (joinDuplicateHeaders !== undefined) validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  request.joinDuplicateHeaders = joinDuplicateHeaders as boolean;
  if (httpValidation !== undefined) {
    validateOneOf(httpValidation, 'options.httpValidation', ['strict', 'relaxed', 'insecure']);
    if (httpValidation !== 'strict') defineHidden(request, '_isLenientHeaderValidation', () => true);
  }
  request[kPath] = (options['path'] as string) || '/';
}

function addHeaders(request: Private, options: Options, host: string | undefined, defaultPort: unknown): void {
  const { headers, auth, port } = options;
  const firstLine = `${request.method} ${request[kPath]} HTTP/1.1\r\n`;
  if (Array.isArray(headers)) {
    request._storeHeader(firstLine, headers);
    return;
  }
  if (headers) {
    for (const name of Object.keys(headers as object)) request.setHeader(name, (headers as Options)[name]);
  }
  if (host && !request.getHeader('host')) request.setHeader('Host', hostHeader(host, port, defaultPort));
  if (auth && !request.getHeader('Authorization')) {
    const { Buffer } = globalThis as unknown as { Buffer: { from(text: unknown): { toString(encoding: string): string } } };
    request.setHeader('Authorization', `Basic ${Buffer.from(auth).toString('base64')}`);
  }
  if (request.getHeader('expect')) {
    if (request._header) throw new httpCodes.ERR_HTTP_HEADERS_SENT('render');
    request._storeHeader(firstLine, request[kOutHeaders]);
  }
}

/** RFC 9110, 7.2. An IPv6 address stands in brackets. */
function hostHeader(host: string, port: unknown, defaultPort: unknown): string {
  const isV6 = host.includes(':') && host.includes(':', host.indexOf(':') + 1) && !host.startsWith('[');
  const name = isV6 ? `[${host}]` : host;
  return port && +(port as number) !== defaultPort ? `${name}:${port as number}` : name;
}

function beginConnection(request: Private, agent: AgentLike | undefined, options: Options): void {
  const rest: Options = { ...options };
  // The signal is the request's: it ends the socket through it.
  delete rest['signal'];
  if (agent) {
    agent.addRequest(request, rest);
    return;
  }
  // Nobody keeps this connection.
  request._last = true;
  request.shouldKeepAlive = false;
  const create = rest['createConnection'];
  if (typeof create !== 'function') {
    request.onSocket(connect(rest) as unknown as HttpSocket);
    return;
  }
  let isDone = false;
  const created = (error: unknown, socket?: unknown): void => {
    if (isDone) return;
    isDone = true;
    if (error) nextTick(() => request.destroyed || fail(request, error));
    else request.onSocket(socket as HttpSocket);
  };
  try {
    const socket = create(rest, created);
    if (socket) created(null, socket);
  } catch (error) {
    created(error);
  }
}

function fail(request: Private, error: unknown): void {
  request.destroyed = true;
  request.emit('error', error);
  request._closed = true;
  request.emit('close');
}

export const ClientRequest = describeFunction(ClientRequestClass, 'ClientRequest', 3) as unknown as {
  new (input: unknown, options?: unknown, callback?: unknown): ClientMessage;
  readonly prototype: ClientMessage;
};
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

Object.defineProperty(ClientRequest.prototype, 'path', {
  get(this: Private) {
    return this[kPath];
  },
  set(this: Private, value: unknown) {
    const path = String(value);
    assertPath(path);
    this[kPath] = path;
  },
  enumerable: true,
  configurable: true,
});

defineMethods(
  ClientRequest.prototype,
  {
    _finish(this: Private): void {
      (OutgoingMessage.prototype as Outgoing)._finish.call(this);
      diagnostics?.publish('http.client.request.start', { request: this });
    },
    _implicitHeader(this: Private): void {
      if (this._header) throw new httpCodes.ERR_HTTP_HEADERS_SENT('render');
      this._storeHeader(`${this.method} ${this[kPath]} HTTP/1.1\r\n`, this[kOutHeaders]);
    },
    /** nodejs.org/api/http.html#requestabort */
    abort(this: Private): void {
      if (this.aborted) return;
      this.aborted = true;
      nextTick(() => {
        this.emit('abort');
      });
      this.destroy();
    },
    destroy(this: Private, error?: unknown): ClientMessage {
      if (this.destroyed) return this;
      this.destroyed = true;
      // Nobody reads what is still coming.
      this.res?._dump();
      this[kError] = error;
      this.socket?.destroy(error);
      return this;
    },
    onSocket(this: Private, socket: HttpSocket, error?: unknown): void {
      nextTick(() => attachSocket(this, socket, error));
    },
    _deferToConnect(this: Private, method: string | null, args?: unknown[]): void {
      const call = (): void => {
        if (method) Reflect.apply((this.socket as unknown as Record<string, () => void>)[method]!, this.socket, args ?? []);
      };
      const onSocket = (): void => {
        if (this.socket!.writable) call();
        else this.socket!.once('connect', call);
      };
      if (this.socket) onSocket();
      else this.once('socket', onSocket);
    },
    setTimeout(this: Private, msecs: unknown, callback?: () => void): ClientMessage {
      if (this._ended) return this;
      listenForTimeout(this);
      const duration = timerDuration(msecs, 'msecs');
      if (callback) this.once('timeout', callback);
      if (this.socket) setSocketTimeout(this.socket, duration);
      else this.once('socket', (socket: HttpSocket) => setSocketTimeout(socket, duration));
      return this;
    },
    setNoDelay(this: Private, noDelay?: unknown): void {
      this._deferToConnect('setNoDelay', [noDelay]);
    },
    setSocketKeepAlive(this: Private, enable?: unknown, initialDelay?: unknown): void {
      this._deferToConnect('setKeepAlive', [enable, initialDelay]);
    },
    clearTimeout(this: Private, callback?: () => void): void {
      this.setTimeout(0, callback);
    },
  },
  { destroy: 1, onSocket: 2, _deferToConnect: 2, setTimeout: 2, setNoDelay: 1, setSocketKeepAlive: 2, clearTimeout: 1 },
);
function setSocketTimeout(socket: HttpSocket, duration: number): void {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout?.(duration));
  else socket.setTimeout?.(duration);
}

export function request(url: unknown, options?: unknown, callback?: unknown): ClientMessage {
  return new ClientRequest(url, options, callback);
}

export function get(url: unknown, options?: unknown, callback?: unknown): ClientMessage {
  const sent = request(url, options, callback);
  sent.end();
  return sent;
}
