// The module's shape: keys in order, descriptors, function names and lengths.
const EventEmitter = require('events');

function describe(owner, label) {
  for (const key of Reflect.ownKeys(owner)) {
    if (owner === EventEmitter && ['arguments', 'caller'].includes(key)) continue;
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    const flags = (descriptor.writable ? 'w' : '-') + (descriptor.enumerable ? 'e' : '-') + (descriptor.configurable ? 'c' : '-');
    const { value } = descriptor;
    let text;
    if (descriptor.get || descriptor.set) text = `accessor ${descriptor.get?.length} ${descriptor.set?.length}`;
    else if (typeof value === 'function') text = `function ${value.name}/${value.length}`;
    else text = typeof value === 'object' && value !== null ? 'object' : String(value);
    console.log(label, String(key), flags, text);
  }
}

describe(EventEmitter, 'EventEmitter');
describe(EventEmitter.prototype, 'prototype');
describe(EventEmitter.EventEmitterAsyncResource, 'EventEmitterAsyncResource');
describe(EventEmitter.EventEmitterAsyncResource.prototype, 'EventEmitterAsyncResource.prototype');
console.log(EventEmitter === EventEmitter.EventEmitter, require('node:events') === EventEmitter);
console.log(EventEmitter.prototype.on === EventEmitter.prototype.addListener);
console.log(EventEmitter.prototype.off === EventEmitter.prototype.removeListener);
console.log(EventEmitter.once.constructor.name, EventEmitter.on.constructor.name);
console.log(Object.keys(EventEmitter).join());
console.log(EventEmitter.captureRejectionSymbol === Symbol.for('nodejs.rejection'), EventEmitter.errorMonitor);

const emitter = new EventEmitter();
console.log(Reflect.ownKeys(emitter).map(String).join(), Object.keys(emitter).join());
console.log(Object.getPrototypeOf(emitter._events), emitter._eventsCount, emitter._maxListeners);
console.log(emitter);
emitter.on('a', function first() {});
console.log(emitter);
emitter.on('a', () => {}).once('b', function second() {});
console.log(emitter);
console.log(Object.keys(emitter._events), emitter._eventsCount, typeof emitter._events.a, Array.isArray(emitter._events.a));
