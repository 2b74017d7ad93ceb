import { validateBoolean, validateNumber } from 'internal:validators';
import { kMaxEventTargetListeners, kMaxEventTargetListenersWarned, maxListeners } from 'web:events';
import { addAbortListener } from './guest-abort-listener.ts';
import { EventEmitterAsyncResource } from './guest-async-resource.ts';
import { EventEmitter, initEmitter, kCapture, kErrorMonitor, prototype } from './guest-emitter.ts';
import { applyMaxListeners, getEventListeners, getMaxListeners, listenerCount } from './guest-listeners.ts';
import { on } from './guest-on.ts';
import { once } from './guest-once.ts';
import { kRejection } from './guest-rejections.ts';

export { addAbortListener } from './guest-abort-listener.ts';
export {
  EventEmitter,
  type EventEmitterConstructor,
  type EventEmitterOptions,
  type EventName,
  kEnhanceStackBeforeInspector,
  kErrorMonitor,
  type Listener,
} from './guest-emitter.ts';
export { kFirstEventParam } from './guest-on.ts';
export { kRejection } from './guest-rejections.ts';

// Attributes, order and names (two of them empty) as observed on Node's module.
Object.assign(EventEmitter, {
  addAbortListener,
  once,
  on,
  getEventListeners,
  getMaxListeners,
  listenerCount,
  EventEmitter,
  usingDomains: false,
  captureRejectionSymbol: kRejection,
});
// Node loads that class at the first look; here only the name of the function is left of it.
function lazyEventEmitterAsyncResource(): unknown {
  return EventEmitterAsyncResource;
}
Object.defineProperties(EventEmitter, {
  captureRejections: {
    get() {
      return prototype[kCapture];
    },
    set(value: unknown) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      prototype[kCapture] = value;
    },
    enumerable: true,
  },
  EventEmitterAsyncResource: { get: lazyEventEmitterAsyncResource, enumerable: true, configurable: true },
  errorMonitor: { value: kErrorMonitor, writable: true, enumerable: true, configurable: true },
  defaultMaxListeners: {
    get() {
      return maxListeners.default;
    },
    set(value: unknown) {
      validateNumber(value, 'defaultMaxListeners', 0);
      maxListeners.default = value;
    },
    enumerable: true,
  },
  kMaxEventTargetListeners: { value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { value: kMaxEventTargetListenersWarned },
  setMaxListeners: {
    value: (count: unknown = maxListeners.default, ...targets: unknown[]) => applyMaxListeners(count, targets),
    writable: true,
    enumerable: true,
    configurable: true,
  },
  init: { value: initEmitter, writable: true, enumerable: true, configurable: true },
});
Object.defineProperty(initEmitter, 'name', { value: '' });
Object.defineProperty(EventEmitter.setMaxListeners, 'name', { value: '' });

export default EventEmitter;
