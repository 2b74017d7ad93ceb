// The special 'error' event and everything it may carry.
const EventEmitter = require('events');
const { inspect } = require('util');

function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    if (error === null || (typeof error !== 'object' && typeof error !== 'function')) return console.log(label, 'threw', error);
    console.log(label, 'threw', error.constructor?.name, error.name, error.code, error.message);
    console.log(Object.keys(error), 'context' in error ? typeof error.context : 'no context');
  }
}

const same = new TypeError('kept');
try {
  new EventEmitter().emit('error', same);
} catch (error) {
  console.log(error === same);
}
show('none', () => new EventEmitter().emit('error'));
for (const value of [
  undefined,
  null,
  0,
  '',
  'text',
  "it's",
  42,
  true,
  12n,
  Symbol('s'),
  {},
  { a: 1, b: { c: { d: 1 } } },
  [1, 'two'],
  () => {},
  class A {},
  { message: 'like an error' },
  Object.create(null),
  new Map([[1, 2]]),
]) {
  show(inspect(value), () => new EventEmitter().emit('error', value, 'more'));
}
show('throwing inspect', () =>
  new EventEmitter().emit('error', {
    [inspect.custom]() {
      throw new Error('no inspect');
    },
  }),
);
show('prototype of Error', () => new EventEmitter().emit('error', Object.create(Error.prototype)));

const monitored = new EventEmitter();
monitored.on(EventEmitter.errorMonitor, (...args) => console.log('monitor', args.length, args[0]?.message));
show('monitored', () => monitored.emit('error', new Error('seen'), 2));
monitored.on('error', (error) => console.log('handled', error.message));
show('monitored and handled', () => monitored.emit('error', new Error('seen again')));
show('monitor itself', () => monitored.emit(EventEmitter.errorMonitor, new Error('direct')));
console.log(monitored.eventNames());

const noEvents = Object.create(EventEmitter.prototype);
show('no _events', () => noEvents.emit('error', new Error('bare')));

const handled = new EventEmitter();
handled.on('error', (...args) => console.log('listener', args));
show('handled', () => handled.emit('error'));
show('handled', () => handled.emit('error', 1, 2, 3, 4));
const frozen = Object.freeze(new Error('frozen'));
show('frozen', () => new EventEmitter().emit('error', frozen));
console.log(Object.getOwnPropertySymbols(same).length <= 1);
