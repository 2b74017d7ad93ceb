const show = (error) => console.log(error?.name, error?.code, error?.message, error instanceof DOMException);
const { userAgent, platform, language, languages, hardwareConcurrency } = navigator;
console.log(userAgent, platform, language, languages, Object.isFrozen(languages), typeof hardwareConcurrency);
console.log(navigator, Reflect.ownKeys(Navigator.prototype), Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks'));
try {
  new Navigator();
} catch (error) {
  show(error);
}

const { locks } = navigator;
console.log(locks, Reflect.ownKeys(Object.getPrototypeOf(locks)), locks.request.length, locks.query.length);
for (const arguments_ of [
  [],
  ['a'],
  ['a', 1],
  ['a', {}, 1],
  ['-a', () => {}],
  ['a', { mode: 'x' }, () => {}],
  ['a', { steal: true, ifAvailable: true }, () => {}],
  ['a', { steal: true, mode: 'shared' }, () => {}],
  ['a', { signal: 1 }, () => {}],
  ['a', { signal: AbortSignal.abort() }, () => {}],
  ['a', { steal: true, signal: new AbortController().signal }, () => {}],
  ['a', null, () => 'null'],
  ['a', undefined, () => 'undefined'],
  ['a', 'x', () => {}],
  [Symbol(), () => 1],
]) {
  await locks.request(...arguments_).then(console.log, show);
}

let release;
const first = locks.request('x', (lock) => {
  console.log(lock);
  return new Promise((resolve) => {
    release = resolve;
  });
});
await null;
const order = [];
await locks.request('x', { ifAvailable: true }, (lock) => console.log('available', lock));
const rest = [
  locks.request('x', { mode: 'shared' }, () => order.push('shared 1')),
  locks.request('x', { mode: 'shared' }, () => order.push('shared 2')),
  locks.request('x', () => order.push('exclusive')),
];
const controller = new AbortController();
const aborted = locks.request('x', { signal: controller.signal }, () => {});
controller.abort(new Error('why'));
await aborted.catch(show);
const stolen = locks.request('x', { steal: true }, () => order.push('stolen'));
await first.catch(show);
await stolen;
release();
await Promise.all(rest);
console.log(order, await locks.query());
await locks
  .request('y', () => {
    throw new Error('callback');
  })
  .catch(show);
