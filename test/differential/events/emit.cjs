// emit: arguments, this, results, order, changes while emitting.
const EventEmitter = require('events');

const emitter = new EventEmitter();
const log = [];
emitter.on('args', function (...args) {
  log.push([this === emitter, args.length, args]);
});
console.log(emitter.emit('args'), emitter.emit('args', undefined), emitter.emit('args', 1, undefined));
emitter.emit('args', 1, 2);
emitter.emit('args', 1, 2, 3);
emitter.emit('args', 1, 2, 3, 4, undefined);
console.log(log);
console.log(emitter.emit('nobody', 1), emitter.emit(), emitter.emit(undefined), emitter.emit(null));

const order = [];
const changing = new EventEmitter();
changing.on('x', () => {
  order.push('first');
  changing.on('x', () => order.push('added'));
  changing.removeListener('x', second);
});
function second() {
  order.push('second');
}
changing.on('x', second);
changing.prependListener('x', () => order.push('before'));
changing.emit('x');
console.log(order.join());
order.length = 0;
changing.emit('x');
console.log(order.join());

const nested = new EventEmitter();
let depth = 0;
nested.once('again', () => {
  depth++;
  console.log('nested', nested.emit('again'), nested.listenerCount('again'));
});
console.log(nested.emit('again'), depth);

const throwing = new EventEmitter();
throwing.on('x', () => {
  throw new RangeError('thrown');
});
throwing.on('x', () => console.log('never'));
try {
  throwing.emit('x');
} catch (error) {
  console.log(error.name, error.message);
}

for (const type of [
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '',
  '0',
  1,
  1.5,
  true,
  null,
  undefined,
  Symbol('s'),
  12n,
]) {
  const one = new EventEmitter();
  one.on(type, (value) => console.log(String(type), typeof type, value));
  console.log(one.emit(type, 'got'), one.eventNames(), one.listenerCount(type), one.rawListeners(type).length);
}
const symbol = Symbol('shared');
const many = new EventEmitter();
many
  .on('b', () => {})
  .on(symbol, () => {})
  .on('a', () => {})
  .on(2, () => {})
  .on(1, () => {});
console.log(many.eventNames());

// Listeners that replace `call`, and listeners that are callable proxies, are called all the same.
const odd = new EventEmitter();
const listener = (...args) => console.log('odd', args);
listener.call = () => console.log('wrong');
odd.on('x', listener);
odd.on('x', new Proxy(listener, {}));
odd.emit('x', 1, 2);

// The instance's own copies are used, not only what the prototype holds.
const bare = Object.create(EventEmitter.prototype);
console.log(bare.emit('x'), bare.listenerCount('x'), bare.eventNames(), bare.listeners('x'), bare.getMaxListeners());
bare.on('x', () => console.log('bare heard'));
console.log(bare.emit('x'), Object.keys(bare), EventEmitter.prototype._events);

function OldStyle() {
  EventEmitter.call(this);
}
Object.setPrototypeOf(OldStyle.prototype, EventEmitter.prototype);
const oldOne = new OldStyle();
const oldTwo = new OldStyle();
oldOne.on('x', () => {});
console.log(oldOne.listenerCount('x'), oldTwo.listenerCount('x'));
function Shared() {}
Shared.prototype = new EventEmitter();
const sharedOne = new Shared();
const sharedTwo = new Shared();
sharedOne.on('x', () => {});
console.log(sharedTwo.listenerCount('x'));
Shared.prototype.on('y', () => {});
const third = new Shared();
EventEmitter.call(third);
console.log(third.listenerCount('x'), third.listenerCount('y'), third);

const returned = new EventEmitter();
console.log(
  ['on', 'addListener', 'prependListener', 'once', 'prependOnceListener', 'off', 'removeListener'].map(
    (name) => returned[name]('x', () => {}) === returned,
  ),
);
console.log(
  returned.removeAllListeners() === returned,
  returned.setMaxListeners(1) === returned,
  returned.removeAllListeners('x') === returned,
);
