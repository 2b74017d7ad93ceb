import { CURRENT, frames as shared, tracker } from 'internal:async-context';
import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers';
import { performance } from 'web:performance';
import { http2Codes } from './guest-errors.ts';

const frames = shared;
type Callback = (error: unknown, duration?: number, payload?: Buffer) => void;
interface Pending {
  readonly payload: Buffer;
  readonly callback: Callback;
  readonly sentAt: number;
  readonly frame: unknown;
}

/** Bytes with memory of their own, as Node's payloads have. */
export function copyOf(bytes: Uint8Array): Buffer {
  const copy = Buffer.alloc(bytes.length) as Buffer;
  copy.set(bytes);
  return copy;
}

/** PING frames that wait for their answer, which come in order (nodejs.org/api/http2.html#http2sessionpingpayload-callback). */
export class Pings {
  readonly #most: number;
  #pending: Pending[] = [];
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** A payload where the program gives none. */
  next(): Buffer {
    const payload = Buffer.alloc(8) as Buffer;
    payload.writeUInt32BE(++this.#count, 4);
    return payload;
  }

  /** Gives false when too many wait. */
  add(payload: Buffer, callback: Callback): boolean {
    if (this.#pending.length >= this.#most) return false;
    const pending = { payload, callback, sentAt: performance.now(), frame: frames[CURRENT] };
    tracker?.init(pending, 'HTTP2PING');
    this.#pending.push(pending);
    return true;
  }

  /** Gives false when none waits. */
  answer(payload: Buffer): boolean {
    const pending = this.#pending.shift();
    if (pending === undefined) return false;
    const isSame = pending.payload.equals(payload);
    const outer = frames[CURRENT];
    frames[CURRENT] = pending.frame;
    tracker?.before(pending);
    try {
      const { callback, sentAt } = pending;
      const duration = performance.now() - sentAt;
      if (isSame) callback(null, duration, copyOf(payload));
      else callback(new http2Codes.ERR_HTTP2_PING_CANCEL(), duration, copyOf(payload));
    } finally {
      tracker?.after(pending);
      tracker?.destroy(pending);
      frames[CURRENT] = outer;
    }
    return true;
  }

  cancel(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { callback, sentAt, payload } of pending) {
      setImmediate(() => callback(new http2Codes.ERR_HTTP2_PING_CANCEL(), performance.now() - sentAt, payload));
    }
  }
}
