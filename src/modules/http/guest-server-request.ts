import { diagnostics } from 'internal:diagnostics';
import { nextTick } from 'internal:tasks';
import { kUniqueHeaders } from './guest-outgoing-headers.ts';
import { kOptimizeEmptyRequests, kServerResponse } from './guest-server-symbols.ts';
import type { HttpServer, HttpSocket, Incoming, Parser, Response } from './guest-types.ts';

/** One connection of a server: its requests, and its responses in the order of the requests. */
export interface ConnectionState {
  readonly server: HttpServer;
  readonly socket: HttpSocket;
  readonly parser: Parser;
  /** Responses that wait for those before them: pipelined requests may be answered in any order, but not sent so. */
  readonly outgoing: Response[];
  readonly incoming: Incoming[];
  /** Bytes of responses that wait. */
  pending: number;
  requests: number;
  /** Whether the socket's timeout is the one between requests. */
  isIdle: boolean;
  readonly update: (amount: number) => void;
}

export function resetTimeout(state: ConnectionState): void {
  if (!state.isIdle) return;
  state.socket.setTimeout?.(state.server.timeout || 0);
  state.isIdle = false;
}

/** A request whose head is whole. Gives what the parser does next: 2 is another protocol. */
export function answer(state: ConnectionState, request: Incoming, keepsAlive: boolean): number {
  const { server, socket } = state;
  resetTimeout(state);
  if (request.upgrade) {
    request.upgrade = request.method === 'CONNECT' || Boolean(server.shouldUpgradeCallback(request));
    if (request.upgrade) return 2;
  }
  state.incoming.push(request);
  if (!socket._paused) {
    const { needDrain } = socket._writableState;
    if (needDrain || state.pending >= socket.writableHighWaterMark) {
      socket._paused = true;
      socket.pause();
    }
  }
  const response = new (server[kServerResponse] as new (request: Incoming, options: object) => Response)(request, {
    highWaterMark: socket.writableHighWaterMark,
    rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
  });
  response._keepAliveTimeout = server.keepAliveTimeout;
  response._maxRequestsPerSocket = server.maxRequestsPerSocket;
  response._onPendingData = state.update;
  response.shouldKeepAlive = keepsAlive;
  response[kUniqueHeaders] = server[kUniqueHeaders];
  if (server.httpValidation !== undefined && server.httpValidation !== 'strict') {
    Object.defineProperty(response, '_isLenientHeaderValidation', { value: () => true, configurable: true, writable: true });
  }
  diagnostics?.publish('http.server.response.created', { request, response });
  diagnostics?.publish('http.server.request.start', { request, response, socket, server });
  if (socket._httpMessage) state.outgoing.push(response);
  else response.assignSocket(socket);
  response.on('finish', () => onFinish(state, request, response));
  dispatch(state, request, response);
  return 0;
}

/** Requests without a body whose stream nobody reads cost nothing more (http.html, option `optimizeEmptyRequests`). */
function skipEmptyBody(request: Incoming): void {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) request._dumpAndCloseReadable();
}

function dispatch(state: ConnectionState, request: Incoming, response: Response): void {
  const { server, socket } = state;
  if (request.httpVersionMajor === 1 && request.httpVersionMinor === 1) {
    // RFC 9112, 3.2: a request without a host is answered so.
    if (server.requireHostHeader && request.headers['host'] === undefined) {
      response.writeHead(400, ['Connection', 'close']);
      response.end();
      return;
    }
    const most = server.maxRequestsPerSocket;
    if (typeof most === 'number' && most > 0) {
      state.requests++;
      response.maxRequestsOnConnectionReached = most <= state.requests;
      if (most < state.requests) {
        server.emit('dropRequest', request, socket);
        response.writeHead(503);
        response.end();
        return;
      }
    }
    const expect = request.headers['expect'] as string | undefined;
    if (expect !== undefined) {
      expectation(server, request, response, expect);
      return;
    }
  }
  if (server[kOptimizeEmptyRequests]) skipEmptyBody(request);
  server.emit('request', request, response);
}

/** RFC 9110, 10.1.1. */
function expectation(server: HttpServer, request: Incoming, response: Response, expect: string): void {
  if (/(?:^|\W)100-continue(?:$|\W)/i.test(expect)) {
    response._expect_continue = true;
    if (server.listenerCount('checkContinue') > 0) {
      server.emit('checkContinue', request, response);
      return;
    }
    response.writeContinue();
    server.emit('request', request, response);
  } else if (server.listenerCount('checkExpectation') > 0) server.emit('checkExpectation', request, response);
  else {
    response.writeHead(417);
    response.end();
  }
}

function onFinish(state: ConnectionState, request: Incoming, response: Response): void {
  const { server, socket } = state;
  diagnostics?.publish('http.server.response.finish', { request, response, socket, server });
  const place = state.incoming.indexOf(request);
  if (place !== -1) state.incoming.splice(place, 1);
  // A body that nobody asked for is read and dropped, so that the next request can be seen. One that came with its head may have
  // been read without being asked for.
  if (!request._consuming && !request.readableDidRead) request._dump();
  response.detachSocket(socket);
  releaseRequest(state, request);
  nextTick(closeResponse as () => void, response);
  if (response._last) {
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
  } else if (state.outgoing.length === 0) waitForNext(state);
  else state.outgoing.shift()!.assignSocket(socket);
}

function waitForNext(state: ConnectionState): void {
  const { server, socket } = state;
  if (!server.keepAliveTimeout || typeof socket.setTimeout !== 'function') return;
  // Longer than what the client was told, so that its next request does not cross the end.
  socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
  state.isIdle = true;
}

function releaseRequest(state: ConnectionState, request: Incoming): void {
  const { parser } = state;
  if (parser.incoming !== request) return;
  if (request.readableEnded) parser.incoming = null;
  else request.on('end', () => releaseRequest(state, request));
}

export function closeResponse(response: Response): void {
  if (response._closed) return;
  response.destroyed = true;
  response._closed = true;
  response.emit('close');
}
