// What an argument error says about the value it got.
const util = require('node:util');
class Foo {}
function named() {}
const values = [
  undefined, null, true, false, 0, -0, Number.NaN, 1.5, Infinity, 10n, Symbol('x'), Symbol(), Symbol.iterator, '', 'abc',
  'a'.repeat(25), 'a'.repeat(28), 'a'.repeat(29), "it's", 'a"b', 'a"b\'', 'new\nline', "it's a very long string that is cut",
  {}, [], new Foo(), Object.create(null), { __proto__: null, a: { b: 1 } }, new Date(0), /x/, new Map(), new Set(), Promise.resolve(),
  new Proxy({}, {}), { constructor: { name: 'Zip' } }, { constructor: { name: '' } }, new (class extends Foo {})(), new Uint8Array(2),
  123456789012345678901234567890n, 1e21, '\u{1F600}'.repeat(14), new Error('x'), new (class Bar extends Error {})('y'),
];
for (const value of values) {
  try {
    util.promisify(value);
    console.log('no error');
  } catch (error) {
    console.log(error.name, error.code, JSON.stringify(error.message));
  }
}
for (const value of [named, () => {}, class A {}, class {}, async () => {}, function* gen() {}]) {
  try {
    util.stripVTControlCharacters(value);
  } catch (error) {
    console.log(error.name, error.code, JSON.stringify(error.message));
  }
}
