// Errors: stacks are set, so that no path and no frame of the loader shows.
const { inspect } = require('node:util');
const show = (...values) => console.log(...values.map((value) => inspect(value)));

const at = (error, header, ...frames) => {
  error.stack = [header, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
};
class NotAnErrorAtAll extends Error {}
class ErrorFoo extends Error {}
class FooBarError extends Error {}
class Foo extends Error {}
class TypeErrorX extends TypeError {}
class Err extends Error {}
for (const Class of [Error, TypeError, NotAnErrorAtAll, ErrorFoo, FooBarError, Foo, TypeErrorX, Err]) {
  for (const [name, header] of [
    [undefined, 'Error: m'],
    ['BarError', 'BarError: m'],
    ['BarError', 'BarError'],
    ['BarError', 'BarErrorX: m'],
    ['BarError', 'BarError [CODE]: m'],
    ['Foo', 'Foo: m'],
    ['Error', 'Error: m'],
    ['Some Error', 'Some Error: m'],
    ['Abort', 'Abort: m'],
    ['', 'm'],
  ]) {
    const error = at(new Class('m'), header, 'X');
    if (name !== undefined) error.name = name;
    console.log(Class.name, name, JSON.stringify(inspect(error)));
  }
}
const e = new Error('props');
Object.assign(at(e, 'Error: props', 'a (b.js:1:2)'), { code: 'E_X', foo: { a: 1 }, message: 'props' });
show(e, [e], { e }, { a: { b: e } }, new Map([[e, e]]));
show(
  at(new Error('x', { cause: at(new Error('inner'), 'Error: inner', 'i') }), 'Error: x', 'o'),
  at(new Error('x', { cause: 'text' }), 'Error: x', 'o'),
  at(new Error('x', { cause: undefined }), 'Error: x', 'o'),
  at(new AggregateError([at(new Error('1'), 'Error: 1', 'f'), 5], 'agg'), 'AggregateError: agg', 'g'),
  at(new AggregateError([]), 'AggregateError', 'g'),
);
const circular = at(new Error('circ'), 'Error: circ', 'c');
circular.cause = circular;
show(circular);
for (const stack of [
  undefined,
  null,
  '',
  0,
  5,
  true,
  ['not', 'string'],
  { a: 1 },
  () => {},
  new Map([[1, 2]]),
  'custom text',
  '[foo]',
  'Error: k',
  'Error: a\nline2\nline3',
  'Error: a\n  not frames\n    at X\nfoo',
  'TypeError: other\n    at a',
]) {
  const error = new Error('a');
  error.stack = stack;
  console.log(JSON.stringify(inspect(error)), JSON.stringify(inspect([error])));
}
for (const [name, message, stack] of [
  ['Foo', 'm', 'Foo: m'],
  ['Foo', 'm', 'Bar: m'],
  ['Foo', 'q', 'Foo: m'],
  ['Error', 'm', 'Error: m'],
  [5, 'm', '5: m'],
  ['Foo', 5, 'Foo: 5'],
  ['', '', 'x'],
]) {
  const error = new Error('z');
  for (const [key, value] of Object.entries({ name, message })) Object.defineProperty(error, key, { value, enumerable: true });
  error.stack = `${stack}\n    at X`;
  console.log(JSON.stringify(inspect(error)));
}
const thrower = (key) =>
  Object.defineProperty(new Error('a'), key, {
    get() {
      throw new Error('nope');
    },
  });
show(thrower('stack'));
const noCause = thrower('cause');
at(noCause, 'Error: a', 'X');
try {
  show(noCause);
} catch (error) {
  console.log('threw', error.message);
}
const cause = at(new Error('m'), 'Error: m', '1', '2', '3', '4', '5', '6');
for (const frames of [
  ['0', '3', '4', '5', '6'],
  ['0', '9', '3', '4', '5', '6', '7'],
  ['0', '5', '6'],
  ['0', '4', '5', '6'],
  ['1', '2', '3', '4', '5', '6'],
]) {
  const outer = at(new Error('m'), 'Error: m', ...frames);
  outer.cause = cause;
  show(outer);
}
for (const frames of [
  'aaaaaa',
  'a'.repeat(12),
  'abcdabcdabcde',
  'x' + 'ab'.repeat(6),
  'aaaaaaaaaaabbbbb',
  'abcdefghijkabcdefghijk',
  'xabcdabcyabcdabcz',
])
  show(at(new Error('m'), 'Error: m', ...frames));
for (const stack of ['TypeError: nul', 'Error: nul', 'Foo: nul', 'x', 'Error']) {
  const error = at(Object.setPrototypeOf(new TypeError('nul'), null), stack, 'X');
  console.log(JSON.stringify(inspect(error)));
  class Z extends TypeError {
    get [Symbol.toStringTag]() {
      return 'TT';
    }
  }
  console.log(JSON.stringify(inspect(at(new Z('nul'), stack, 'X'))));
}
show(Object.create(Error.prototype), Object.create(TypeError.prototype, { message: { value: 'mm' } }), {
  __proto__: Error.prototype,
  a: 1,
});
console.log(
  JSON.stringify(
    inspect(
      at(
        new Error('c'),
        'Error: c',
        'foo (/a/node_modules/b/c.js:1:1)',
        'bar (/a/node_modules/@s/b/node_modules/q/c.js:1:1)',
        'baz (node:fs:1:1)',
        'file:///x/y.js:1:2',
      ),
      { colors: true },
    ),
  ),
);
console.log(
  inspect({ e: at(new Error('c'), 'Error: c', 'X') }, { compact: true }),
  inspect([Object.assign(at(new Error('c'), 'Error: c', 'X'), { a: 1 })], { compact: true }),
  inspect([at(new Error('c'), 'Error: c', 'X')], { compact: false }),
  inspect({ a: { b: at(new Error('c'), 'Error: c', 'X') } }, { depth: 0 }),
);
