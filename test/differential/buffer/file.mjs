// File: arguments, names, dates, brands, how it prints.
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

const recent = (value) => (value > 1e12 ? 'recent' : value);
for (const args of [
  [],
  [['a']],
  [['a'], 'n'],
  ['a', 'n'],
  [null, 'n'],
  [1, 'n'],
  [{}, 'n'],
  [['a'], undefined],
  [['a'], null],
  [['a'], 1],
  [['a'], Symbol('s')],
  [['a'], 'é\ud800'],
  [['a'], 'a/b\\c'],
  [
    ['a'],
    {
      toString() {
        return 'x';
      },
    },
  ],
  [['a'], 'n', null],
  [['a'], 'n', 1],
  [['a'], 'n', () => {}],
  [['a'], 'n', []],
  [['a'], 'n', { type: 'T/Y', lastModified: 5 }],
  [['a'], 'n', { endings: 'x' }],
  [['a\r\n'], 'n', { endings: 'native' }],
]) {
  show(`File ${args.map(text)}`, () => {
    const file = new File(...args);
    return [file.name, file.size, file.type, recent(file.lastModified)].join('|');
  });
}
for (const lastModified of [
  undefined,
  null,
  0,
  '7',
  'x',
  NaN,
  1.9,
  -1,
  new Date(3),
  true,
  1n,
  Symbol('s'),
  2 ** 60,
  Infinity,
  {},
  [],
  [4],
  {
    valueOf() {
      return 6;
    },
  },
]) {
  show(`lastModified ${text(lastModified)}`, () => `${recent(new File([], 'n', { lastModified }).lastModified)}`);
}
const order = [];
new File(
  [
    {
      toString() {
        order.push('bits');
        return 'a';
      },
    },
  ],
  {
    toString() {
      order.push('name');
      return 'n';
    },
  },
  {
    get type() {
      order.push('type');
    },
    get endings() {
      order.push('endings');
    },
    get lastModified() {
      order.push('lastModified');
    },
  },
);
console.log(order.join());
const file = new File(['abc'], 'n.txt', { type: 'text/plain', lastModified: 1 });
console.log(
  file,
  file instanceof Blob,
  Object.prototype.toString.call(file),
  file.slice(0, 1),
  file.slice(0, 1) instanceof File,
  await file.text(),
  [[[file]]],
);
for (const self of [{}, null, new Blob(), File.prototype])
  for (const key of ['name', 'lastModified'])
    show(`get ${key}`, () => Object.getOwnPropertyDescriptor(File.prototype, key).get.call(self));
show('call', () => File());
class Sub extends File {}
console.log(
  new Sub([], 'x', { lastModified: 2 }),
  File.length,
  File.name,
  Object.getPrototypeOf(File) === Blob,
  Object.keys(Object.getOwnPropertyDescriptors(File.prototype)).join(),
);
