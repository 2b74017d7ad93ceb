// indexOf, lastIndexOf and includes with values, starts, ends and encodings of every kind.
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

const bytes = Buffer.from('abcabcabc');
const cases = [
  ['c'],
  ['c', 0, 3],
  ['c', 0, 2],
  ['c', 4, 5],
  ['c', 4, 6],
  ['c', 0, -1],
  ['c', 0, -4],
  ['c', 0, 100],
  ['c', 0, NaN],
  ['c', 0, undefined],
  ['c', 0, '3'],
  ['c', 0, 'utf8'],
  ['c', 0, 3, 'utf8'],
  ['c', 0, 3, 'hex'],
  ['63', 0, 3, 'hex'],
  ['c', 'utf8'],
  ['63', 'hex'],
  ['63', 'hex', 3],
  ['c', undefined, 3],
  ['c', 3, 3],
  ['c', 3, 2],
  ['c', -5, 6],
  ['c', -5, 5],
  ['c', -9, 3],
  ['', 0, 3],
  ['', 5, 3],
  [''],
  ['', 4],
  ['', 9],
  ['', 100],
  ['', -100],
  ['', NaN],
  ['', -1],
  ['', 0, 0],
  ['', 3, NaN],
  [99],
  [99, 0, 3],
  [99, 0, 2],
  [99, 4, 5],
  [99, -1],
  [99, -1, -1],
  [99, -100],
  [99, 100],
  [99, 0, 0],
  [99.9],
  [99 + 256],
  [-157],
  ['99'],
  [NaN],
  [Infinity],
  [0],
  [new Uint8Array([99]), 0, 2],
  [new Uint8Array([99]), 0, 3],
  [Buffer.from('bc'), 0, 3],
  [Buffer.from('bc'), 0, 2],
  [Buffer.from('bc'), 2, 2],
  [Buffer.from('bc'), -4],
  [Buffer.from('abcabcabcd')],
  [new Uint8Array(0)],
  [new Uint8Array(0), 4],
  [new Uint8Array(0), 4, 2],
  [new Uint8Array(0), 100],
  [new Uint8Array(0), -100],
  ['bc', 0, 2],
  ['bc', -2],
  ['bc', -3],
  ['bc', Infinity],
  ['bc', -Infinity],
  ['bc', {}],
  ['bc', []],
  ['bc', null],
  ['bc', true],
  ['bc', 1.9],
  ['bc', -1.9],
  ['bc', '1'],
  ['bc', 2 ** 31],
  ['bc', -(2 ** 31) - 1],
  ['bc', 2 ** 33],
  ['bc', 2 ** 53],
  [
    'bc',
    {
      valueOf() {
        return 2;
      },
    },
  ],
  ['bc', [3]],
  [{}],
  [null],
  [undefined],
  [true],
  [[]],
  [new Uint16Array([0x6362])],
  [new DataView(new ArrayBuffer(1))],
  [/x/],
  [1n],
  [Symbol('s')],
  [() => {}],
  [],
  [new String('c')],
  ['c', 0, 3, 'foo'],
  ['c', 0, 3, undefined],
  ['c', 0, 3, ''],
  ['c', 0, 'foo', 3],
  ['c', 'foo'],
  [99, 'foo'],
  [99, 0, 'foo'],
  [Buffer.from('c'), 0, 'foo'],
  [Buffer.from('c'), 'foo'],
  [{}, 0, 'foo'],
  [Buffer.from('c'), 0, 'utf16le'],
  [Buffer.from('ca'), 0, 'utf16le'],
  ['c', 0, 6, 'utf16le'],
  ['c', 1n],
  ['c', Symbol('s')],
  ['abcabcabcabc'],
  ['YmM=', 'base64'],
  ['YmM', 0, 'base64url'],
  ['bc', 'latin1'],
  ['bc', 'ascii'],
  ['bc', 0, 9, 'BINARY'],
  ['6', 'hex'],
  ['zz', 'hex'],
];
for (const name of ['indexOf', 'lastIndexOf', 'includes'])
  for (const args of cases) show(`${name} ${args.map(text)}`, () => bytes[name](...args));
const wide = Buffer.from('aéb€c€', 'utf16le');
for (const args of [
  ['é', 'utf16le'],
  ['€', 'utf16le'],
  ['€', 5, 'ucs2'],
  ['€', -4, 'ucs2'],
  ['€', -2, 'ucs2'],
  ['b', 3, 'utf16le'],
  ['zé', 'utf16le'],
  ['é', 'utf8'],
  [Buffer.from('€', 'utf16le')],
  [Buffer.from('€', 'utf16le'), 0, 'ucs2'],
  [Buffer.from([0, 0x62]), 0, 'ucs2'],
  [Buffer.from([0, 0x62])],
]) {
  for (const name of ['indexOf', 'lastIndexOf', 'includes']) show(`wide ${name} ${args.map(text)}`, () => wide[name](...args));
}
const odd = Buffer.from([0, 97, 0, 97, 0]);
for (const args of [
  ['a', 'utf16le'],
  ['a', 1, 'utf16le'],
  ['', 'utf16le'],
  ['\u6100', 'utf16le'],
])
  for (const name of ['indexOf', 'lastIndexOf']) show(`odd ${name} ${args.map(text)}`, () => odd[name](...args));
const text8 = Buffer.from('xé€😀é');
for (const args of [
  ['é'],
  ['€'],
  ['😀'],
  ['é', 3],
  ['é', -1],
  ['\xc3'],
  ['é', 'latin1'],
  ['\xc3', 'latin1'],
  ['\xc3\xa9', 2, 'latin1'],
  ['\u01c3', 'latin1'],
  ['\u0178', 'ascii'],
])
  for (const name of ['indexOf', 'lastIndexOf', 'includes']) show(`utf8 ${name} ${args.map(text)}`, () => text8[name](...args));
for (const empty of [Buffer.alloc(0)])
  for (const args of [[''], ['a'], [0], ['', 5], [new Uint8Array(0)], ['a', -1]])
    for (const name of ['indexOf', 'lastIndexOf', 'includes'])
      show(`empty ${name} ${args.map(text)}`, () => empty[name](...args));
const long = Buffer.alloc(100000, 'abcdefghij');
console.log(
  long.indexOf('j', 99990),
  long.lastIndexOf('a'),
  long.indexOf('ja'),
  long.lastIndexOf('ja'),
  long.indexOf('jj'),
  long.includes('hij', 99997),
  long.indexOf(Buffer.from('abcdefghija'), 5),
  long.indexOf(106, 50000),
  long.lastIndexOf(97, 50000),
);
for (const name of ['indexOf', 'lastIndexOf', 'includes'])
  show(`${name} on Uint8Array`, () => Buffer.prototype[name].call(new Uint8Array([1, 2, 3]), 2));
for (const self of [{}, [1], 'abc', 5, new Uint16Array([0x6162, 98])])
  for (const value of ['b', 98, Buffer.from('b'), {}])
    for (const name of ['indexOf', 'lastIndexOf', 'includes'])
      show(`${name} of ${text(value)} on ${text(self)}`, () => Buffer.prototype[name].call(self, value, 0));
show('new lastIndexOf', () => new Buffer.prototype.lastIndexOf(1, 'str'));
