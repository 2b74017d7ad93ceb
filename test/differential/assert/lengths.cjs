process.removeAllListeners('warning');
const assert = require('assert');
for (const n of [500, 511, 512, 513, 514, 515, 520, 600]) {
  try {
    assert.strictEqual('y'.repeat(n), 1);
  } catch (e) {
    console.log(
      n,
      require('util')
        .inspect(e, { breakLength: 1e9 })
        .match(/actual: '(y+)(.*)',/)
        .slice(1)
        .map((x, i) => (i ? x : x.length)),
    );
  }
  try {
    assert.equal('y'.repeat(n), 1);
  } catch (e) {
    console.log(n, e.message.length, e.message.slice(-15));
    console.log(
      n,
      require('util')
        .inspect(e)
        .match(/actual: '(y+)(.*)',/)
        .slice(1)
        .map((x, i) => (i ? x : x.length)),
    );
  }
}
for (const n of [8, 9, 10, 11, 12]) {
  try {
    assert.strictEqual('y\n'.repeat(n), 1);
  } catch (e) {
    console.log(
      n,
      require('util')
        .inspect(e)
        .match(/actual: .*/)[0],
    );
  }
}
for (const n of [8, 9, 10, 11, 12]) {
  try {
    assert.strictEqual('y\n'.repeat(n), 1);
  } catch (e) {
    console.log(
      n,
      require('util')
        .inspect(e)
        .match(/actual: .*/)[0],
    );
  }
}
