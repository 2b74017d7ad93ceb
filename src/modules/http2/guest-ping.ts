import { CURRENT, frames as shared, tracker } from 'internal:async-context';
import { nextTick } from 'internal:tasks';
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

/** Calls back as the operation that ends, in the context of the code that asked for it. */
function settle(pending: Pending, run: () => void): void {
  const outer = frames[CURRENT];
  frames[CURRENT] = pending.frame;
  tracker?.before(pending);
  try {
    run();
  } finally {
    tracker?.after(pending);
    tracker?.destroy(pending);
    frames[CURRENT] = outer;
  }
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
    const pending = { payload, callback, sentAt: performance.now(), frame: frames[CURRENT] };
    tracker?.init(pending, 'HTTP2PING');
    if (this.#pending.length >= this.#most) {
      // It fails at once, on a tick.
      nextTick(() => settle(pending, () => callback(new http2Codes.ERR_HTTP2_PING_CANCEL())));
      return false;
    }
    this.#pending.push(pending);
    return true;
  }

  /** Gives false when none waits. */
  answer(payload: Buffer): boolean {
    const pending = this.#pending.shift();
    if (pending === undefined) return false;
    const isSame = pending.payload.equals(payload);
    const { callback, sentAt } = pending;
    const duration = performance.now() - sentAt;
    settle(pending, () => callback(isSame ? null : new http2Codes.ERR_HTTP2_PING_CANCEL(), duration, copyOf(payload)));
    return true;
  }

  cancel(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const each of pending) {
      const { callback, sentAt, payload } = each;
      setImmediate(() => {
        settle(each, () => callback(new http2Codes.ERR_HTTP2_PING_CANCEL(), performance.now() - sentAt, payload));
      });
    }
  }
}
