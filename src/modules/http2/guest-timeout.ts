import { validateFunction } from 'internal:validators';
import type { EventEmitter } from 'node:events';
import { timerDuration } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { kSession, kTimeout, kUpdateTimer } from './guest-symbols.ts';

export interface Timed extends EventEmitter {
  readonly destroyed: boolean;
  timeout?: unknown;
  [kTimeout]: { refresh(): unknown } | null;
  _onTimeout(): void;
}
interface OfSession {
  [kSession]?: { [kUpdateTimer](): void };
}

/** `setTimeout` of sessions and streams (nodejs.org/api/http2.html#http2sessionsettimeoutmsecs-callback). */
export function setStreamTimeout(this: Timed, msecs: unknown, callback?: unknown): unknown {
  if (this.destroyed) return this;
  this.timeout = msecs;
  const duration = timerDuration(msecs, 'msecs');
  if (this[kTimeout] !== null) clearTimeout(this[kTimeout] as never);
  if (duration === 0) {
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this.removeListener('timeout', callback as never);
    }
    return this;
  }
  const timer = setTimeout(() => this._onTimeout(), duration);
  (timer as unknown as { unref(): void }).unref();
  this[kTimeout] = timer as never;
  (this as unknown as OfSession)[kSession]?.[kUpdateTimer]();
  if (callback !== undefined) {
    validateFunction(callback, 'callback');
    this.once('timeout', callback as never);
  }
  return this;
}
Object.defineProperty(setStreamTimeout, 'length', { value: 2, configurable: true });

/** What was asked of it is no longer wanted. */
export function stopTimer(target: Timed): void {
  if (target[kTimeout] !== null) clearTimeout(target[kTimeout] as never);
  target[kTimeout] = null;
}
