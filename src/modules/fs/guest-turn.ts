import { thenQuietly } from 'internal:async-context';
import { verbs } from 'internal:port';
import { enqueueTick, makeTick, type Tick } from 'internal:tasks';
import type { FsVerbs } from './contract.ts';
import type { Callback } from './guest-arguments.ts';

export const host = verbs<FsVerbs>('fs');

/**
 * Runs an operation now and tells `callback` in a later macrotask, as Node does whose operations end on the event loop. The
 * volumes answer at once, so there is nothing to wait for but the turn.
 */
export function settle(callback: Callback, operation: () => unknown): void {
  const notify = callback as (error: unknown, value?: unknown) => void;
  let value: unknown;
  try {
    value = operation();
  } catch (error) {
    later(() => notify(withoutFrames(error)));
    return;
  }
  later(value === undefined ? () => notify(null) : () => notify(null, value));
}

let waiting: Tick[] = [];
let next = 0;

/**
 * Calls back in a macrotask of its own, in the order of the calls. One turn is asked of the host at a time, however many
 * wait: promises of the host are limited in number.
 */
export function later(callback: () => void): void {
  if (waiting.push(makeTick('FSREQCALLBACK', callback)) - next === 1) thenQuietly(host.turn, deliver);
}

function deliver(): void {
  const tick = waiting[next++]!;
  if (next < waiting.length) {
    thenQuietly(host.turn, deliver);
  } else {
    waiting = [];
    next = 0;
  }
  // As a tick and not as a job: what it puts off with nextTick then runs before its promise jobs, as after any macrotask.
  enqueueTick(tick);
}

/** Errors of callbacks are made on Node's event loop, where no function of the program is on the stack. */
function withoutFrames(error: unknown): unknown {
  if (error instanceof Error && 'syscall' in error) {
    Object.defineProperty(error, 'stack', { value: `${error}`, writable: true, enumerable: false, configurable: true });
  }
  return error;
}
