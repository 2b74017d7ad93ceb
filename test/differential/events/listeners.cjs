// Adding, removing, newListener and removeListener events, wrappers of once.
const EventEmitter = require('events');

function show(run) {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message, error instanceof TypeError);
  }
}

const seen = [];
const emitter = new EventEmitter();
emitter.on('newListener', function (type, listener) {
  seen.push(['new', String(type), listener.name, this === emitter, emitter.listenerCount(type)]);
});
emitter.on('removeListener', function (type, listener) {
  seen.push(['remove', String(type), listener.name, this === emitter, emitter.listenerCount(type)]);
});
function a() {}
function b() {}
emitter.on('x', a);
emitter.once('x', b);
emitter.prependListener('x', a);
emitter.prependOnceListener('x', b);
console.log(
  emitter.listeners('x').map((f) => f.name),
  emitter.rawListeners('x').map((f) => f.name),
  emitter.rawListeners('x').map((f) => f.listener?.name),
);
emitter.off('x', b);
console.log(emitter.listeners('x').map((f) => f.name));
emitter.off('x', a);
console.log(emitter.listeners('x').map((f) => f.name));
emitter.emit('x');
console.log(
  emitter.listeners('x').map((f) => f.name),
  emitter.eventNames(),
);
emitter.removeAllListeners('x');
console.log(emitter._events.x, emitter._eventsCount);
emitter.on('y', a).on('y', b).on('z', a);
emitter.removeAllListeners();
console.log(emitter._eventsCount, emitter.eventNames());
for (const entry of seen) console.log(...entry);

const plain = new EventEmitter();
plain.on('x', a).on('x', b).on('y', a);
plain.removeAllListeners('x');
console.log(plain.eventNames(), plain._eventsCount);
plain.removeAllListeners('none');
plain.removeAllListeners('y');
console.log(plain._events, plain._eventsCount);
plain.on('x', a);
const before = plain._events;
plain.removeAllListeners();
console.log(plain._events === before, Object.getPrototypeOf(plain._events));
plain.on('x', a).removeListener('x', b).removeListener('nothing', b);
console.log(plain.listenerCount('x'), plain.listenerCount('x', a), plain.listenerCount('x', b), plain.listenerCount('x', null));
plain.once('x', b);
console.log(plain.listenerCount('x'), plain.listenerCount('x', b), plain.listenerCount('x', plain.rawListeners('x')[1]));

// A listener that removes all others while the event is under way.
const during = new EventEmitter();
during.on('x', () => {
  console.log('one');
  during.removeAllListeners('x');
});
during.on('x', () => console.log('two'));
console.log(during.emit('x'), during.emit('x'));

// once: called once also when it emits the same event again, and its wrapper returns the result.
const onceEmitter = new EventEmitter();
onceEmitter.once('x', function (...args) {
  console.log('once', this === onceEmitter, args);
  return 'result';
});
const [wrapper] = onceEmitter.rawListeners('x');
console.log(wrapper.name, wrapper.length, typeof wrapper.listener, Object.keys(wrapper));
console.log(wrapper(1, 2, 3, 4), onceEmitter.listenerCount('x'), wrapper(5));

// newListener sees the emitter before the listener is in.
const first = new EventEmitter();
first.once('newListener', (type) => {
  if (type === 'x') first.on('x', () => console.log('added by newListener'));
});
first.on('x', () => console.log('added by user'));
first.emit('x');
const replaced = new EventEmitter();
replaced.on('newListener', () => {
  replaced.removeAllListeners();
});
replaced.on('x', a);
console.log(replaced.eventNames());

for (const method of ['on', 'addListener', 'once', 'prependListener', 'prependOnceListener', 'off', 'removeListener']) {
  for (const value of [undefined, null, 1, 'text', {}, Symbol('s'), [], true, 10n, new Map()])
    show(() => new EventEmitter()[method]('x', value));
}
for (const value of [-1, NaN, '1', undefined, null, {}, 1.5, 0, Infinity, true]) {
  show(() => new EventEmitter().setMaxListeners(value).getMaxListeners());
}
const limited = new EventEmitter();
console.log(limited.getMaxListeners(), limited.setMaxListeners(3).getMaxListeners(), limited._maxListeners);
show(() => new EventEmitter().listeners('x'));
show(() => new EventEmitter().rawListeners());
console.log(new EventEmitter().listenerCount.length, EventEmitter.prototype.listenerCount.call({ _events: undefined }, 'x'));
for (const value of [null, 1, 'x', true, {}])
  show(() => new EventEmitter({ captureRejections: value })[Reflect.ownKeys(new EventEmitter()).at(-1)]);
show(() => new EventEmitter(null));
show(() => new EventEmitter(1)._eventsCount);
