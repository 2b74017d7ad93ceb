// util.format: every placeholder with every kind of value.
const { format, formatWithOptions } = require('node:util');
const show = (...args) => {
  try {
    console.log(JSON.stringify(format(...args)));
  } catch (error) {
    console.log('threw', error.name);
  }
};
class Foo {
  toString() {
    return 'foo';
  }
}
class Sub extends Foo {}
class Plain {}
class Converted {
  [Symbol.toPrimitive]() {
    return 'primitive';
  }
}
const circular = {};
circular.self = circular;
const values = [
  5,
  -0,
  1.5,
  '5.9x',
  '',
  'text',
  true,
  null,
  undefined,
  10n,
  Symbol('x'),
  [3],
  [1, [2, [3]]],
  {},
  { a: { b: 1 } },
  {
    toString() {
      return 'own';
    },
  },
  { toString: 5 },
  Object.create({
    toString() {
      return 'inherited';
    },
  }),
  Object.create(null),
  new Foo(),
  new Sub(),
  new Plain(),
  new Converted(),
  new (class extends Map {})(),
  new Date(0),
  /x/,
  new String('boxed'),
  new Number(5),
  new Map([[1, 2]]),
  new Proxy(
    {
      toString() {
        return 'proxied';
      },
    },
    {},
  ),
  new Proxy({}, {}),
  {
    valueOf() {
      return 9;
    },
  },
  Promise.resolve(1),
  NaN,
  Infinity,
  1e21,
];
for (const placeholder of ['%s', '%d', '%i', '%f', '%O', '%c', '%%', '%x']) for (const value of values) show(placeholder, value);
for (const value of values) if (typeof value !== 'bigint') show('%j', value);
show('%j', circular);
show('%o', { a: [1] });
show('%o', { a: { b: { c: { d: { e: { f: 1 } } } } } });
show('%o', 5);
show('%o', 's');
show('%O', { a: { b: { c: { d: 1 } } } });
for (const args of [
  [],
  [''],
  ['', 'a'],
  [1, 2, '3'],
  ['%'],
  ['%', 'x'],
  ['a%'],
  ['a%', 'b'],
  ['%s%%%s', 'a', 'b'],
  ['%%s', 'a'],
  ['%%%s', 'a'],
  ['%s %s', 'a'],
  ['%s', 'a', '%s', 'b'],
  ['%z%s', 'a'],
  ['100%', 'x'],
  ['%s%', 'a'],
  ['%%%', 'a'],
  ['%%%%s', 'a'],
  ['%'.repeat(7), 1],
  [{ a: 1 }, 'b'],
  [null, undefined],
  ['a', { b: 'c' }, 'd'],
  [Symbol('x')],
  ['a', Symbol('x'), 5n, -0],
  [['x']],
  ['x', { a: { b: { c: { d: 1 } } } }],
  ['%s', { a: { b: 1 } }, { a: { b: { c: { d: 1 } } } }],
  ['%%'],
  ['%s'],
  ['a\nb', 'c\nd'],
  ['%s', () => 5],
  ['%s', class A {}],
  ['%d', ''],
  ['%i', null],
  ['%f', null],
])
  show(...args);
const withOptions = (options, ...args) => console.log(JSON.stringify(formatWithOptions(options, ...args)));
withOptions({ colors: true }, '%s %d %i %f %j %o %O', 1, 2, 3, 4, 5, 6, 7, 8, 's', { a: 1 }, null);
withOptions({ colors: true }, '%s', { a: 1 }, Symbol('x'));
withOptions({ numericSeparator: true }, '%s %d %i %f', 1234567, 1234567, 1234567.9, 1234567.891, 1234567);
withOptions({ colors: true }, 5);
withOptions({ compact: false }, { a: 1 });
withOptions({ depth: 0 }, { a: { b: 1 } }, { a: { b: 1 } });
withOptions({ depth: 0 }, '%s', { a: { b: {} } });
withOptions({ showHidden: true }, [1]);
withOptions([], 'a');
console.log(format.length, format.name, formatWithOptions.length);
