// slice, subarray, iteration and the methods that come from Uint8Array.
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

import util from 'node:util';
const bytes = Buffer.from('abcdefgh');
for (const args of [
  [],
  [1],
  [-2],
  [1, -1],
  ['1', '2'],
  [NaN],
  [undefined, 2],
  [null, 2],
  [5],
  [-10, 2],
  [2, 1],
  [1.9],
  [Infinity],
  [0, Infinity],
  [-Infinity],
  [{}, 2],
  [true],
  [8],
  [9],
  [0, 0],
  [3, null],
  ['x'],
]) {
  for (const name of ['slice', 'subarray']) show(`${name} ${args.map(text)}`, () => bytes[name](...args));
}
const part = bytes.slice(2, 5);
part[0] = 0x7a;
console.log(
  bytes.toString(),
  part.buffer === bytes.buffer,
  part.byteOffset - bytes.byteOffset,
  part.parent === bytes.buffer,
  part.subarray(1).toString(),
);
for (const name of ['slice', 'subarray']) {
  for (const self of [new Uint8Array([1, 2, 3]), new Uint16Array([1, 2, 3])])
    show(`${name} on ${text(self)}`, () => text(Buffer.prototype[name].call(self, 1)));
  show(`${name} on {}`, () => Buffer.prototype[name].call({}, 1));
}
console.log(
  [...Buffer.from('ab')],
  [...Buffer.from('ab').keys()],
  [...Buffer.from('ab').values()],
  [...Buffer.from('ab').entries()],
  [...Buffer.from('ab')[Symbol.iterator]()],
);
const made = Buffer.from('cab');
for (const [name, ...args] of [
  ['map', (each) => each + 1],
  ['filter', (each) => each > 97],
  ['sort'],
  ['reverse'],
  ['with', 0, 1],
  ['toSorted'],
  ['toReversed'],
  ['at', -1],
  ['join', '-'],
  ['find', (each) => each < 99],
  ['findLastIndex', (each) => each < 99],
  ['reduce', (sum, each) => sum + each],
  ['some', (each) => each === 97],
  ['every', (each) => each > 97],
  ['copyWithin', 0, 1],
]) {
  show(name, () => {
    const result = Buffer.from(made)[name](...args);
    return ArrayBuffer.isView(result) ? `${result.constructor.name} ${result.join()}` : result;
  });
}
const set = Buffer.alloc(4);
set.set([1, 2], 1);
console.log(
  set,
  Uint8Array.prototype.slice.call(set, 1),
  Uint8Array.prototype.subarray.call(set, 1),
  set.map((each) => each).constructor === Buffer,
);
console.log(Object.keys(Buffer.from('ab')), Object.entries(Buffer.from('ab')), 0 in set, 4 in set, delete Buffer.from('ab').foo);
set[1] = 300;
set[9] = 1;
set[-1] = 1;
console.log(set[1], set[9], set[-1], set.length, set.byteLength, set.BYTES_PER_ELEMENT, set.foo);
console.log(
  Object.prototype.toString.call(set),
  set instanceof Uint8Array,
  set instanceof Buffer,
  Buffer.prototype.isPrototypeOf(set),
  set[Symbol.toStringTag],
);
console.log({ ...Buffer.from('ab') }, Array.from(Buffer.from('ab')), Array.isArray(set), Object.isFrozen(Buffer.alloc(0)));
const subject = Buffer.from('abc');
console.log(
  subject.parent === subject.buffer,
  Buffer.prototype.parent,
  Buffer.prototype.offset,
  Object.getOwnPropertyDescriptor(Buffer.prototype, 'parent').get.call({}),
);
// Memory that grows, shrinks or is given away.
const resizable = new ArrayBuffer(4, { maxByteLength: 8 });
const tracking = Buffer.from(resizable);
const fixed = Buffer.from(resizable, 0, 4);
const later = Buffer.from(resizable, 2);
console.log(tracking.length, fixed.length, later.length);
resizable.resize(8);
console.log(tracking.length, fixed.length, later.length, tracking.subarray(1).length, tracking.toString('hex'));
resizable.resize(2);
console.log(tracking.length, fixed.length, later.length, fixed.toString('hex'), fixed.byteOffset);
const given = new ArrayBuffer(3);
const gone = Buffer.from(given);
structuredClone(given, { transfer: [given] });
for (const [name, ...args] of [
  ['toString'],
  ['inspect'],
  ['readUInt8'],
  ['copy', Buffer.alloc(2)],
  ['compare', Buffer.alloc(0)],
  ['equals', Buffer.alloc(0)],
  ['indexOf', 'a'],
  ['toJSON'],
  ['swap16'],
  ['write', ''],
])
  show(`given away ${name}`, () => gone[name](...args));
console.log(gone.length, gone.byteLength, Buffer.byteLength(given));
