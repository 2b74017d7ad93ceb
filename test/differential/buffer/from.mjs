// Buffer.from in all its forms, its conversions and its refusals.
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

for (const value of ['', 'abc', 'é€😀', '\ud800a\udc00', '\0']) show(`string ${JSON.stringify(value)}`, () => Buffer.from(value));
const encoded = [
  ['abcdz1', 'hex'],
  ['abc', 'hex'],
  ['', 'hex'],
  ['zz', 'hex'],
  ['a', 'hex'],
  ['ABcd', 'HEX'],
  ['YWJj', 'base64'],
  ['YW Jj\n ZA==', 'base64'],
  ['-_-_', 'base64'],
  ['YW*Jj', 'base64'],
  ['YQ==YQ==', 'base64'],
  ['Y', 'base64'],
  ['YWJjZ', 'base64'],
  ['YW\u0100Jj', 'base64'],
  ['=YWJj', 'base64'],
  ['=', 'base64'],
  ['YQ', 'base64'],
  ['YQ=', 'base64'],
  ['+/+/', 'base64url'],
  ['-_-_', 'base64url'],
  ['YWI', 'base64url'],
  ['YWI=', 'base64url'],
  ['a\u0100\u01ff\u20ac', 'latin1'],
  ['a\u0100\u01ff\xe9', 'ascii'],
  ['a\u0100', 'ucs2'],
  ['a\ud800', 'utf16le'],
  ['é', 'binary'],
  ['é', 'utf-8'],
  ['é', 'UTF-8'],
  ['é', 'UCS-2'],
  ['é', 'Latin1'],
];
for (const [value, encoding] of encoded) show(`${JSON.stringify(value)} ${encoding}`, () => Buffer.from(value, encoding));
for (const encoding of ['', 'buffer', 'foo', 'utf16', ' utf8', undefined, null, 1, true, {}, Symbol('s')]) {
  show(`encoding ${text(encoding)}`, () => Buffer.from('abc', encoding));
  show(`empty, encoding ${text(encoding)}`, () => Buffer.from('', encoding));
}
class Text extends String {}
const values = [
  undefined,
  null,
  1,
  true,
  1n,
  Symbol('s'),
  () => {},
  class A {},
  {},
  [],
  [1, 2, 3, 256, -1, '7', 1.9, NaN, undefined, null],
  { length: 2, 0: 5, 1: 6 },
  { length: '2' },
  { length: -1 },
  { length: NaN },
  { length: undefined },
  { length: 0 },
  { length: null },
  { length: 2.7, 0: 1, 1: 2, 2: 3 },
  { type: 'Buffer', data: [1, 2] },
  { type: 'Buffer', data: {} },
  { type: 'Buffer' },
  { type: 'x', data: [1] },
  { type: 'Buffer', data: 'ab' },
  new String('abc'),
  new Text('q'),
  new Number(4),
  new Boolean(true),
  {
    valueOf() {
      return 'abc';
    },
  },
  {
    valueOf() {
      return this;
    },
  },
  {
    valueOf() {
      return null;
    },
  },
  {
    valueOf() {
      return [1, 2];
    },
  },
  {
    valueOf() {
      return 5;
    },
  },
  { valueOf: 5 },
  {
    [Symbol.toPrimitive](hint) {
      return `hint:${hint}`;
    },
  },
  { [Symbol.toPrimitive]: 1 },
  {
    [Symbol.toPrimitive]() {
      return 1;
    },
  },
  {
    toString() {
      return 'abc';
    },
  },
  new Map(),
  new Set([1]),
  new Error('x'),
  /x/,
  Object.create(null),
  Object.create({ length: 3 }),
  { buffer: new ArrayBuffer(4) },
  new ArrayBuffer(4),
  new SharedArrayBuffer(3),
  new DataView(new ArrayBuffer(4)),
  new Uint8Array([1, 2]),
  new Uint16Array([1, 258]),
  new Float32Array([1.5, -3]),
  new Uint8ClampedArray([300, 2]),
  new BigInt64Array(0),
  Buffer.from('q'),
  new Proxy([7], {}),
  Promise.resolve(),
  (function () {
    return arguments;
  })(1, 2),
];
for (const value of values)
  show(`value ${Object.prototype.toString.call(value)} ${typeof value === 'object' && value ? '' : text(value)}`, () =>
    Buffer.from(value),
  );
show('no argument', () => Buffer.from());
for (const rest of [
  [0],
  [1],
  [4],
  [5],
  [-1],
  [NaN],
  [undefined, 2],
  ['1', '2'],
  [1, 3],
  [1, 4],
  [1, -1],
  [1, NaN],
  [0, null],
  [0, undefined],
  ['abc'],
  [{}],
  [1.9, 1.9],
  [1.9],
  [Infinity],
  [0, Infinity],
  [2, 2.5],
  [null],
  [true],
  [undefined],
  [4, 0],
  [5, 0],
]) {
  show(`ArrayBuffer ${rest.map(text)}`, () => {
    const made = Buffer.from(new ArrayBuffer(4), ...rest);
    return `${made.byteOffset} ${made.length}`;
  });
}
const shared = new ArrayBuffer(4);
const first = Buffer.from(shared);
const second = Buffer.from(shared, 1, 2);
first[1] = 9;
console.log(second[0], second.buffer === shared, first.parent === shared, second.offset);
const source = Buffer.from('abc');
const copied = Buffer.from(source);
copied[0] = 122;
console.log(source.toString(), copied.toString(), Buffer.from(new Uint8Array(source.buffer, source.byteOffset, 2)).toString());
console.log(
  Buffer.from.call(null, 'a'),
  Buffer.of(1, 2, 300, -1),
  Buffer.of(),
  Buffer.of.call(Array, 3),
  Uint8Array.from.call(Buffer, [1, 2]),
);
const views = [
  [new Uint8Array([1, 2])],
  [new Uint16Array([1, 2, 3])],
  [new Uint16Array([1, 2, 3]), 1],
  [new Uint16Array([1, 2, 3]), 1, 1],
  [new Uint16Array([1, 2, 3]), 0, 9],
  [new Uint16Array([1, 2, 3]), 3],
  [new Uint16Array([1, 2, 3]), 9],
  [new Uint16Array(3), -1],
  [new Uint16Array(3), '1'],
  [new Uint16Array(3), 0, -1],
  [new Uint16Array(3), 0, '1'],
  [new Uint16Array(3), 1.5],
  [new Uint16Array([1, 2, 3]), undefined, 2],
  [new Uint16Array(3), 0, 0],
  [new Uint16Array(0), -1],
  [new DataView(new ArrayBuffer(2))],
  [Buffer.from('ab'), 1],
  [new ArrayBuffer(1)],
  [new Float64Array([1])],
  [new BigInt64Array([1n])],
  [new Uint16Array(3), null],
  [new Uint16Array(3), 0, null],
  [],
  [1],
  ['a'],
  [null],
];
for (const args of views) show(`copyBytesFrom ${args.map(text)}`, () => Buffer.copyBytesFrom(...args));
