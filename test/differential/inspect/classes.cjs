// Classes, instances, functions, boxed primitives, subclasses of builtins.
const { inspect } = require('node:util');
const show = (...values) => console.log(...values.map((value) => inspect(value)));

class Foo {
  constructor() {
    this.x = 1;
  }
  get g() {
    return 1;
  }
  m() {}
  static s = 1;
}
class Bar extends Foo {
  get [Symbol.toStringTag]() {
    return 'BarTag';
  }
}
show(
  Foo,
  Bar,
  new Foo(),
  new Bar(),
  class {},
  class extends Foo {},
  class Null extends null {},
  Object.setPrototypeOf(class C {}, null),
  Object.assign(class Q {}, { a: 1 }),
);
show(
  new (class {})(),
  new (class extends Foo {})(),
  Object.create(Foo.prototype),
  Foo.prototype,
  Bar.prototype,
  Object.create(Bar.prototype),
);
function Old() {
  this.a = 1;
}
show(new Old(), Object.create(Old.prototype));
Old.prototype = { b: 1 };
show(new Old());
show(
  function () {},
  function named() {},
  () => {},
  async () => {},
  async function an() {},
  function* g() {},
  async function* ag() {},
  Math.max,
  function b() {}.bind(),
  (() => {}).bind(),
  Object.assign(() => {}, { a: 1 }),
  Object.assign(function nn() {}, { [Symbol.toStringTag]: 'T' }),
);
show(
  { method() {} }.method,
  { ['computed x']() {} }['computed x'],
  Object.defineProperty(() => {}, 'name', { value: '' }),
  Object.defineProperty(() => {}, 'name', { value: 'given' }),
  Object.setPrototypeOf(function f() {}, null),
  Object.setPrototypeOf(() => {}, null),
);
class Tagged {
  static get [Symbol.toStringTag]() {
    return 'Tag';
  }
}
show(Tagged);
const ft = function foo() {};
Object.defineProperty(ft, Symbol.toStringTag, { value: 'FT' });
show(ft);
const mixin = (Base) => Base;
show(class A extends mixin(Foo) {}, class /* ( */ D /* { */ extends Foo {}, { classy() {} }.classy, { class() {} }.class);
show(
  new Number(3),
  new Number(-0),
  new String('abc'),
  new String("it's"),
  new Boolean(false),
  Object(Symbol('s')),
  Object(3n),
  Object.assign(new String('ab'), { x: 1 }),
  Object.assign(new Number(3), { x: 1 }),
  Object.setPrototypeOf(new String('x'), null),
  [new String('a')],
);
class N extends Number {}
class S extends String {}
class D2 extends Date {}
class R extends RegExp {}
class P extends Promise {}
class M extends Map {}
class A2 extends Array {}
class Err extends Error {}
show(
  new N(3),
  new S('abc'),
  new D2(0),
  new R('x', 'g'),
  P.resolve(1),
  new M([[1, 2]]),
  A2.from([1, 2]),
  new (class extends Set {})([1]),
  new (class U extends Uint8Array {})(2),
);
show(
  new Date(NaN),
  new Date(0),
  Object.assign(new Date(0), { x: 1 }),
  /a\/b/giu,
  Object.assign(/x/, { y: 1 }),
  Object.setPrototypeOf(new Date(0), null),
  Object.setPrototypeOf(/x/g, null),
);
show(
  Object.create({ constructor: { name: 'X' } }),
  Object.create({ constructor: 5 }),
  Object.create({ constructor: function Zed() {} }),
  { constructor: 'x' },
  { constructor: Map },
);
for (const value of [
  new Error('x'),
  new Date(0),
  /x/g,
  new Number(1),
  new String('ab'),
  Promise.resolve(1),
  new ArrayBuffer(1),
  new WeakMap(),
  new Map([[1, 2]]),
  [1],
  new Set([1]),
  function f() {},
  class A {},
  new Boolean(true),
])
  show(Object.setPrototypeOf(value, Object.prototype));
console.log(
  inspect(new Foo(), { showHidden: true }),
  inspect(
    new (class Sub extends Foo {
      get h() {
        return 1;
      }
    })(),
    { showHidden: true },
  ),
  inspect({ x: new Foo() }, { showHidden: true, depth: 0 }),
  inspect(
    new (class extends Map {
      get z() {
        return 1;
      }
    })(),
    { showHidden: true },
  ),
);
show(
  Map.prototype,
  Array.prototype,
  Object.prototype,
  Promise.prototype,
  Set.prototype,
  Symbol.prototype,
  Number.prototype,
  String.prototype,
  Date.prototype,
  RegExp.prototype,
  Error.prototype,
  TypeError.prototype,
  WeakMap.prototype,
  ArrayBuffer.prototype,
);
