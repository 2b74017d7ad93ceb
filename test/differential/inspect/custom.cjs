// Custom inspection, legacy arguments, default options, colours.
const { inspect } = require('node:util');
const show = (...values) => console.log(...values.map((value) => inspect(value)));

const log = (depth, options, self, count) =>
  console.log(
    depth,
    Object.keys(options)
      .filter((key) => key !== 'stylize')
      .map((key) => `${key}=${String(options[key])}`)
      .join(' '),
    typeof options.stylize,
    Object.getPrototypeOf(options) === Object.prototype,
    self === inspect,
    count,
  );
const custom = {
  [inspect.custom](depth, options, self) {
    log(depth, options, self, arguments.length);
    return 'X';
  },
};
inspect(custom, { foo: 1, depth: 5, colors: true });
inspect({ a: { b: custom } }, { foo: 1 });
inspect({ a: { b: custom } }, true, 7, true);
inspect(custom, null);
inspect(custom, 5);
inspect({ a: custom }, { compact: false, breakLength: Infinity });
inspect(custom, {}, 5);
inspect(custom, true, null, 1);
inspect(custom, false, undefined, undefined);
inspect(custom, { depth: null });
inspect(new Proxy(custom, {}), { foo: 1, bar: {}, sorted: () => 1 });
const bare = Object.create(null);
bare[inspect.custom] = custom[inspect.custom];
inspect(bare);
for (const result of [
  5,
  -0,
  5n,
  'str',
  'a\nb',
  true,
  null,
  undefined,
  Symbol('x'),
  { z: 1 },
  [1],
  { a: 'x'.repeat(80), b: 1 },
  function f() {},
]) {
  const value = { [inspect.custom]: () => result };
  console.log(
    inspect(value),
    inspect({ q: value }),
    inspect({ q: { r: value } }, { colors: true }),
    inspect([value], { compact: false }),
  );
}
class A {
  static [inspect.custom]() {
    return 'static';
  }
}
class B {
  [inspect.custom]() {
    return 'instance';
  }
}
show(
  A,
  B,
  B.prototype,
  new B(),
  { [inspect.custom]: 5 },
  {
    inspect() {
      return 'no';
    },
  },
);
console.log(inspect(new B(), { customInspect: false }));
const self = {
  [inspect.custom]() {
    return this;
  },
  a: 1,
};
show(self);
try {
  inspect({
    [inspect.custom]() {
      throw new Error('bad');
    },
  });
} catch (error) {
  console.log(error.message);
}
console.log(
  inspect({ a: { b: 1 } }, undefined, 0),
  inspect({ a: { b: { c: { d: {} } } } }, false, null),
  inspect({ a: 'x' }, 'z', 0, true),
  inspect({ a: 1, b: 'x' }, { stylize: (text, style) => `<${style}:${text}>` }),
);
const everything = [
  undefined,
  null,
  true,
  1,
  -0,
  1n,
  'str',
  Symbol('s'),
  () => {},
  class Q {},
  new Date(0),
  /x/g,
  new Error('e').message,
  { a: 1, 'b-c': 2, [Symbol('k')]: 3 },
  new Map([[1, 'a']]),
  new Set(['b']),
  [1, , 2],
  new Uint8Array(2),
  new ArrayBuffer(1),
  Promise.resolve(1),
  new WeakSet(),
  new Proxy({}, {}),
  Object.create(null),
  new Number(1),
  new String('s'),
  {
    get g() {
      return 1;
    },
    set s(v) {},
  },
  new Map([[1, 2]]).entries(),
  { a: { b: { c: {} } } },
];
console.log(JSON.stringify(inspect(everything, { colors: true })));
console.log(JSON.stringify(inspect(everything, { colors: true, depth: 0, showHidden: true, getters: true })));
console.log(
  Object.keys(inspect),
  inspect.length,
  inspect.name,
  Object.getOwnPropertyNames(inspect)
    .filter((key) => key !== 'arguments' && key !== 'caller')
    .sort(),
  Object.getOwnPropertyDescriptor(inspect, 'custom'),
  inspect.custom === Symbol.for('nodejs.util.inspect.custom'),
);
console.log(
  inspect.styles,
  Object.getOwnPropertyNames(inspect.colors).join(),
  JSON.stringify(inspect.colors),
  inspect.colors.grey,
  inspect.colors.blackBright,
);
inspect.colors.gray = [1, 2];
console.log(inspect.colors.grey);
inspect.colors.gray = [90, 39];
inspect.styles.number = 'red';
console.log(JSON.stringify(inspect(1, { colors: true })));
inspect.styles.number = 'yellow';
console.log(inspect.defaultOptions, Object.isSealed(inspect.defaultOptions), inspect.defaultOptions === inspect.defaultOptions);
inspect.defaultOptions = { depth: 0 };
console.log({ a: { b: 1 } });
show({ a: { b: 1 } });
inspect.defaultOptions.depth = 2;
show({ a: { b: 1 } });
