import EventEmitter, { on } from 'node:events';

const counts = (emitter) => Object.fromEntries(emitter.eventNames().map((name) => [String(name), emitter.listenerCount(name)]));
async function show(label, run) {
  try {
    console.log(label, await run());
  } catch (error) {
    const engine = error instanceof TypeError && error.code === undefined && error.message !== 'thrown in';
    const message = engine ? '(engine)' : (error?.message ?? error);
    console.log(
      label,
      'threw',
      error?.constructor?.name,
      error?.name,
      error?.code,
      message,
      error?.cause?.name,
      error?.cause?.message ?? error?.cause,
    );
  }
}

const emitter = new EventEmitter();
let iterator = on(emitter, 'data');
console.log(
  counts(emitter),
  typeof iterator[Symbol.asyncIterator],
  iterator[Symbol.asyncIterator]() === iterator,
  Reflect.ownKeys(iterator).map(String),
);
console.log(['next', 'return', 'throw'].map((name) => [iterator[name].name, iterator[name].length]));
console.log(Object.getPrototypeOf(iterator) === Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype)));
emitter.emit('data', 1);
emitter.emit('data', 2, 3);
console.log(await iterator.next(), await iterator.next());
const waiting = [iterator.next(), iterator.next()];
emitter.emit('data', 'a');
emitter.emit('data', 'b');
console.log(await Promise.all(waiting));
const left = iterator.next();
console.log(await iterator.return('ignored'), await left, await iterator.next(), counts(emitter));

iterator = on(emitter, 'data');
emitter.emit('data', 'before');
emitter.emit('error', new Error('broken'));
console.log(await iterator.next());
await show('error after value', () => iterator.next());
console.log(await iterator.next(), counts(emitter));

iterator = on(emitter, 'data');
const pending = iterator.next();
emitter.emit('error', new Error('while waiting'));
await show('pending', () => pending);
console.log(await iterator.next());

iterator = on(emitter, 'error');
console.log(counts(emitter));
emitter.emit('error', 'a value here');
console.log(await iterator.next());
await iterator.return();

iterator = on(emitter, 'data');
for (const value of [undefined, null, 1, 'x', {}]) await show('throw()', () => iterator.throw(value));
await show('throw(error)', () => iterator.throw(new TypeError('thrown in')));
await show('next after throw', () => iterator.next());
await show('next after that', () => iterator.next());
console.log(counts(emitter));

for await (const value of (function () {
  const loop = new EventEmitter();
  setTimeout(() => {
    loop.emit('tick', 1);
    loop.emit('tick', 2);
    loop.emit('end', 'ignored');
    loop.emit('tick', 3);
  }, 1);
  return on(loop, 'tick', { close: ['end', 'close'] });
})()) {
  console.log('loop', value);
}

const controller = new AbortController();
iterator = on(emitter, 'data', { signal: controller.signal });
const aborted = iterator.next();
emitter.emit('data', 'x');
const afterValue = iterator.next();
controller.abort();
console.log(await aborted);
await show('abort', () => afterValue);
console.log(await iterator.next(), counts(emitter));
await show('aborted before', () => on(emitter, 'data', { signal: AbortSignal.abort('why') }));
const queued = new AbortController();
iterator = on(emitter, 'data', { signal: queued.signal });
emitter.emit('data', 'kept');
queued.abort('stop');
console.log(await iterator.next());
await show('abort after queue', () => iterator.next());

for (const options of [
  null,
  1,
  'x',
  { signal: 1 },
  { highWaterMark: 0 },
  { highWaterMark: '1' },
  { lowWaterMark: 0 },
  { highWaterMark: 1.5 },
  { lowWaterMark: -1 },
  { highWatermark: 0 },
  { lowWatermark: 'a' },
  { highWaterMark: NaN },
  [],
]) {
  await show('options', () => Object.keys(on(emitter, 'data', options)));
}
for (const target of [undefined, null, {}, 1, { on: 1 }]) await show('target', () => on(target, 'data'));

// Water marks pause and resume the source.
class Source extends EventEmitter {
  pause() {
    console.log('pause');
  }
  resume() {
    console.log('resume');
  }
}
const source = new Source();
iterator = on(source, 'x', { highWaterMark: 2, lowWaterMark: 1 });
const [mark] = Object.getOwnPropertySymbols(iterator).filter((symbol) => symbol !== Symbol.asyncIterator);
const state = () => console.log(iterator[mark].size, iterator[mark].low, iterator[mark].high, iterator[mark].isPaused);
console.log(String(mark), Object.keys(iterator[mark]));
state();
for (let i = 0; i < 4; i++) {
  source.emit('x', i);
  state();
}
for (let i = 0; i < 4; i++) {
  console.log((await iterator.next()).value);
  state();
}

const target = new EventTarget();
iterator = on(target, 'ping');
target.dispatchEvent(new Event('ping'));
const { value, done } = await iterator.next();
console.log(value.length, value[0].type, done);
const ended = iterator.next();
await iterator.return();
console.log(await ended);
target.dispatchEvent(new Event('ping'));
console.log(await iterator.next());
const closing = on(target, 'ping', { close: ['bye'] });
target.dispatchEvent(new Event('ping'));
target.dispatchEvent(new Event('bye'));
console.log((await closing.next()).value[0].type, await closing.next());

// Nothing of the program's Array.prototype is called by the queue.
const many = new EventEmitter();
iterator = on(many, 'n');
for (let i = 0; i < 5000; i++) many.emit('n', i);
let sum = 0;
for (let i = 0; i < 5000; i++) sum += (await iterator.next()).value[0];
console.log(sum);
