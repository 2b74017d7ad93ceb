/**
 * The DOM's events as Node has them. What begins with `k` is for other guest modules: sources of trusted events,
 * emitters that share listeners with event targets, and `node:events`, which reads listeners of both.
 */

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
export { kIsNodeStyleListener, kResistStopPropagation } from './guest-listener.ts';
export {
  eventTargetMaxListeners,
  kMaxEventTargetListeners,
  kMaxEventTargetListenersWarned,
  maxListeners,
} from './guest-max-listeners.ts';
