// Buffer.alloc, allocUnsafe, allocUnsafeSlow, the pool, and the deprecated constructors.
import buffer from 'node:buffer';
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

for (const size of [
  0,
  -0,
  1,
  5,
  1.5,
  '5',
  -1,
  NaN,
  Infinity,
  -Infinity,
  2 ** 53,
  {},
  5n,
  true,
  null,
  undefined,
  [],
  Symbol('s'),
]) {
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow']) show(`${name} ${text(size)}`, () => Buffer[name](size).length);
}
for (const size of [2 ** 40, 2 ** 53 - 1]) {
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow']) {
    try {
      Buffer[name](size);
    } catch (error) {
      console.log(name, size, error.name, error.code, error.message);
    }
  }
}
show('no size', () => Buffer.alloc());
const fillings = [
  [0],
  [1],
  [256],
  [-1],
  ['a'],
  ['ab'],
  [''],
  ['é'],
  ['é', 'latin1'],
  ['616', 'hex'],
  ['zz', 'hex'],
  ['YWI=', 'base64'],
  ['ab', 'utf16le'],
  ['ab', 'foo'],
  ['ab', ''],
  ['ab', null],
  ['ab', 1],
  [1, 'foo'],
  [1, 5],
  [Buffer.from('xy')],
  [new Uint8Array(0)],
  [new Uint16Array([258])],
  [null],
  [undefined],
  [true],
  [{}],
  [[1]],
];
for (const args of fillings) {
  show(`alloc(5) ${args.map(text)}`, () => Buffer.alloc(5, ...args));
  show(`alloc(0) ${args.map(text)}`, () => Buffer.alloc(0, ...args));
}
// Which memory is shared is Node's to decide; that small buffers share and large ones do not is documented.
const small = Buffer.allocUnsafe(10);
console.log(
  small.buffer.byteLength,
  Buffer.from('abc').buffer.byteLength,
  Buffer.from([1]).buffer.byteLength,
  Buffer.concat([small]).buffer.byteLength,
);
console.log(
  Buffer.allocUnsafe((Buffer.poolSize >>> 1) - 1).buffer.byteLength,
  Buffer.allocUnsafe(Buffer.poolSize >>> 1).buffer.byteLength,
);
console.log(
  Buffer.alloc(10).buffer.byteLength,
  Buffer.allocUnsafeSlow(10).buffer.byteLength,
  Buffer.from('').buffer.byteLength,
  Buffer.of(1).buffer.byteLength,
);
console.log(Buffer.allocUnsafe(3).byteOffset % 8, Buffer.from('abcde').byteOffset % 8, Buffer.from([1, 2, 3]).byteOffset % 8);
const before = Buffer.poolSize;
Buffer.poolSize = 16;
console.log(Buffer.allocUnsafe(8).buffer.byteLength, Buffer.from('a'.repeat(20)).length, Buffer.from('abcdefgh').toString());
Buffer.poolSize = before;
const many = [];
for (let index = 0; index < 5000; index++) many.push(Buffer.from(`text ${index}`));
console.log(many.every((each, index) => each.toString() === `text ${index}`));
const blocks = [];
for (let index = 0; index < 60; index++)
  blocks.push(Buffer.from(String.fromCharCode(97 + (index % 26)).repeat(5000 + index * 500)));
console.log(
  blocks.every((each, index) => each.length === 5000 + index * 500 && each.every((byte) => byte === 97 + (index % 26))),
);
show('SlowBuffer(5)', () => buffer.SlowBuffer(5).length);
show("SlowBuffer('a')", () => buffer.SlowBuffer('a'));
show('Buffer(3)', () => Buffer(3));
show('new Buffer(3)', () => new Buffer(3));
show('new Buffer text', () => new Buffer('abc'));
show('new Buffer hex', () => new Buffer('6162', 'hex'));
show('new Buffer array', () => new Buffer([1, 2]));
show('new Buffer memory', () => new Buffer(new ArrayBuffer(4), 1, 2));
show('new Buffer(5, utf8)', () => new Buffer(5, 'utf8'));
show('new Buffer()', () => new Buffer());
show('new Buffer(-1)', () => new Buffer(-1));
class Sub extends Buffer {}
show('subclass', () => new Sub(3) instanceof Sub);
show('isBuffer', () => [
  Buffer.isBuffer(Buffer.alloc(1)),
  Buffer.isBuffer(new Uint8Array(1)),
  Buffer.isBuffer(null),
  Buffer.isBuffer({ __proto__: Buffer.prototype }),
]);
