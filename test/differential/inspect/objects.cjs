// Plain objects, keys of every kind, tags, null prototypes.
const { inspect } = require('node:util');
const show = (...values) => console.log(...values.map((value) => inspect(value)));

show(
  {},
  { a: 1 },
  {
    'a-b': 1,
    2: 3,
    [Symbol('x y')]: 1,
    [Symbol()]: 2,
    [Symbol('a\nb')]: 3,
    __proto__x: 1,
    ['__proto__']: 5,
    '': 1,
    'a\nb': 2,
    "it's": 1,
    $a: 1,
    ünï: 1,
    a1_: 1,
  },
);
show(
  Object.create(null),
  Object.create(null, { a: { value: 1, enumerable: true } }),
  Object.create({}),
  Object.create(Object.create(null)),
  Object.create(Object.create(Object.create(null))),
);
show(
  { [Symbol.toStringTag]: 'own' },
  Object.create({ [Symbol.toStringTag]: 'inherited' }),
  Object.create(null, { [Symbol.toStringTag]: { value: 'T' } }),
  Object.create({
    get [Symbol.toStringTag]() {
      throw new Error('tag');
    },
  }),
);
const hidden = {};
for (const key of ['hid', 'a-b', '$x', "it's", '__proto__', '1', 'a\nb', ''])
  Object.defineProperty(hidden, key, { value: 1, enumerable: false });
Object.defineProperty(hidden, Symbol('q'), { value: 1 });
console.log(inspect(hidden), inspect(hidden, { showHidden: true }));
show({
  get a() {
    return 1;
  },
  set a(v) {},
  get b() {
    return 1;
  },
  set c(v) {},
});
const accessors = {
  get a() {
    return { x: 1 };
  },
  set a(v) {},
  get b() {
    return 'st';
  },
  set c(v) {},
  get n() {
    return null;
  },
  get u() {
    return undefined;
  },
  get f() {
    return () => {};
  },
};
for (const getters of [true, 'get', 'set', false]) console.log(inspect(accessors, { getters }));
show(
  { a: { b: { c: { d: 1 } } } },
  [[[[1]]]],
  [[[[]]]],
  { a: { b: { c: {} } } },
  { a: { b: { c: new Map() } } },
  { a: { b: { c: new Map([[1, 1]]) } } },
  { a: { b: { c: () => {} } } },
  { a: { b: { c: Object.assign(() => {}, { x: 1 }) } } },
  { a: { b: { c: { __proto__: null, x: 1 } } } },
);
show({
  a: {
    b: {
      c: /x/,
      d: new Date(0),
      e: Object.assign(/x/, { q: 1 }),
      f: Object.assign(new Date(0), { q: 1 }),
      g: new Uint8Array(1),
      h: Symbol('x'),
      i: new Number(1),
      j: Object.assign(new Number(1), { x: 1 }),
    },
  },
});
for (const depth of [0, 1, -1, null, Infinity, NaN]) console.log(inspect({ a: { b: { c: { d: 1 } } } }, { depth }));
const c = {};
c.self = c;
c.m = new Map([[c, c]]);
c.s = new Set([c]);
c.a = [c, { c }];
show(c);
const x = { name: 'x' },
  y = { x };
x.y = y;
show([x, y], { x, y, again: x });
console.log(inspect([x], { compact: true }));
(function () {
  show(arguments);
})(1, 'two');
(function () {
  show(arguments);
})();
show(Math, JSON, Reflect);
