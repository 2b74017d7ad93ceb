process.removeAllListeners('warning');
const a = require('node:assert');
const util = require('node:util');
const r = (name, x, y) => {
  const out = [];
  for (const m of ['deepEqual', 'deepStrictEqual', 'partialDeepStrictEqual']) {
    try {
      a[m](x, y);
      out.push(1);
    } catch (e) {
      out.push(e.code === 'ERR_ASSERTION' ? 0 : e.message);
    }
  }
  console.log(name, out.join(' '), util.isDeepStrictEqual(x, y) ? 1 : 0);
};
class A {
  constructor() {
    this.a = 1;
  }
}
class B {
  constructor() {
    this.a = 1;
  }
}
r('proto', new A(), new B());
r('protoobj', new A(), { a: 1 });
r('objproto', { a: 1 }, new A());
r('nullproto', Object.assign(Object.create(null), { a: 1 }), { a: 1 });
r('sparse', [, 1], [undefined, 1]);
r('sparse2', [undefined, 1], [, 1]);
r('sparse3', [, 1], [, 1]);
r('arr sub', [1, 2, 3], [1, 3]);
r('arr sub2', [1, 2, 3], [3, 1]);
r('arrsub3', [1, 2, 3], []);
r('arrobj', [{ a: 1, b: 2 }, { c: 1 }], [{ c: 1 }]);
r('sparse sub', [1, , 3], [, 3]);
r('sparse sub2', [1, 2, 3], [, 3]);
r('set', new Set([1, 2]), new Set([2, 1]));
r('setsub', new Set([1, 2, 3]), new Set([2]));
r('setobj', new Set([{ a: 1, b: 2 }, { c: 1 }]), new Set([{ a: 1 }]));
r('setloose', new Set([1, '2']), new Set(['1', 2]));
r('setloose2', new Set([null]), new Set([undefined]));
r('setobjdup', new Set([{ a: 1 }, { a: 1, b: 1 }]), new Set([{ a: 1 }, { a: 1 }]));
r('map', new Map([[1, 2]]), new Map([['1', '2']]));
r(
  'mapsub',
  new Map([
    [1, { a: 1, b: 2 }],
    [2, 3],
  ]),
  new Map([[1, { a: 1 }]]),
);
r('mapobjkey', new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]]));
r('mapnull', new Map([[null, 1]]), new Map([[undefined, 1]]));
r('mapundef', new Map([[1, undefined]]), new Map([[2, undefined]]));
r('symkeys', { [Symbol.for('a')]: 1 }, {});
r('symkeys2', { [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 1 });
r('symkeys3', {}, { [Symbol.for('a')]: 1 });
r('nan', NaN, NaN);
r('zero', 0, -0);
r('zeroin', [0], [-0]);
r('nanin', [NaN], [NaN]);
r('str', 1, '1');
r('null', null, undefined);
r('bool', true, 1);
r('date', new Date(1), new Date(1));
r('dateinv', new Date(NaN), new Date(NaN));
r('regexp', /a/g, /a/g);
r('re2', /a/g, /a/i);
const re = /a/g;
re.lastIndex = 3;
r('re3', re, /a/g);
r('err', new Error('a'), new Error('a'));
r('err2', new Error('a'), new TypeError('a'));
r('err3', new Error('a', { cause: 1 }), new Error('a'));
r('err4', new Error('a'), new Error('a', { cause: undefined }));
r('err5', new Error('a', { cause: 1 }), new Error('a', { cause: '1' }));
r('err6', Object.assign(new Error('a'), { x: 1 }), new Error('a'));
r('agg', new AggregateError([1], 'a'), new AggregateError([2], 'a'));
r('err7', new Error('b'), new Error('a'));
r('errobj', new Error('a'), { message: 'a' });
r('objerr', { message: 'a' }, new Error('a'));
r('u8', new Uint8Array([1, 2]), new Uint8Array([1, 2]));
r('u8b', new Uint8Array([1, 2]), Buffer.from([1, 2]));
r('u8sub', new Uint8Array([1, 2, 3]), new Uint8Array([1, 3]));
r('u8sub2', new Uint8Array([1, 2, 3]), new Uint8Array([1, 2]));
r('i8u8', new Int8Array([1]), new Uint8Array([1]));
r('f32', new Float32Array([0]), new Float32Array([-0]));
r('f32n', new Float32Array([NaN]), new Float32Array([NaN]));
r('ab', new ArrayBuffer(2), new ArrayBuffer(2));
r('absab', new ArrayBuffer(2), new SharedArrayBuffer(2));
r('absub', new Uint8Array([1, 2, 3]).buffer, new Uint8Array([1, 2]).buffer);
r('dv', new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(2)));
r('dvsub', new DataView(new ArrayBuffer(3)), new DataView(new ArrayBuffer(2)));
r('boxed', Object(1), Object(1));
r('boxed2', Object(1), Object('1'));
r('boxed3', Object('a'), 'a');
r('boxedsym', Object(Symbol.iterator), Object(Symbol.iterator));
r('boxed0', Object(0), Object(-0));
r('boxedstr', Object('ab'), Object('ab'));
r('boxedbool', Object(true), Object(false));
r('wm', new WeakMap(), new WeakMap());
r('ws', new WeakSet(), new WeakSet());
r('prom', Promise.resolve(1), Promise.resolve(1));
r('wr', new WeakRef({}), new WeakRef({}));
r(
  'fn',
  () => 1,
  () => 1,
);
r('sym', Symbol.for('a'), Symbol.for('a'));
r(
  'args',
  (function () {
    return arguments;
  })(1),
  [1],
);
r(
  'args2',
  (function () {
    return arguments;
  })(1),
  (function () {
    return arguments;
  })(1),
);
r('arrob', [1], { 0: 1 });
r('arrlike', [1], { 0: 1, length: 1 });
r('url', new URL('http://a'), new URL('http://a'));
r('url2', new URL('http://a'), new URL('http://b'));
r('usp', new URLSearchParams('a'), new URLSearchParams('b'));
r('arrprop', Object.assign([1], { x: 1 }), [1]);
r('arrprop2', [1], Object.assign([1], { x: 1 }));
r('empty', {}, []);
r('undefprop', { a: undefined }, {});
r('undefprop2', {}, { a: undefined });
r('undefprop3', { a: undefined }, { b: undefined });
const c = {};
c.c = c;
const d = {};
d.c = d;
r('circ', c, d);
const e = { c: {} };
e.c.c = e;
r('circ2', c, e);
r('circ3', e, c);
const s1 = new Set();
s1.add(s1);
const s2 = new Set();
s2.add(s2);
r('circset', s1, s2);
const a1 = [];
a1.push(a1);
const a2 = [];
a2.push(a2);
r('circarr', a1, a2);
r('circ4', [c, c], [c, d]);
const cc = { a: {} };
cc.a.b = cc.a;
const dd = { a: { b: {} } };
dd.a.b.b = dd.a;
r('circ5', cc, dd);
class P {
  #x = 1;
}
r('priv', new P(), new P());
r('tag', { [Symbol.toStringTag]: 'x' }, {});
r('tag2', Object.defineProperty({}, Symbol.toStringTag, { value: 'x' }), {});
r('tag3', Object.defineProperty([], Symbol.toStringTag, { value: 'x' }), []);
r('proxy', new Proxy({ a: 1 }, {}), { a: 1 });
r('proxyarr', new Proxy([1], {}), [1]);
r('gen', (function* () {})(), (function* () {})());
r('nonenum', Object.defineProperty({}, 'a', { value: 1 }), {});
r('ctor', { constructor: 1 }, { constructor: 1 });
r('deepbool', { a: 1 }, { a: '1' });
r('dateloose', new Date(1), 1);
r('objstr', { a: [1, { b: 2 }] }, { a: [1, { b: '2' }] });
r('bigint', 1n, 1);
r('bigint2', [1n], [1]);
r('nested map', { m: new Map([[{ a: 1 }, { b: 1 }]]) }, { m: new Map([[{ a: 1 }, { b: 1 }]]) });
r('date prop', Object.assign(new Date(1), { x: 1 }), new Date(1));
r('setprop', Object.assign(new Set(), { x: 1 }), new Set());
r('fnnull', null, {});
r('fnobj', () => 1, {});
r('part null', { a: 1 }, null);
r('part undefined', { a: 1 }, undefined);
r('part str', { a: 'abc' }, { a: 'abc' });
r(
  'mapmixed',
  new Map([
    ['1', 1],
    [2, 'x'],
  ]),
  new Map([
    [1, '1'],
    ['2', 'x'],
  ]),
);
r('setmix2', new Set(['1', { a: 1 }]), new Set([1, { a: '1' }]));
r('setbool', new Set([true]), new Set([1]));
r('setstr', new Set(['']), new Set([0]));
r('abort', new AbortController().signal, new AbortController().signal);
r('headers', new Map([[NaN, 1]]), new Map([[NaN, 1]]));
r('setNaN', new Set([NaN]), new Set([NaN]));
r('obj', Object(1n), Object(1n));
r('numprop', Object.assign(Object(1), { x: 1 }), Object(1));
r('arrsubdup', [1, 1], [1, 1, 1]);
r('arrsubdup2', [1, 2, 1], [1, 1]);
r('partnest', { a: { b: 1, c: 2 }, d: [1, { e: 1, f: 2 }] }, { a: { b: 1 }, d: [{ e: 1 }] });
r(
  'fnprop',
  Object.assign(() => {}, { a: 1 }),
  Object.assign(() => {}, { a: 1 }),
);
r('setpart2', new Set([1, [2, 3]]), new Set([[2]]));
r('setpart3', new Set([{ a: 1, b: 1 }, { a: 1 }]), new Set([{ a: 1 }, { b: 1 }]));
r('setpart4', new Set([{ a: 1 }, { a: 1, b: 1 }]), new Set([{ a: 1 }, { b: 1 }]));
r('mappart', new Map([[{ a: 1, b: 1 }, 1]]), new Map([[{ a: 1 }, 1]]));
r('errpart', new Error('abc', { cause: { a: 1, b: 2 } }), new Error('abc', { cause: { a: 1 } }));
r('errpart2', new Error('abc', { cause: 1 }), new Error('abc'));
r('sub class arr', class extends Array {}.from([1]), [1]);
r('f64part', new Float64Array([0, 1]), new Float64Array([-0]));
