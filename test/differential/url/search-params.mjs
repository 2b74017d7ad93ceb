// URLSearchParams: constructor overloads, methods and argument checks.
import { show } from './shared/attempt.mjs';

const list = (init) => JSON.stringify([...new URLSearchParams(init)]);

try {
  URLSearchParams('a');
} catch (error) {
  console.log(error.name);
}
for (const init of [
  undefined,
  null,
  '',
  '?',
  '??',
  'a',
  'a=',
  '=a',
  '=',
  '&',
  '&&',
  'a&b',
  'a=b=c',
  'a=1&a=2&b=3',
  '?a=1',
  '+a+=+b+',
  'a%20b=c%2Bd',
  '%',
  '%zz=%f',
  '%61=%62',
  'a=%e2%98%83',
  'a=%E2%98',
  'a=%ff%fe',
  'a=%f0%9f%98%80',
  'a=%ef%bb%bf',
  'a=%00',
  'a=\u0000',
  'a=\ud800',
  'a=%ed%a0%80',
  'é=ü',
  '\ufeff=1',
  '😀=😀',
  'a=1;b=2',
  'a[]=1&a[]=2',
  'a b=c d',
  ' a=b ',
  'a=%c0%80',
  'a=%f4%90%80%80',
  'a=%E2%82%ACx%E2',
  'x=%25&%25=%2525',
  'constructor=1&__proto__=2&toString=3',
  1,
  true,
  false,
  0,
  NaN,
  10n,
  {},
  { a: 1 },
  { a: undefined, b: null },
  { a: [1, 2] },
  { '\ud800': '\udc00' },
  { a: { toString: () => 'str' } },
  [],
  [['a', 'b']],
  [
    ['a', 'b'],
    ['c', 'd'],
  ],
  [['a', 1]],
  [['\ud800', '\udc00']],
  new Map([['m', 1]]),
  new Set([['s', 2]]),
  new URLSearchParams('p=1&p=2'),
  [new Set(['x', 'y'])],
  [
    {
      *[Symbol.iterator]() {
        yield 'g';
        yield 'h';
      },
    },
  ],
  (function* () {
    yield ['y', 'z'];
  })(),
  Object.create({ inherited: 1 }),
  Object.defineProperty({}, 'hidden', { value: 1 }),
  () => {},
  Object.assign(() => {}, { fn: 1 }),
  new Date(0),
  /x/,
  new String('a=b'),
  new Number(5),
  'a='.repeat(3),
  Object.assign(Object.create(null), { n: 1 }),
]) {
  show(
    `init ${typeof init} ${typeof init === 'string' ? JSON.stringify(init) : ''}`,
    () => `${list(init)} ${new URLSearchParams(init)}`,
  );
}
for (const [label, init] of [
  ['pair too short', [['a']]],
  ['pair too long', [['a', 'b', 'c']]],
  ['pair empty', [[]]],
  ['pair null', [null]],
  ['pair undefined', [undefined]],
  ['pair number', [1]],
  ['pair string', ['ab']],
  ['pair string long', ['abc']],
  ['array of string', ['a']],
  ['pair object', [{}]],
  ['pair function', [() => {}]],
  ['symbol', Symbol('x')],
  ['symbol in pair', [[Symbol('x'), 'a']]],
  ['symbol value in pair', [['a', Symbol('x')]]],
  ['symbol value in record', { a: Symbol('x') }],
  ['symbol key in record', { [Symbol('k')]: 1 }],
  ['iterator not callable', { [Symbol.iterator]: 1 }],
  ['iterator null', { [Symbol.iterator]: null, a: 1 }],
  ['iterator undefined', { [Symbol.iterator]: undefined, a: 1 }],
  ['pair with bad iterator', [{ [Symbol.iterator]: 1 }]],
  ['iterator of nothing', { [Symbol.iterator]: () => ({ next: () => ({ done: true }) }) }],
  [
    'throwing getter',
    {
      get a() {
        throw new RangeError('no');
      },
    },
  ],
  ['proxy', new Proxy({ a: 1, b: 2 }, { ownKeys: () => ['b', 'a'] })],
])
  show(label, () => list(init));

const names = [
  'append',
  'delete',
  'get',
  'getAll',
  'has',
  'set',
  'sort',
  'entries',
  'forEach',
  'keys',
  'values',
  'toString',
  'size',
];
for (const name of names) {
  const d = Object.getOwnPropertyDescriptor(URLSearchParams.prototype, name);
  for (const receiver of [undefined, null, {}, URLSearchParams.prototype, 1]) {
    try {
      (d.get ?? d.value).call(receiver, 'a', 'b');
      console.log(name, 'fine');
    } catch (error) {
      console.log(`${name} ${error.name} ${error.code} ${error.message}`);
    }
  }
}
const params = () => new URLSearchParams('a=1&b=2&a=3&c=&é=ü');
for (const [name, args] of [
  ['append', []],
  ['append', ['a']],
  ['append', ['a', undefined]],
  ['append', [null, null]],
  ['append', [Symbol('x'), 'a']],
  ['append', ['a', Symbol('x')]],
  ['append', ['\ud800', '\udc00']],
  ['append', [1, 2]],
  ['delete', []],
  ['delete', ['a']],
  ['delete', ['a', '3']],
  ['delete', ['a', undefined]],
  ['delete', ['a', null]],
  ['delete', ['zz']],
  ['delete', [Symbol('x')]],
  ['delete', ['a', Symbol('x')]],
  ['delete', ['a', 3]],
  ['get', []],
  ['get', ['a']],
  ['get', ['zz']],
  ['get', ['c']],
  ['get', [undefined]],
  ['get', [Symbol('x')]],
  ['get', [{ toString: () => 'b' }]],
  ['getAll', []],
  ['getAll', ['a']],
  ['getAll', ['zz']],
  ['getAll', [Symbol('x')]],
  ['has', []],
  ['has', ['a']],
  ['has', ['a', '3']],
  ['has', ['a', '4']],
  ['has', ['a', undefined]],
  ['has', ['a', null]],
  ['has', ['zz']],
  ['has', [Symbol('x')]],
  ['has', ['a', Symbol('x')]],
  ['set', []],
  ['set', ['a']],
  ['set', ['a', 'x']],
  ['set', ['new', 'x']],
  ['set', ['\udfff', 1]],
  ['set', [Symbol('x'), 1]],
  ['set', ['a', Symbol('x')]],
  ['set', ['c', null]],
  ['sort', []],
  ['forEach', []],
  ['forEach', [1]],
  ['forEach', [null]],
  ['forEach', [{}]],
  ['entries', []],
  ['keys', []],
  ['values', []],
  ['toString', []],
]) {
  const p = params();
  show(`${name}(${args.map((a) => (typeof a === 'symbol' ? 'symbol' : (JSON.stringify(a) ?? typeof a)))})`, () =>
    p[name](...args),
  );
  console.log('   ', p.toString(), p.size);
}
