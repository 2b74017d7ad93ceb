// MaxListenersExceededWarning: text, fields, once per event, class names, symbols.
const EventEmitter = require('events');

process.removeAllListeners('warning');
process.on('warning', (warning) => {
  console.log(
    warning.name,
    '|',
    warning.message,
    '|',
    warning.count,
    String(warning.type),
    warning.emitter?.constructor?.name,
    Object.keys(warning).join(),
  );
});

function fill(emitter, type, count) {
  for (let i = 0; i < count; i++) emitter.on(type, () => {});
}
fill(new EventEmitter(), 'ten', 10);
fill(new EventEmitter(), 'eleven', 13);
fill(new EventEmitter(), Symbol('sym'), 11);
fill(new EventEmitter(), null, 11);
class Custom extends EventEmitter {}
fill(new Custom(), 'custom', 11);
const few = new EventEmitter().setMaxListeners(1);
fill(few, 'few', 2);
const unlimited = new EventEmitter().setMaxListeners(0);
fill(unlimited, 'unlimited', 20);
fill(new EventEmitter().setMaxListeners(Infinity), 'infinite', 20);
const perType = new EventEmitter();
fill(perType, 'a', 11);
fill(perType, 'b', 11);
console.log(perType._events.a.warned, perType._events.b.warned);
EventEmitter.defaultMaxListeners = 2;
console.log(EventEmitter.defaultMaxListeners, new EventEmitter().getMaxListeners());
fill(new EventEmitter(), 'default two', 3);
for (const value of [-1, NaN, '1', undefined, null, {}]) {
  try {
    EventEmitter.defaultMaxListeners = value;
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const early = new EventEmitter();
EventEmitter.defaultMaxListeners = 5;
console.log(early.getMaxListeners());
EventEmitter.setMaxListeners(7);
console.log(EventEmitter.defaultMaxListeners, EventEmitter.setMaxListeners(8));
EventEmitter.setMaxListeners();
console.log(EventEmitter.defaultMaxListeners);
const one = new EventEmitter();
const two = new EventEmitter();
EventEmitter.setMaxListeners(3, one, two);
console.log(one.getMaxListeners(), two.getMaxListeners(), EventEmitter.defaultMaxListeners);
for (const args of [[-1], ['1'], [1, {}], [1, one, 5], [NaN, one], [undefined, one]]) {
  try {
    console.log(EventEmitter.setMaxListeners(...args));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const wordy = new EventEmitter();
Object.defineProperty(wordy, 'constructor', { value: { name: 'Odd' } });
fill(wordy, 'odd', 11);
fill(new Proxy(new EventEmitter(), {}), 'proxy', 11);
const duck = { __proto__: EventEmitter.prototype };
fill(duck, 'duck', 11);
