// All numeric reads: values, offsets of every kind, bounds.
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

const bytes = Buffer.from([1, 2, 0x83, 4, 0xf5, 6, 7, 0x88, 9, 0xfa, 0xff, 0xff]);
const fixed = Object.getOwnPropertyNames(Buffer.prototype).filter((name) =>
  /^read.*(8|16|32|64|Float|Double)(LE|BE)?$/.test(name),
);
console.log(fixed.join());
for (const name of fixed) {
  for (const offset of [
    undefined,
    0,
    1,
    2,
    3,
    4,
    5,
    8,
    9,
    10,
    11,
    12,
    -1,
    -0,
    null,
    '1',
    1.5,
    NaN,
    Infinity,
    -Infinity,
    2 ** 32,
    2 ** 53,
    {},
    [],
    true,
    1n,
    Symbol('s'),
    () => {},
  ]) {
    show(`${name} ${text(offset)}`, () => bytes[name](offset));
  }
  for (const size of [0, 1, 3, 7]) {
    for (const offset of [undefined, 0, -1, 0.5, NaN, '0'])
      show(`${name} of ${size} at ${text(offset)}`, () => Buffer.alloc(size, 0x81)[name](offset));
  }
}
for (const name of ['readUIntLE', 'readUIntBE', 'readIntLE', 'readIntBE', 'readUintLE', 'readUintBE']) {
  for (let width = 1; width <= 6; width++)
    for (const offset of [0, 1, 2, 4, 6]) show(`${name} ${offset} ${width}`, () => bytes[name](offset, width));
  for (const args of [
    [],
    [0],
    [0, undefined],
    [0, 0],
    [0, 7],
    [0, 1.5],
    [0, NaN],
    [0, '1'],
    [0, null],
    [0, Infinity],
    [0, -1],
    [undefined, 1],
    [undefined, 9],
    [null, 1],
    ['0', 1],
    ['0', 9],
    [1.5, 2],
    [12, 1],
    [11, 1],
    [7, 6],
    [-1, 3],
    [NaN, 3],
    [Infinity, 3],
    [{}, 6],
    [0, {}],
    [0, 1n],
    [Symbol('s'), 2],
  ]) {
    show(`${name} ${args.map(text)}`, () => bytes[name](...args));
  }
}
const doubles = Buffer.from(new Float64Array([0, -0, 1, -1.5, NaN, Infinity, -Infinity, Number.MAX_VALUE, Math.PI]).buffer);
for (let at = 0; at < doubles.length; at += 8)
  console.log(
    text(doubles.readDoubleLE(at)),
    text(doubles.readDoubleBE(at)),
    text(doubles.readFloatLE(at)),
    text(doubles.readFloatBE(at + 4)),
  );
const floats = Buffer.from(new Float32Array([0, -0, 1, -1.5, NaN, Infinity, 1e-45, 3.4e38, Math.PI]).buffer);
for (let at = 0; at < floats.length; at += 4) console.log(text(floats.readFloatLE(at)), text(floats.readFloatBE(at)));
console.log(
  Buffer.prototype.readInt16BE.call(new Uint8Array([0xff, 0xfe])),
  Buffer.prototype.readUIntLE.call(new Uint8Array([1, 2, 3]), 0, 3),
);
