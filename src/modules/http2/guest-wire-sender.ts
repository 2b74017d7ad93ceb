import { Buffer } from 'node:buffer';
import { Code, Flag, Frame, frameOf, goawayFrame, HEADER_BYTES, makeFrame, numberFrame } from './guest-frames.ts';
import { DEFAULT_FRAME_SIZE, Refusal, Setting, type WireState } from './guest-wire-state.ts';
import type { WireStream } from './guest-wire-stream.ts';

/** What waits to be sent: it makes its frames at its turn, or gives undefined where it no longer may be sent. */
type Queued = () => readonly Uint8Array[] | undefined;

/** What HPACK needs at most for a block and for a field (RFC 7541, 5.1: six bytes a number). */
const BLOCK_BYTES = 12;
const FIELD_BYTES = 12;

/** The outgoing half of a connection: frames by their rank, then DATA as windows allow. */
export class WireSender {
  readonly #state: WireState;
  readonly #urgent: Queued[] = [];
  readonly #regular: Queued[] = [];
  readonly #requests: { readonly stream: WireStream; readonly make: Queued }[] = [];
  /** Streams that have something to send, in turns. */
  #ready: WireStream[] = [];
  readonly #written: ((error?: unknown) => void)[] = [];

  constructor(state: WireState) {
    this.#state = state;
  }

  get queueSize(): number {
    return this.#urgent.length + this.#regular.length + this.#requests.length;
  }

  get hasPending(): boolean {
    return this.queueSize > 0 || this.#ready.length > 0;
  }

  /** Before all else: SETTINGS, also of a connection that is ending, and PING. Answers are counted. */
  urgent(frame: Uint8Array, kind: 'always' | 'open' | 'answer'): void {
    const state = this.#state;
    if (kind === 'answer') state.answers++;
    this.#urgent.push(() => {
      if (kind === 'answer') state.answers--;
      return state.isTerminating && kind !== 'always' ? undefined : [frame];
    });
  }

  /** A window goes back to the peer: one update at a time (observed), so that what comes meanwhile counts against the rest. */
  windowUpdate(id: number, size: number, owner: { isUpdateQueued: boolean }): void {
    owner.isUpdateQueued = true;
    this.#regular.push(() => {
      owner.isUpdateQueued = false;
      return this.#state.isTerminating ? undefined : [numberFrame(Frame.WINDOW_UPDATE, id, size)];
    });
  }

  regular(frame: Uint8Array): void {
    this.#regular.push(() => (this.#state.isTerminating ? undefined : [frame]));
  }

  goaway(lastId: number, code: number, debug: Uint8Array, isLast: boolean): void {
    const state = this.#state;
    if (isLast) state.isTerminating = true;
    this.#regular.push(() => {
      if (state.isTerminating && !isLast) return undefined;
      // RFC 9113, 6.8: what the peer was told that nobody looks at stays so.
      const sent = Math.min(lastId, state.goawaySent ?? lastId);
      state.goawaySent = sent;
      for (const stream of [...state.streams.values()]) {
        if (!stream.isLocal && stream.id > sent) state.close(stream, Code.REFUSED_STREAM);
      }
      return [goawayFrame(sent, code, debug)];
    });
  }

  reset(stream: WireStream, code: number): void {
    const state = this.#state;
    if (stream.isClosed || stream.resetCode !== undefined) return;
    stream.resetCode = code;
    const waiting = this.#requests.findIndex((request) => request.stream === stream);
    // The peer never heard of it.
    if (waiting !== -1) {
      this.#requests.splice(waiting, 1);
      state.close(stream, code);
      return;
    }
    this.#regular.push(() => {
      if (state.isTerminating) return undefined;
      const frame = numberFrame(Frame.RST_STREAM, stream.id, code);
      state.close(stream, code);
      return [frame];
    });
  }

  /** RST_STREAM for what has no stream here. */
  refuse(id: number, code: number): void {
    this.regular(numberFrame(Frame.RST_STREAM, id, code));
  }

  /** A request waits until the peer allows one more stream. */
  request(stream: WireStream, fields: readonly string[], sensitive: ReadonlySet<string> | undefined): void {
    const state = this.#state;
    const make: Queued = () => {
      if (state.isTerminating || state.goawayReceived || stream.isClosed) {
        state.close(stream, Code.CANCEL);
        return undefined;
      }
      const flags = stream.hasBody ? 0 : Flag.END_STREAM;
      const made = this.#block(stream, Frame.HEADERS, flags, fields, sensitive, stream.id, true);
      if (made === undefined) return undefined;
      stream.isCounted = true;
      state.outgoingCount++;
      this.#begin(stream);
      return made;
    };
    this.#requests.push({ stream, make });
  }

  /** Headers of a stream that is there: an answer, informational ones or trailers. `ends`: nothing follows. */
  headers(
    stream: WireStream,
    fields: readonly string[],
    sensitive: ReadonlySet<string> | undefined,
    ends: boolean,
    isFinal: boolean,
  ): void {
    const state = this.#state;
    this.#regular.push(() => {
      if (state.isTerminating || stream.isClosed || stream.resetCode !== undefined || stream.isLocalEnded) return undefined;
      const made = this.#block(stream, Frame.HEADERS, ends ? Flag.END_STREAM : 0, fields, sensitive, stream.id);
      if (made === undefined) return undefined;
      if (stream.reserved === 'local' && isFinal) {
        stream.reserved = undefined;
        stream.isRemoteEnded = true;
        stream.isCounted = true;
        state.outgoingCount++;
      }
      if (ends) stream.hasBody = false;
      if (ends || isFinal) this.#begin(stream);
      return made;
    });
  }

  promise(parent: WireStream, stream: WireStream, fields: readonly string[], sensitive: ReadonlySet<string> | undefined): void {
    const state = this.#state;
    this.#regular.push(() => {
      if (state.isTerminating || parent.isClosed || stream.isClosed) return undefined;
      return this.#block(parent, Frame.PUSH_PROMISE, 0, fields, sensitive, stream.id);
    });
  }

  /** An empty DATA frame at the end: what some clients want instead of trailers without fields (observed). */
  emptyEnd(stream: WireStream): void {
    this.#regular.push(() => {
      if (this.#state.isTerminating || stream.isClosed || stream.isLocalEnded) return undefined;
      stream.hasBody = false;
      this.#begin(stream);
      return [makeFrame(Frame.DATA, Flag.END_STREAM, stream.id, 0)];
    });
  }

  /** After headers went out: the side is closed, or DATA may follow. */
  #begin(stream: WireStream): void {
    if (!stream.hasBody) {
      stream.isLocalEnded = true;
      this.#state.closeIfDone(stream);
    } else this.resume(stream);
  }

  #block(
    stream: WireStream,
    type: number,
    flags: number,
    fields: readonly string[],
    sensitive: ReadonlySet<string> | undefined,
    id: number,
    isRequest = false,
  ): readonly Uint8Array[] | undefined {
    const { encoder, options, listener, remote } = this.#state;
    let size = BLOCK_BYTES;
    for (const part of fields) size += part.length + FIELD_BYTES / 2;
    if (size > options.maxSendHeaderBlockLength) {
      listener.onFrameError(stream.id, type, Refusal.frameSize);
      // A request that was never sent is over; of others the stream is reset.
      if (isRequest) this.#state.close(stream, Code.REFUSED_STREAM);
      else this.reset(stream, Code.FRAME_SIZE_ERROR);
      return undefined;
    }
    const isPromise = type === Frame.PUSH_PROMISE;
    const block = encoder.encode(fields, sensitive);
    const most = Math.min(remote[Setting.MAX_FRAME_SIZE]!, DEFAULT_FRAME_SIZE);
    const room = isPromise ? most - 4 : most;
    const first = block.subarray(0, room);
    const length = first.length + (isPromise ? 4 : 0);
    const padded = first.length < block.length ? length : options.pad(length, Math.min(most, length + 256));
    const padding = padded - length;
    const isWhole = first.length === block.length;
    const frame = makeFrame(type, flags | (isWhole ? Flag.END_HEADERS : 0) | (padding > 0 ? Flag.PADDED : 0), stream.id, padded);
    let at = HEADER_BYTES;
    if (padding > 0) frame[at++] = padding - 1;
    if (isPromise) at = frame.writeUInt32BE(id, at);
    frame.set(first, at);
    frame.fill(0, at + first.length);
    if (isWhole) return [frame];
    const made: Uint8Array[] = [frame];
    for (let start = room; start < block.length; start += most) {
      const part = block.subarray(start, start + most);
      made.push(frameOf(Frame.CONTINUATION, start + most >= block.length ? Flag.END_HEADERS : 0, stream.id, part));
    }
    return made;
  }

  /** There may be something to send now. */
  resume(stream: WireStream): void {
    if (!this.#ready.includes(stream)) this.#ready.push(stream);
  }

  /** All that may be sent now, and who waits for it. */
  take(): { readonly chunks: Uint8Array[]; readonly done: ((error?: unknown) => void)[] } {
    const state = this.#state;
    const chunks: Uint8Array[] = [];
    for (;;) {
      const make = this.#urgent.shift() ?? this.#regular.shift() ?? this.#nextRequest();
      if (make !== undefined) {
        const made = make();
        if (made !== undefined) for (const chunk of made) chunks.push(chunk);
        continue;
      }
      if (!state.isTerminating && this.#takeData(chunks)) continue;
      // A stream that ended may have asked for something.
      if (this.#urgent.length === 0 && this.#regular.length === 0) break;
    }
    return { chunks, done: this.#written.splice(0) };
  }

  #nextRequest(): Queued | undefined {
    const state = this.#state;
    if (this.#requests.length === 0) return undefined;
    const isFull = state.outgoingCount >= state.mostOutgoing;
    if (isFull && !state.isTerminating && !state.goawayReceived) return undefined;
    return this.#requests.shift()!.make;
  }

  /** One DATA frame of the next stream that may send one. */
  #takeData(chunks: Uint8Array[]): boolean {
    const state = this.#state;
    for (let turns = this.#ready.length; turns > 0; turns--) {
      const stream = this.#ready.shift()!;
      if (stream.isClosed || stream.isLocalEnded || !stream.hasBody || stream.resetCode !== undefined) continue;
      const { outgoingBytes } = stream;
      if (outgoingBytes === 0) {
        this.#settleEmpty(stream);
        if (!stream.isFinished) continue;
        if (this.#finish(stream, chunks)) return true;
        continue;
      }
      const window = Math.min(state.sendWindow, stream.sendWindow);
      if (window <= 0) {
        this.#ready.push(stream);
        continue;
      }
      const length = Math.min(outgoingBytes, window, DEFAULT_FRAME_SIZE);
      this.#data(stream, length, window, chunks);
      if (!stream.isLocalEnded && (stream.outgoingBytes > 0 || stream.isFinished)) this.#ready.push(stream);
      return true;
    }
    return false;
  }

  #settleEmpty(stream: WireStream): void {
    for (const { done } of stream.outgoing.splice(0)) if (done !== undefined) this.#written.push(done);
  }

  /** No bytes are left, and the program has ended: END_STREAM on a frame of its own, or trailers. */
  #finish(stream: WireStream, chunks: Uint8Array[]): boolean {
    if (stream.waitsForTrailers) {
      this.#askTrailers(stream);
      return false;
    }
    chunks.push(makeFrame(Frame.DATA, Flag.END_STREAM, stream.id, 0));
    stream.isLocalEnded = true;
    this.#state.closeIfDone(stream);
    return true;
  }

  #askTrailers(stream: WireStream): void {
    if (stream.areTrailersAsked) return;
    stream.areTrailersAsked = true;
    const { owner } = stream;
    if (owner !== undefined) this.#state.inContext(stream, () => owner.onWantTrailers());
  }

  #data(stream: WireStream, length: number, window: number, chunks: Uint8Array[]): void {
    const state = this.#state;
    const isLast = stream.isFinished && length === stream.outgoingBytes;
    const ends = isLast && !stream.waitsForTrailers;
    const most = Math.min(DEFAULT_FRAME_SIZE, window, length + 256);
    const padding = length < most ? state.options.pad(length, most) - length : 0;
    const flags = (ends ? Flag.END_STREAM : 0) | (padding > 0 ? Flag.PADDED : 0);
    const frame = makeFrame(Frame.DATA, flags, stream.id, length + padding);
    let at = HEADER_BYTES;
    if (padding > 0) frame[at++] = padding - 1;
    for (let left = length; left > 0; ) {
      const first = stream.outgoing[0]!;
      const { bytes } = first;
      const part = bytes.length <= left ? bytes : bytes.subarray(0, left);
      frame.set(part, at);
      at += part.length;
      left -= part.length;
      if (part.length < bytes.length) {
        first.bytes = bytes.subarray(part.length);
        break;
      }
      stream.outgoing.shift();
      if (first.done !== undefined) this.#written.push(first.done);
    }
    frame.fill(0, at);
    chunks.push(frame);
    stream.outgoingBytes -= length;
    stream.sendWindow -= length + padding;
    state.sendWindow -= length + padding;
    if (stream.outgoingBytes === 0) this.#settleEmpty(stream);
    if (ends) {
      stream.isLocalEnded = true;
      state.closeIfDone(stream);
    } else if (isLast) this.#askTrailers(stream);
  }

  /** The writes of a stream that will not be sent. */
  abandon(stream: WireStream, error: unknown): void {
    stream.outgoingBytes = 0;
    for (const { done } of stream.outgoing.splice(0)) done?.(error);
  }
}

export const noBytes: Uint8Array = Buffer.alloc(0);
