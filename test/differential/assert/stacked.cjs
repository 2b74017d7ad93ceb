process.removeAllListeners('warning');
const assert = require('assert');
function t(f) {
  try {
    f();
    console.log('passed');
  } catch (e) {
    console.log(e.message);
  }
}
for (const n of [30, 36, 37, 38, 39, 40, 41, 60]) t(() => assert.strictEqual('a'.repeat(n) + 'b', 'a'.repeat(n) + 'c'));
for (const n of [0, 1, 2, 3, 4]) t(() => assert.strictEqual('a'.repeat(n) + 'bxxxxxxxxxxx', 'a'.repeat(n) + 'cxxxxxxxxxxx'));
t(() => assert.strictEqual('abcdefghijklmnop', 'abcdefghijklmnopqrs'));
t(() => assert.strictEqual('abcdefghijklmnopqr', 'abcdefghijklmno'));
t(() => assert.strictEqual(1234567890, 1234567));
t(() => assert.strictEqual(123456789012, 123456789013));
