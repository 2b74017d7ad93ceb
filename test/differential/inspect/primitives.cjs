// Primitives, quotes and escapes.
const { inspect } = require('node:util');
const show = (...values) => console.log(...values.map((value) => inspect(value)));

show(
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1.5,
  NaN,
  Infinity,
  1e21,
  1e-7,
  10n,
  -5n,
  Symbol('s'),
  Symbol(),
  Symbol('a\nb'),
  Symbol.iterator,
);
show('', 'abc', "it's", 'say "hi"', '`x`', 'a\'b"c', 'a\'b"c`d', "${'${x}'}", '\'${y}"', 'back\\slash');
show(
  'tab\t',
  'nl\n',
  'cr\r',
  'bs\b',
  'ff\f',
  'vt\v',
  '\x00',
  '\x1b',
  '\x7f',
  '\x9f',
  '\xa0',
  'é',
  '日本語',
  '\u{1F600}',
  '\ud800',
  'x\udc00y',
  '\ud83d\ude00\ud83d',
);
console.log(
  inspect('x'.repeat(20), { maxStringLength: 5 }),
  inspect('x'.repeat(6), { maxStringLength: 5 }),
  inspect('abc', { maxStringLength: 0 }),
  inspect(['abc'], { maxStringLength: 1 }),
  inspect('abc', { maxStringLength: null }),
  inspect('a\nb'.repeat(30), { maxStringLength: 50 }),
);
show(
  'a\nb\nc'.repeat(20),
  ['a\nb'.repeat(30)],
  { s: 'line one\nline two\n'.repeat(5) },
  'x'.repeat(200),
  'short\n',
  '\n'.repeat(90),
);
for (const value of [
  1234567.891,
  -1234567,
  1e21,
  123456789n,
  -1234n,
  0.0000001,
  1.5e-7,
  NaN,
  Infinity,
  -0,
  123,
  1234,
  12345.6789,
  -0.1234567,
  1e15 + 0.5,
  999,
  -1000,
])
  console.log(inspect(value, { numericSeparator: true }));
console.log(
  inspect([1000, 1000.12345, 123], { numericSeparator: true }),
  inspect(new Uint32Array([123456]), { numericSeparator: true }),
);
