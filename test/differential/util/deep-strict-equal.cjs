// isDeepStrictEqual.
const util = require('node:util');
const eq = (a, b, l) => console.log(l ?? '', util.isDeepStrictEqual(a, b));
const u = util.isDeepStrictEqual;
const T = (l, ...a) => console.log(l, u(...a));
T('nan', NaN, NaN);
T('0', 0, -0);
T('arr0', [0], [-0]);
T('s', 'a', 'a');
T('1,"1"', 1, '1');
T('hole', [, 1], [undefined, 1]);
T('hole2', [, 1], [, 1]);
T('extra', Object.assign([1], { x: 1 }), [1]);
T('extra2', Object.assign([1], { x: 1 }), Object.assign([1], { x: 1 }));
T('len', [1, ,], [1]);
class A {
  constructor() {
    this.x = 1;
  }
}
T('proto', new A(), { x: 1 });
T('skip', new A(), { x: 1 }, true);
T('skip2', new A(), { x: 1 }, { skipPrototype: true });
T('nullp', Object.create(null), {});
T('tag', { [Symbol.toStringTag]: 'a' }, { [Symbol.toStringTag]: 'b' });
T('tag2', Object.defineProperty({}, Symbol.toStringTag, { value: 'a' }), {});
T('sym', { [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 1 });
T('sym2', { [Symbol.for('a')]: 1 }, {});
T('symne', Object.defineProperty({}, Symbol('q'), { value: 1 }), {});
T('ne', Object.defineProperty({}, 'q', { value: 1 }), {});
T('undef', { a: undefined }, {});
T('undef2', { a: undefined }, { b: undefined });
T('date', new Date(1), new Date(1));
T('date2', new Date(1), new Date(2));
T('dnan', new Date(NaN), new Date(NaN));
T('dextra', Object.assign(new Date(1), { a: 1 }), new Date(1));
T('re', /a/g, /a/g);
T('re2', /a/g, /a/i);
const r1 = /a/g;
r1.lastIndex = 3;
T('re3', r1, /a/g);
T('err', new Error('a'), new Error('a'));
T('err2', new Error('a'), new Error('b'));
T('err3', new Error('a'), new TypeError('a'));
T('errname', Object.assign(new Error('a'), { name: 'x' }), new Error('a'));
T('errc', new Error('a', { cause: 1 }), new Error('a'));
T('errc2', new Error('a', { cause: 1 }), new Error('a', { cause: 2 }));
T('errcu', new Error('a', { cause: undefined }), new Error('a'));
T('agg', new AggregateError([1], 'a'), new AggregateError([2], 'a'));
T('agg2', new AggregateError([1], 'a'), new AggregateError([1], 'a'));
T('errs', Object.assign(new Error('x'), { code: 1 }), Object.assign(new Error('x'), { code: 2 }));
T('u8', new Uint8Array([1, 2]), new Uint8Array([1, 2]));
T('u82', new Uint8Array([1, 2]), new Uint8Array([1, 3]));
T('f64', new Float64Array([0]), new Float64Array([-0]));
T('f64n', new Float64Array([NaN]), new Float64Array([NaN]));
T('buf', Buffer.from('a'), new Uint8Array([97]));
T('buf2', Buffer.from('a'), Buffer.from('a'));
T('i8', new Int8Array(1), new Uint8Array(1));
T('ab', new ArrayBuffer(2), new ArrayBuffer(2));
T('ab2', new Uint8Array([1]).buffer, new Uint8Array([2]).buffer);
T('dv', new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(2)));
T('u8x', Object.assign(new Uint8Array(1), { x: 1 }), new Uint8Array(1));
T('sab', new SharedArrayBuffer(1), new SharedArrayBuffer(1));
T('absab', new ArrayBuffer(1), new SharedArrayBuffer(1));
T('set', new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1]));
T('set2', new Set([1]), new Set(['1']));
T('set3', new Set([{ a: 1 }, { a: 1 }]), new Set([{ a: 1 }, { b: 1 }]));
T('set4', new Set([[1], [2]]), new Set([[2], [1]]));
T('setn', new Set([NaN]), new Set([NaN]));
T('set0', new Set([0]), new Set([-0]));
T('setx', Object.assign(new Set(), { a: 1 }), new Set());
T('setu', new Set([undefined]), new Set([null]));
T('sets', new Set([1, 2]), new Set([1]));
T('setnest', new Set([new Set([1])]), new Set([new Set([1])]));
T('map', new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]]));
T('map2', new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]]));
T(
  'map3',
  new Map([
    [{ k: 1 }, 1],
    [{ k: 1 }, 2],
  ]),
  new Map([
    [{ k: 1 }, 2],
    [{ k: 1 }, 1],
  ]),
);
T('mapu', new Map([[1, undefined]]), new Map([[2, undefined]]));
T(
  'mapo',
  new Map([
    [1, 2],
    [3, 4],
  ]),
  new Map([
    [3, 4],
    [1, 2],
  ]),
);
T('mapnull', new Map([[null, 1]]), new Map([[undefined, 1]]));
T(
  'mapmix',
  new Map([
    [{ a: 1 }, 1],
    ['x', { q: 1 }],
  ]),
  new Map([
    ['x', { q: 1 }],
    [{ a: 1 }, 1],
  ]),
);
T('boxed', new Number(1), new Number(1));
T('boxed2', new Number(0), new Number(-0));
T('boxs', new String('a'), new String('a'));
T('boxs2', new String('a'), new String('b'));
T('boxsym', Object(Symbol.iterator), Object(Symbol.iterator));
T('boxbig', Object(1n), Object(2n));
T('boxed3', new Number(1), 1);
T('boxx', Object.assign(new String('a'), { x: 1 }), new String('a'));
T('boxnb', new Number(1), new Boolean(1));
T(
  'fn',
  () => {},
  () => {},
);
const f = () => {};
T('fn2', f, f);
T('wm', new WeakMap(), new WeakMap());
T('ws', new WeakSet(), new WeakSet());
T('pr', Promise.resolve(1), Promise.resolve(1));
const wm = new WeakMap();
T('wm2', wm, wm);
T('wr', new WeakRef({ a: 1 }), new WeakRef({ a: 2 }));
T(
  'args',
  (function () {
    return arguments;
  })(1),
  (function () {
    return arguments;
  })(1),
);
T(
  'args2',
  (function () {
    return arguments;
  })(1),
  [1],
);
T('gen', (function* () {})(), (function* () {})());
T('mi', new Map().entries(), new Map().entries());
const c1 = {};
c1.c = c1;
const c2 = {};
c2.c = c2;
T('circ', c1, c2);
const d1 = {};
d1.x = { d: d1 };
const d2 = {};
d2.x = { d: d2 };
T('circ2', d1, d2);
const e1 = { a: {} };
e1.a.b = e1;
const e2 = { a: {} };
e2.a.b = e2.a;
T('circ3', e1, e2);
const s1 = new Set();
s1.add(s1);
const s2 = new Set();
s2.add(s2);
try {
  T('circset', s1, s2);
} catch (e) {
  console.log(e.message);
}
const m1 = [];
m1.push(m1);
const m2 = [];
m2.push([m2]);
T('circ4', m1, m2);
T(
  'getter',
  {
    get a() {
      return 1;
    },
  },
  { a: 1 },
);
T('proxy', new Proxy({ a: 1 }, {}), { a: 1 });
T('proxyarr', new Proxy([1], {}), [1]);
T('url', new URL('http://a'), new URL('http://a'));
T('url2', new URL('http://a'), new URL('http://b'));
T('usp', new URLSearchParams('a=1'), new URLSearchParams('a=2'));
T('null', null, undefined);
T('nullobj', null, {});
T('str obj', 'a', new String('a'));
T('symbols', Symbol('a'), Symbol('a'));
T('big', 1n, 1n);
T('bign', 1n, 1);
T('keyorder', { a: 1, b: 2 }, { b: 2, a: 1 });
T('nestedproto', { a: new A() }, { a: { x: 1 } });
T('arrobj', [], {});
T('arrsub', new (class extends Array {})(), []);
T('argsn', null, null);
T('hole3', [1, , 3], Object.assign([1, , 3], {}));
T('sparse', Object.assign([], { length: 3 }), [, , ,]);
T('sym3', Object.assign([1], { [Symbol.for('z')]: 1 }), [1]);
const p1 = { constructor: A },
  p2 = { constructor: A };
{
  class A {}
  console.log(
    u(Object.create(p1), Object.create(p2)),
    u(Object.create({}), Object.create({})),
    u(Object.create({ constructor: Object }), {}),
    u(Object.create({ x: 1 }), {}),
    u(Object.create(A.prototype), Object.create(Object.create(A.prototype))),
    u(Object.create(null), Object.create(null)),
    u({ constructor: 1 }, { constructor: 1 }),
    u(Object.create({ constructor: 1 }), Object.create({ constructor: 1 })),
    u(Object.create({ constructor: undefined }), Object.create({ constructor: undefined })),
    u({ constructor: A }, Object.create({}, { constructor: { value: A, enumerable: true } })),
  );
}
