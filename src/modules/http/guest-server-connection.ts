import { nextTick } from 'internal:tasks';
import { connectionReset, httpCodes } from './guest-errors.ts';
import { kNeedDrain } from './guest-outgoing-write.ts';
import { completeError, freeParser, lenientFlags, now, REQUEST, takeParser } from './guest-parser-connection.ts';
import type { Bytes, ParseError } from './guest-parser-types.ts';
import { answer, type ConnectionState, closeResponse, resetTimeout } from './guest-server-request.ts';
import { kConnections, kIncomingMessage } from './guest-server-symbols.ts';
import type { HttpServer, HttpSocket, Incoming, Parser } from './guest-types.ts';

/** What async_hooks shows of a connection's requests (async_hooks.html#type). */
class HTTPServerAsyncResource {
  readonly type = 'HTTPINCOMINGMESSAGE';
  declare readonly socket: HttpSocket;
  constructor(socket: HttpSocket) {
    this.socket = socket;
  }
}

/** http.html#servermaxheaderscount */
const MOST_FIELDS = 1000;

interface Tracking extends HttpServer {
  [kConnections]: Set<HttpSocket> | undefined;
}

/** nodejs.org/api/http.html#event-connection: any Duplex may be given to a server. */
export function connectionListener(this: Tracking, socket: HttpSocket): void {
  serve(this, socket);
}
Object.defineProperty(connectionListener, 'name', { value: 'connectionListener' });

function serve(server: Tracking, socket: HttpSocket): void {
  socket.server ??= server;
  // A socket that is destroyed by hand tells nobody, but its drain is the messages'.
  if (server.timeout && typeof socket.setTimeout === 'function') socket.setTimeout(server.timeout);
  const parser = takeParser();
  parser.initialize(
    REQUEST,
    new HTTPServerAsyncResource(socket),
    server.maxHeaderSize || 0,
    lenientFlags(server.insecureHTTPParser, server.httpValidation),
  );
  parser.socket = socket;
  parser.messageStart = now();
  parser.joinDuplicateHeaders = server.joinDuplicateHeaders as boolean | null;
  parser.makeIncoming = (from) => new (server[kIncomingMessage] as new (socket: HttpSocket) => Incoming)(from);
  // More lines than that are refused, not cut.
  parser.maxHeaderPairs = 0;
  parser.mostFields = typeof server.maxHeadersCount === 'number' ? server.maxHeadersCount : MOST_FIELDS;
  socket.parser = parser;
  socket.setEncoding = refuseEncoding;
  const state: ConnectionState = {
    server,
    socket,
    parser,
    outgoing: [],
    incoming: [],
    pending: 0,
    requests: 0,
    isIdle: false,
    update,
  };
  function update(amount: number): void {
    state.pending += amount;
    drain(state);
  }
  const listeners: [event: string, listener: (...args: never[]) => void][] = [
    ['timeout', onTimeout],
    ['close', () => onClose(state, server)],
    ['end', () => onEnd(state)],
    ['data', (bytes: Bytes) => onData(state, bytes, listeners)],
    ['drain', () => drain(state)],
    ['error', onError],
  ];
  for (const [event, listener] of listeners) socket.on(event, listener as () => void);
  parser.onIncoming = (request, keepsAlive) => answer(state, request, keepsAlive);
  server[kConnections]?.add(socket);
  if (socket._paused === undefined) socket._paused = false;
}

/** RFC 9112, 2.2: a message is read as bytes, whose text depends on what they say. */
function refuseEncoding(): never {
  throw new httpCodes.ERR_HTTP_SOCKET_ENCODING();
}

/** Each that may know what to do is asked; where none does, the connection ends. */
function onTimeout(this: HttpSocket): void {
  const request = this.parser?.incoming;
  const byRequest = request && !request.complete && request.emit('timeout', this);
  const message = this._httpMessage;
  const byResponse = message?.emit('timeout', this);
  const byServer = (this.server as HttpServer | undefined)?.emit('timeout', this);
  if (!byRequest && !byResponse && !byServer) this.destroy();
}

function abortIncoming(state: ConnectionState): void {
  for (const request of state.incoming.splice(0)) request.destroy(connectionReset('aborted'));
}

function onClose(state: ConnectionState, server: Tracking): void {
  server[kConnections]?.delete(state.socket);
  freeParser(state.socket.parser, null, state.socket);
  abortIncoming(state);
  // Those that waited for their turn never had the socket, which tells the others.
  for (const response of state.outgoing.splice(0)) nextTick(closeResponse as () => void, response);
}

function onEnd(state: ConnectionState): void {
  const { socket, server, outgoing } = state;
  const error = socket.parser?.finish();
  if (error !== undefined) {
    onError.call(socket, error);
    return;
  }
  if (!server.httpAllowHalfOpen) socket.end();
  else if (outgoing.length > 0) outgoing[outgoing.length - 1]!._last = true;
  else if (socket._httpMessage) socket._httpMessage._last = true;
  else socket.end();
}

function onData(state: ConnectionState, bytes: Bytes, listeners: [string, (...args: never[]) => void][]): void {
  const { socket, parser } = state;
  const taken = parser.execute(bytes);
  // An empty line begins nothing: it leaves the wait for the next request as it is.
  if (parser.messageStart !== 0) resetTimeout(state);
  if (typeof taken !== 'number') {
    onError.call(socket, completeError(taken, bytes));
    return;
  }
  if (parser.incoming?.upgrade) upgrade(state, parser.incoming, bytes.subarray(taken), listeners);
}

/** From here on the connection is the program's (http.html#event-upgrade). */
function upgrade(
  state: ConnectionState,
  request: Incoming,
  head: Uint8Array,
  listeners: [string, (...args: never[]) => void][],
): void {
  const { socket, server, parser } = state;
  for (const [event, listener] of listeners) socket.removeListener(event, listener as () => void);
  Reflect.deleteProperty(socket, 'setEncoding');
  // It is no connection of requests any more, but it keeps the server's count of them.
  (server as Tracking)[kConnections]?.delete(socket);
  parser.finish();
  freeParser(parser, null, socket);
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (server.listenerCount(event) === 0) {
    socket.destroy();
    return;
  }
  // The program has not said yet how it reads.
  (socket._readableState as { flowing: boolean | null }).flowing = null;
  server.emit(event, request, socket, head);
}

/** A connection whose answers nobody reads gets no further requests. */
function drain(state: ConnectionState): void {
  const { socket } = state;
  const isTooMuch = state.pending > socket.writableHighWaterMark;
  if (socket._paused && !isTooMuch) {
    socket._paused = false;
    socket.resume();
  }
  const message = socket._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit('drain');
  }
}

const STATUS_OF_ERROR: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function nothing(): void {}

/** nodejs.org/api/http.html#event-clienterror: nobody there to answer means an answer by the code of the error. */
function onError(this: HttpSocket, error: unknown): void {
  this.removeListener('error', onError as () => void);
  if (this.listenerCount('error') === 0) this.on('error', nothing);
  const server = this.server as HttpServer;
  if (server.emit('clientError', error, this)) return;
  if (this.writable && !this._httpMessage?._headerSent) {
    const { code } = error as ParseError;
    this.write(`HTTP/1.1 ${STATUS_OF_ERROR[code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
  }
  this.destroy(error);
}

/** Ends connections whose request takes too long (http.html#serverheaderstimeout, http.html#serverrequesttimeout). */
export function expireConnections(server: Tracking): void {
  const { headersTimeout, requestTimeout } = server;
  if (headersTimeout === 0 && requestTimeout === 0) return;
  const time = now();
  for (const socket of [...(server[kConnections] ?? [])]) {
    const { messageStart = 0, headersEnd = 0 } = (socket.parser ?? {}) as Partial<Parser>;
    if (messageStart === 0) continue;
    const age = time - messageStart;
    const isHeadLate = headersTimeout > 0 && headersEnd === 0 && age > headersTimeout;
    if (isHeadLate || (requestTimeout > 0 && age > requestTimeout))
      onError.call(socket, new httpCodes.ERR_HTTP_REQUEST_TIMEOUT());
  }
}
