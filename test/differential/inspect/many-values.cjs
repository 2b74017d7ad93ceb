// inspect(): values of every kind.
const { print: s } = require('./shared/print.cjs');

s(1);
s(false);
s('');
s('hello');
s(function abc() {});
s(() => {});
s(async function () {});
s(async () => {});
s(function* g() {});
s(async function* ag() {});
s(class {});
s(class A extends Array {});
s(
  class B {
    static x = 1;
  },
);
s(undefined);
s(null);
s(/foo(bar\n)?/gi);
s(new Date('Sun, 14 Feb 2010 11:48:40 GMT'));
s(new Date(NaN));
s('\n\x01');
s([]);
s([[]]);
s([1, [2, 3]]);
s({ a: { a: { a: { a: {} } } } });
s({ a: { a: { a: { a: [] } } } });
s({ 'a.b': 1, ä: 2, '1a': 3, _x: 4, $y: 5, [Symbol('q')]: 6 });
s(Object.create({}, { visible: { value: 1, enumerable: true }, hidden: { value: 2 } }));
s(Object.create({}, { visible: { value: 1, enumerable: true }, hidden: { value: 2 } }), { showHidden: true });
s(Object.assign(new Error('foo'), { x: 1 }).message);
s(Object.assign(() => {}, { aprop: 42 }));
s(Object.assign(function f() {}, { a: 1 }));
s([1, 2, 3], true);
s(new ArrayBuffer(4));
s(new SharedArrayBuffer(4));
s(new DataView(new ArrayBuffer(4), 1, 2));
s(new DataView(new ArrayBuffer(2)), true);
for (const C of [Float32Array, Float64Array, Int16Array, Uint8ClampedArray, BigInt64Array]) {
  s(new C(2));
  s(new C(2), true);
}
s(
  Object.create(
    {},
    {
      get: {
        get() {
          return 1;
        },
      },
      set: { set() {} },
      both: {
        get() {
          return 1;
        },
        set() {},
      },
    },
  ),
  true,
);
s({
  get a() {
    return 1;
  },
  set a(x) {},
  get b() {
    throw new Error('oops');
  },
  set c(v) {},
});
s(
  {
    get a() {
      return 1;
    },
    set a(x) {},
    get d() {
      return { x: [1] };
    },
  },
  { getters: true },
);
s(
  {
    get a() {
      return 1;
    },
    set a(x) {},
    get b() {
      return 2;
    },
  },
  { getters: 'set' },
);
s(
  {
    get a() {
      return 1;
    },
    set a(x) {},
    get b() {
      return 2;
    },
  },
  { getters: 'get' },
);
const c = {};
c.a = c;
s(c);
const l = [];
l.push(l, { l });
s(l);
const cc = { a: { b: {} } };
cc.a.b = cc.a;
cc.x = cc;
s(cc);
s(new Proxy({ a: 1 }, {}));
s(new Proxy({ a: 1 }, {}), { showProxy: true });
s(new Proxy(() => {}, {}), { showProxy: 1 });
s(
  new Proxy([1], {
    get() {
      return 5;
    },
  }),
);
s(Proxy.revocable({}, {}).proxy);
{
  const r = Proxy.revocable({}, {});
  r.revoke();
  s(r.proxy);
  s(r.proxy, { showProxy: true });
}
s(Object.create(null));
s(Object.create(Object.create(null)));
s(Object.setPrototypeOf([1], null));
s(Object.setPrototypeOf(new Map([[1, 2]]), null));
s(Object.setPrototypeOf(new Date(0), null));
s(Object.setPrototypeOf(/a/, null));
s(Object.setPrototypeOf(() => {}, null));
s(Object.setPrototypeOf(new Uint8Array(2), null));
s(Object.setPrototypeOf(new Promise(() => {}), null));
s(Object.setPrototypeOf(Object(1), null));
s(Object.setPrototypeOf(Object('abc'), null));
s(Object.setPrototypeOf(new Set([1]), null));
s(Object.setPrototypeOf(class Foo {}, null));
class Foo extends Map {}
s(new Foo([[1, 2]]));
class Bar extends Array {}
s(new Bar(1, 2, 3));
class Baz extends Uint8Array {}
s(new Baz(2));
class Q extends Date {}
s(new Q(0));
class R extends RegExp {}
s(new R('a'));
class S extends Set {}
s(new S([1]));
class P extends Promise {}
s(new P(() => {}));
class E extends Error {}
s(String(new E('x')));
class N extends Number {}
s(new N(5));
class F extends Function {}
s(new F());
class St extends String {}
s(new St('abc'));
class Bo extends Boolean {}
s(new Bo(true));
s(
  new Map([
    ['a', { b: 1 }],
    [{ k: 1 }, new Set([1])],
  ]),
);
s(new Map().entries());
s(
  new Map([
    [1, 2],
    [3, 4],
  ]).entries(),
);
s(new Map([[1, 2]]).keys());
s(new Map([[1, 2]]).values());
s(new Set([1, 2]).values());
s(new Set([1, 2]).entries());
s([1, 2][Symbol.iterator]());
s('ab'[Symbol.iterator]());
s('a'.matchAll(/a/g));
s(new WeakMap());
s(new WeakSet());
s(new WeakRef({ a: 1 }));
s(Promise.resolve(3));
s(Promise.reject(3).catch(() => {}) && Promise.resolve());
s(new Promise(() => {}));
s((function* () {})());
s((async function* () {})());
s(globalThis.Intl === undefined);
s(Object(Symbol('t')));
s(Object(1n));
s(Object(-0));
s(Object(''));
s(Object('abc'));
s(Object('abc'), { showHidden: true });
s(Object.assign(Object('abc'), { x: 1 }));
s(Object.assign(Object(5), { x: 1 }));
