import { diagnostics } from 'internal:diagnostics';
import type { ClientMessage, HttpSocket } from './guest-types.ts';

/** What a request was destroyed with before it had a socket. */
export const kError = Symbol('kError');

export function emitError(request: ClientMessage, error: unknown): void {
  diagnostics?.publish('http.client.request.error', { request, error });
  request.emit('error', error);
}

/** The socket is silent: the request says so. What to do about it is the program's. */
export function emitTimeout(this: HttpSocket): void {
  this._httpMessage?.emit('timeout');
}

/** A response has a timeout of its own (http.html#messagesettimeoutmsecs-callback), on the same socket. */
export function emitResponseTimeout(this: HttpSocket): void {
  (this._httpMessage as ClientMessage | null)?.res?.emit('timeout');
}

export function listenForTimeout(request: ClientMessage): void {
  if (request.timeoutCb) return;
  request.timeoutCb = emitTimeout as () => void;
  if (request.socket) request.socket.once('timeout', emitTimeout as () => void);
  else request.on('socket', (socket: HttpSocket) => socket.once('timeout', emitTimeout as () => void));
}
