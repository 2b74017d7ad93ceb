// atob and btoa.
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

const globals = (name, value) => {
  try {
    console.log(name, text(value), '=>', JSON.stringify(globalThis[name](value)));
  } catch (error) {
    const coded = error.code !== undefined;
    console.log(
      name,
      text(value),
      '!!',
      error.name,
      error.code,
      coded ? error.message : '',
      error.constructor.name,
      error instanceof DOMException,
      Object.keys(error).join(),
    );
  }
};
for (const value of [
  undefined,
  null,
  '',
  ' ',
  'YQ==',
  'YQ=',
  'YQ',
  'Y',
  'YQ===',
  'Y Q = =',
  'YWI=',
  'YWJj',
  'YW Jj\n',
  'YWJj=',
  '=',
  '==',
  '====',
  'YQ==YQ',
  'YWJj\u00a0',
  'YWJj\v',
  '\tYWJj\f\r',
  '-_',
  'é',
  '\u0100',
  'YR==',
  'YWK=',
  123,
  1234,
  {
    toString() {
      return 'YQ==';
    },
  },
  Symbol('s'),
  true,
  [],
  1n,
  new String('YQ'),
  'A',
  'AB',
  'ABC',
  'ABCD',
  'ABCDE',
  'ABCDEF',
  'A=BC',
  'AA=A',
  '/+==',
  '*',
  'YQ\0',
  'A=',
  'A==',
  'AAAAA=',
  'AAAAAA=',
  'A*',
  'AAAAA*',
])
  globals('atob', value);
for (const value of [
  undefined,
  null,
  '',
  'a',
  'ab',
  'abc',
  '\xff\x00',
  '\u0100',
  'é',
  '€',
  123,
  {},
  Symbol('s'),
  [1, 2],
  1n,
  {
    toString() {
      return '€';
    },
  },
  '\ud800',
  'a'.repeat(100),
])
  globals('btoa', value);
show('atob()', () => atob());
show('btoa()', () => btoa());
const every = String.fromCharCode(...Array.from({ length: 256 }, (_, index) => index));
console.log(atob(btoa(every)) === every, btoa(every), atob.name, atob.length, btoa.name, btoa.length);
