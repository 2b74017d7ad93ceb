// AsyncLocalStorage without anything asynchronous.
const { AsyncLocalStorage, AsyncResource } = require('node:async_hooks');
const a = new AsyncLocalStorage();
const b = new AsyncLocalStorage({ defaultValue: 'default', name: 'b' });
const show = (label) => console.log(label, a.getStore(), b.getStore());

show('start');
console.log(a.name, b.name);
console.log(a.run(1, (...args) => [a.getStore(), ...args], 'x', 'y'));
a.run(2, function () {
  'use strict';
  console.log(this, arguments.length);
});
b.exit(() => show('exit'));
b.run(undefined, () => show('undefined'));
a.run(1, () => b.enterWith(2));
show('b stays');
a.run(1, () => a.enterWith(5));
show('a goes');
a.run(1, () => {
  b.run(3, () => {
    a.enterWith(9);
    show('inside');
  });
  show('between');
});
show('outside');
try {
  a.run('thrown', () => {
    throw new Error('expected');
  });
} catch (error) {
  console.log(error.message);
}
show('after throw');

const one = new AsyncLocalStorage();
const two = new AsyncLocalStorage();
const both = (label) => console.log(label, one.getStore(), two.getStore());
one.run(1, () => {
  two.run(2, () => {
    const before = AsyncLocalStorage.snapshot();
    one.disable();
    both('disabled');
    before(() => both('snapshot of before'));
    one.enterWith(3);
    both('entered');
  });
  both('outer');
});
both('end');
one.run(1, () => {
  one.run(2, () => one.disable());
  both('outer of the same');
  two.disable();
  one.disable();
  one.disable();
  both('nothing');
});
one.run(1, () =>
  two.run(2, () => {
    two.disable();
    both('inner gone');
    one.run(4, () => both('entered over it'));
    both('back');
  }),
);

const scope = a.withScope('scope');
show('scope');
const inner = a.withScope('inner');
show('inner');
scope.dispose();
show('outer disposed');
inner[Symbol.dispose]();
inner.dispose();
show('inner disposed');

const bound = a.run('bound', () => AsyncLocalStorage.bind((x) => [a.getStore(), x]));
console.log(bound(1), bound.name, bound.length);
const snapshot = a.run('snapshot', () => AsyncLocalStorage.snapshot());
console.log(
  snapshot((...args) => [a.getStore(), ...args], 1, 2),
  snapshot.name,
  snapshot.length,
);
const resource = a.run('resource', () => new AsyncResource('R'));
console.log(resource.runInAsyncScope((x) => [a.getStore(), x], null, 5));
console.log(a.run('other', () => resource.runInAsyncScope(() => a.getStore())));
const method = resource.bind(function (x) {
  return [this?.k, a.getStore(), x];
});
console.log(method.call({ k: 'this' }, 1), method(2));
console.log(
  resource
    .bind(
      function () {
        return this.m;
      },
      { m: 'bound' },
    )
    .call({ m: 'call' }),
);
for (let n = 0; n < 40; n++) {
  const storages = Array.from({ length: n }, () => new AsyncLocalStorage());
  const nest = (at) => (at === n ? storages.map((s) => s.getStore()).join() : storages[at].run(at, () => nest(at + 1)));
  if (nest(0) !== storages.map((_, at) => at).join()) console.log('wrong', n);
}
