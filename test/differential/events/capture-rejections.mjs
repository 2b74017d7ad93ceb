import EventEmitter, { once } from 'node:events';

const log = (...args) => console.log(...args);
const settle = () => new Promise((resolve) => setTimeout(resolve, 2));

const plain = new EventEmitter({ captureRejections: true });
plain.on('x', async (value) => {
  throw new Error(`rejected ${value}`);
});
plain.on('error', (error) => log('error event', error.message));
log(plain.emit('x', 1));
log('after emit');
await settle();

const handler = new EventEmitter({ captureRejections: true });
handler[Symbol.for('nodejs.rejection')] = function (error, type, ...args) {
  log('rejection handler', this === handler, error.message, type, args);
};
handler.on('y', async () => {
  throw new Error('to handler');
});
handler.on('error', () => log('not called'));
handler.emit('y', 1, 2, 3);
await settle();

// An async 'error' listener that rejects does not loop: captureRejections is off meanwhile.
const loop = new EventEmitter({ captureRejections: true });
let calls = 0;
loop.on('error', () => {
  calls++;
});
loop.on('x', async () => {
  throw new Error('one');
});
loop.emit('x');
await settle();
log('calls', calls, loop[Object.getOwnPropertySymbols(loop).at(-1)]);

// Thenables are asked for `then` once, and a throwing getter becomes an error event.
const thenables = new EventEmitter({ captureRejections: true });
thenables.on('error', (error) => log('thenable error', error.message));
thenables.on('x', () => ({
  get then() {
    log('then read');
    return (resolve, reject) => {
      log('then called', resolve, typeof reject, reject.length);
      reject(new Error('from thenable'));
    };
  },
}));
thenables.on('x', () => ({
  get then() {
    throw new Error('then getter');
  },
}));
thenables.on('x', () => ({ then: 1 }));
thenables.emit('x');
log('emitted');
await settle();

log(EventEmitter.captureRejections);
EventEmitter.captureRejections = true;
const global = new EventEmitter();
global.on('error', (error) => log('global', error.message));
global.on('x', async () => {
  throw new Error('by default');
});
global.emit('x');
await settle();
const off = new EventEmitter({ captureRejections: false });
log(off[Object.getOwnPropertySymbols(off).at(-1)], global[Object.getOwnPropertySymbols(global).at(-1)]);
EventEmitter.captureRejections = false;
for (const value of [1, 'true', null, undefined, {}]) {
  try {
    EventEmitter.captureRejections = value;
  } catch (error) {
    log(error.name, error.code, error.message);
  }
}

const several = new EventEmitter({ captureRejections: true });
several.on('error', (error) => log('several', error.message));
several.on('z', async () => {
  throw new Error('a');
});
several.on('z', async () => {
  throw new Error('b');
});
several.once('z', async () => {
  throw new Error('c');
});
several.emit('z');
await settle();

const waiting = new EventEmitter({ captureRejections: true });
setTimeout(() => waiting.emit('later', 5), 1);
log(await once(waiting, 'later'));

// Promise.prototype.then replaced by the program: the listener's own `then` is what is called.
const own = new EventEmitter({ captureRejections: true });
own.on('error', (error) => log('own', error));
own.on('x', () => {
  const promise = Promise.resolve();
  promise.then = (_ok, bad) => bad('own then');
  return promise;
});
own.emit('x');
await settle();
