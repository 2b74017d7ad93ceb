// util.types on one value of each kind.
const { types, inspect } = require('node:util');
const values = {
  args: (function () {
    return arguments;
  })(),
  strictArgs: (function () {
    'use strict';
    return arguments;
  })(1),
  ab: new ArrayBuffer(1),
  sab: new SharedArrayBuffer(1),
  async: async () => {},
  asyncGen: async function* () {},
  gen: function* () {},
  genObject: (function* () {})(),
  asyncGenObject: (async function* () {})(),
  fn: () => {},
  cls: class {},
  big: Object(1n),
  bool: new Boolean(false),
  num: new Number(1),
  str: new String(''),
  sym: Object(Symbol()),
  date: new Date(),
  map: new Map(),
  mapIt: new Map().keys(),
  error: new TypeError(),
  errorLike: Object.create(Error.prototype),
  promise: Promise.resolve(),
  thenable: { then() {} },
  proxy: new Proxy({}, {}),
  proxyFn: new Proxy(() => {}, {}),
  proxyMap: new Proxy(new Map(), {}),
  re: /x/,
  set: new Set(),
  setIt: new Set().values(),
  wm: new WeakMap(),
  ws: new WeakSet(),
  wr: new WeakRef({}),
  u8: new Uint8Array(),
  u8c: new Uint8ClampedArray(),
  u16: new Uint16Array(),
  u32: new Uint32Array(),
  i8: new Int8Array(),
  i16: new Int16Array(),
  i32: new Int32Array(),
  f32: new Float32Array(),
  f64: new Float64Array(),
  bi64: new BigInt64Array(),
  bu64: new BigUint64Array(),
  dv: new DataView(new ArrayBuffer(1)),
  arr: [],
  obj: {},
  nul: null,
  undef: undefined,
  one: 1,
  s: 's',
  sub: new (class extends Map {})(),
  faked: { [Symbol.toStringTag]: 'Map' },
  unproto: Object.setPrototypeOf(new Map(), null),
  buffer: Buffer.from('a'),
  fakeU8: Object.create(Uint8Array.prototype),
  symbol: Symbol(),
  bound: (() => {}).bind(),
};
for (const [name, value] of Object.entries(values))
  console.log(
    name,
    Object.keys(types)
      .filter((check) => types[check](value))
      .join(),
  );
console.log(
  Object.keys(types)
    .map((key) => `${key}:${types[key].name}:${types[key].length}`)
    .join(' '),
  require('node:util/types') === types,
);
import('node:path').then((namespace) =>
  console.log(
    types.isModuleNamespaceObject(namespace),
    types.isModuleNamespaceObject(Object.freeze({ __proto__: null, [Symbol.toStringTag]: 'Module' })),
    types.isMap(),
    types.isTypedArray(),
  ),
);
