// fill, copy, compare, equals, concat, swap: arguments of every kind, overlaps.
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
      return typeof result === 'number' ? `${result} ${bytes.toString()} ${args.map(text)}` : result;
    });
  }
};
method('fill', [
  [],
  [0],
  [1, 2],
  [1, 2, 4],
  [1, 9],
  [1, 8],
  [1, -1],
  [1, 0, 9],
  [1, 0, -1],
  [1, '2'],
  [1, NaN],
  [1, 1.5, 3.5],
  [1, 0, NaN],
  [1, 0, '4'],
  [1, null],
  [1, 0, null],
  [256],
  [-1],
  [1.9],
  [NaN],
  [Infinity],
  ['x'],
  [''],
  ['xy'],
  ['xyz', 1],
  ['xyz', 1, 5],
  ['\xe9'],
  ['\xe9', 'latin1'],
  ['€'],
  ['616', 'hex'],
  ['zz', 'hex'],
  ['6', 'hex'],
  ['', 'hex'],
  ['YWI=', 'base64'],
  ['a', 'utf16le'],
  ['ab', 1, 'utf16le'],
  ['ab', 1, 4, 'utf16le'],
  [true],
  [false],
  [null],
  [undefined],
  [{}],
  [[1]],
  [[1, 2]],
  ['1', 0, 8, 'foo'],
  ['a', 0, 0, 'foo'],
  [new Uint8Array([1, 2, 3])],
  [new Uint8Array(0)],
  [new Uint16Array([1, 2])],
  [new Uint8Array([1, 2, 3]), 3, 3],
  [new Uint8Array([1, 2, 3]), 6],
  [new Uint8Array(0), 3, 3],
  [1, 5, 2],
  ['a', 5, 2],
  [1n],
  [1, 2 ** 33],
  ['abc', 'foo'],
  ['abc', 0, 'foo'],
  ['abc', 0, 4, 1],
  [5, 0, 4, 1],
  [new DataView(new ArrayBuffer(2))],
  ['a', undefined, 'hex'],
  ['a', undefined, 3],
  ['ab', undefined, 3],
  [1, undefined, 3],
  [new String('q')],
  [() => 1],
  ['𝒳'],
  ['\u0100', 'latin1'],
  ['\u0100', 'ascii'],
  ['é', 'ascii'],
  ['a', 8],
  ['', 9],
  ['a', 0, 4, null],
  ['a', 0, 4, ''],
  ['a', null],
  ['\0'],
  ['\x7f'],
  ['\x80'],
  [Symbol('s')],
  ['a'.repeat(20)],
  ['é', 0, 3],
]);
const target = () => Buffer.from('0123');
method('copy', [
  [],
  [target()],
  [target(), 1],
  [target(), 4],
  [target(), 5],
  [target(), -1],
  [target(), '1'],
  [target(), NaN],
  [target(), 1.5],
  [target(), {}],
  [target(), Infinity],
  [target(), -0.5],
  [target(), 0, 6],
  [target(), 0, 8],
  [target(), 0, 9],
  [target(), 0, -1],
  [target(), 0, '2'],
  [target(), 0, 1.9],
  [target(), 0, NaN],
  [target(), 0, null],
  [target(), 0, 0, 2],
  [target(), 0, 2, 1],
  [target(), 0, 2, -1],
  [target(), 0, 2, '4'],
  [target(), 0, 0, 100],
  [target(), 0, 0, NaN],
  [target(), 0, 0, 1.9],
  [target(), 1, 1, 3],
  [target(), undefined, undefined, undefined],
  [target(), null, null, null],
  [{}],
  ['a'],
  [null],
  [new Uint16Array(3)],
  [new Uint16Array([1, 2, 3, 4]), 1],
  [new ArrayBuffer(3)],
  [new DataView(new ArrayBuffer(3))],
  [Buffer.alloc(0)],
  [target(), 2 ** 32],
  [target(), 0, 2 ** 32],
  [target(), 0, Infinity],
  [target(), 0, 0, Infinity],
  [target(), 0, 0, -Infinity],
  [target(), -0],
  [target(), 2 ** 60],
  [target(), 1n],
]);
const whole = Buffer.from('abcdefgh');
console.log(
  whole.copy(whole, 2, 0, 6),
  whole.toString(),
  whole.copy(whole, 0, 2),
  whole.toString(),
  whole.copy(whole),
  whole.toString(),
);
const wide = new Uint16Array(4);
console.log(Buffer.from([1, 2, 3, 4, 5]).copy(wide, 2), wide.join());
show('copy from Uint8Array', () => Buffer.prototype.copy.call(new Uint8Array([7, 8]), target()));
show('copy from Uint16Array', () => Buffer.prototype.copy.call(new Uint16Array([7, 8]), target()));
show('copy from {}', () => Buffer.prototype.copy.call({}, target()));
method('compare', [
  [],
  ['a'],
  [{}],
  [null],
  [target()],
  [Buffer.from('abcdefgh')],
  [Buffer.from('abcdefg')],
  [Buffer.from('abcdefghi')],
  [new Uint8Array([97])],
  [new Uint16Array([97])],
  [target(), 0],
  [target(), 5],
  [target(), 4],
  [target(), -1],
  [target(), '0'],
  [target(), NaN],
  [target(), 1.5],
  [target(), null],
  [target(), 0, 5],
  [target(), 0, 4],
  [target(), 0, -1],
  [target(), 0, NaN],
  [target(), 0, '2'],
  [target(), 2, 1],
  [target(), 0, 4, 9],
  [target(), 0, 4, 8],
  [target(), 0, 4, -1],
  [target(), 0, 4, 0, 9],
  [target(), 0, 4, 0, 8],
  [target(), 0, 4, 0, -1],
  [target(), 0, 4, 5, 2],
  [target(), 2, 2, 3, 3],
  [target(), 2, 1, 3, 2],
  [target(), 0, 4, 0, undefined],
  [target(), undefined, undefined, undefined, 2],
  [target(), 0, 0, 0, 0],
  [target(), 0, 4, NaN],
  [target(), 0, 4, '1'],
  [Buffer.from('xcdx'), 1, 3, 2, 4],
  [Buffer.from('xcdx'), 1, 3, 2, 5],
  [Buffer.alloc(0)],
  [Buffer.alloc(0), 0, 0, 0, 0],
]);
method('equals', [
  [],
  ['a'],
  [{}],
  [null],
  [Buffer.from('abcdefgh')],
  [new Uint8Array(Buffer.from('abcdefgh'))],
  [target()],
  [new Uint16Array(4)],
  [new DataView(new ArrayBuffer(8))],
  [Buffer.alloc(0)],
]);
for (const args of [
  [],
  ['a', Buffer.alloc(1)],
  [Buffer.alloc(1), 'a'],
  [Buffer.from('a'), Buffer.from('b')],
  [Buffer.from('b'), Buffer.from('a')],
  [Buffer.from('a'), Buffer.from('a')],
  [Buffer.from('a'), Buffer.from('ab')],
  [new Uint8Array([255]), new Uint8Array([1])],
  [Buffer.alloc(0), Buffer.alloc(0)],
  [Buffer.alloc(0), Buffer.alloc(1)],
])
  show(`Buffer.compare ${args.map(text)}`, () => Buffer.compare(...args));
console.log([Buffer.from('c'), Buffer.from('a'), Buffer.from('ab')].sort(Buffer.compare).join());
const letter = Buffer.from('a');
for (const args of [
  [],
  [undefined],
  ['a'],
  [{}],
  [new Set()],
  [[]],
  [[], 5],
  [[], -1],
  [[], 'x'],
  [[letter]],
  [[letter, new Uint8Array([2, 3])]],
  [[Buffer.from('abc')], 2],
  [[Buffer.from('abc')], 5],
  [[Buffer.from('abc'), Buffer.from('def')], 4],
  [[Buffer.from('abc')], 0],
  [[1]],
  [[letter, 'b']],
  [[letter, null]],
  [[letter, [1]]],
  [[letter], -1],
  [[letter], 'a'],
  [[letter], 1.5],
  [[letter], null],
  [[letter], NaN],
  [[letter], Infinity],
  [[new Uint16Array(3)]],
  [[letter, , letter]],
  [[Buffer.alloc(0), letter]],
  [{ length: 1, 0: letter }],
  [['a'], -1],
])
  show(`concat ${args.map((each) => (Array.isArray(each) ? `[${each.map(text)}]` : text(each)))}`, () => Buffer.concat(...args));
console.log(Buffer.concat([letter, letter]).buffer === letter.buffer || Buffer.concat([letter])[0] === 97);
for (const size of [0, 2, 3, 4, 8, 16, 7, 160]) {
  for (const name of ['swap16', 'swap32', 'swap64']) {
    show(`${name} of ${size}`, () => {
      const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index));
      return bytes[name]() === bytes && bytes;
    });
  }
}
const odd = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]).subarray(1);
console.log(odd.swap16(), odd.swap32(), odd.swap64(), Buffer.prototype.swap16.call(new Uint8Array([1, 2])));
for (const name of ['swap16', 'swap32', 'swap64']) show(`${name} on {}`, () => Buffer.prototype[name].call({}));
