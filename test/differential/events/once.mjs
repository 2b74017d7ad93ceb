import EventEmitter, { once } from 'node:events';

async function show(label, run) {
  try {
    console.log(label, await run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : (error?.message ?? error);
    console.log(
      label,
      'rejected',
      error?.constructor?.name,
      error?.name,
      error?.code,
      message,
      error?.cause?.name,
      error?.cause?.message ?? error?.cause,
    );
  }
}
const counts = (emitter) => Object.fromEntries(emitter.eventNames().map((name) => [String(name), emitter.listenerCount(name)]));

const emitter = new EventEmitter();
let promise = once(emitter, 'value');
console.log(promise instanceof Promise, counts(emitter));
emitter.emit('value', 1, undefined, 3);
await show('value', () => promise);
console.log(counts(emitter));

promise = once(emitter, 'value');
emitter.emit('error', new RangeError('first'));
await show('error', () => promise);
console.log(counts(emitter));

promise = once(emitter, 'error');
console.log(counts(emitter));
emitter.emit('error', new Error('as value'), 2);
await show('error as event', async () => {
  const result = await promise;
  return [result.length, result[0].message, result[1]];
});

const symbol = Symbol('event');
promise = once(emitter, symbol);
emitter.emit(symbol);
await show('symbol', () => promise);

const controller = new AbortController();
promise = once(emitter, 'never', { signal: controller.signal });
console.log(counts(emitter));
controller.abort();
await show('aborted', () => promise);
console.log(counts(emitter));
await show('already aborted', () => once(emitter, 'x', { signal: controller.signal }));
await show('reason', () => once(emitter, 'x', { signal: AbortSignal.abort('because') }));
const late = new AbortController();
promise = once(emitter, 'before', { signal: late.signal });
emitter.emit('before', 'in time');
late.abort();
await show('in time', () => promise);

for (const options of [
  null,
  1,
  'x',
  [],
  () => {},
  { signal: 1 },
  { signal: null },
  { signal: {} },
  { signal: undefined },
  { signal: { aborted: true } },
  { signal: { aborted: true, reason: 'fake' } },
]) {
  await show('options', () => {
    const pending = once(emitter, 'o', options);
    emitter.emit('o', 'ok');
    return pending;
  });
}
for (const target of [undefined, null, 1, {}, 'x', { on: 1 }, { addEventListener: 1 }, () => {}])
  await show('target', () => once(target, 'x'));

await show('addEventListener only', () => {
  const calls = [];
  const target = {
    addEventListener(type, listener, options) {
      calls.push([type, typeof listener, Object.keys(options), options.once, Object.getPrototypeOf(options)]);
      setTimeout(() => listener('got'), 1);
    },
    removeEventListener() {
      calls.push('removed');
    },
  };
  return once(target, 'thing').then((value) => [value, calls]);
});
await show('on only', () => {
  const calls = [];
  const target = {
    on: (...args) => calls.push(['on', args[0]]),
    once(type, listener) {
      calls.push(['once', type]);
      if (type === 'thing') setTimeout(() => listener('got'), 1);
    },
    removeListener: (...args) => calls.push(['remove', args[0]]),
  };
  return once(target, 'thing').then((value) => [value, calls]);
});

const eventTarget = new EventTarget();
promise = once(eventTarget, 'ping');
const event = new Event('ping');
eventTarget.dispatchEvent(event);
await show('EventTarget', async () => {
  const result = await promise;
  return [result.length, result[0] === event];
});
promise = once(eventTarget, 'error');
eventTarget.dispatchEvent(new Event('error'));
await show('EventTarget error', async () => (await promise)[0].type);
promise = once(eventTarget, 'ping');
eventTarget.dispatchEvent(new Event('error'));
eventTarget.dispatchEvent(new Event('ping'));
await show('EventTarget ignores error', async () => (await promise)[0].type);
const etController = new AbortController();
promise = once(eventTarget, 'ping', { signal: etController.signal });
etController.abort(new Error('my reason'));
await show('EventTarget aborted', () => promise);

// A listener that stops propagation does not keep once() waiting.
const stopped = new EventTarget();
stopped.addEventListener('ping', (e) => e.stopImmediatePropagation());
promise = once(stopped, 'ping');
stopped.dispatchEvent(new Event('ping'));
await show('stopImmediatePropagation', async () => (await promise)[0].type);

// Both happen in one turn: only the first counts.
const both = new EventEmitter();
promise = once(both, 'value');
both.emit('value', 'first');
both.on('error', () => {});
both.emit('error', new Error('second'));
await show('value then error', () => promise);
