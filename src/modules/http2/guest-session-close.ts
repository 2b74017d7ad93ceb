import { nextTick } from 'internal:tasks';
import { http2Codes } from './guest-errors.ts';
import type { Http2Session } from './guest-session.ts';
import { inside } from './guest-session-inside.ts';
import { kBoundSession } from './guest-session-socket.ts';
import * as S from './guest-symbols.ts';
import { SessionFlag } from './guest-symbols.ts';
import { stopTimer } from './guest-timeout.ts';

function emitClose(session: Http2Session, error: unknown): void {
  if (error) session.emit('error', error);
  session.emit('close');
}

/** The session is over: its streams go, the peer is told, and then the socket goes. */
export function closeSession(session: Http2Session, code: number, error: unknown): void {
  const state = session[S.kState];
  state.flags |= SessionFlag.DESTROYED;
  state.destroyCode = code;
  stopTimer(session);
  session.removeAllListeners('timeout');
  if (state.pendingStreams.size > 0 || state.streams.size > 0) {
    const cancel = new http2Codes.ERR_HTTP2_STREAM_CANCEL(error as Error);
    for (const stream of [...state.pendingStreams]) stream.destroy(cancel);
    for (const stream of [...state.streams.values()]) stream.destroy(error);
  }
  const connection = session[S.kHandle];
  const socket = session[S.kSocket];
  if (connection === undefined) {
    finishClose(session, error);
    return;
  }
  inside.pingsOf(session).cancel();
  inside.cancelSettings(session);
  connection.destroy(code, socket === undefined || socket.destroyed, () => finishClose(session, error));
}

function finishClose(session: Http2Session, error: unknown): void {
  const socket = session[S.kSocket];
  session[S.kProxySocket] = undefined;
  session[S.kSocket] = undefined;
  session[S.kHandle] = undefined;
  if (socket === undefined || socket.destroyed) {
    if (socket !== undefined) socket[kBoundSession] = undefined;
    nextTick(() => emitClose(session, error));
    return;
  }
  socket[kBoundSession] = undefined;
  socket.on('close', () => emitClose(session, error));
  if (session.closed) {
    // The peer closes its side, or this one sees nothing of it.
    socket.resume();
    socket.end();
  } else socket.destroy(error);
}
