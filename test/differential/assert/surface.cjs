process.removeAllListeners('warning');
const a = require('node:assert');
function describe(o) {
  for (const k of Reflect.ownKeys(o)) {
    const d = Object.getOwnPropertyDescriptor(o, k);
    const f = typeof d.value === 'function' ? `${d.value.name}/${d.value.length} ${Object.hasOwn(d.value, 'prototype')}` : '';
    console.log(String(k), typeof d.value, d.enumerable, d.writable, d.configurable, f, d.value === a[k]);
  }
}
describe(a);
describe(a.strict);
describe(a.Assert.prototype);
console.log(Reflect.ownKeys(a.AssertionError.prototype), a.AssertionError.length, a.AssertionError);
console.log(
  a.strict === require('assert/strict'),
  a.strict.strict === a.strict,
  a.strict.equal === a.strictEqual,
  require('assert') === a,
);
for (const options of [undefined, {}, { strict: false }, { diff: 'full' }, { diff: 'simple', strict: true }]) {
  const instance = new a.Assert(options);
  console.log(Object.keys(instance), instance.equal === instance.strictEqual, instance);
}
for (const make of [
  () => a.Assert(),
  () => new a.Assert({ diff: 'x' }),
  () => new a.AssertionError(),
  () => new a.AssertionError('x'),
]) {
  try {
    console.log(make());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
try {
  new a.Assert({ skipPrototype: true }).deepStrictEqual(
    new (class A {
      x = 1;
    })(),
    { x: 1 },
  );
  console.log('prototypes skipped');
} catch (e) {
  console.log(e.message);
}
const error = new a.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(Object.keys(error), String(error), Object.prototype.toString.call(error), error instanceof Error);
for (const k of ['generatedMessage', 'name', 'code', 'actual', 'expected', 'operator', 'diff', 'message']) {
  console.log(k, Object.getOwnPropertyDescriptor(error, k));
}
