/**
 * The DOM's events as Node has them. What begins with `k` is for other guest modules: sources of trusted events,
 * emitters that share listeners with event targets, and `node:events`, which reads listeners of both.
 */
import { requireShared } from 'internal:loader';
import { defineLazyGlobals } from './guest-lazy-globals.ts';

export { CustomEvent, Event, kStop, kTrustEvent } from './guest-event.ts';
export { defineEventHandler, type EventHandler } from './guest-event-handler.ts';
export {
  EventTarget,
  initEventTarget,
  isEventTarget,
  kCreateEvent,
  kEvents,
  kHybridDispatch,
  kNewListener,
  kRemoveListener,
} from './guest-event-target.ts';
export { type InspectOptions, inspectDepth } from './guest-inspect.ts';
export { defineLazyGlobals } from './guest-lazy-globals.ts';
export { kIsNodeStyleListener, kResistStopPropagation } from './guest-listener.ts';
export {
  eventTargetMaxListeners,
  kMaxEventTargetListeners,
  kMaxEventTargetListenersWarned,
  maxListeners,
} from './guest-max-listeners.ts';

defineLazyGlobals('web:messaging', ['MessageChannel', 'MessagePort', 'MessageEvent', 'CloseEvent', 'BroadcastChannel']);
defineLazyGlobals('web:webcrypto', ['Crypto', 'CryptoKey', 'SubtleCrypto']);
// The object itself stays behind an accessor, as in Node.
const cryptoAccessor = {
  get crypto(): unknown {
    return (requireShared('web:webcrypto') as Record<string, unknown>).crypto;
  },
};
Object.defineProperty(globalThis, 'crypto', Object.getOwnPropertyDescriptor(cryptoAccessor, 'crypto')!);
