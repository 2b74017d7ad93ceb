import { CURRENT, frames as shared } from 'internal:async-context';
import type { Buffer } from 'node:buffer';
import { Code } from './guest-frames.ts';
import { HpackDecoder, HpackEncoder } from './guest-hpack.ts';
import type { WireStream } from './guest-wire-stream.ts';

const frames = shared;

export const SERVER = 0;
export const CLIENT = 1;

/** Identifiers of settings (RFC 9113, 6.5.2 and RFC 8441, 3). */
export const Setting = {
  HEADER_TABLE_SIZE: 1,
  ENABLE_PUSH: 2,
  MAX_CONCURRENT_STREAMS: 3,
  INITIAL_WINDOW_SIZE: 4,
  MAX_FRAME_SIZE: 5,
  MAX_HEADER_LIST_SIZE: 6,
  ENABLE_CONNECT_PROTOCOL: 8,
} as const;

/** What a message's headers are: of a request, of its answer, of a promised one's answer, or after those. */
export const Category = { request: 0, response: 1, pushResponse: 2, headers: 3 } as const;

/** Why a peer's frame is refused, by the numbers of Node's `errno` (observed). */
export const Refusal = {
  protocol: -505,
  noStreamId: -509,
  streamClosed: -510,
  flowControl: -524,
  frameSize: -522,
  badPreface: -903,
  flooded: -904,
  continuations: -905,
  callback: -902,
} as const;

/** What the wire tells the session. */
export interface WireListener {
  onHeaders(stream: WireStream, category: number, flags: number, fields: string[], sensitive: string[]): void;
  onPushPromise(stream: WireStream, flags: number, fields: string[], sensitive: string[]): void;
  onRemoteSettings(): void;
  onSettingsAck(): void;
  onPing(payload: Buffer): void;
  onPingAck(payload: Buffer): boolean;
  onGoaway(code: number, lastId: number, data: Buffer | undefined): void;
  onAltsvc(id: number, origin: string, field: string): void;
  onOrigins(origins: string[]): void;
  onFrameError(id: number, type: number, code: number): void;
  onActivity(): void;
  /** The session cannot go on. `code` is a coded error's, where it is Node's own refusal. */
  onError(errno: number, code?: string): void;
  /** A frame was refused; gives the code of an error when that was one too many. */
  onRefusedFrame(): string | undefined;
  canAddStream(): boolean;
}

export interface WireOptions {
  readonly maxDeflateDynamicTableSize: number;
  readonly maxHeaderPairs: number;
  readonly maxSendHeaderBlockLength: number;
  readonly maxReservedRemoteStreams: number;
  readonly maxSettings: number;
  readonly maxRejectedStreams: number;
  readonly maxSessionMemory: number;
  readonly peerMaxConcurrentStreams: number;
  readonly resetBurst: number;
  readonly resetRate: number;
  /** The payload's length with its padding. */
  pad(length: number, most: number): number;
  /** Whether a value with blanks around it is left out (RFC 9113, 8.2.1). */
  readonly isWhitespaceStrict: boolean;
}

const DEFAULT_WINDOW = 65_535;
export const DEFAULT_FRAME_SIZE = 16_384;
const UNLIMITED = 2 ** 32 - 1;
const defaults = (): number[] => [0, 4096, 1, UNLIMITED, DEFAULT_WINDOW, DEFAULT_FRAME_SIZE, UNLIMITED, 0, 0];

/** What both directions of one connection share. */
export class WireState {
  readonly type: number;
  readonly options: WireOptions;
  readonly listener: WireListener;
  readonly context: unknown = frames[CURRENT];
  readonly streams = new Map<number, WireStream>();
  readonly decoder = new HpackDecoder();
  readonly encoder: HpackEncoder;

  /** By identifier. What this side announced holds once the peer has acknowledged it (RFC 9113, 6.5.3). */
  readonly local = defaults();
  readonly remote = defaults();
  /** Settings beyond those of the RFCs, by identifier. */
  readonly localCustom = new Map<number, number>();
  readonly remoteCustom = new Map<number, number>();
  readonly unacknowledged: (readonly number[])[] = [];
  /** What the peer may open before it has acknowledged how many it may. */
  pendingMaxStreams = UNLIMITED;

  /** RFC 8441, from the moment this side announced it (observed). */
  allowsConnectProtocol = false;

  sendWindow = DEFAULT_WINDOW;
  receiveWindow = DEFAULT_WINDOW;
  received = 0;
  consumed = 0;
  /** By how much the window was made smaller than what the peer knows. */
  reduced = 0;
  isUpdateQueued = false;

  nextId: number;
  lastReceivedId = 0;
  lastProcessedId = 0;
  /** How many streams this side may open: an assumption until the peer's settings come. */
  mostOutgoing: number;
  outgoingCount = 0;
  incomingCount = 0;

  /** GOAWAY was sent with the last stream that counts, or came. */
  goawaySent: number | undefined;
  goawayReceived = false;
  /** The last GOAWAY: nothing is read any more, and nothing but it is sent. */
  isTerminating = false;
  isClosed = false;
  /** SETTINGS and PING that wait for being answered: their floods are seen here (CVE-2019-9512, CVE-2019-9515). */
  answers = 0;
  rejected = 0;

  constructor(type: number, options: WireOptions, listener: WireListener) {
    this.type = type;
    this.options = options;
    this.listener = listener;
    this.encoder = new HpackEncoder(options.maxDeflateDynamicTableSize);
    this.nextId = type === CLIENT ? 1 : 2;
    this.mostOutgoing = options.peerMaxConcurrentStreams;
  }

  /** Whether this side gives out ids of this parity (RFC 9113, 5.1.1). */
  isOwnId(id: number): boolean {
    return id % 2 === (this.type === CLIENT ? 1 : 0);
  }

  /** Whether nobody has opened a stream with this id or a later one. */
  isIdle(id: number): boolean {
    return this.isOwnId(id) ? id >= this.nextId : id > this.lastReceivedId;
  }

  close(stream: WireStream, code: number): void {
    if (stream.isClosed) return;
    stream.isClosed = true;
    this.streams.delete(stream.id);
    if (stream.isCounted) {
      if (stream.isLocal) this.outgoingCount--;
      else this.incomingCount--;
    }
    const { owner } = stream;
    if (owner !== undefined) this.inContext(stream, () => owner.onClose(code));
  }

  closeIfDone(stream: WireStream): void {
    if (stream.isLocalEnded && stream.isRemoteEnded) this.close(stream, Code.NO_ERROR);
  }

  inContext(place: { readonly context: unknown }, run: () => void): void {
    const outer = frames[CURRENT];
    frames[CURRENT] = place.context;
    try {
      run();
    } finally {
      frames[CURRENT] = outer;
    }
  }
}
