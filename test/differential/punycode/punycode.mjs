// node:punycode: encoding and decoding by RFC 3492, domains, code points, errors, and the warning when it is loaded.
process.removeAllListeners('warning');
process.on('warning', (warning) => console.log(`${warning.name} ${warning.code} ${warning.message}`));
const { default: p } = await import('node:punycode');
await new Promise(setImmediate);
const t = (f) => {
  try {
    console.log(JSON.stringify(f()));
  } catch (e) {
    // Other messages are the engine's.
    console.log(e.name, e.code, e.name === 'RangeError' && !/code point/i.test(e.message) ? e.message : '');
  }
};
for (const [name, object] of [
  ['punycode', p],
  ['ucs2', p.ucs2],
]) {
  for (const key of Reflect.ownKeys(object)) {
    const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key);
    console.log(
      name,
      key,
      typeof value === 'function' ? `${value.name}/${value.length}` : typeof value,
      writable,
      enumerable,
      configurable,
    );
  }
}
for (const x of [
  '',
  'a',
  '-',
  '--',
  'a-',
  '-a',
  'ü',
  'bücher',
  '☃',
  '💩',
  'ab-ü',
  '\ud800',
  '\udc00a',
  'a\ud800',
  '\u0000',
  '\x7f',
  '\x80',
  ' ',
  'A',
  'ÜA',
])
  t(() => p.encode(x));
for (const x of [
  '',
  'a',
  '-',
  '--',
  'a-',
  '-a',
  'tda',
  'bcher-kva',
  'BCHER-KVA',
  'n3h',
  'ls8h',
  '99999999',
  'ü-a',
  'a-ü',
  'aü',
  'zzzzzzzzzz',
  'a-!',
  '!',
  'ab--kva',
  '\x80-',
  'Bcher-Kva',
  'kva ',
  '1',
  '0',
])
  t(() => p.decode(x));
for (const x of ['', 'a', 'ü', 'ü.com', 'a@ü.com', 'ü@ü@x', 'a。b', 'ü．ü｡x', 'xn--tda', '☃.☃', '\x7f', 'A.Ü', '..', 'x@', '@ü'])
  t(() => p.toASCII(x) + ' | ' + p.toUnicode(x));
for (const x of ['xn--tda.com', 'XN--TDA', 'xn--TDA', 'a@xn--tda', 'xn--', 'xn--a', 'xn---', 'xn--99999999'])
  t(() => p.toUnicode(x));
for (const x of ['', 'a', '💩', '\ud83d', '\ude00\ud83d', 'a\ud83dx', '\ud83d\ud83d\ude00']) t(() => p.ucs2.decode(x));
for (const x of [[], [97], [0x1f4a9], [0xd83d, 0x61], [0x110000], [-1], ['a'], 'ab', undefined, new Set([97])])
  t(() => p.ucs2.encode(x));
for (const x of [undefined, null, 1, {}, []]) for (const f of ['encode', 'decode', 'toASCII', 'toUnicode']) t(() => p[f](x));
t(() => p.ucs2.decode(1));
t(() => p.ucs2.decode());
t(() => p.version);
t(() => Object.keys(p));
let state = 5;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
for (let count = 0; count < 300; count++) {
  const text = Array.from({ length: next(8) }, () =>
    String.fromCodePoint([97 + next(26), 0xe0 + next(60), 0x4e00 + next(5000), 0x1f600 + next(60)][next(4)]),
  ).join('');
  const encoded = p.encode(text);
  console.log(encoded, p.decode(encoded) === text);
  t(() => p.decode(Array.from({ length: next(7) }, () => 'abz09-A!'[next(8)]).join('')));
}
