import { http2Codes } from './guest-errors.ts';
import { Code } from './guest-frames.ts';
import type { Http2Session } from './guest-session.ts';
import { closeSession } from './guest-session-close.ts';
import type { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import { SessionFlag } from './guest-symbols.ts';
import type { SocketLike } from './guest-transport.ts';

/** Which session a socket belongs to. */
export const kBoundSession: unique symbol = Symbol('kBoundSession');

export interface SessionState {
  destroyCode: number;
  flags: number;
  goawayCode: number | null;
  goawayLastStreamID: number | null;
  streams: Map<number, Http2Stream>;
  pendingStreams: Set<Http2Stream>;
  pendingAck: number;
  shutdownWritableCalled: boolean;
  writeQueueSize: number;
  originSet: Set<string> | undefined;
}

/** Node shows its own collections under these names. */
class SafeMap<Key, Value> extends Map<Key, Value> {}
export class SafeSet<Value> extends Set<Value> {}
for (const [collection, name] of [
  [SafeMap, 'SafeMap'],
  [SafeSet, 'SafeSet'],
] as const) {
  Object.defineProperty(collection, 'name', { value: name, configurable: true });
}

export function makeSessionState(): SessionState {
  return {
    destroyCode: Code.NO_ERROR,
    flags: SessionFlag.PENDING,
    goawayCode: null,
    goawayLastStreamID: null,
    streams: new SafeMap(),
    pendingStreams: new SafeSet(),
    pendingAck: 0,
    shutdownWritableCalled: false,
    writeQueueSize: 0,
    originSet: undefined,
  };
}

export function socketOnError(this: SocketLike, error: { code?: string }): void {
  const session = this[kBoundSession] as Http2Session | undefined;
  if (session === undefined) return;
  // The peer has said goodbye, and may go as it likes.
  if (error.code === 'ECONNRESET' && session[S.kState].goawayCode !== null) session.destroy();
  else session.destroy(error);
}

export function socketOnClose(this: SocketLike): void {
  const session = this[kBoundSession] as Http2Session | undefined;
  if (session === undefined) return;
  const { streams, pendingStreams } = session[S.kState];
  const error = session.connecting ? new http2Codes.ERR_SOCKET_CLOSED() : null;
  for (const stream of [...streams.values(), ...pendingStreams]) stream.close(Code.CANCEL);
  session.close();
  closeSession(session, Code.NO_ERROR, error);
}
