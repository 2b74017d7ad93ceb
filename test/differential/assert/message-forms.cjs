process.removeAllListeners('warning');
const assert = require('assert');
const util = require('util');
function t(f) {
  try {
    f();
    console.log('passed');
  } catch (e) {
    console.log(f.toString().slice(4) + '\n' + e.message + '|', e.generatedMessage, e.operator, e.code);
  }
}
t(() => assert.notDeepEqual({ a: 1 }, { a: '1' }));
t(() => assert.notDeepEqual(1, '1'));
t(() => assert.deepEqual('x'.repeat(600), 'y'.repeat(600)));
t(() => assert.equal('x'.repeat(600), 'y'.repeat(600)));
t(() => assert.notStrictEqual('x'.repeat(600), 'x'.repeat(600)));
t(() => assert.strictEqual('x\n'.repeat(60), 'x\n'.repeat(60) + 'y'));
t(() => assert.strictEqual('x'.repeat(600), 'y'.repeat(600)));
t(() => new assert.Assert({ diff: 'full' }).strictEqual('x'.repeat(600), 'y'.repeat(600)));
t(() => new assert.Assert({ diff: 'full' }).deepStrictEqual(Array(60).fill(1), Array(60).fill(1).concat(2)));
t(() => new assert.Assert({ diff: 'simple' }).strictEqual('x'.repeat(600), 'y'.repeat(600)));
t(() => new assert.Assert({ diff: 'full' }).notStrictEqual('x\n'.repeat(60), 'x\n'.repeat(60)));
const big = Array(60).fill(1);
t(() => new assert.Assert({ diff: 'full' }).notDeepStrictEqual(big, big));
t(() => new assert.Assert({ diff: 'full' }).equal(big, 1));
t(() => new assert.Assert({ diff: 'full', strict: false }).equal('x'.repeat(600), 1));
t(() => assert.strictEqual(big, big.slice()));
t(() => new assert.Assert({ diff: 'full' }).strictEqual(big, big.slice()));
t(() => assert.strictEqual('a'.repeat(512) + 'b', 'a'.repeat(512) + 'c'));
t(() => assert.strictEqual(big, 1, 'custom'));
t(() => assert.deepStrictEqual([1], [2], 'custom'));
t(() => assert.deepEqual([1], [2], 'custom'));
t(() => assert.strictEqual([1], [1], 'custom'));
t(() => assert.partialDeepStrictEqual([1], [2], 'custom'));
t(() => assert.notStrictEqual(1, 1, 'custom'));
t(() => assert.strictEqual(1, 2, ''));
t(() => assert.strictEqual(1, 2, undefined));
t(() => assert.strictEqual(1, 2, null));
t(() => assert.strictEqual(1, 2, 0));
t(() => assert.strictEqual(1, 2, {}));
t(() => assert.strictEqual(1, 2, () => 'x'));
t(() => assert.strictEqual(1, 2, new TypeError('x')));
t(() => {
  throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
});
t(() => {
  throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual', message: 'x' });
});
t(() => {
  throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'deepEqual' });
});
t(() => {
  throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'throws' });
});
t(() => {
  throw new assert.AssertionError({ actual: [1], expected: {}, operator: 'lorem' });
});
t(() => {
  throw new assert.AssertionError({ actual: new Error('zz'), expected: new TypeError('q'), operator: 'throws' });
});
t(() => {
  throw new assert.AssertionError({ actual: { a: 1, b: 1 }, expected: { a: 1 }, operator: 'partialDeepStrictEqual' });
});
t(() => {
  throw new assert.AssertionError({ actual: { a: 1, b: 1 }, expected: { a: 1 }, operator: 'strictEqual', message: null });
});
t(() => assert.strictEqual(1, 2, 'a', 'b'));
t(() => assert.strictEqual(-1, -2));
t(() => assert.deepStrictEqual({ a: undefined }, {}));
t(() => assert.deepStrictEqual([, 1], [undefined, 1]));
t(() => assert.deepStrictEqual(new Map([[{ a: 1 }, { b: 2 }]]), new Map([[{ a: 1 }, { b: 3 }]])));
t(() => assert.deepStrictEqual(new Set([{ a: 1 }, { b: 2 }]), new Set([{ b: 2 }, { a: 3 }])));
t(() => assert.deepStrictEqual({ z: 1, y: { x: [1, 2, { q: 1 }] } }, { y: { x: [1, 2, { q: 2 }] }, z: 1 }));
t(() => assert.deepStrictEqual('a\nb\nc\nd', 'a\nb\nx\nd'));
t(() => assert.strictEqual('a\nb\nc\ndeeeeeeeeeeeeeee', 'a\nb\nx\nd'));
t(() => assert.strictEqual('a\nb\nc\ndeeeeeeeeeeeeeeeee'.repeat(4), 'a\nb\nx\nd'));
t(() => assert.deepStrictEqual([[1, 2, [3]], 4, 5], [[1, 2, '3'], 4, 5]));
t(() =>
  assert.deepStrictEqual(
    {
      get a() {
        return 1;
      },
    },
    {
      get a() {
        return 2;
      },
    },
  ),
);
t(() => assert.deepStrictEqual({ [Symbol('a')]: 1 }, { [Symbol('a')]: 1 }));
t(() =>
  assert.deepStrictEqual(
    function a() {},
    function b() {},
  ),
);
t(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]));
t(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 8]));
t(() => assert.deepStrictEqual([1, 2, 3, 4, 5], [1, 2, 3, 4, 6]));
t(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 7]));
t(() => assert.deepStrictEqual([9, 1, 2, 3, 4, 5, 6, 8], [8, 1, 2, 3, 4, 5, 6, 9]));
t(() =>
  assert.deepStrictEqual(
    { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 },
    { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 10 },
  ),
);
