process.removeAllListeners('warning');
const assert = require('assert');
function t(f) {
  try {
    f();
    console.log('passed');
  } catch (e) {
    console.log(f.toString().slice(4) + '\n' + e.message + '|', e.generatedMessage, e.operator, e.code);
  }
}
t(() => assert.strictEqual(1, 2));
t(() => assert.strictEqual('a'.repeat(6), 'b'.repeat(6)));
t(() => assert.strictEqual('a'.repeat(7), 'b'.repeat(6)));
t(() => assert.strictEqual(123456789, '1234567890'));
t(() => assert.strictEqual('a'.repeat(70), 'b'.repeat(66)));
t(() => assert.strictEqual('a\nb', 'a\nc'));
t(() => assert.strictEqual([1], [1]));
t(() => assert.strictEqual([1], [2]));
t(() => assert.strictEqual({}, {}));
t(() => assert.strictEqual({ a: 1 }, 1));
t(() => assert.strictEqual(1, { a: 1 }));
t(() => assert.strictEqual(() => {}, 1));
t(() =>
  assert.strictEqual(
    () => {},
    () => {},
  ),
);
t(() => assert.strictEqual(0, -0));
t(() => assert.strictEqual(NaN, 0));
t(() => assert.strictEqual(undefined, null));
t(() => assert.strictEqual(1n, 1));
t(() => assert.strictEqual(Symbol('a'), Symbol('a')));
t(() => assert.strictEqual(new Date(0), new Date(0)));
t(() => assert.strictEqual('a', 'b', 'boom'));
t(() => assert.strictEqual());
t(() => assert.strictEqual(1));
t(() => assert.equal());
t(() => assert.equal(1, 2));
t(() => assert.equal({}, []));
t(() => assert.equal(NaN, 0));
t(() => assert.equal('a'.repeat(200), 'b'));
t(() => assert.equal('a\nb\n'.repeat(20), 'b'));
t(() => assert.equal(Array(60).fill(1), { a: Array(60).fill(2) }));
t(() => assert.notEqual(1, 1));
t(() => assert.notEqual('1', 1));
t(() => assert.notStrictEqual(1, 1));
t(() => assert.notStrictEqual('a'.repeat(100), 'a'.repeat(100)));
t(() => assert.notStrictEqual('a\nb', 'a\nb'));
const o = { a: 1 };
t(() => assert.notStrictEqual(o, o));
const fn = function foo() {};
t(() => assert.notStrictEqual(fn, fn));
const big = Array(60).fill(1);
t(() => assert.notStrictEqual(big, big));
t(() => assert.deepEqual({ a: 1 }, { a: 2 }));
t(() => assert.deepEqual(1, 2));
t(() => assert.deepEqual([1, 2, 3], [1, 2, 4]));
t(() => assert.deepEqual(new Set([1]), new Set([2])));
t(() => assert.deepEqual({}, { a: 1 }));
t(() => assert.deepEqual('a', 'b'));
t(() => assert.notDeepEqual({ a: 1 }, { a: 1 }));
t(() => assert.notDeepEqual(1, 1));
t(() => assert.notDeepEqual([1, 2, { a: 3 }], [1, 2, { a: 3 }]));
t(() => assert.deepStrictEqual({ a: 1 }, { a: '1' }));
t(() =>
  assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], [1, 2, 3, 4, 5, 6, 7, 8, 99, 10, 11, 12, 13, 14]),
);
t(() =>
  assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], [1, 2, 3, 99, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
);
t(() => assert.deepStrictEqual(1, 2));
t(() => assert.deepStrictEqual('a'.repeat(10), 'b'.repeat(10)));
t(() => assert.deepStrictEqual(-0, 0));
t(() => assert.deepStrictEqual([0], [-0]));
t(() => assert.deepStrictEqual(new (class A {})(), {}));
t(() => assert.deepStrictEqual(new (class A {})(), new (class A {})()));
t(() => assert.deepStrictEqual(new WeakSet(), new WeakSet()));
t(() => assert.deepStrictEqual({ a: [1, 2] }, { a: [1, 2], b: 3 }));
t(() => assert.deepStrictEqual({ a: [1, 2], b: 3 }, { a: [1, 2] }));
t(() => assert.deepStrictEqual([1], 1));
t(() => assert.deepStrictEqual(null, {}));
t(() => assert.deepStrictEqual(undefined, [1, 2]));
t(() => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }));
t(() => assert.notDeepStrictEqual(big, big));
t(() => assert.notDeepStrictEqual(1, 1));
t(() => assert.partialDeepStrictEqual({ a: 1 }, { a: 2 }));
t(() => assert.partialDeepStrictEqual({ a: 1, b: 2, c: 3 }, { a: 2 }));
t(() => assert.partialDeepStrictEqual([1, 2, 3], [4]));
t(() => assert.partialDeepStrictEqual(1, 2));
t(() => assert.fail());
t(() => assert.fail('x'));
t(() => assert.fail(new TypeError('x')));
t(() => assert.fail(1));
t(() => assert.fail(null));
t(() => assert.ifError(null));
t(() => assert.ifError(undefined));
t(() => assert.ifError(0));
t(() => assert.ifError('x'));
t(() => assert.ifError(new Error('x')));
t(() => assert.ifError({ message: 'q' }));
t(() => assert.ifError({ message: '' }));
t(() => assert.ifError({}));
t(() => assert.ifError(false));
t(() => assert.ifError(new TypeError()));
t(() =>
  assert.ifError(
    new (class Foo {
      constructor() {
        this.message = 'hi';
      }
    })(),
  ),
);
t(() => assert.match('abc', /x/));
t(() => assert.match(1, /x/));
t(() => assert.match('abc', 'x'));
t(() => assert.match('abc', /x/, 'boom'));
t(() => assert.match(undefined, /x/, 'boom'));
t(() => assert.match('abc', /x/, new TypeError('boom')));
t(() => assert.doesNotMatch('abc', /b/));
t(() => assert.doesNotMatch(1, /b/));
t(() => assert.doesNotMatch('abc', {}));
t(() => assert.match('a\nbc'.repeat(200), /x/));
t(() => assert.match());
