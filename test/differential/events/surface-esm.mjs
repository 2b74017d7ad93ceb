import defaultExport, * as namespace from 'node:events';
import {
  EventEmitter,
  once,
  on,
  listenerCount,
  errorMonitor,
  defaultMaxListeners,
  captureRejections,
  setMaxListeners,
} from 'events';

console.log(Object.keys(namespace).join());
console.log(defaultExport === EventEmitter, namespace.default === defaultExport);
console.log(once === defaultExport.once, on === defaultExport.on, listenerCount === defaultExport.listenerCount);
console.log(errorMonitor === defaultExport.errorMonitor, defaultMaxListeners, captureRejections, setMaxListeners.length);
console.log(namespace[Symbol.toStringTag], typeof namespace.EventEmitterAsyncResource);
