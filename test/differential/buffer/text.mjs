// toString and write with ranges, and the undocumented string methods of the prototype.
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

const method = (name, lists) => {
  for (const args of lists) {
    show(`${name} ${args.map(text)}`, () => {
      const bytes = Buffer.from('abcdefgh');
      const result = bytes[name](...args);
      return typeof result === 'number' ? `${result} ${bytes.toString('hex')}` : result;
    });
  }
};
const ranges = [
  [],
  [0],
  [1, 3],
  ['1', '3'],
  [-1],
  [1.9, 3.9],
  [NaN],
  [0, NaN],
  [0, 0],
  [3, 1],
  [8],
  [9],
  [0, 100],
  [Infinity],
  [-Infinity, Infinity],
  [null, null],
  [{}, {}],
  [0, undefined],
  [undefined, 3],
  [0, null],
  [true, 5],
  [2 ** 31],
  [0, 2 ** 32 + 2],
  [-(2 ** 33), 3],
  ['abc'],
  [[2], [4]],
  [0, -1],
  [1n],
];
method('toString', [
  [],
  ...ranges.map((range) => ['utf8', ...range]),
  ...ranges.slice(0, 8).map((range) => [undefined, ...range]),
]);
method('toString', [
  ['foo', 0, 0],
  ['foo', 8],
  ['foo'],
  [''],
  [null],
  ['hex', 1, 3],
  ['HEX'],
  ['latin1', 2],
  ['base64', 1],
  ['base64url', 1],
  ['ucs2', 1],
  ['ascii', 1],
  [
    {
      toString() {
        return 'hex';
      },
    },
  ],
  [1],
  [true],
  [{}],
  [Symbol('s')],
  ['buffer'],
  ['utf-8'],
  ['Utf8'],
]);
method('toLocaleString', [[], ['hex'], ['hex', 2]]);
method('write', [
  [],
  [1],
  ['x'],
  ['xyz', 1],
  ['xyz', 7],
  ['xyz', 8],
  ['xyz', 9],
  ['xyz', -1],
  ['xyz', 1.5],
  ['xyz', '1'],
  ['xyz', 0, 1],
  ['xyz', 0, 9],
  ['xyz', 5, 8],
  ['xyz', 0, -1],
  ['xyz', 0, 0],
  ['xyz', 0, 'hex'],
  ['6162', 0, 'hex'],
  ['6162', 'hex'],
  ['6162', 1, 1, 'hex'],
  ['6162', undefined, 1, 'hex'],
  ['6162', undefined, 'hex'],
  ['xyz', undefined, 2],
  ['xyz', 0, undefined, 'latin1'],
  ['xyz', 'utf8', 3],
  ['xyz', 0, 2, 'foo'],
  ['xyz', 0, 'foo'],
  ['xyz', 'foo'],
  ['€', 0, 2],
  ['€', 0, 3],
  ['a€', 0, 3],
  ['😀', 0, 3],
  ['ab', 0, 3, 'utf16le'],
  ['ab', 0, 1, 'utf16le'],
  ['YWJj', 0, 2, 'base64'],
  ['YWJj', 7, 'base64'],
  ['xyz', NaN],
  ['xyz', null],
  ['xyz', 0, null],
  ['xyz', 0, 1.5],
  ['xyz', {}],
  ['xyz', 0, {}],
  [null],
  [undefined],
  [{}],
  [new Uint8Array(2)],
  [1, 0],
  [1, 9],
  [1, 0, 'foo'],
  ['xyz', 0, 3, null],
  ['xyz', 0, 3, ''],
  ['xyz', 0, 3, {}],
  ['xyz', 0, 3, 1],
  ['', 9],
  ['', 0],
  ['xyz', Infinity],
  ['xyz', 0, Infinity],
  ['\ud800', 0],
  ['x'.repeat(20)],
  ['x'.repeat(20), 4],
  ['é', 0, 8, 'latin1'],
  ['é', 0, 8, 'ascii'],
  ['616', 'hex'],
  ['6g', 'hex'],
]);
const indices = [
  [],
  [1],
  [1, 3],
  [3, 1],
  [0, 9],
  [9],
  [8],
  [-1],
  [0, -1],
  [1.5, 3.5],
  ['1'],
  [NaN],
  [undefined, 3],
  [null, 3],
  [{}, 4],
  [0, Infinity],
  [2 ** 33],
  [9, 10],
  [8, 9],
  [9, 9],
  [9, 3],
  [3, 9],
  [8, 8],
  [-0.5, 3],
  [0, -0.5],
  ['x', 3],
  [true, 3],
  [[1], 3],
  [-Infinity, 3],
  [Infinity],
  [1n],
  [Symbol('s')],
];
for (const name of ['asciiSlice', 'utf8Slice', 'hexSlice', 'ucs2Slice', 'base64Slice', 'base64urlSlice', 'latin1Slice'])
  method(name, indices);
for (const name of ['utf8Write', 'latin1Write', 'asciiWrite', 'hexWrite', 'ucs2Write', 'base64Write', 'base64urlWrite']) {
  method(name, [
    [],
    [1],
    ['4142'],
    ['4142', 1],
    ['4142', 1, 2],
    ['4142', 8],
    ['4142', 9],
    ['4142', -1],
    ['4142', 0, -1],
    ['4142', 0, 9],
    ['4142', 0, 100],
    ['4142', 5, 4],
    ['4142', '1'],
    ['4142', 1.5],
    ['4142', NaN],
    ['4142', null, 1],
    ['4142', 0, NaN],
    ['4142', 0, '1'],
    ['4142', undefined, 2],
    [''],
  ]);
}
for (const self of [
  {},
  null,
  undefined,
  'abc',
  [],
  new ArrayBuffer(3),
  new Uint8Array([97]),
  new Uint16Array([97, 98]),
  new DataView(new ArrayBuffer(2)),
]) {
  for (const name of ['utf8Slice', 'latin1Slice', 'hexSlice', 'toString'])
    show(`${name} on ${text(self)}`, () => Buffer.prototype[name].call(self));
  for (const name of ['utf8Write', 'latin1Write', 'hexWrite'])
    show(`${name} on ${text(self)}`, () => Buffer.prototype[name].call(self, 'a'));
}
show('write on Uint8Array', () => Buffer.prototype.write.call(new Uint8Array(3), 'abc'));
const bytes = Buffer.from('abc');
console.log(
  String(bytes),
  `${bytes}`,
  bytes + '',
  [bytes, bytes].join('-'),
  bytes == 'abc',
  encodeURIComponent(Buffer.from('é')),
);
const large = Buffer.alloc(300000, 'aé€😀');
console.log(
  large.toString().length,
  large.toString('latin1').length,
  large.toString('hex').length,
  large.toString('base64').length,
  large.toString('ucs2').length,
  large.toString('base64url').slice(-5),
);
for (const encoding of ['utf8', 'latin1', 'hex', 'base64', 'base64url', 'utf16le'])
  console.log(encoding, Buffer.from(large.toString(encoding), encoding).equals(large));
console.log(
  JSON.stringify(bytes),
  JSON.stringify({ a: Buffer.alloc(0) }),
  bytes.toJSON(),
  Buffer.prototype.toJSON.call(new Uint8Array(2)),
  Buffer.from(JSON.parse(JSON.stringify(bytes))),
);
