import { codes } from 'internal:errors';
import { validateNumber } from 'internal:validators';
import {
  type EventTarget,
  eventTargetMaxListeners,
  isEventTarget,
  kEvents,
  kMaxEventTargetListeners,
  maxListeners,
} from 'web:events';

type Emitter = Record<'listeners' | 'listenerCount' | 'setMaxListeners' | 'getMaxListeners', (...args: unknown[]) => unknown>;

function refuse(name: string, value: unknown): never {
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['EventEmitter', 'EventTarget'], value);
}

/** nodejs.org/api/events.html#eventsgeteventlistenersemitterortarget-eventname */
export function getEventListeners(emitter: unknown, type: string): unknown {
  if (typeof (emitter as Emitter).listeners === 'function') return (emitter as Emitter).listeners(type);
  if (!isEventTarget(emitter)) refuse('emitter', emitter);
  const found: unknown[] = [];
  let listener = emitter[kEvents]?.get(type)?.next;
  for (; listener !== undefined; listener = listener.next) found[found.length] = listener.listener;
  return found;
}

/** nodejs.org/api/events.html#eventsgetmaxlistenersemitterortarget */
export function getMaxListeners(emitter: unknown): unknown {
  if (typeof (emitter as Emitter | null | undefined)?.getMaxListeners === 'function') {
    const { _maxListeners } = emitter as { _maxListeners?: number };
    return _maxListeners === undefined ? maxListeners.default : _maxListeners;
  }
  if ((emitter as EventTarget | null | undefined)?.[kMaxEventTargetListeners] !== undefined) {
    return (emitter as EventTarget)[kMaxEventTargetListeners];
  }
  return refuse('emitter', emitter);
}

/** nodejs.org/api/events.html#eventslistenercountemitterortarget-eventname */
export function listenerCount(emitter: unknown, type: string): unknown {
  if (typeof (emitter as Emitter).listenerCount === 'function') return (emitter as Emitter).listenerCount(type);
  if (!isEventTarget(emitter)) refuse('emitter', emitter);
  return emitter[kEvents]?.get(type)?.size ?? 0;
}

/** nodejs.org/api/events.html#eventssetmaxlistenersn-eventtargets. Without targets it sets the default of all. */
export function applyMaxListeners(count: unknown, targets: readonly unknown[]): void {
  validateNumber(count, 'setMaxListeners', 0);
  if (targets.length === 0) {
    maxListeners.default = count;
    return;
  }
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index];
    if (isEventTarget(target)) eventTargetMaxListeners(target, count);
    else if (typeof (target as Emitter).setMaxListeners === 'function') (target as Emitter).setMaxListeners(count);
    else refuse('eventTargets', target);
  }
}
