import EventEmitter from 'eventemitter3';

const emitter = new EventEmitter();
const context = { name: 'context' };
emitter.on('a', function (...args) { console.log('on', this.name, args); }, context);
emitter.once('a', (...args) => console.log('once', args));
const symbol = Symbol('event');
emitter.addListener(symbol, () => console.log('symbol'));
console.log(emitter.emit('a', 1, 2, 3, 4, 5, 6), emitter.emit('a'), emitter.emit(symbol), emitter.emit('none'));
console.log(emitter.eventNames(), emitter.listenerCount('a'), emitter.listeners('a').length, EventEmitter.prefixed, EventEmitter === EventEmitter.EventEmitter);
emitter.off('a', undefined, context);
console.log(emitter.emit('a'), emitter.removeAllListeners().eventNames());
class Own extends EventEmitter {
  fire() { return this.emit('__proto__', this.constructor.name); }
}
const own = new Own();
own.on('__proto__', (name) => console.log('proto', name));
console.log(own.fire(), Object.keys(own), own._eventsCount);
try {
  emitter.on('x', 'no function');
} catch (error) {
  console.log(error.name, error.message);
}
