// Errors of odd shapes, and options in many combinations.
import { inspect } from 'node:util';
const show = (l, v, o) => {
  try {
    console.log(l + ':', inspect(v, o).replace(/\n\s+at .*/g, ''));
  } catch (e) {
    console.log(l, 'threw', e.name, e.message);
  }
};
const E = (e, p) => Object.assign(e, p);
show('cause str', new Error('a', { cause: 'b' }));
show('cause undefined', new Error('a', { cause: undefined }));
show('cause obj', new Error('a', { cause: { x: 1 } }));
show('agg', new AggregateError([1, 2], 'agg'));
show('agg empty', new AggregateError([]));
show('keys', E(new Error('k'), { code: 'E_X', n: 1, nested: { a: { b: {} } } }));
show('own name', E(new Error('m'), { name: 'Custom' }));
show('own name type', E(new TypeError('m'), { name: 'Custom' }));
{
  const e = new Error('first');
  e.stack;
  e.message = 'second';
  show('changed', e);
}
{
  const e = new Error('first');
  e.message = 'second';
  show('changed before', e);
}
{
  const e = new Error('x');
  e.stack = undefined;
  show('no stack', e);
  e.stack = '';
  show('empty stack', e);
  e.stack = 5;
  show('number stack', e);
  e.stack = { a: 1 };
  show('object stack', e);
  delete e.stack;
  show('deleted', e);
}
{
  const e = new Error('x');
  e.stack = 'custom text';
  show('custom stack', e);
  e.stack = 'Error: other\n    at foo';
  show('custom frames', e);
}
class MyErr extends Error {}
show('class', new MyErr('m'));
class Named extends Error {
  get name() {
    return 'Getter';
  }
}
show('getter name', new Named('m'));
class Proto extends Error {}
Proto.prototype.name = 'OnProto';
show('proto name', new Proto('m'));
show('in object', { e: new Error('i') });
show('in array', [new RangeError('r')], { compact: false });
show('message obj', E(new Error(), { message: { a: 1 } }));
show('null proto', Object.setPrototypeOf(new Error('n'), null));
show('tag', E(new Error('t'), { [Symbol.toStringTag]: 'Tag' }));
show('empty', new Error());
show('multi', new Error('line1\nline2'));
show('name in message', new Error('TypeError: x'));
show('name num', E(new Error('m'), { name: 5 }));
show('name empty', E(new Error('m'), { name: '' }));
show('depth', { a: { b: { c: new Error('d') } } }, { depth: 1 });
show('dom', new DOMException('m', 'AbortError'));
show('dom2', new DOMException('m'));
show('errors key', E(new Error('m'), { errors: [1] }));
show(
  'cause on proto',
  new (class extends Error {
    get cause() {
      return 1;
    }
  })('m'),
);
show('suppressed', typeof SuppressedError === 'function' ? new SuppressedError(1, 2, 'm') : 'none');
show('error class', MyErr);
show('anon class', class {});
show('anon ext', class extends Map {});
show('anon inst', new (class {})());
show(
  'class props',
  class Q {
    static a = 1;
    static #p = 2;
    static m() {}
  },
);
show('class null', class extends null {});
show(
  'fn props',
  Object.assign(function foo() {}, { a: 1 }),
);
show('anon fn', (() => () => {})());
show(
  'fn name',
  Object.defineProperty(() => {}, 'name', { value: 5 }),
);
show(
  'fn null',
  Object.setPrototypeOf(function f() {}, null),
);
show(
  'fn tag',
  Object.setPrototypeOf(function f() {}, Object.create(Function.prototype, { [Symbol.toStringTag]: { value: 'Z' } })),
);
show('bound', function f() {}.bind());
show(
  'class name',
  class {
    static name = 'Mine';
  },
);
show(
  'class name fn',
  class {
    static name() {}
  },
);
show('method', { m() {}, get: class A {}, async n() {}, *g() {} });
const long = 'x'.repeat(200);
show('long', long);
show('long2', { long });
show('max string', long, { maxStringLength: 10 });
show('max string obj', { a: 'abc\n'.repeat(10) }, { maxStringLength: 15 });
show('lines', { a: 'abc\n'.repeat(8) });
show('quotes', ["'", '"', '\'"', '\'"`', '\n\t\b\x01\x7f\u2028', '\ud800', '\\']);
show('keys', { "a'b": 1, 'a-b': 2, 1: 3, '': 4, [Symbol('s y')]: 5, [Symbol()]: 6, ü: 7, __proto__x: 8, ['__proto__']: 9 });
const obj = { a: 1, b: { c: [1, 2, { d: 3 }] }, e: 'f', g: new Map([['h', { i: 1 }]]) };
for (const compact of [true, false, 0, 1, 2, 3, 10])
  for (const breakLength of [20, 80, Infinity]) show(`c ${compact} ${breakLength}`, obj, { compact, breakLength });
show('sorted', { b: 1, a: 2, c: { z: 1, y: 2 } }, { sorted: true });
show('sorted fn', { b: 1, a: 2 }, { sorted: (a, b) => (a < b ? 1 : -1) });
show('sorted set', new Set(['b', 'a']), { sorted: true });
show(
  'sorted map',
  new Map([
    ['b', 1],
    ['a', 2],
  ]),
  { sorted: true },
);
for (const n of [123456789, 1234.5678, -1234567.891, 0.0001234, 1e21, 123n, 1234567n, -0, NaN, 12345])
  show('sep', n, { numericSeparator: true });
show('sep arr', [1234567, 1234567n], { numericSeparator: true });
show(
  'colors',
  {
    a: 1,
    b: 'x',
    c: null,
    d: undefined,
    e: true,
    f: Symbol('s'),
    g: 1n,
    h: () => {},
    i: new Date(0),
    j: /x/g,
    k: [1, , 2],
    l: new Map([[1, 'a']]),
    m: new (class Z {})(),
    get n() {
      return 1;
    },
    [Symbol('k')]: 1,
    o: new Error('e').message,
  },
  { colors: true },
);
show('colors mod', [new Proxy({}, {}), Object(1), new Set([1]), { a: { b: { c: {} } } }, Array(200).fill(1)], {
  colors: true,
  depth: 1,
});
show('date', [
  new Date(NaN),
  Object.assign(new Date(0), { x: 1 }),
  new (class D extends Date {})(0),
  Object.setPrototypeOf(new Date(0), null),
]);
show('re', [/a/g, Object.assign(/b/, { x: 1 }), new (class R extends RegExp {})('c'), Object.setPrototypeOf(/d/, null)]);
show('buf', [
  new ArrayBuffer(4),
  new Uint8Array([1, 2]),
  new DataView(new ArrayBuffer(2)),
  Buffer.from('ab'),
  new Float64Array(2),
  new SharedArrayBuffer(1),
  new BigInt64Array(1),
]);
show('typed hidden', new Uint8Array([1]), { showHidden: true });
show(
  'args',
  (function () {
    return arguments;
  })(1, 2),
);
show('weak', [new WeakMap(), new WeakSet(), new WeakRef({ a: 1 }), new FinalizationRegistry(() => {})]);
show('promise', [
  Promise.resolve(4),
  Promise.reject(new Error('r')).catch(() => {}) && new Promise(() => {}),
  Object.assign(Promise.resolve(), { x: 1 }),
]);
show('global', [globalThis === undefined, Math, JSON, Reflect, Atomics, Intl]);
show('symbols', [Symbol(), Symbol('a b'), Symbol.iterator, Symbol.for('x')]);
show('hidden arr', [1, 2], { showHidden: true });
show('hidden obj', Object.defineProperty({ a: 1 }, 'h', { value: 2 }), { showHidden: true });
show('hidden fn', function f(a) {}, { showHidden: true });
show('custom', {
  [inspect.custom](d, o, i) {
    return d + ' ' + typeof o.stylize + ' ' + (i === inspect);
  },
});
show('custom obj', {
  [inspect.custom]() {
    return { x: 1 };
  },
});
show('custom nested', { a: { [inspect.custom]: (d) => d } }, { depth: 5 });
show('depth null', { a: { b: { c: { d: { e: 1 } } } } }, { depth: null });
show('nested empties', [[], {}, [[]], [{}], new Map(), new Set(), [[[[]]]], { a: { b: { c: { d: 1 } } } }]);
show(
  'grouped',
  Array.from({ length: 40 }, (_, i) => 'item' + i),
);
show(
  'grouped nums',
  Array.from({ length: 101 }, (_, i) => i * 7.5),
);
show('mixed', [1, 'two', 3n, null, undefined, true, { a: 1 }, [1]]);
show('string long arr', Array(5).fill('abcdefghijklmnopqrstuvwxyz'));
