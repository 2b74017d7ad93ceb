import { CURRENT, frames as shared } from 'internal:async-context';
import type { Buffer } from 'node:buffer';

const frames = shared;

/** Bytes that wait to be sent, and who is told when they were. */
export interface Outgoing {
  bytes: Uint8Array;
  done: ((error?: unknown) => void) | undefined;
}

/** What a stream of the wire tells the one that programs see. */
export interface StreamOwner {
  onData(chunk: Buffer): void;
  onEnd(): void;
  onClose(code: number): void;
  onWantTrailers(): void;
}

/** The states of RFC 9113, 5.1 by the numbers that `stream.state` shows. */
const State = { idle: 1, open: 2, reservedLocal: 3, reservedRemote: 4, closedLocal: 5, closedRemote: 6, closed: 7 } as const;

/** One stream as the protocol sees it (RFC 9113, 5). */
export class WireStream {
  readonly id: number;
  /** Whether this side began it. */
  readonly isLocal: boolean;
  owner: StreamOwner | undefined;
  /** What runs for the stream runs in the context it was made in. */
  readonly context: unknown = frames[CURRENT];

  reserved: 'local' | 'remote' | undefined;
  /** Whether the final headers of the peer have come. */
  isAnswered = false;
  /** END_STREAM was sent, and came. */
  isLocalEnded = false;
  isRemoteEnded = false;
  isClosed = false;
  /** Whether it counts for SETTINGS_MAX_CONCURRENT_STREAMS. */
  isCounted = false;
  resetCode: number | undefined;

  /** RFC 9113, 5.2: what may be sent; what may come, what came and was not given back, and what the program has read of it. */
  sendWindow: number;
  receiveWindow: number;
  received = 0;
  consumed = 0;
  /** What came while nobody read. */
  unread = 0;
  isReading = false;
  isUpdateQueued = false;

  readonly outgoing: Outgoing[] = [];
  outgoingBytes = 0;
  /** Whether there will be DATA or trailers after the headers. */
  hasBody = false;
  /** The program has ended its side. */
  isFinished = false;
  waitsForTrailers = false;
  areTrailersAsked = false;

  /** The messages that come: what the rules of RFC 9113, 8 need to know. */
  isHead = false;
  isConnect = false;
  contentLength = -1;
  contentReceived = 0;

  constructor(id: number, isLocal: boolean, sendWindow: number, receiveWindow: number) {
    this.id = id;
    this.isLocal = isLocal;
    this.sendWindow = sendWindow;
    this.receiveWindow = receiveWindow;
  }

  /** `http2stream.state` (nodejs.org/api/http2.html#http2streamstate). */
  get state(): object {
    return {
      state: this.#number(),
      weight: 16,
      sumDependencyWeight: 0,
      localClose: Number(this.isLocalEnded),
      remoteClose: Number(this.isRemoteEnded),
      localWindowSize: this.receiveWindow - this.received,
    };
  }

  #number(): number {
    if (this.isClosed) return State.closed;
    if (this.reserved !== undefined) return this.reserved === 'local' ? State.reservedLocal : State.reservedRemote;
    if (this.isLocalEnded) return this.isRemoteEnded ? State.closed : State.closedLocal;
    if (this.isRemoteEnded) return State.closedRemote;
    return this.isCounted ? State.open : State.idle;
  }
}
