// Layout: one line, several lines, columns; compared on random values from a seed.
const { inspect } = require('node:util');
let seed = 7;
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const below = (limit) => Math.floor(random() * limit);
const pick = (list) => list[below(list.length)];
const texts = [
  '',
  'a',
  'abc',
  "it's",
  'line\nbreak',
  '日本語',
  '\u{1F600}',
  'a'.repeat(20),
  'b'.repeat(75),
  'long line one\nlong line two\nlong line three'.repeat(2),
];
const keys = ['a', 'b', 'c', 'foo', 'foo-bar', '1', 'ünï', 'length', 'name', 'longPropertyNameNumberOne'];
class Foo {
  constructor(x) {
    this.x = x;
  }
}
let pool = [];
function primitive() {
  return pick([
    () => below(10),
    () => below(100000),
    () => -below(100),
    () => below(1000) / 8,
    () => -0,
    () => BigInt(below(1e6)),
    () => true,
    () => null,
    () => undefined,
    () => Symbol('s'),
    () => pick(texts),
    () => pick(texts),
  ])();
}
function value(depth) {
  if (depth <= 0 || random() < 0.3) return primitive();
  if (pool.length > 0 && random() < 0.06) return pick(pool);
  let made;
  switch (below(16)) {
    case 0:
    case 1:
    case 2:
      made = {};
      pool.push(made);
      for (let i = below(6); i-- > 0; ) made[pick(keys)] = value(depth - 1);
      break;
    case 3:
    case 4:
      made = [];
      pool.push(made);
      for (let i = below(5); i-- > 0; ) made.push(value(depth - 1));
      break;
    case 5:
    case 6: {
      made = [];
      const kind = below(4);
      for (let i = below(120); i-- > 0; )
        made.push(kind === 0 ? below(1000) : kind === 1 ? 's'.repeat(below(12)) : kind === 2 ? primitive() : BigInt(below(1e5)));
      if (random() < 0.2) made.extra = primitive();
      break;
    }
    case 7:
      made = new Map();
      for (let i = below(4); i-- > 0; ) made.set(value(depth - 1), value(depth - 1));
      break;
    case 8:
      made = new Set();
      for (let i = below(4); i-- > 0; ) made.add(value(depth - 1));
      break;
    case 9:
      made = new Foo(value(depth - 1));
      break;
    case 10:
      made = Object.create(null);
      made.q = value(depth - 1);
      break;
    case 11:
      made = pick([
        () => new Uint8Array(below(20)),
        () => new Float64Array([1.5, 2]),
        () => new ArrayBuffer(below(5)),
        () => new DataView(new ArrayBuffer(below(4))),
      ])();
      break;
    case 12:
      made = pick([
        () => function named() {},
        () => () => {},
        () => class K {},
        () => new Date(below(1e9)),
        () => /re+g/gi,
        () => new Number(3),
        () => new String('boxed'),
      ])();
      break;
    case 13:
      made = [];
      made[below(5)] = value(depth - 1);
      made.length += below(3);
      break;
    case 14: {
      made = {};
      const inner = value(depth - 1);
      Object.defineProperty(made, pick(keys), { get: () => inner, enumerable: random() < 0.7, configurable: true });
      break;
    }
    default: {
      made = new TypeError('msg');
      made.stack = 'TypeError: msg\n    at foo (file.js:1:1)\n    at bar (/x/node_modules/zed/a.js:1:2)';
      if (random() < 0.5) made.cause = value(depth - 1);
      if (random() < 0.3) made.code = value(depth - 1);
    }
  }
  return made;
}
function options() {
  const made = {};
  if (random() < 0.25) made.depth = pick([0, 1, 2, 3, 5, null, Infinity]);
  if (random() < 0.2) made.showHidden = true;
  if (random() < 0.2) made.colors = true;
  if (random() < 0.25) made.compact = pick([true, false, 0, 1, 2, 3, 5]);
  if (random() < 0.2) made.breakLength = pick([20, 40, 60, 80, 120, Infinity]);
  if (random() < 0.12) made.sorted = true;
  if (random() < 0.15) made.maxArrayLength = pick([0, 1, 3, 6, 7, 10, null]);
  if (random() < 0.1) made.maxStringLength = pick([0, 1, 5, 20, null]);
  if (random() < 0.15) made.getters = pick([true, 'get', 'set']);
  if (random() < 0.1) made.numericSeparator = true;
  return made;
}
// Functions and errors list their own hidden fields with showHidden, and those differ between engines.
const hasEngineFields = (text) => /\[(?:class|Function)|TypeError: msg/.test(text);
for (let i = 0; i < 400; i++) {
  pool = [];
  const made = value(2 + below(3));
  const given = options();
  const text = inspect(made, given);
  if (!(given.showHidden && hasEngineFields(text))) console.log(i, text);
}
for (const length of [6, 7, 16, 27, 101, 200])
  for (const width of [1, 3, 6, 7, 15, 30])
    console.log(
      inspect(Array.from({ length }, (_, i) => 'x'.repeat((i % width) + 1))),
      inspect(Array.from({ length }, (_, i) => (i * 7) % 10 ** Math.min(width, 6))),
    );
console.log(
  inspect({ b: 1, a: 2, [Symbol('z')]: 1 }, { sorted: true }),
  inspect(
    new Map([
      ['b', 1],
      ['a', 2],
    ]),
    { sorted: true },
  ),
  inspect(Object.assign([3, 1, 2], { z: 1, b: 2 }), { sorted: true }),
  inspect({ b: 1, a: 2, c: 3 }, { sorted: (x, y) => (x < y ? 1 : -1) }),
);
