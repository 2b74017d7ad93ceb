// All numeric writes: values of every kind, ranges, offsets, bounds, order of the checks.
const text = (value) => {
  if (Buffer.isBuffer(value)) return `<${value.constructor.name} ${value.length} ${value.toString('hex')}>`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'symbol';
  if (typeof value === 'function') return 'function';
  if (Object.is(value, -0)) return '-0';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.constructor.name}(${value.byteLength})`;
  if (value !== null && typeof value === 'object') return `${value.constructor?.name} ${JSON.stringify(value)}`;
  return String(value);
};
// An error without a code comes from the engine: its words are not compared.
const show = (label, run) => {
  try {
    console.log(label, '=>', text(run()));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.code === undefined ? '' : error.message);
  }
};

const target = Buffer.alloc(10);
const put = (name, ...args) =>
  show(`${name} ${args.map(text)}`, () => {
    target.fill(0xaa);
    const result = target[name](...args);
    return `${result} ${target.toString('hex')}`;
  });
const fixed = Object.getOwnPropertyNames(Buffer.prototype).filter((name) =>
  /^write.*(8|16|32|64|Float|Double)(LE|BE)?$/.test(name),
);
console.log(fixed.join());
const numbers = [
  0,
  1,
  -1,
  127,
  128,
  -128,
  -129,
  255,
  256,
  258,
  32767,
  32768,
  -32768,
  -32769,
  65535,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 32 - 1,
  2 ** 32,
  0x12345678,
  1.5,
  -0.5,
  -1.5,
  255.5,
  -128.5,
  NaN,
  Infinity,
  -Infinity,
  -0,
  1e40,
  1e-46,
  Math.PI,
  '12',
  'x',
  '',
  null,
  undefined,
  {},
  [],
  [7],
  true,
  {
    valueOf() {
      return 7;
    },
  },
  Symbol('s'),
  5n,
];
const bigs = [
  0n,
  1n,
  -1n,
  2n ** 63n - 1n,
  2n ** 63n,
  -(2n ** 63n),
  -(2n ** 63n) - 1n,
  2n ** 64n - 1n,
  2n ** 64n,
  2n ** 70n,
  0x123456789abcdef0n,
  1,
  '1',
  null,
  undefined,
  1.5,
  true,
  {},
  Symbol('s'),
];
for (const name of fixed) {
  for (const value of name.includes('Big') ? bigs : numbers) put(name, value);
  const value = name.includes('Big') ? 5n : 5;
  for (const offset of [undefined, 0, 1, 2, 3, 6, 7, 8, 9, 10, -1, null, '1', 1.5, NaN, Infinity, {}, true, 1n, Symbol('s')])
    put(name, value, offset);
  const large = name.includes('Big') ? 2n ** 80n : 2 ** 40;
  for (const offset of ['x', 100, 1.5, null]) put(name, large, offset);
  for (const size of [0, 1, 3, 7]) show(`${name} into ${size}`, () => Buffer.alloc(size)[name](value));
}
for (const name of ['writeUIntLE', 'writeUIntBE', 'writeIntLE', 'writeIntBE', 'writeUintLE', 'writeUintBE']) {
  for (let width = 1; width <= 6; width++) {
    const span = 2 ** (width * 8);
    for (const value of [
      0,
      1,
      -1,
      -2,
      span / 2 - 1,
      span / 2,
      -span / 2,
      -span / 2 - 1,
      span - 1,
      span,
      0x123456789abc % span,
      1.7,
      -1.7,
      '12',
      NaN,
      undefined,
      null,
    ])
      put(name, value, 1, width);
    put(name, 1, 10 - width, width);
    put(name, 1, 11 - width, width);
  }
  for (const args of [
    [],
    [1],
    [1, 0],
    [1, 0, 0],
    [1, 0, 7],
    [1, 0, 1.5],
    [1, 0, '1'],
    [1, 0, NaN],
    [1, undefined, 1],
    [1, null, 1],
    [1, '0', 1],
    [1, 1.5, 1],
    [1, -1, 2],
    [300, 0, {}],
    [300, 20, 1],
    [300, 'x', 1],
    ['x', 0, 6],
    [1, 20, 9],
    [2 ** 50, 0, 6],
    [-(2 ** 50), 0, 5],
    [
      {
        valueOf() {
          return 3;
        },
      },
      0,
      2,
    ],
    [1, undefined, 9],
  ])
    put(name, ...args);
}
console.log(
  Buffer.prototype.writeInt16BE.call(new Uint8Array(2), -2),
  Buffer.prototype.writeUIntLE.call(new Uint8Array(3), 5, 0, 3),
);
