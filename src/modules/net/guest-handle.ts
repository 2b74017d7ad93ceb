import { setActiveResources } from 'internal:active-resources';
import { CURRENT, frames, tracker } from 'internal:async-context';
import type { Buffer } from 'node:buffer';
import type { Endpoint, Listener } from './guest-loopback.ts';
import { READ_SIZE, UV } from './guest-loopback.ts';
import {
  callBack,
  changeInterest,
  closeSoon,
  ERR,
  endRequest,
  feed,
  forget,
  HUP,
  hold,
  IN,
  OUT,
  release,
  requests,
  type Steps,
  startRequest,
} from './guest-poll.ts';

/** Node shows the socket or server of a handle under this name (observed). */
export const ownerSymbol = Symbol('owner_symbol');

/** What a request says when it is done; status is 0 or an error number of libuv. */
export interface Request {
  oncomplete(status: number, handle: StreamHandle, error?: unknown): void;
  /** Of a write: whether it goes on after the call, and how many bytes it has. */
  async?: boolean;
  bytes?: number;
}
interface Pending {
  readonly request: Request;
  readonly frame: unknown;
}
interface PendingWrite extends Pending {
  bytes: Uint8Array;
  error: number;
}

/** Handles that were not closed, or not yet. */
const open = new Set<StreamHandle>();
setActiveResources({
  requests: () => [...requests],
  handles: () =>
    [...open].filter((handle) => handle.isReferenced).map((handle) => [handle[ownerSymbol] ?? handle, handle.activeName]),
});

/** Ids of handles for as long as nobody follows resources. */
let lastId = 1;
/** As libuv: a reader gets this many chunks before others have their turn. */
const MOST_READS = 32;

/**
 * A stream handle as libuv has it, over one end of a connection or a listener of the private network. This is what `Socket` and
 * `Server` work with (`_handle`); another transport offers the same methods.
 */
export abstract class StreamHandle {
  reading = false;
  onconnection: ((status: number, client: StreamHandle) => void) | null = null;
  declare onread: (count: number, chunk?: Buffer) => void;
  /** What is left to do of a chunk after `onread`: a protocol over the handle calls back once for each thing it finds in it. */
  declare more: (() => Steps) | undefined;
  declare [ownerSymbol]: object | null;

  #endpoint: Endpoint | undefined;
  #listener: Listener | undefined;
  #frame: unknown = frames[CURRENT];
  #isReading = false;
  #isReferenced = true;
  #isHeld = false;
  #isClosing = false;
  #onClosed: (() => void) | undefined;
  #connect: Pending | undefined;
  #delayedError = 0;
  #writes: PendingWrite[] = [];
  #shutdown: Pending | undefined;
  #hasShutdown = false;
  #userBuffer: Uint8Array | undefined;
  #id = ++lastId;
  #bytesRead = 0;
  #bytesWritten = 0;

  constructor(resourceType: string, trigger?: number) {
    Object.defineProperty(this, 'onread', { value: undefined, writable: true, enumerable: false, configurable: true });
    this[ownerSymbol] = null;
    tracker?.init(this, resourceType, trigger);
    open.add(this);
  }

  /** A handle of the same kind for a connection that was accepted. */
  protected abstract accepted(endpoint: Endpoint): StreamHandle;
  protected abstract unbind(): void;
  protected abstract readonly connectType: string;
  /** What `process.getActiveResourcesInfo()` calls it. */
  abstract readonly activeName: string;

  get isStreamBase(): boolean {
    return true;
  }
  get fd(): number {
    return this.#isClosing ? UV.EBADF : -1;
  }
  get bytesRead(): number {
    return this.#bytesRead;
  }
  get bytesWritten(): number {
    return this.#bytesWritten;
  }
  get writeQueueSize(): number {
    let size = 0;
    for (const { bytes } of this.#writes) size += bytes.length;
    return size;
  }
  protected get endpoint(): Endpoint | undefined {
    return this.#endpoint;
  }
  protected get isConnecting(): boolean {
    return this.#connect !== undefined;
  }

  getAsyncId(): number {
    return tracker?.id(this) ?? this.#id;
  }
  getProviderType(): number {
    return 0;
  }

  ref(): void {
    this.#isReferenced = true;
    this.#count();
  }
  unref(): void {
    this.#isReferenced = false;
    this.#count();
  }
  hasRef(): boolean {
    return this.#isReferenced && !this.#isClosing;
  }
  get isReferenced(): boolean {
    return this.#isReferenced;
  }

  #count(): void {
    const isHeld = this.#isReferenced && !this.#isClosing && (this.#isReading || this.#listener !== undefined);
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    if (isHeld) hold();
    else release();
  }

  protected attach(endpoint: Endpoint): void {
    this.#endpoint = endpoint;
    endpoint.watcher = this;
    changeInterest(this);
  }
  /** The handle itself, for an end of a connection that was accepted. */
  over(endpoint: Endpoint): StreamHandle {
    this.attach(endpoint);
    return this;
  }
  protected attachListener(listener: Listener): void {
    this.#listener = listener;
    this.#count();
  }

  /** A connection is under way: it is made when an endpoint is attached. Of a failure libuv knows at once, or the network tells it. */
  protected startConnect(request: Request, error: number, isKnownAtOnce: boolean): void {
    tracker?.init(request, this.connectType, this.getAsyncId());
    startRequest(request, 'ConnectWrap');
    this.#connect = { request, frame: frames[CURRENT] };
    this.#delayedError = error;
    if (error === 0) return;
    if (isKnownAtOnce) feed(this);
    else changeInterest(this);
  }

  readStart(): number {
    if (this.#isClosing) return UV.EINVAL;
    if (this.#endpoint === undefined) return UV.ENOTCONN;
    this.#isReading = true;
    this.#count();
    changeInterest(this);
    return 0;
  }
  readStop(): number {
    this.#isReading = false;
    this.#count();
    return 0;
  }
  useUserBuffer(buffer: Uint8Array): void {
    this.#userBuffer = buffer;
  }

  /** `isOwn`: nobody changes the bytes after this call. */
  write(request: Request, bytes: Uint8Array, isOwn: boolean): number {
    request.async = false;
    request.bytes = bytes.length;
    if (this.#isClosing || this.#endpoint === undefined) return UV.EBADF;
    if (this.#hasShutdown) return UV.EPIPE;
    let rest: Uint8Array = bytes;
    if (this.#writes.length === 0 && this.#connect === undefined) {
      const count = this.#endpoint.write(bytes, isOwn);
      if (count < 0 && count !== UV.EAGAIN) return count;
      if (count > 0) rest = bytes.subarray(count);
      if (count >= 0 && rest.length === 0) {
        this.#bytesWritten += bytes.length;
        return 0;
      }
    }
    this.#bytesWritten += bytes.length;
    request.async = true;
    tracker?.init(request, 'WRITEWRAP', this.getAsyncId());
    startRequest(request, 'SimpleWriteWrap');
    this.#writes.push({ request, frame: frames[CURRENT], bytes: rest, error: 0 });
    changeInterest(this);
    return 0;
  }

  shutdown(request: Request): number {
    if (this.#isClosing || this.#endpoint === undefined || this.#hasShutdown) return UV.ENOTCONN;
    this.#hasShutdown = true;
    tracker?.init(request, 'SHUTDOWNWRAP', this.getAsyncId());
    startRequest(request, 'SimpleShutdownWrap');
    this.#shutdown = { request, frame: frames[CURRENT] };
    if (this.#writes.length === 0) feed(this);
    return 0;
  }

  close(callback?: () => void): void {
    this.#close(callback, false);
  }
  /** Closes with a reset for the other end. */
  reset(callback?: () => void): number {
    if (this.#isClosing) return UV.EINVAL;
    if (this.#hasShutdown && this.#shutdown !== undefined) return UV.EINVAL;
    this.#close(callback, true);
    return 0;
  }
  #close(callback: (() => void) | undefined, isReset: boolean): void {
    if (this.#isClosing) return;
    this.#onClosed = callback;
    this.#isClosing = true;
    this.#isReading = false;
    this.#count();
    forget(this);
    this.#endpoint?.close(isReset);
    this.#listener?.close();
    this.unbind();
    hold();
    closeSoon(this);
  }

  events(): number {
    if (this.#isClosing) return 0;
    if (this.#listener !== undefined) return this.#listener.hasArrived ? IN : 0;
    if (this.#connect !== undefined && this.#delayedError !== 0) return OUT;
    if (this.#endpoint === undefined) return 0;
    const interest = (this.#isReading ? IN : 0) | (this.#connect !== undefined || this.#writes.length > 0 ? OUT : 0);
    return interest === 0 ? 0 : this.#endpoint.events() & (interest | ERR | HUP);
  }

  *io(events: number): Steps {
    if (this.#isClosing) return;
    if (this.#listener !== undefined) yield* this.#accept();
    else if (this.#connect !== undefined) yield* this.#finishConnect(this.#delayedError || this.#endpoint!.takeError());
    else {
      if (events & (IN | ERR | HUP)) yield* this.#read();
      if (events & (OUT | ERR | HUP) && !this.#isClosing) yield* this.#flush();
    }
  }

  *#accept(): Steps {
    const endpoint = this.#listener!.accept();
    if (endpoint === undefined) return;
    // The connection belongs to no code that runs.
    frames[CURRENT] = undefined;
    const client = this.accepted(endpoint);
    callBack(this, this.#frame, () => this.onconnection!(0, client));
    yield;
  }

  *#settle({ request, frame }: Pending, status: number, error?: unknown): Steps {
    callBack(request, frame, () => request.oncomplete(status, this, error));
    endRequest(request);
    tracker?.destroy(request);
    yield;
  }

  *#finishConnect(status: number): Steps {
    const connect = this.#connect!;
    this.#connect = undefined;
    this.#delayedError = 0;
    yield* this.#settle(connect, status);
  }

  *#read(): Steps {
    for (let count = MOST_READS; count > 0 && this.#isReading; count--) {
      const size = this.#userBuffer?.length ?? READ_SIZE;
      const chunk = this.#endpoint!.read(size);
      if (typeof chunk === 'number') {
        if (chunk !== UV.EAGAIN) yield* this.#end(chunk);
        return;
      }
      const { length } = chunk;
      this.#bytesRead += length;
      this.#userBuffer?.set(chunk);
      callBack(this, this.#frame, () => this.onread(length, chunk));
      yield;
      if (this.more !== undefined) yield* this.more();
      if (length < size) return;
    }
  }

  *#end(status: number): Steps {
    this.#isReading = false;
    this.#count();
    callBack(this, this.#frame, () => this.onread(status));
    yield;
  }

  *#flush(): Steps {
    const done: PendingWrite[] = [];
    while (this.#writes.length > 0) {
      const write = this.#writes[0]!;
      const count = this.#endpoint!.write(write.bytes, false);
      if (count === UV.EAGAIN) break;
      if (count < 0) write.error = count;
      else write.bytes = write.bytes.subarray(count);
      if (count >= 0 && write.bytes.length > 0) continue;
      this.#writes.shift();
      done.push(write);
    }
    for (const write of done) yield* this.#settle(write, write.error);
    if (this.#writes.length > 0 || this.#shutdown === undefined || this.#isClosing) return;
    const shutdown = this.#shutdown;
    this.#shutdown = undefined;
    yield* this.#settle(shutdown, this.#endpoint!.shutdown());
  }

  *finish(): Steps {
    open.delete(this);
    if (this.#connect !== undefined) yield* this.#finishConnect(UV.ECANCELED);
    for (const write of this.#writes.splice(0)) yield* this.#settle(write, UV.ECANCELED);
    const shutdown = this.#shutdown;
    this.#shutdown = undefined;
    if (shutdown !== undefined) yield* this.#settle(shutdown, UV.ECANCELED);
    release();
    const onClosed = this.#onClosed;
    if (onClosed !== undefined) callBack(this, this.#frame, onClosed);
    tracker?.destroy(this);
    yield;
  }
}
