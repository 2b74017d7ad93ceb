import type { Buffer } from 'node:buffer';
import { Code, Flag, Frame } from './guest-frames.ts';
import { receiveControl } from './guest-wire-control.ts';
import { decodeHeaders, HeaderBlock } from './guest-wire-headers.ts';
import { isBodyComplete } from './guest-wire-messages.ts';
import { openStream, promiseStream } from './guest-wire-open.ts';
import { type FrameHeader, WireReader } from './guest-wire-reader.ts';
import type { WireSender } from './guest-wire-sender.ts';
import { Category, CLIENT, Refusal, SERVER, Setting, type WireState } from './guest-wire-state.ts';
import type { WireStream } from './guest-wire-stream.ts';

type Step = () => void;

/** The incoming half of a connection. It works in steps, between which programs run what was queued, as between Node's callbacks. */
export class WireReceiver {
  readonly state: WireState;
  readonly sender: WireSender;
  readonly #reader = new WireReader();
  readonly #steps: Step[] = [];
  #isPaused = false;
  #awaitsPreface: boolean;
  #awaitsSettings = true;
  #header: FrameHeader | undefined;
  #block: HeaderBlock | undefined;
  /** Of a DATA frame: what is left of its content and of its padding. */
  #data: { readonly stream: WireStream | undefined; left: number; padding: number; readonly ends: boolean } | undefined;
  /** Called after each step that called the program; gives true when the rest has to wait. */
  readonly #yields: () => boolean;

  constructor(state: WireState, sender: WireSender, yields: () => boolean) {
    this.state = state;
    this.sender = sender;
    this.#yields = yields;
    this.#awaitsPreface = state.type === SERVER;
  }

  add(bytes: Uint8Array): undefined {
    this.#reader.add(bytes);
  }

  /** Works until there is nothing more, or until a step wants the rest to wait. Gives whether it waits. */
  run(): boolean {
    this.#isPaused = false;
    for (;;) {
      const step = this.#steps.shift();
      if (step !== undefined) {
        step();
        if (this.#isPaused) return true;
        continue;
      }
      if (this.state.isClosed || this.state.isTerminating) {
        this.#reader.clear();
        return false;
      }
      if (!this.#next()) return false;
    }
  }

  /** A step that calls the program. */
  call(run: Step): undefined {
    this.#steps.push(() => {
      run();
      this.#isPaused = this.#yields();
    });
  }

  after(step: Step): undefined {
    this.#steps.push(step);
  }

  /** RFC 9113, 5.4.1. What Node says of it, and what it sends. */
  refuse(errno: number, code: number, reason = ''): undefined {
    const { listener } = this.state;
    this.#reader.clear();
    this.#header = undefined;
    const many = listener.onRefusedFrame();
    if (many !== undefined) {
      listener.onError(Refusal.callback, many);
      return;
    }
    this.sender.goaway(this.state.lastProcessedId, code, encode(reason), true);
    listener.onError(errno);
  }

  /** The connection cannot go on, and the peer is told no reason. */
  fail(errno: number, code?: string): undefined {
    this.#reader.clear();
    this.state.listener.onError(errno, code);
  }

  /** Gives false where more bytes are needed. */
  #next(): boolean {
    const reader = this.#reader;
    if (this.#awaitsPreface) {
      const came = reader.available === 0 ? undefined : reader.preface();
      if (came === undefined) return false;
      if (!came) {
        this.fail(Refusal.badPreface);
        return true;
      }
      this.#awaitsPreface = false;
    }
    if (this.#data !== undefined) return this.#receiveData();
    if (this.#header === undefined) {
      this.#header = reader.header();
      if (this.#header === undefined) return false;
      if (this.#header.length > Math.max(this.state.local[Setting.MAX_FRAME_SIZE]!, 16_384)) {
        this.refuse(Refusal.protocol, Code.FRAME_SIZE_ERROR, 'too large frame size');
        return true;
      }
    }
    const header = this.#header;
    if (this.#awaitsSettings) {
      if (header.type !== Frame.SETTINGS || header.flags & Flag.ACK) {
        this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'SETTINGS expected');
        return true;
      }
    }
    if (this.#block !== undefined && (header.type !== Frame.CONTINUATION || header.id !== this.#block.id)) {
      const reason = 'unexpected non-CONTINUATION frame or stream_id is invalid';
      this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, reason);
      return true;
    }
    // Content is handed on as it comes; all other frames are waited for.
    if (header.type === Frame.DATA) {
      if (header.flags & Flag.PADDED && reader.available === 0 && header.length > 0) return false;
      this.#header = undefined;
      this.#beginData(header);
      return true;
    }
    if (reader.available < header.length) return false;
    this.#header = undefined;
    this.#awaitsSettings = false;
    this.#frame(header, reader.some(header.length));
    return true;
  }

  #frame(header: FrameHeader, payload: Buffer): undefined {
    const { state } = this;
    state.listener.onActivity();
    switch (header.type) {
      case Frame.HEADERS:
        this.#headers(header, payload);
        break;
      case Frame.PUSH_PROMISE:
        this.#promise(header, payload);
        break;
      case Frame.CONTINUATION:
        this.#continuation(header, payload);
        break;
      default:
        receiveControl(this, header, payload);
    }
  }

  // DATA: RFC 9113, 6.1

  #beginData({ length, flags, id }: FrameHeader): undefined {
    const { state } = this;
    state.listener.onActivity();
    if (id === 0) return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'DATA: stream_id == 0');
    const stream = state.streams.get(id);
    if (stream === undefined && state.isIdle(id)) {
      return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'DATA: stream in idle');
    }
    if (stream?.isRemoteEnded) {
      return this.refuse(Refusal.protocol, Code.STREAM_CLOSED, 'DATA: stream in half-closed(remote)');
    }
    // Nothing of it is looked at, also of a push that was refused when it was promised.
    if (stream?.resetCode !== undefined) return this.#skip(length);
    if (stream !== undefined && (stream.reserved !== undefined || (stream.isLocal && !stream.isAnswered))) {
      return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'DATA: stream not opened');
    }
    let padding = 0;
    if (flags & Flag.PADDED) {
      if (length === 0) return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'DATA: insufficient padding space');
      padding = this.#reader.some(1)[0]! + 1;
      if (padding > length) return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'DATA: invalid padding');
    }
    if (length === 0 && !(flags & Flag.END_STREAM)) {
      // Frames without anything are a flood (CVE-2019-9518).
      const many = state.listener.onRefusedFrame();
      if (many !== undefined) return this.fail(Refusal.callback, many);
    }
    if (padding > 0 && !this.#chargePadding(stream, 1)) return;
    const left = length - padding;
    this.#data = {
      stream,
      left,
      padding: Math.max(0, padding - 1),
      ends: (flags & Flag.END_STREAM) !== 0,
    };
  }

  /** Content for a stream that this side has given up. */
  #skip(length: number): undefined {
    this.#data = { stream: undefined, left: length, padding: 0, ends: false };
  }

  /** Counts content against both windows (RFC 9113, 6.9). */
  #charge(stream: WireStream | undefined, length: number): boolean {
    const { state } = this;
    state.received += length;
    if (stream !== undefined) stream.received += length;
    if (state.received > state.receiveWindow || (stream !== undefined && stream.received > stream.receiveWindow)) {
      this.refuse(Refusal.protocol, Code.FLOW_CONTROL_ERROR);
      return false;
    }
    return true;
  }

  /** Padding counts, and is given back at once (RFC 9113, 6.9.1). */
  #chargePadding(stream: WireStream | undefined, length: number): boolean {
    if (!this.#charge(stream, length)) return false;
    this.consumeConnection(length);
    if (stream !== undefined) this.consumeStream(stream, length);
    return true;
  }

  #receiveData(): boolean {
    const reader = this.#reader;
    const data = this.#data!;
    const { stream } = data;
    if (data.left > 0) {
      if (reader.available === 0) return false;
      const chunk = reader.some(data.left);
      data.left -= chunk.length;
      if (!this.#charge(stream, chunk.length)) return true;
      if (stream !== undefined) this.#content(stream, chunk);
      else this.consumeConnection(chunk.length);
      return true;
    }
    if (data.padding > 0) {
      if (reader.available === 0) return false;
      const { length } = reader.some(data.padding);
      data.padding -= length;
      this.#chargePadding(stream, length);
      return true;
    }
    this.#data = undefined;
    if (data.ends && stream !== undefined && !stream.isClosed) this.#endRemote(stream, true);
    return true;
  }

  #content(stream: WireStream, chunk: Buffer): undefined {
    stream.contentReceived += chunk.length;
    this.consumeConnection(chunk.length);
    if (stream.contentLength !== -1 && stream.contentReceived > stream.contentLength) {
      // Node ends the whole session here (observed).
      this.sender.reset(stream, Code.PROTOCOL_ERROR);
      const many = this.state.listener.onRefusedFrame();
      this.state.listener.onError(many === undefined ? Refusal.protocol : Refusal.callback, many);
      return;
    }
    if (stream.isReading) this.consumeStream(stream, chunk.length);
    else stream.unread += chunk.length;
    const { owner } = stream;
    if (owner !== undefined) this.call(() => this.state.inContext(stream, () => owner.onData(chunk)));
  }

  /** What was read of a window goes back to the peer once it is half of it (RFC 9113, 6.9; the amount is observed). */
  consumeConnection(length: number): void {
    const { state } = this;
    state.consumed += length;
    const size = Math.min(state.consumed, state.received);
    if (size <= 0 || size < state.receiveWindow / 2 || state.isTerminating || state.isUpdateQueued) return;
    this.sender.windowUpdate(0, size, state);
    state.received -= size;
    state.consumed -= size;
  }

  consumeStream(stream: WireStream, length: number): void {
    stream.consumed += length;
    const size = Math.min(stream.consumed, stream.received);
    if (size <= 0 || size < stream.receiveWindow / 2 || stream.isRemoteEnded || stream.isClosed || stream.isUpdateQueued) return;
    this.sender.windowUpdate(stream.id, size, stream);
    stream.received -= size;
    stream.consumed -= size;
  }

  /** END_STREAM: the program is told, and what it queued runs, before the stream counts as closed (observed). */
  #endRemote(stream: WireStream, tells: boolean): undefined {
    const { state } = this;
    if (!isBodyComplete(stream)) {
      state.listener.onRefusedFrame();
      this.sender.reset(stream, Code.PROTOCOL_ERROR);
      return;
    }
    const { owner } = stream;
    if (tells && owner !== undefined) this.call(() => state.inContext(stream, () => owner.onEnd()));
    this.after(() => {
      stream.isRemoteEnded = true;
      if (stream.isLocalEnded) this.call(() => state.closeIfDone(stream));
    });
  }

  // HEADERS and what goes on with them: RFC 9113, 6.2, 6.6, 6.10

  /** The payload without padding; undefined after a refusal. */
  #unpad(name: string, { flags }: FrameHeader, payload: Buffer): Buffer | undefined {
    if (!(flags & Flag.PADDED)) return payload;
    const padding = payload.length === 0 ? undefined : payload[0]!;
    if (padding === undefined || padding > payload.length - 1) {
      const reason = padding === undefined ? 'insufficient padding space' : 'invalid padding';
      this.refuse(Refusal.protocol, padding === undefined ? Code.FRAME_SIZE_ERROR : Code.PROTOCOL_ERROR, `${name}: ${reason}`);
      return undefined;
    }
    return payload.subarray(1, payload.length - padding) as Buffer;
  }

  #headers(header: FrameHeader, payload: Buffer): undefined {
    const { state } = this;
    const { flags, id } = header;
    let bytes = this.#unpad('HEADERS', header, payload);
    if (bytes === undefined) return;
    let dependsOn = -1;
    if (flags & Flag.PRIORITY) {
      if (bytes.length < 5) return this.refuse(Refusal.protocol, Code.FRAME_SIZE_ERROR);
      dependsOn = bytes.readUInt32BE(0) & 0x7fff_ffff;
      bytes = bytes.subarray(5) as Buffer;
    }
    if (id === 0) return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'HEADERS: stream_id == 0');
    let stream = state.streams.get(id);
    let category: number = Category.headers;
    if (stream === undefined) {
      if (state.isOwnId(id) || state.type === CLIENT) {
        if (state.isIdle(id)) return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'request HEADERS: invalid stream_id');
      } else if (id > state.lastReceivedId) {
        const opened = openStream(this, id, dependsOn);
        if (opened === false) return;
        stream = opened;
        category = Category.request;
      }
    } else if (stream.isRemoteEnded) {
      return this.refuse(Refusal.streamClosed, Code.STREAM_CLOSED, 'HEADERS: stream closed');
    } else if (stream.reserved === 'remote') category = Category.pushResponse;
    else if (stream.isLocal && !stream.isAnswered) category = Category.response;
    if (stream?.resetCode !== undefined) stream = undefined;
    this.#take(new HeaderBlock(Frame.HEADERS, flags, id, stream, category, bytes));
  }

  #promise(header: FrameHeader, payload: Buffer): undefined {
    const bytes = this.#unpad('PUSH_PROMISE', header, payload);
    const stream = bytes === undefined ? false : promiseStream(this, header.id, bytes);
    if (stream === false) return;
    const { flags, id } = header;
    this.#take(new HeaderBlock(Frame.PUSH_PROMISE, flags, id, stream, Category.request, bytes!.subarray(4)));
  }

  #continuation({ flags }: FrameHeader, payload: Buffer): undefined {
    const block = this.#block;
    if (block === undefined) return this.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'CONTINUATION: unexpected');
    if (!block.add(payload)) return this.fail(Refusal.continuations);
    if (flags & Flag.END_HEADERS) this.#finishBlock(block);
  }

  #take(block: HeaderBlock): undefined {
    this.#block = block;
    if (block.flags & Flag.END_HEADERS) this.#finishBlock(block);
  }

  #finishBlock(block: HeaderBlock): undefined {
    const { state } = this;
    const { listener } = state;
    const { stream, category } = block;
    this.#block = undefined;
    const { isDecoded, reset, isInvalid, fields, sensitive, status } = decodeHeaders(state, block);
    if (!isDecoded) {
      // RFC 9113, 4.3: the tables differ from here on.
      return this.refuse(Refusal.protocol, Code.COMPRESSION_ERROR);
    }
    if (stream === undefined) return;
    if (reset !== undefined) {
      if (isInvalid) {
        const many = listener.onRefusedFrame();
        if (many !== undefined) return this.fail(Refusal.callback, many);
      }
      this.sender.reset(stream, reset);
      if ((block.flags & Flag.END_STREAM) !== 0) stream.isRemoteEnded = true;
      return;
    }
    const ends = (block.flags & Flag.END_STREAM) !== 0;
    if (block.type === Frame.PUSH_PROMISE) {
      this.call(() => listener.onPushPromise(stream, block.flags, fields, sensitive));
      return;
    }
    if (category === Category.request || (status >= 200 && !stream.isAnswered)) stream.isAnswered = true;
    if (category === Category.pushResponse && status >= 200) {
      stream.reserved = undefined;
      stream.isCounted = true;
      state.incomingCount++;
    }
    this.call(() => listener.onHeaders(stream, category, block.flags, fields, sensitive));
    if (ends) this.after(() => this.#endRemote(stream, false));
  }
}

function encode(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
