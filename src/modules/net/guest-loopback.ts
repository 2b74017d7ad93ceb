import { Buffer } from 'node:buffer';
import { ERR, HUP, IN, OUT, type Watcher, wake } from './guest-poll.ts';

/**
 * The private network of one sandbox: its sockets as a kernel has them. It is guest memory and nothing else: no call leaves
 * the sandbox, so no other one can be reached and a snapshot holds all of it. Results below zero are libuv's error numbers.
 */

export const UV = {
  EADDRINUSE: -98,
  EADDRNOTAVAIL: -99,
  EAGAIN: -11,
  EACCES: -13,
  EAFNOSUPPORT: -97,
  EBADF: -9,
  EALREADY: -114,
  ECANCELED: -125,
  ECONNREFUSED: -111,
  ECONNRESET: -104,
  EINVAL: -22,
  EISCONN: -106,
  ENOENT: -2,
  ENOTCONN: -107,
  ENOTSUP: -95,
  EOF: -4095,
  EPIPE: -32,
} as const;

/** What an endpoint takes before its reader has read anything: about what Linux begins with for a connection of its own. */
const CAPACITY = 256 * 1024;
const MOST_SMALL_CHUNKS = 32;
/** libuv reads this much at a time. */
export const READ_SIZE = 64 * 1024;

export interface Address {
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly port: number;
}

/** One end of a connection. */
export class Endpoint {
  peer: Endpoint | undefined;
  watcher: Watcher | undefined;
  local: Address | string | undefined;
  remote: Address | string | undefined;
  /** Whether it is a local socket, which ends in other ways than a connection of TCP (unix(7)). */
  readonly isLocal: boolean;
  #inbox: Buffer[] = [];
  /** The first chunk that is not read yet: taking each from the front of the list would move all that are behind it. */
  #first = 0;
  /** Bytes of that chunk that were read. */
  #offset = 0;
  #size = 0;
  #error = 0;
  /** The other end sends nothing more. */
  #inputEnded = false;
  /** It has said so itself: what comes later, a reset too, is nothing to a reader of TCP. */
  #isDone = false;
  /** This end sends nothing more. */
  #outputEnded = false;
  #closed = false;
  /** Writers wait until a good part was read, or each read would wake them. */
  #isFull = false;

  constructor(isLocal: boolean) {
    this.isLocal = isLocal;
  }

  static pair(isLocal: boolean): [Endpoint, Endpoint] {
    const [one, other] = [new Endpoint(isLocal), new Endpoint(isLocal)];
    one.peer = other;
    other.peer = one;
    return [one, other];
  }

  events(): number {
    let events = 0;
    if (this.#size > 0 || this.#inputEnded || this.#error !== 0) events |= IN;
    const { peer } = this;
    if (peer === undefined || !peer.#isFull || this.#outputEnded || this.#error !== 0) events |= OUT;
    if (this.#error !== 0) events |= ERR;
    if (this.#inputEnded && this.#outputEnded) events |= HUP;
    return events;
  }

  #wake(): void {
    if (this.watcher !== undefined) wake(this.watcher);
  }

  /** The error that waits, once. */
  takeError(): number {
    const error = this.#error;
    this.#error = 0;
    return error;
  }

  #reset(error: number): void {
    this.#error = error;
    this.#inputEnded = true;
    this.#outputEnded = true;
    this.#wake();
  }

  /** Gives how many bytes it took. `isOwn`: nobody else changes them. */
  write(bytes: Uint8Array, isOwn: boolean): number {
    if (this.#error !== 0) return this.takeError();
    if (this.#outputEnded) return UV.EPIPE;
    const peer = this.peer!;
    if (peer.#closed) {
      if (this.isLocal) return UV.EPIPE;
      // The answer to what nobody can read is a reset (RFC 9293, 3.10.7.1).
      this.#reset(this.#inputEnded ? UV.EPIPE : UV.ECONNRESET);
      // A buffer of this end took what it could before the answer came.
      return Math.min(bytes.length, CAPACITY);
    }
    if (bytes.length === 0) return 0;
    const count = Math.min(bytes.length, CAPACITY - peer.#size);
    if (count <= 0) {
      peer.#isFull = true;
      return UV.EAGAIN;
    }
    peer.#isFull = count < bytes.length;
    if (isOwn && count === bytes.length && count <= READ_SIZE) peer.#hold(bytes as Buffer);
    else {
      for (let at = 0; at < count; at += READ_SIZE) {
        const chunk = Buffer.allocUnsafeSlow(Math.min(READ_SIZE, count - at)) as Buffer;
        chunk.set(bytes.subarray(at, at + chunk.length));
        peer.#hold(chunk);
      }
    }
    peer.#size += count;
    peer.#wake();
    return count;
  }

  /** Where many wait, two of about one size become one: a byte in a buffer of its own takes 250. */
  #hold(chunk: Buffer): void {
    const inbox = this.#inbox;
    inbox.push(chunk);
    while (inbox.length - this.#first > MOST_SMALL_CHUNKS) {
      const [before, last] = inbox.slice(-2) as [Buffer, Buffer];
      if (before.length > last.length || before.length + last.length > READ_SIZE) return;
      inbox.length -= 2;
      inbox.push(Buffer.concat([before, last]) as Buffer);
    }
  }

  /** Up to `most` bytes, or an error number. */
  read(most: number): Buffer | number {
    if (this.#size === 0) {
      if (this.#isDone) return UV.EOF;
      if (this.#error !== 0) return this.takeError();
      return this.#inputEnded ? UV.EOF : UV.EAGAIN;
    }
    const bytes = this.#take(Math.min(most, this.#size));
    if (this.#isFull && this.#size <= (CAPACITY * 2) / 3) {
      this.#isFull = false;
      this.peer!.#wake();
    }
    return bytes;
  }

  #take(count: number): Buffer {
    const first = this.#inbox[this.#first]!;
    this.#size -= count;
    if (this.#offset === 0 && first.length === count) {
      this.#drop();
      return first;
    }
    const bytes = Buffer.allocUnsafeSlow(count) as Buffer;
    for (let filled = 0; filled < count; ) {
      const chunk = this.#inbox[this.#first]!;
      const part = chunk.subarray(this.#offset, this.#offset + count - filled);
      bytes.set(part, filled);
      filled += part.length;
      this.#offset += part.length;
      if (this.#offset === chunk.length) this.#drop();
    }
    return bytes;
  }

  /** The first chunk was read. */
  #drop(): void {
    this.#offset = 0;
    this.#first++;
    // Not each time: moving all that is left costs more than some places that nothing uses.
    if (this.#first < this.#inbox.length && (this.#first < 64 || this.#first * 2 < this.#inbox.length)) return;
    this.#inbox = this.#inbox.slice(this.#first);
    this.#first = 0;
  }

  shutdown(): number {
    if (this.#outputEnded) return UV.ENOTCONN;
    this.#outputEnded = true;
    this.peer!.#endInput();
    return 0;
  }

  #endInput(): void {
    if (this.#inputEnded) return;
    this.#inputEnded = true;
    this.#isDone = !this.isLocal;
    this.#wake();
  }

  /** Unread bytes, or `isReset`, make it a reset for the other end. */
  close(isReset: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    this.watcher = undefined;
    const { peer } = this;
    const isAbrupt = isReset || this.#size > 0;
    this.#inbox = [];
    this.#first = 0;
    this.#size = 0;
    if (peer === undefined || peer.#closed) return;
    if (this.isLocal) {
      peer.#inputEnded = true;
      peer.#outputEnded = true;
      if (isAbrupt) peer.#error = UV.ECONNRESET;
      peer.#wake();
    } else if (isAbrupt && !(peer.#inputEnded && peer.#outputEnded)) peer.#reset(peer.#inputEnded ? UV.EPIPE : UV.ECONNRESET);
    else peer.#endInput();
    if (this.#isFull) peer.#wake();
  }
}

/** Who waits for connections at one address. */
export class Listener {
  readonly #backlog: number;
  readonly #arrived: Endpoint[] = [];
  /** Connections that find the backlog full are made when it has room. */
  readonly #waiting: (() => void)[] = [];
  readonly watcher: Watcher;

  constructor(backlog: number, watcher: Watcher) {
    this.#backlog = Math.max(1, backlog);
    this.watcher = watcher;
  }

  get hasArrived(): boolean {
    return this.#arrived.length > 0;
  }

  /** Calls `connected` now or when there is room. */
  arrive(connected: () => Endpoint): void {
    const enter = (): void => {
      this.#arrived.push(connected());
      wake(this.watcher);
    };
    if (this.#arrived.length < this.#backlog) enter();
    else this.#waiting.push(enter);
  }

  accept(): Endpoint | undefined {
    const endpoint = this.#arrived.shift();
    if (endpoint !== undefined) this.#waiting.shift()?.();
    return endpoint;
  }

  /** Who has connected and was not taken is reset. */
  close(): void {
    for (const enter of this.#waiting.splice(0)) enter();
    for (const endpoint of this.#arrived.splice(0)) endpoint.close(true);
  }
}
