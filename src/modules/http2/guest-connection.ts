import { CURRENT, frames as shared, tracker } from 'internal:async-context';
import { reportUncaught } from 'internal:tasks';
import { Buffer } from 'node:buffer';
import { beforeImmediates } from 'node:timers';
import { Frame, frameOf, MAX_STREAM_ID, makeFrame, numberFrame, PREFACE, settingsFrame } from './guest-frames.ts';
import type { Transport } from './guest-transport.ts';
import { WireReceiver } from './guest-wire-receiver.ts';
import { noBytes, WireSender } from './guest-wire-sender.ts';
import { CLIENT, Refusal, SERVER, Setting, type WireListener, type WireOptions, WireState } from './guest-wire-state.ts';
import { WireStream } from './guest-wire-stream.ts';

const frames = shared;

/** One connection: both directions, the socket below them, and when is sent what waits. */
export class Connection {
  readonly state: WireState;
  readonly sender: WireSender;
  readonly receiver: WireReceiver;
  readonly #transport: Transport;
  /** What async_hooks sees. */
  readonly #resource = {};
  #isScheduled = false;
  #isSending = false;
  #isReceiving = false;
  #isWriting = false;
  #onIdle: (() => void) | undefined;
  /** When something was sent last: a session with data on its way is not idle. */
  sentChunks = 0;

  constructor(type: number, options: WireOptions, listener: WireListener, transport: Transport) {
    this.state = new WireState(type, options, listener);
    this.sender = new WireSender(this.state);
    this.#transport = transport;
    this.receiver = new WireReceiver(this.state, this.sender, () => transport.hasTurns);
    tracker?.init(this.#resource, 'HTTP2SESSION');
    if (type === CLIENT) this.sender.urgent(Buffer.from(PREFACE, 'latin1'), 'always');
  }

  start(): void {
    const run = (): boolean => this.#run();
    this.#transport.start((bytes) => {
      if (this.state.isClosed) return;
      this.receiver.add(bytes);
      this.#run();
    }, run);
  }

  /** What the socket had read before. */
  receive(bytes: Uint8Array): void {
    this.receiver.add(bytes);
    while (this.#run());
  }

  #run(): boolean {
    const outer = frames[CURRENT];
    frames[CURRENT] = this.state.context;
    tracker?.before(this.#resource);
    let waits = false;
    this.#isReceiving = true;
    try {
      waits = this.receiver.run();
    } catch (error) {
      reportUncaught(error);
      waits = true;
    }
    this.#isReceiving = false;
    tracker?.after(this.#resource);
    frames[CURRENT] = outer;
    // What the frames asked for goes out at once (observed).
    if (!waits) this.flush();
    return waits;
  }

  /** Sends before the next immediates, with all that is queued until then. */
  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    beforeImmediates(() => {
      this.#isScheduled = false;
      const outer = frames[CURRENT];
      frames[CURRENT] = this.state.context;
      try {
        this.flush();
      } catch (error) {
        reportUncaught(error);
      }
      frames[CURRENT] = outer;
    });
  }

  get hasPendingData(): boolean {
    return this.#isWriting || this.#isScheduled || this.sender.hasPending;
  }

  flush(): void {
    if (this.#isSending || this.#isWriting || (this.state.isClosed && this.#onIdle === undefined)) return;
    this.#isSending = true;
    let taken: ReturnType<WireSender['take']>;
    try {
      taken = this.sender.take();
    } finally {
      this.#isSending = false;
    }
    const { chunks, done } = taken;
    if (chunks.length === 0) {
      this.#finish(done);
      return;
    }
    this.#isWriting = true;
    this.sentChunks++;
    const isDone = this.#transport.write(chunks, (error) => {
      this.#isWriting = false;
      this.#finish(done, error);
      if (this.sender.hasPending) this.schedule();
    });
    if (!isDone) return;
    this.#isWriting = false;
    this.#finish(done);
  }

  #finish(done: readonly ((error?: unknown) => void)[], error?: unknown): void {
    for (const callback of done) callback(error);
    if (this.#isWriting) return;
    const onIdle = this.#onIdle;
    this.#onIdle = undefined;
    onIdle?.();
  }

  // What sessions and streams ask for

  /** A request: its stream, or why there is none. */
  request(
    fields: readonly string[],
    sensitive: ReadonlySet<string> | undefined,
    hasBody: boolean,
    waits: boolean,
  ): WireStream | number {
    const stream = this.#newStream();
    if (stream === undefined) return Refusal.noStreamId;
    stream.hasBody = hasBody;
    stream.waitsForTrailers = waits && hasBody;
    for (let index = 0; index < fields.length; index += 2) {
      if (fields[index] !== ':method') continue;
      stream.isHead = fields[index + 1] === 'HEAD';
      stream.isConnect = fields[index + 1] === 'CONNECT';
    }
    this.sender.request(stream, fields, sensitive);
    this.schedule();
    return stream;
  }

  #newStream(): WireStream | undefined {
    const { state } = this;
    if (state.nextId > MAX_STREAM_ID) return undefined;
    const window = state.local[Setting.INITIAL_WINDOW_SIZE]!;
    const stream = new WireStream(state.nextId, true, state.remote[Setting.INITIAL_WINDOW_SIZE]!, window);
    tracker?.init(stream, 'HTTP2STREAM');
    state.nextId += 2;
    state.streams.set(stream.id, stream);
    return stream;
  }

  push(parent: WireStream, fields: readonly string[], sensitive: ReadonlySet<string> | undefined): WireStream | number {
    if (parent.isClosed) return Refusal.streamClosed;
    const stream = this.#newStream();
    if (stream === undefined) return Refusal.noStreamId;
    stream.reserved = 'local';
    stream.isHead = fields.some((field, index) => field === 'HEAD' && fields[index - 1] === ':method');
    this.sender.promise(parent, stream, fields, sensitive);
    this.schedule();
    return stream;
  }

  respond(
    stream: WireStream,
    fields: readonly string[],
    sensitive: ReadonlySet<string> | undefined,
    hasBody: boolean,
    waits: boolean,
  ): void {
    stream.hasBody = hasBody;
    stream.waitsForTrailers = waits && hasBody;
    this.sender.headers(stream, fields, sensitive, !stream.hasBody, true);
    this.schedule();
  }

  inform(stream: WireStream, fields: readonly string[], sensitive: ReadonlySet<string> | undefined): void {
    this.sender.headers(stream, fields, sensitive, false, false);
    this.schedule();
  }

  trail(stream: WireStream, fields: readonly string[], sensitive: ReadonlySet<string> | undefined): void {
    if (fields.length === 0) this.sender.emptyEnd(stream);
    else this.sender.headers(stream, fields, sensitive, true, false);
    this.schedule();
  }

  write(stream: WireStream, bytes: Uint8Array, done: (error?: unknown) => void): void {
    stream.outgoing.push({ bytes, done });
    stream.outgoingBytes += bytes.length;
    this.sender.resume(stream);
    this.schedule();
  }

  /** The program has ended its side. */
  finish(stream: WireStream): void {
    if (stream.isFinished) return;
    stream.isFinished = true;
    this.sender.resume(stream);
    this.schedule();
  }

  reset(stream: WireStream, code: number): void {
    // What was written before goes out before (observed).
    if (!this.#isSending && !this.#isReceiving) this.flush();
    this.sender.reset(stream, code);
    this.schedule();
  }

  read(stream: WireStream): void {
    stream.isReading = true;
    const { unread } = stream;
    stream.unread = 0;
    this.receiver.consumeStream(stream, unread);
    if (this.sender.hasPending) this.schedule();
  }

  ping(payload: Uint8Array): void {
    this.sender.urgent(frameOf(Frame.PING, 0, 0, payload), 'open');
    this.schedule();
  }

  settings(pairs: readonly number[]): void {
    const { state } = this;
    state.unacknowledged.push(pairs);
    for (let index = 0; index < pairs.length; index += 2) {
      if (pairs[index] === Setting.MAX_CONCURRENT_STREAMS) state.pendingMaxStreams = pairs[index + 1]!;
      if (pairs[index] === Setting.ENABLE_CONNECT_PROTOCOL && pairs[index + 1] === 1) state.allowsConnectProtocol = true;
    }
    this.sender.urgent(settingsFrame(pairs), 'always');
    this.schedule();
  }

  goaway(code: number, lastId: number, data: Uint8Array | undefined): void {
    this.sender.goaway(lastId > 0 ? lastId : this.state.lastProcessedId, code, data ?? noBytes, false);
    this.schedule();
  }

  altsvc(id: number, origin: string, value: string): void {
    if (this.state.type !== SERVER) return;
    const frame = makeFrame(Frame.ALTSVC, 0, id, 2 + origin.length + value.length);
    frame.writeUInt16BE(origin.length, 9);
    frame.latin1Write(origin, 11);
    frame.latin1Write(value, 11 + origin.length);
    this.sender.regular(frame);
    this.schedule();
  }

  origins(origins: readonly string[]): void {
    const parts = origins.map((origin) => {
      const bytes = Buffer.allocUnsafe(2 + origin.length);
      bytes.writeUInt16BE(origin.length, 0);
      bytes.latin1Write(origin, 2);
      return bytes;
    });
    this.sender.regular(frameOf(Frame.ORIGIN, 0, 0, Buffer.concat(parts)));
    this.schedule();
  }

  setLocalWindow(size: number): void {
    const { state } = this;
    let change = size - state.receiveWindow;
    state.receiveWindow = size;
    // RFC 9113, 6.9.3: a window that shrank is given back more slowly, since the peer has it already; one that grew has to be said.
    if (change < 0) {
      state.received += change;
      state.reduced -= change;
      return;
    }
    const restored = Math.min(change, state.reduced);
    state.reduced -= restored;
    state.received += restored;
    change -= restored;
    if (change > 0) {
      this.sender.regular(numberFrame(Frame.WINDOW_UPDATE, 0, change));
      this.schedule();
    }
  }

  setNextStreamId(id: number): void {
    if (id >= this.state.nextId && this.state.isOwnId(id)) this.state.nextId = id;
  }

  /** `session.state` (nodejs.org/api/http2.html#http2sessionstate). */
  describe(): object {
    const { state } = this;
    return {
      effectiveLocalWindowSize: state.receiveWindow,
      effectiveRecvDataLength: Math.max(0, state.received),
      nextStreamID: state.nextId,
      localWindowSize: state.receiveWindow - state.received,
      lastProcStreamID: state.lastProcessedId,
      remoteWindowSize: state.sendWindow,
      outboundQueueSize: this.sender.queueSize,
      deflateDynamicTableSize: state.encoder.table.size,
      inflateDynamicTableSize: state.decoder.table.size,
    };
  }

  /** Says goodbye and closes; `done` when that was written. */
  destroy(code: number, isSocketClosed: boolean, done: () => void): void {
    const { state } = this;
    if (state.isClosed) {
      done();
      return;
    }
    if (!isSocketClosed && !state.isTerminating) this.sender.goaway(state.lastProcessedId, code, noBytes, true);
    state.isClosed = true;
    const finish = (): void => {
      this.#transport.release();
      tracker?.destroy(this.#resource);
      done();
    };
    if (isSocketClosed) {
      finish();
      return;
    }
    this.#onIdle = finish;
    this.flush();
  }
}
