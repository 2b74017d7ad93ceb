import { nextTick } from 'internal:tasks';
import { type EventEmitter, type EventName, kCapture } from './guest-emitter.ts';

/** nodejs.org/api/events.html#emittersymbolfornodejsrejectionerr-eventname-args */
export const kRejection: unique symbol = Symbol.for('nodejs.rejection') as never;

interface RejectionHandler {
  [kRejection]?: (error: unknown, type: EventName, ...args: unknown[]) => void;
}

const { apply } = Reflect;

/** Watches what a listener returned, if that is a promise (nodejs.org/api/events.html#capture-rejections-of-promises). */
export function watchRejection(emitter: EventEmitter, result: unknown, type: EventName, args: unknown[]): void {
  try {
    const then = (result as { then?: unknown }).then;
    if (typeof then !== 'function') return;
    // On the next tick, so that what a handler throws is an uncaught exception and not one more rejection.
    const onRejected = (error: unknown): void => nextTick(() => emitRejection(emitter, error, type, args));
    apply(then, result, [undefined, onRejected]);
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(emitter: EventEmitter, error: unknown, type: EventName, args: unknown[]): void {
  const handler = (emitter as RejectionHandler)[kRejection];
  if (typeof handler === 'function') {
    apply(handler, emitter, [error, type, ...args]);
    return;
  }
  // An 'error' listener that rejects would otherwise be told of its own rejection, for ever.
  const previous = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = previous;
  }
}
