// What comes back for each kind of value.
const { inspect } = require('util');
const show = (label, value) => console.log(label, inspect(value, { depth: 8, showHidden: false }));
const describe = (object) =>
  Reflect.ownKeys(object).map((key) => {
    const { writable, enumerable, configurable, get } = Object.getOwnPropertyDescriptor(object, key);
    return `${String(key)}:${get ? 'accessor' : `${+writable}${+enumerable}${+configurable}`}`;
  });

const { value: _value, ...flags } = Object.getOwnPropertyDescriptor(globalThis, 'structuredClone');
console.log(flags, structuredClone.name, structuredClone.length);
for (const value of [undefined, null, true, false, 0, -0, NaN, Infinity, 1.5, 'text', '', '\ud800', 12n, -(2n ** 70n)])
  show('primitive', structuredClone(value));
console.log(Object.is(structuredClone(-0), -0), Object.is(structuredClone([-0])[0], -0));
for (const value of [Object(1), Object('text'), Object(true), Object(5n), Object(-0), Object('')]) {
  value.extra = 1;
  const clone = structuredClone(value);
  console.log(
    typeof clone,
    Object.getPrototypeOf(clone) === Object.getPrototypeOf(value),
    clone.extra,
    clone.valueOf(),
    Object.keys(clone),
  );
}

show('object', structuredClone({ a: 1, b: { c: [1, 2, { d: null }] }, u: undefined }));
show('array', structuredClone([1, , 3, undefined]));
const sparse = [];
sparse[1000] = 'far';
sparse.length = 2000;
const sparseClone = structuredClone(sparse);
console.log(sparseClone.length, Object.keys(sparseClone), 0 in sparseClone);
const named = [1, 2];
named.extra = { x: 1 };
named['-1'] = 'negative';
show('array with properties', structuredClone(named));
const huge = [];
huge[4294967294] = 1;
console.log(structuredClone(huge).length);
show('holes', [0 in structuredClone([, 1]), structuredClone(new Array(3)).length]);

class Point {
  x = 1;
  #hidden = 2;
  get sum() {
    return this.x + this.#hidden;
  }
}
const point = structuredClone(new Point());
console.log(point, point.constructor === Object, point instanceof Point);
show('null prototype', structuredClone(Object.assign(Object.create(null), { a: 1 })));
show('symbols left out', structuredClone({ [Symbol('s')]: 1, a: 2 }));
show('not enumerable left out', structuredClone(Object.defineProperty({ a: 1 }, 'b', { value: 2 })));
show('inherited left out', structuredClone(Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } })));
const proto = structuredClone(JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2, "toString": 3}'));
console.log(
  Object.keys(proto),
  proto.polluted,
  Object.getPrototypeOf(proto) === Object.prototype,
  Object.hasOwn(proto, '__proto__'),
);
console.log(
  describe(structuredClone(Object.freeze({ a: 1 }))),
  Object.isFrozen(structuredClone(Object.freeze([1]))),
  Object.isExtensible(structuredClone(Object.preventExtensions({}))),
);
console.log(
  describe(
    structuredClone({
      get a() {
        return 1;
      },
    }),
  ),
);
console.log(Object.keys(structuredClone({ b: 1, a: 2, 1: 'x', 0: 'y' })));

const date = new Date(86400000);
date.extra = 1;
show('date', [structuredClone(date), structuredClone(date).extra, structuredClone(new Date(NaN)).getTime()]);
const pattern = /a(b)?/giu;
pattern.lastIndex = 5;
pattern.extra = 1;
const patternClone = structuredClone(pattern);
console.log(
  patternClone,
  patternClone.lastIndex,
  patternClone.extra,
  patternClone.flags,
  describe(patternClone),
  patternClone !== pattern,
);
show('regexps', structuredClone([/(?:)/, /\//, /[/]\n/dsy, /x/v, new RegExp('\n'), new RegExp('')]));

const key = { k: 1 };
const map = new Map([
  [key, 'by object'],
  ['self', null],
  [NaN, 1],
]);
map.set('self', map);
map.extra = 1;
const mapClone = structuredClone(map);
console.log(mapClone.size, [...mapClone.keys()], mapClone.get('self') === mapClone, mapClone.extra, mapClone.has(key));
const set = new Set([1, 'a', key, key]);
set.add(set);
const setClone = structuredClone(set);
console.log(setClone.size, setClone.has(setClone), [...setClone].slice(0, 3));
const shared = { s: 1 };
const both = structuredClone({ a: shared, b: shared, c: [shared] });
console.log(both.a === both.b, both.c[0] === both.a, both.a !== shared);
const cycle = { name: 'cycle' };
cycle.self = cycle;
cycle.list = [cycle];
const cycleClone = structuredClone(cycle);
console.log(cycleClone.self === cycleClone, cycleClone.list[0] === cycleClone, cycleClone);
class MyMap extends Map {}
class MyArray extends Array {}
class MyDate extends Date {}
class MySet extends Set {}
console.log(
  [new MyMap([[1, 2]]), MyArray.of(1, 2), new MyDate(0), new MySet([1])]
    .map((value) => structuredClone(value))
    .map((value) => [Object.getPrototypeOf(value).constructor.name, value]),
);
const tagged = { [Symbol.toStringTag]: 'Date', a: 1 };
show('tagged', structuredClone(tagged));
show('map without its prototype', structuredClone(Object.setPrototypeOf(new Map([[1, 2]]), null)));
show('map as object', structuredClone(Object.setPrototypeOf(new Map([[1, 2]]), Object.prototype)));
show('date as object', structuredClone(Object.setPrototypeOf(new Date(0), {})));
show('fake map', structuredClone(Object.create(Map.prototype, { a: { value: 1, enumerable: true } })));
show(
  'arguments',
  (function () {
    return structuredClone(Object.assign({}, arguments));
  })(1, 2),
);
show('many', structuredClone(Array.from({ length: 5 }, (_, i) => ({ i, s: 'x'.repeat(i) }))));
let deep = {};
for (let i = 0; i < 200; i++) deep = { deep };
let depth = 0;
for (let at = structuredClone(deep); at.deep; at = at.deep) depth++;
console.log(depth);
show('long string', structuredClone('é\u{1F600}'.repeat(3)));
show('options', [
  structuredClone(1, undefined),
  structuredClone(1, null),
  structuredClone(1, {}),
  structuredClone({ a: 1 }, { transfer: [] }),
  structuredClone(1, { transfer: undefined }),
]);
