import { diagnostics } from 'internal:diagnostics';
import { nextTick } from 'internal:tasks';
import { removeOwners } from './guest-client-socket.ts';
import { emitResponseTimeout, emitTimeout } from './guest-client-state.ts';
import type { ClientMessage, HttpSocket, Incoming } from './guest-types.ts';

interface Private extends ClientMessage {
  _ended: boolean;
}

function isInformational(status: number): boolean {
  // 101 is followed by another protocol (RFC 9110, 15.2.2).
  return status >= 100 && status < 200 && status !== 101;
}

/** A response whose head is whole. Gives what the parser does next: 1 reads no body, 2 is another protocol. */
export function onIncoming(request: ClientMessage, response: Incoming, keepsAlive: boolean): number {
  const socket = response.socket;
  if (request.res) {
    // Two responses to one request: nobody knows what the second one is.
    socket.destroy();
    return 0;
  }
  request.res = response;
  response.req = request;
  if (request.method === 'CONNECT') {
    response.upgrade = true;
    return 2;
  }
  if (isInformational(response.statusCode!)) {
    request.res = null;
    if (response.statusCode === 100) request.emit('continue');
    const { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders } = response;
    request.emit('information', {
      statusCode,
      statusMessage,
      httpVersion,
      httpVersionMajor,
      httpVersionMinor,
      headers,
      rawHeaders,
    });
    return 1;
  }
  if (response.upgrade) return 2;
  if (request.shouldKeepAlive && !keepsAlive) request.shouldKeepAlive = false;
  diagnostics?.publish('http.client.response.finish', { request, response });
  socket.on('timeout', emitResponseTimeout as () => void);
  response.on('end', onResponseEnd as () => void);
  request.on('finish', onRequestFinish as () => void);
  // Without a listener nobody can read it.
  if (request.aborted || !request.emit('response', response)) response._dump();
  if (request.method === 'HEAD') return 1;
  if (response.statusCode === 304) {
    response.complete = true;
    return 1;
  }
  return 0;
}

function onResponseEnd(this: Incoming): void {
  const request = this.req as Private;
  const socket = request.socket as HttpSocket;
  if (request.timeoutCb) socket.removeListener('timeout', emitTimeout as () => void);
  request._ended = true;
  if (!request.shouldKeepAlive) {
    if (!socket.writable) return;
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
  } else if (request.writableFinished && !this.aborted) keepConnection(request);
}

function onRequestFinish(this: Private): void {
  if (this.shouldKeepAlive && this._ended) keepConnection(this);
}

/** The exchange is over; its connection goes back to the agent. */
function keepConnection(request: Private): void {
  const socket = request.socket!;
  if (request.timeoutCb) {
    socket.setTimeout?.(0);
    socket.removeListener('timeout', request.timeoutCb);
    request.timeoutCb = null;
  }
  removeOwners(socket);
  socket.removeListener('timeout', emitResponseTimeout as () => void);
  request.destroyed = true;
  nextTick(() => {
    request._closed = true;
    request.emit('close');
    request.socket?.emit('free');
  });
}
