// Forms of values that programs rarely show.
import util from 'node:util';
const { inspect } = util;
const show = (l, v, o) => {
  try {
    console.log(l + ':', inspect(v, o));
  } catch (e) {
    console.log(l, 'threw', e.name, e.message);
  }
};
class N extends null {
  constructor() {
    return Object.create(N.prototype);
  }
}
show('null class', new N());
show('null class itself', N);
class N2 extends null {
  static x = 1;
}
show('N2', N2);
show('N2 inst', Object.assign(Object.create(N2.prototype), { a: 1 }));
show('null proto', Object.assign(Object.create(null), { a: 1 }));
show('null proto of null proto', Object.create(Object.create(null)));
class Foo {}
class Bar extends Foo {}
show('no constructor', Object.create(Object.create(Foo.prototype, { constructor: { value: undefined } })));
show('tag', { [Symbol.toStringTag]: 'T', a: 1 });
show(
  'tag class',
  new (class A {
    get [Symbol.toStringTag]() {
      return 'B';
    }
  })(),
);
show(
  'tag same',
  new (class A {
    get [Symbol.toStringTag]() {
      return 'A';
    }
  })(),
);
show('tag null', Object.create(null, { [Symbol.toStringTag]: { value: 'X' } }));
show('tag empty', { [Symbol.toStringTag]: '' });
show('tag num', { [Symbol.toStringTag]: 5 });
show('tag throws', {
  get [Symbol.toStringTag]() {
    throw new Error('t');
  },
});
show('tag Map', Object.defineProperty(new Map([[1, 2]]), Symbol.toStringTag, { value: 'Mine' }));
show(
  'tag function',
  Object.assign(() => {}, { [Symbol.toStringTag]: 'Fn' }),
);
for (const v of [1, -0, 'str', true, 5n, Symbol('s')]) {
  show('boxed', Object(v));
  show('boxed keys', Object.assign(Object(v), { extra: 1 }));
}
show('boxed sub', new (class S extends String {})('x'));
show('boxed null', Object.setPrototypeOf(new Number(3), null));
show('long boxed', Object('a'.repeat(100)));
const arr = [1, , 3];
arr.x = 1;
arr[-1] = 2;
arr['a b'] = 3;
arr[Symbol('q')] = 4;
show('array keys', arr);
show('sparse', [, , 1, , , ,]);
show('array sub', new (class L extends Array {})(3));
show('array null', Object.setPrototypeOf([1], null));
show(
  'array arr',
  Array.from({ length: 120 }, (_, i) => i),
);
show('max 3', [1, 2, 3, 4, 5], { maxArrayLength: 3 });
show('max 0', [1], { maxArrayLength: 0 });
const m = new Map([
  [{ a: 1 }, 'b'],
  ['c', new Map([['d', new Map()]])],
]);
show('map', m);
show('map keys', m.keys());
show('values', m.values());
show('entries', m.entries());
show('set it', new Set([1, 'a']).values());
show('set entries', new Set([1]).entries());
const it = m.entries();
it.next();
show('advanced', it);
it.next();
show('exhausted', it);
show('showHidden it', m.keys(), { showHidden: true });
show('map sub', new (class MM extends Map {})([[1, 2]]));
show('extra map', Object.assign(new Map([[1, 2]]), { x: 1 }));
show('extra set', Object.assign(new Set([1]), { x: 1 }));
show('array it', [1][Symbol.iterator]());
show('string it', 'a'[Symbol.iterator]());
show('regexp it', 'a'.matchAll(/a/g));
show(
  'iter helper',
  [1].values().map((x) => x),
);
show('Iterator.from', Iterator.from({ next() {} }));
function* g() {
  yield 1;
}
show('gen', g());
show('gen fn', g);
async function* ag() {}
show('async gen', ag());
show('async gen fn', ag);
show('async fn', async () => {});
show('gen extra', Object.assign(g(), { x: 1 }));
import * as ns from 'node:path';
show('ns', Object.keys(ns).length > 5);
show('ns deep', { ns }, { depth: 0 });
const self = await import('data:text/javascript,export const a = 1; export default function f() {}; export let late;');
show('ns2', self);
show('ns2 hidden', self, { showHidden: true });
show('proxy', new Proxy({ a: 1 }, {}));
show('proxy show', new Proxy({ a: 1 }, { get() {} }), { showProxy: true });
show('proxy fn', new Proxy(function f() {}, {}));
show('proxy of proxy', new Proxy(new Proxy([1], {}), {}), { showProxy: true });
show('proxy deep', { a: { p: new Proxy({ a: { b: { c: {} } } }, {}) } }, { showProxy: true });
show('proxy depth', new Proxy({ a: 1 }, {}), { showProxy: true, depth: -1 });
const rev = Proxy.revocable({}, {});
rev.revoke();
show('revoked', rev.proxy);
show('revoked show', rev.proxy, { showProxy: true });
show('proxy class', new Proxy(Foo, {}));
const acc = {
  get a() {
    return { x: 1 };
  },
  set b(v) {},
  get d() {
    return 5;
  },
  set d(v) {},
  get e() {
    return 'long'.repeat(5);
  },
};
show('acc', acc);
show('getters', acc, { getters: true });
show('getters get', acc, { getters: 'get' });
show('getters set', acc, { getters: 'set' });
const circ = { name: 'x' };
circ.self = circ;
circ.map = new Map([[circ, circ]]);
circ.set = new Set([circ]);
circ.arr = [circ, { circ }];
show('circ', circ);
const c1 = {},
  c2 = { c1 };
c1.c2 = c2;
show('two', [c1, c2]);
