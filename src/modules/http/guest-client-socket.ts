import { finished } from 'node:stream';
import { onIncoming } from './guest-client-response.ts';
import { emitError, emitTimeout, kError, listenForTimeout } from './guest-client-state.ts';
import { connectionReset } from './guest-errors.ts';
import { kNeedDrain } from './guest-outgoing-write.ts';
import { completeError, freeParser, lenientFlags, RESPONSE, takeParser } from './guest-parser-connection.ts';
import type { Bytes } from './guest-parser-types.ts';
import type { ClientMessage, HttpSocket } from './guest-types.ts';

/** What async_hooks shows of a request that was sent (async_hooks.html#type). */
class HTTPClientAsyncResource {
  readonly type = 'HTTPINCOMINGMESSAGE';
  declare readonly req: ClientMessage;
  constructor(req: ClientMessage) {
    this.req = req;
  }
}

interface Private extends ClientMessage {
  [kError]: unknown;
  httpValidation?: string;
}
type Finished = (stream: unknown, callback: (error: unknown) => void) => void;

function closeUnsent(request: Private, given: unknown): void {
  const error = given;
  if (!request.aborted && !error) emitError(request, connectionReset('socket hang up'));
  else if (error) emitError(request, error);
  request._closed = true;
  request.emit('close');
}

/** A socket for a request, or the failure to get one. */
export function attachSocket(request: Private, socket: HttpSocket | null | undefined, error: unknown): void {
  if (!request.destroyed && !error) {
    useSocket(request, socket!);
    request._flush();
    return;
  }
  request.destroyed = true;
  const reason = error ?? request[kError];
  // Nothing was sent: another request may have it.
  if (socket && !error && request.agent && !socket.destroyed) {
    socket.emit('free');
    closeUnsent(request, reason);
  } else if (socket) {
    (finished as unknown as Finished)(socket.destroy(reason), (failure) => {
      const code = (failure as { code?: unknown } | undefined)?.code;
      closeUnsent(request, (code === 'ERR_STREAM_PREMATURE_CLOSE' ? undefined : failure) ?? reason);
    });
  } else closeUnsent(request, reason);
}

function useSocket(request: Private, socket: HttpSocket): void {
  const parser = takeParser();
  request.socket = socket;
  parser.initialize(
    RESPONSE,
    new HTTPClientAsyncResource(request),
    request.maxHeaderSize || 0,
    lenientFlags(request.insecureHTTPParser, request.httpValidation),
  );
  parser.socket = socket;
  parser.outgoing = request;
  if (typeof request.maxHeadersCount === 'number') parser.maxHeaderPairs = request.maxHeadersCount * 2;
  parser.joinDuplicateHeaders = request.joinDuplicateHeaders as boolean | null;
  parser.onIncoming = (response, keepsAlive) => onIncoming(request, response, keepsAlive);
  request.parser = parser;
  socket.parser = parser;
  socket._httpMessage = request;
  socket.on('error', onError as () => void);
  socket.on('data', onData as () => void);
  socket.on('end', onEnd as () => void);
  socket.on('close', onClose as () => void);
  socket.on('drain', onDrain as () => void);
  if (request.timeout !== undefined) listenForTimeout(request);
  request.emit('socket', socket);
}

function removeReaders(socket: HttpSocket): void {
  socket.removeListener('data', onData as () => void);
  socket.removeListener('end', onEnd as () => void);
  socket.removeListener('drain', onDrain as () => void);
}

export function removeOwners(socket: HttpSocket): void {
  socket.removeListener('close', onClose as () => void);
  socket.removeListener('error', onError as () => void);
}

function onDrain(this: HttpSocket): void {
  const request = this._httpMessage;
  if (!request || request.finished || !request[kNeedDrain]) return;
  request[kNeedDrain] = false;
  request.emit('drain');
}

function onClose(this: HttpSocket): void {
  const request = this._httpMessage as ClientMessage;
  // What is left in the stream's buffer is part of the response.
  const { parser } = this;
  this.read();
  const response = request.res;
  request.destroyed = true;
  if (response) {
    if (!response.complete) response.destroy(connectionReset('aborted'));
    request._closed = true;
    request.emit('close');
    if (!response.aborted && response.readable) response.push(null);
  } else {
    if (!this._hadError) {
      this._hadError = true;
      emitError(request, connectionReset('socket hang up'));
    }
    request._closed = true;
    request.emit('close');
  }
  // It will not be written any more.
  if (request.outputData) request.outputData.length = 0;
  if (parser) {
    parser.finish();
    freeParser(parser, request, this);
  }
}

function onError(this: HttpSocket, error: unknown): void {
  const request = this._httpMessage as ClientMessage | null;
  if (request) {
    this._hadError = true;
    emitError(request, error);
  }
  const { parser } = this;
  if (parser) {
    parser.finish();
    freeParser(parser, request, this);
  }
  removeReaders(this);
  this.destroy();
}

function onEnd(this: HttpSocket): void {
  const request = this._httpMessage as ClientMessage;
  const { parser } = this;
  if (!request.res && !this._hadError) {
    this._hadError = true;
    emitError(request, connectionReset('socket hang up'));
  }
  if (parser) {
    parser.finish();
    freeParser(parser, request, this);
  }
  this.end();
}

function onData(this: HttpSocket, bytes: Bytes): void {
  const request = this._httpMessage as ClientMessage;
  const parser = this.parser!;
  const taken = parser.execute(bytes);
  if (typeof taken !== 'number') {
    freeParser(parser, request, this);
    removeReaders(this);
    this.destroy();
    this._hadError = true;
    emitError(request, completeError(taken, bytes));
    return;
  }
  const response = parser.incoming;
  if (response?.upgrade) upgrade(this, request, bytes.subarray(taken));
  // An informational response is followed by another one (RFC 9110, 15.2).
  else if (response?.complete && !(response.statusCode! < 200 && response.statusCode! >= 100 && response.statusCode !== 101)) {
    removeReaders(this);
    freeParser(parser, request, this);
  }
}

/** nodejs.org/api/http.html#event-upgrade_1: the connection is the program's from here on. */
function upgrade(socket: HttpSocket, request: ClientMessage, head: Uint8Array): void {
  const parser = socket.parser!;
  const response = parser.incoming!;
  request.res = response;
  removeReaders(socket);
  if (request.timeoutCb) socket.removeListener('timeout', request.timeoutCb);
  socket.removeListener('timeout', emitTimeout as () => void);
  parser.finish();
  freeParser(parser, request, socket);
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (request.listenerCount(event) === 0) {
    socket.destroy();
    return;
  }
  request.upgradeOrConnect = true;
  // The agent forgets it.
  socket.emit('agentRemove');
  removeOwners(socket);
  socket._httpMessage = null;
  (socket._readableState as { flowing: boolean | null }).flowing = null;
  request.emit(event, response, socket, head);
  request.destroyed = true;
  request._closed = true;
  request.emit('close');
}
