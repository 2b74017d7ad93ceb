// Every encoding both ways, byteLength, isEncoding, transcode, isUtf8 and isAscii.
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

const names = [
  'utf8',
  'utf-8',
  'UTF-8',
  'ucs2',
  'ucs-2',
  'utf16le',
  'UTF-16LE',
  'latin1',
  'binary',
  'ascii',
  'base64',
  'base64url',
  'hex',
  'HEX',
  'Base64',
];
const texts = [
  '',
  'a',
  'abc',
  'é',
  '€',
  '😀',
  'a\u0100b',
  '\ud800',
  'x\udc00y',
  '\0\x7f\x80\xff',
  '6162',
  '616',
  'zz61',
  'YWJj',
  'YQ==',
  'YQ',
  '-_+/',
  'a b\nc=',
];
for (const name of names) {
  for (const each of texts) {
    show(`${name} ${JSON.stringify(each)}`, () => Buffer.from(each, name).toString('hex'));
    show(`${name} ${JSON.stringify(each)} length`, () => Buffer.byteLength(each, name));
  }
}
const bytes = [
  [],
  [0x61],
  [0xc3, 0xa9],
  [0xe2, 0x82],
  [0xe2, 0x82, 0xac],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xf0, 0x9f, 0x98],
  [0xed, 0xa0, 0x80],
  [0xff, 0xfe, 0x61],
  [0xef, 0xbb, 0xbf, 0x61],
  [0x80, 0x81],
  [0x00, 0xd8],
  [0x3d, 0xd8, 0x00, 0xde, 0x41],
  [0xf5, 0x80, 0x80, 0x80],
  [0xc0, 0x80],
  [0xe0, 0x9f, 0x80],
];
for (const name of names)
  for (const each of bytes)
    show(`${name} of ${Buffer.from(each).toString('hex')}`, () => JSON.stringify(Buffer.from(each).toString(name)));
for (const name of [
  ...names,
  'utf16',
  'buffer',
  '',
  'utf-8 ',
  'utf_8',
  'ucs_2',
  undefined,
  null,
  1,
  {},
  [],
  ['utf8'],
  Symbol('s'),
])
  show(`isEncoding ${text(name)}`, () => Buffer.isEncoding(name));
for (const value of [
  'abc€',
  new ArrayBuffer(5),
  new SharedArrayBuffer(2),
  new DataView(new ArrayBuffer(6), 1),
  new Uint16Array(3),
  Buffer.from('ab'),
  undefined,
  null,
  1,
  {},
  [],
  ['a'],
  true,
  Symbol('s'),
  new String('abc'),
]) {
  show(`byteLength ${text(value)}`, () => Buffer.byteLength(value));
  show(`byteLength ${text(value)} hex`, () => Buffer.byteLength(value, 'hex'));
}
for (const name of ['foo', '', undefined, null, 1, {}, true, 'buffer', Symbol('s')])
  show(`byteLength in ${text(name)}`, () => Buffer.byteLength('abc€', name));
for (const each of ['=', '==', 'a=', 'a==', 'ab=', 'abc=', 'abcd', 'abcde', '====', 'a==='])
  show(`byteLength base64 ${each}`, () => [Buffer.byteLength(each, 'base64'), Buffer.byteLength(each, 'base64url')]);
const pairs = [
  ['utf8', 'latin1'],
  ['utf8', 'ascii'],
  ['utf8', 'ucs2'],
  ['UTF8', 'UTF-16LE'],
  ['utf8', 'utf8'],
  ['latin1', 'utf8'],
  ['binary', 'utf16le'],
  ['ascii', 'utf8'],
  ['ascii', 'latin1'],
  ['utf8', 'hex'],
  ['base64', 'utf8'],
  ['b', 'c'],
  ['utf8'],
  [],
  [null, 'utf8'],
  ['utf8', undefined],
  [1, 2],
  ['buffer', 'utf8'],
  ['', ''],
];
for (const pair of pairs) show(`transcode ${pair.map(text)}`, () => buffer.transcode(Buffer.from('aé€😀'), ...pair));
for (const [bytesIn, from, to] of [
  [[0xff, 0xfe, 97], 'utf8', 'ucs2'],
  [[0x3d, 0xd8, 0], 'ucs2', 'utf8'],
  [[0xac, 0x20], 'ucs2', 'latin1'],
  [[0xac, 0x20, 0x61, 0], 'ucs2', 'utf8'],
  [[0xe9, 0x41], 'latin1', 'utf8'],
  [[0xff, 0x41], 'utf8', 'latin1'],
  [[0xe9], 'ascii', 'ucs2'],
]) {
  show(`transcode ${bytesIn} ${from} ${to}`, () => buffer.transcode(Buffer.from(bytesIn), from, to));
}
for (const source of ['a', 1, null, undefined, [], new Uint16Array(1), new ArrayBuffer(1), new Uint8Array([97]), Buffer.alloc(0)])
  show(`transcode ${text(source)}`, () => buffer.transcode(source, 'utf8', 'ucs2'));
try {
  buffer.transcode(Buffer.from('a'), 'b', 'c');
} catch (error) {
  console.log(Object.entries(error), error.constructor === Error);
}
for (const name of ['isUtf8', 'isAscii']) {
  for (const value of [
    undefined,
    null,
    'a',
    {},
    [],
    1,
    new Uint8Array([97, 0xe9]),
    new Uint16Array([97]),
    new ArrayBuffer(2),
    new SharedArrayBuffer(1),
    new DataView(new ArrayBuffer(1)),
    Buffer.alloc(0),
  ])
    show(`${name} ${text(value)}`, () => buffer[name](value));
  for (const each of bytes) show(`${name} ${each}`, () => buffer[name](Buffer.from(each)));
}
