import type { Callback } from './guest-arguments.ts';
import { later } from './guest-turn.ts';

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

/** Errors of callbacks are made on Node's event loop, where no function of the program is on the stack. */
function withoutFrames(error: unknown): unknown {
  if (error instanceof Error && 'syscall' in error) {
    Object.defineProperty(error, 'stack', { value: `${error}`, writable: true, enumerable: false, configurable: true });
  }
  return error;
}
