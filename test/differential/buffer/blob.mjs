// Blob: sources, options, slices, reading, brands, how it prints.
const text = (value) => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'symbol';
  if (typeof value === 'function') return 'function';
  if (value !== null && typeof value === 'object') return value.constructor?.name ?? 'null prototype';
  return String(value);
};
// An error without a code comes from the engine: its words are not compared.
const show = (label, run) => {
  try {
    console.log(label, '=>', text(run()));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.code === undefined ? '' : error.message, Object.keys(error).join());
  }
};

const sources = [
  undefined,
  null,
  'a',
  1,
  {},
  [],
  ['a'],
  ['a', 1, null, undefined, {}, [1]],
  new Set(['a', 'b']),
  new String('ab'),
  new Uint8Array([97, 98]),
  [new Uint8Array([97])],
  [new ArrayBuffer(3)],
  [new SharedArrayBuffer(2)],
  [new DataView(new ArrayBuffer(4), 1)],
  [new Uint16Array(2)],
  [new Blob(['xy'])],
  [Symbol('s')],
  ['a', Symbol('s')],
  [[]],
  { [Symbol.iterator]: 1 },
  { [Symbol.iterator]: null },
  {
    *[Symbol.iterator]() {
      yield 'z';
    },
  },
  () => {},
  true,
  Symbol('s'),
  1n,
  new Map([[1, 2]]),
  new Blob(['q']),
  [new File(['f'], 'n')],
  [
    {
      toString() {
        return 'ts';
      },
    },
  ],
  [Buffer.from('b')],
  ['\ud800'],
];
for (const source of sources)
  show(`Blob ${Array.isArray(source) ? source.map(text) : text(source)}`, () => `${new Blob(source).size}`);
const options = [
  undefined,
  null,
  {},
  1,
  'a',
  true,
  () => {},
  [],
  Symbol('s'),
  { type: 'Text/Plain' },
  { type: 1 },
  { type: null },
  { type: undefined },
  { type: 'a\u0100' },
  { type: '\x1f' },
  { type: '\x7f' },
  { type: ' x~' },
  { type: 'é' },
  {
    type: {
      toString() {
        return 'TS';
      },
    },
  },
  { type: Symbol('s') },
  { endings: 'native' },
  { endings: 'transparent' },
  { endings: 'x' },
  { endings: 1 },
  { endings: null },
  { endings: undefined },
  { endings: 'Native' },
];
for (const each of options) {
  show(
    `options ${text(each)} ${each && typeof each === 'object' ? Object.entries(each).map(([key, value]) => `${key} ${text(value)}`) : ''}`,
    () => {
      const blob = new Blob(['a\nb\r\nc\r', 'd\r', '\ne'], each);
      return `${blob.size} ${text(blob.type)}`;
    },
  );
}
const order = [];
new Blob(
  {
    *[Symbol.iterator]() {
      order.push('next');
      yield {
        toString() {
          order.push('text');
          return 'a';
        },
      };
    },
  },
  {
    get type() {
      order.push('type');
      return 'a';
    },
    get endings() {
      order.push('endings');
      return 'native';
    },
  },
);
console.log(order.join());
show('both wrong', () => new Blob(1, 1));
show('options wrong', () => new Blob([], 1));
show('call', () => Blob());
const blob = new Blob(['abc', new Uint8Array([100, 101]), 'f'], { type: 'x/y' });
for (const args of [
  [],
  [1],
  [1, 3],
  [-2],
  [-2, -1],
  [3, 1],
  [10],
  [0, 100],
  ['1', '3'],
  [NaN],
  [1.9, 3.9],
  [1.5],
  [2.5],
  [0.5],
  [0, 1.5],
  [0, 2.5],
  [-1.5],
  [-0.5],
  [null, 2],
  [undefined, 2],
  [2, undefined],
  [2, null],
  [0, 2, 'T/Y'],
  [0, 2, '\u0100'],
  [0, 2, 1],
  [0, 2, null],
  [0, 2, undefined],
  [Infinity],
  [-Infinity],
  [0, Infinity],
  [2 ** 40],
  [-(2 ** 63)],
  [0, 2 ** 63],
  ['x'],
  [{}, 2],
  [1n],
  [0, 1n],
  [Symbol('s')],
  [0, Symbol('s')],
  [0, 2, Symbol('s')],
]) {
  show(`slice ${args.map(text)}`, () => {
    const part = blob.slice(...args);
    return `${part.size} ${text(part.type)}`;
  });
}
console.log(
  await blob.slice(1.5).text(),
  await blob.slice(2.5, 4.5).text(),
  await blob.slice(2, 5).text(),
  await blob.slice(1, 5).slice(1, 3).text(),
  await blob.slice(-3, -1).bytes(),
);
for (const self of [{}, 1, 'a', undefined, Blob.prototype, new File(['q'], 'n')]) {
  for (const key of ['size', 'type'])
    show(`get ${key} of ${self === Blob.prototype ? 'prototype' : text(self)}`, () =>
      Object.getOwnPropertyDescriptor(Blob.prototype, key).get.call(self),
    );
  if (self !== undefined) show('slice', () => `${Blob.prototype.slice.call(self).size}`);
  for (const key of ['arrayBuffer', 'text', 'bytes']) {
    try {
      console.log(key, text(await Blob.prototype[key].call(self)));
    } catch (error) {
      console.log(key, 'rejected', error.name, error.code, error.message);
    }
  }
}
const plain = (value) => (value instanceof ArrayBuffer ? `ArrayBuffer ${new Uint8Array(value).join()}` : value);
console.log(
  await blob.text(),
  plain(await blob.arrayBuffer()),
  await blob.bytes(),
  await new Blob(['a\nb\r\nc\r\n\rd'], { endings: 'native' }).bytes(),
);
console.log(
  JSON.stringify([
    await new Blob([new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xff])]).text(),
    await new Blob(['é€']).slice(1, 3).text(),
    await new Blob().text(),
    await new Blob(['\ud800']).text(),
  ]).replace(/\ufeff/g, 'BOM'),
);
const bytes = new Uint8Array([1, 2, 3]);
const copied = new Blob([bytes, bytes.subarray(1)]);
bytes[0] = 9;
const read = await copied.bytes();
read[1] = 7;
console.log(await copied.bytes(), await new Blob([copied, copied.slice(1, 2)]).bytes());
console.log(
  blob,
  new Blob(),
  [blob],
  { blob },
  Object.prototype.toString.call(blob),
  String(blob),
  blob.text() instanceof Promise,
  blob.constructor === Blob,
);
class Sub extends Blob {}
console.log(
  new Sub(['a']),
  new Sub().slice(0) instanceof Sub,
  Reflect.ownKeys(Blob.prototype)
    .filter((key) => typeof key === 'string')
    .join(),
  Blob.length,
  Blob.name,
);
for (const key of ['slice', 'arrayBuffer', 'text', 'bytes', 'stream', 'textStream', 'type', 'size']) {
  const { value, get, enumerable } = Object.getOwnPropertyDescriptor(Blob.prototype, key);
  console.log(key, enumerable, value?.name, value?.length, get?.name);
}
