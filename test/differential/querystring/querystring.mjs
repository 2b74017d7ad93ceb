// node:querystring: shape, parse, stringify, escape, unescape, unescapeBuffer, their options and their edges.
import querystring, * as namespace from 'node:querystring';
import { inspect } from 'node:util';

const run = (label, fn) => {
  try {
    console.log(`${label} => ${inspect(fn(), { breakLength: Infinity, compact: 20 })}`);
  } catch (error) {
    console.log(`${label} !! ${error.name} ${error.code} ${error.code ? error.message : ''}`);
  }
};
console.log(Object.keys(namespace).join());
for (const key of Reflect.ownKeys(querystring)) {
  const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(querystring, key);
  console.log(key, value.name, value.length, writable, enumerable, configurable);
}
console.log(querystring.decode === querystring.parse, querystring.encode === querystring.stringify);

for (const text of [
  '',
  '&',
  '&&',
  '=',
  '==',
  '&=',
  '=&',
  'a',
  'a=',
  '=a',
  'a=b',
  'a=b=c',
  'a&b',
  'a=1&a=2',
  'a=1&a=2&a=3',
  '&a=b',
  'a=b&',
  'a=b&&c=d',
  'a==b',
  'a+b=c+d',
  '+',
  '++=++',
  'a%20b=c%20d',
  '%',
  '%%',
  '%2',
  '%zz',
  'a=%',
  'a=%2',
  'a=%zz',
  'a=%41',
  '%41=%42',
  'a=%e2%98%83',
  'a=%E2%98',
  'a=%ff',
  'a=%ff\u00e9',
  'a=%ff\u2603',
  'a=%zz\u2603',
  'a=\u00e9',
  '\u2603=\u{1f600}',
  'a=\ud800',
  '__proto__=1',
  'hasOwnProperty=x',
  'constructor=a&constructor=b',
  'a[]=1&a[]=2',
  'a.b=c',
  'a;b',
  'a=b;c=d',
  'foo=%EDndex',
  'a=%00',
  'a=\n',
  '?a=b',
  '#a=b',
  'a=b#c',
  'a%3Db=c%26d',
  '%26=%3D',
  'a=%2B',
  'a=%252B',
  'x=1&x=&x',
  'str=foo&arr=1&arr=2&arr=3&somenull=&undef=',
  ' foo = bar ',
  'foo=%zx',
  'a=%f0%9f%98%80',
  'a=%c3%28',
  'a=1&b=%e2%82&c=3',
]) {
  run(`parse ${JSON.stringify(text)}`, () => querystring.parse(text));
  run(`unescape ${JSON.stringify(text)}`, () => querystring.unescape(text));
  run(`unescape spaces ${JSON.stringify(text)}`, () => querystring.unescape(text, true));
  run(`unescapeBuffer ${JSON.stringify(text)}`, () => [...querystring.unescapeBuffer(text)].join());
  run(`unescapeBuffer spaces ${JSON.stringify(text)}`, () => [...querystring.unescapeBuffer(text, true)].join());
  run(`escape ${JSON.stringify(text)}`, () => querystring.escape(text));
}
run('unescapeBuffer is', () => Buffer.isBuffer(querystring.unescapeBuffer('a%20b')));
for (const [text, ...args] of [
  ['a:b;c:d', ';', ':'],
  ['a->b--c->d', '--', '->'],
  ['a&&b&&&c', '&&'],
  ['a===b', '&', '=='],
  ['a=b', ''],
  ['a=b', null, null],
  ['a=b', undefined, undefined, undefined],
  ['a1b2c1d', 2, 1],
  ['a=b', '&', ''],
  ['foo==1&bar==2', '&', '=='],
  ['a:b', '&', ':'],
  ['abc', 'b', 'c'],
  ['a', []],
  ['a', null, []],
  ['a', [], []],
  ['a&b=c', '&', []],
  ['a=b', [], '='],
  ['', [], []],
  ['a=b&c', '=', '&'],
  ['a=1&b=2&c=3', null, null, { maxKeys: 2 }],
  ['a&&b&c', null, null, { maxKeys: 2 }],
  ['&&a&b', null, null, { maxKeys: 2 }],
  ['a=1&b=2', null, null, { maxKeys: 0 }],
  ['a=1&b=2', null, null, { maxKeys: -1 }],
  ['a=1&b=2', null, null, { maxKeys: 1.5 }],
  ['a=1&b=2', null, null, { maxKeys: NaN }],
  ['a=1&b=2', null, null, { maxKeys: Infinity }],
  ['a=1&b=2', null, null, { maxKeys: '1' }],
  ['a=1&b=2', null, null, null],
  ['a=1', null, null, 5],
  ['a=%20+b', null, null, { decodeURIComponent: (s) => `<${s}>` }],
  ['a&b=&=c', null, null, { decodeURIComponent: (s) => `<${s}>` }],
  [
    'a=%ff&b=1',
    null,
    null,
    {
      decodeURIComponent: () => {
        throw new Error('no');
      },
    },
  ],
  ['a=1', null, null, { decodeURIComponent: 'no' }],
  ['a+b=c+d', null, null, { decodeURIComponent: (s) => s }],
])
  run(`parse ${inspect([text, ...args])}`, () => querystring.parse(text, ...args));
const many = Array.from({ length: 1100 }, (_, index) => `k${index}=${index}`).join('&');
console.log(
  Object.keys(querystring.parse(many)).length,
  Object.keys(querystring.parse(many, null, null, { maxKeys: 0 })).length,
  Object.keys(querystring.parse(`${'&'.repeat(999)}${many}`)).length,
);
for (const value of [undefined, null, 1, true, {}, ['a=b'], () => {}, new String('a=b'), Symbol('s')])
  run(`parse ${inspect(value)}`, () => querystring.parse(value));
console.log(Object.getPrototypeOf(querystring.parse('a=b')), Object.getPrototypeOf(querystring.parse('')));

for (const value of [
  {},
  { a: 1 },
  { a: '1', b: 2 },
  { a: [1, 2] },
  { a: [] },
  { a: [], b: 1 },
  { b: 1, a: [] },
  { a: [[1, 2], 3] },
  { a: [null, undefined, NaN, Infinity, true, 1n, {}, 'x'] },
  { a: null },
  { a: undefined },
  { a: NaN },
  { a: Infinity },
  { a: -0 },
  { a: 1e21 },
  { a: 1n },
  { a: true },
  { a: false },
  { a: {} },
  { a: () => {} },
  { a: Symbol('s') },
  { a: '' },
  { '': 'a' },
  { 'a b': 'c d' },
  { 'a&b': 'c=d' },
  { a: '\u00e9\u2603\u{1f600}' },
  { a: "!'()*-._~" },
  { a: '%20+' },
  { a: new Date(0) },
  { a: new String('x') },
  ['a', 'b'],
  'string',
  1,
  null,
  undefined,
  true,
  () => {},
  Object.create({ inherited: 1 }),
  Object.assign(Object.create(null), { n: 1 }),
  new Map([['a', 1]]),
  { a: '\ud800' },
  { '\udc00': 1 },
  { [Symbol('k')]: 1, a: 1 },
  Object.defineProperty({ a: 1 }, 'hidden', { value: 1 }),
  {
    get a() {
      return 'got';
    },
  },
]) {
  run(`stringify ${inspect(value)}`, () => querystring.stringify(value));
  run('  separators', () => querystring.stringify(value, ';', ':'));
  run('  encoder', () => querystring.stringify(value, null, null, { encodeURIComponent: (s) => `<${s}>` }));
}
for (const args of [
  ['', ''],
  [null, null],
  [1, 2],
  ['&&', '=='],
  [undefined, ':'],
  ['&', '=', null],
  ['&', '=', { encodeURIComponent: 'x' }],
])
  run(`stringify ${inspect(args)}`, () => querystring.stringify({ a: 1, b: [2, 3] }, ...args));
for (const value of [
  undefined,
  null,
  1,
  true,
  1n,
  {},
  [],
  ['a b'],
  { toString: () => 'x y' },
  Object.create(null),
  Symbol('s'),
  '\ud800',
  'a\udfffb',
  '\ud83d\ude00',
  new String('a b'),
])
  run(`escape ${inspect(value)}`, () => querystring.escape(value));
let ascii = '';
for (let unit = 0; unit < 256; unit++) ascii += String.fromCharCode(unit);
console.log(
  querystring.escape(ascii),
  querystring.unescape(querystring.escape(ascii)) === ascii,
  querystring.stringify({ [ascii]: ascii }).length,
);

// The functions are looked up on the module at each call.
{
  const { escape, unescape } = querystring;
  querystring.escape = (text) => `[${text}]`;
  querystring.unescape = (text) => `{${text}}`;
  console.log(querystring.stringify({ a: 'b c' }), inspect(querystring.parse('a=b+c&d')));
  Object.assign(querystring, { escape, unescape });
  console.log(querystring.stringify({ a: 'b c' }), inspect(querystring.parse('a=b+c&d')));
}
