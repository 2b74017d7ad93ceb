process.removeAllListeners('warning');
process.env.FORCE_COLOR = '1';
const assert = require('assert');
function t(f) {
  try {
    f();
    console.log('passed');
  } catch (e) {
    console.log(f.toString().slice(4) + '\n' + JSON.stringify(e.message));
  }
}
t(() => assert.deepStrictEqual({ a: 1 }, { a: '1' }));
t(() =>
  assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], [1, 2, 3, 4, 5, 6, 7, 8, 99, 10, 11, 12, 13, 14]),
);
t(() => assert.partialDeepStrictEqual({ a: 1, b: 2, c: 3 }, { a: 2 }));
t(() => assert.strictEqual('hello world foo', 'hello wurld bar'));
t(() => assert.strictEqual('a', 'b'));
t(() => assert.strictEqual('aaaaaaaaaaaaaaaaaaa\nbbbbb', 'aaaaaaaaaaaaaaaaa\nbbb'));
t(() => assert.strictEqual(1234567890123, 'hello wurld bar'));
t(() => assert.strictEqual([1], [1]));
t(() => assert.strictEqual([1], 1));
t(() => assert.equal(1, 2));
t(() => assert.ok(0));
t(() => assert.notStrictEqual(1, 1));
t(() => assert.deepEqual(1, [1]));
t(() => assert.strictEqual('a'.repeat(600), 'b'));
t(() => assert.strictEqual('aXbXc'.repeat(5), 'aYbXc'.repeat(5), 'custom'));
t(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3, 4, 5, 6, 7, 9]));
t(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3, 4, 5, 6, 9]));
t(() => assert.deepStrictEqual('hello world foo', 'hello wurld bar'));
t(() => assert.equal('hello world foo', 'hello wurld bar'));
