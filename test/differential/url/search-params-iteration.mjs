// URLSearchParams: iteration, sorting, form coding and inspection.
import { inspect } from 'node:util';
import { show } from './shared/attempt.mjs';

const params = () => new URLSearchParams('a=1&b=2&a=3&c=&é=ü');
// forEach: arguments, this, and changes while it runs.
params().forEach(
  function (...args) {
    console.log(this?.tag, args.length, args[0], args[1], args[2] instanceof URLSearchParams);
  },
  { tag: 'T' },
);
params().forEach(function () {
  console.log(this === undefined);
});
{
  const p = params();
  const seen = [];
  p.forEach((value, name) => {
    seen.push(name + value);
    if (seen.length === 1) p.delete('b');
  });
  console.log(seen.join());
}
{
  const p = params();
  const seen = [];
  for (const [name] of p) {
    seen.push(name);
    if (seen.length < 4) p.append('z', seen.length);
  }
  console.log(seen.join());
}
{
  const p = params();
  const seen = [];
  for (const [name] of p) {
    seen.push(name);
    p.delete(name);
  }
  console.log(seen.join(), String(p));
}

// Iterators.
const iterator = params().entries();
const prototype = Object.getPrototypeOf(iterator);
for (const key of Reflect.ownKeys(prototype)) {
  const d = Object.getOwnPropertyDescriptor(prototype, key);
  console.log(String(key), typeof d.value, d.value.name, d.value.length, d.writable, d.enumerable, d.configurable);
}
console.log(Object.getPrototypeOf(prototype) === Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
console.log(
  Object.getPrototypeOf(params().keys()) === prototype,
  Object.getPrototypeOf(params().values()) === prototype,
  Reflect.ownKeys(iterator),
);
console.log(iterator[Symbol.iterator]() === iterator, Object.prototype.toString.call(iterator), typeof iterator.map);
console.log(iterator.next(), [...iterator], iterator.next(), iterator.next());
show('next on other', () => prototype.next.call({}));
show('next on prototype', () => prototype.next());
show('next on undefined', () => prototype.next.call(undefined));
show('next on array iterator', () => prototype.next.call([][Symbol.iterator]()));
console.log([...params().keys()], [...params().values()], [...params().entries()]);

// Sorting is stable and by UTF-16 code unit.
for (const init of [
  'z=b&a=b&z=a&a=a',
  '\ufffd=x&\ufffc&\ufffd=a',
  'ﬃ&🌈',
  'é&e\ufffd&é',
  'z=z&a=a&b=b&A=A&=empty&1=1',
  'bbb&bb&aaa&aa=x&aa=y',
  Array.from({ length: 120 }, (_, i) => `${'kzam'[i % 4]}=${i}`).join('&'),
  '',
  'a',
]) {
  const p = new URLSearchParams(init);
  p.sort();
  console.log(p.toString());
}

// The form-urlencoded set, unit by unit.
let all = '';
for (let i = 0; i < 0x180; i++) all += String.fromCharCode(i);
console.log(new URLSearchParams({ [all]: all }).toString());
console.log(
  new URLSearchParams(`x=${all.replace(/[&#]/g, '')}`).get('x') ===
    all.replace(/[&#]/g, '').replaceAll('+', ' ').replaceAll('%&', '%'),
);
for (let i = 0; i < 256; i++) {
  const hex = `%${i.toString(16).padStart(2, '0')}`;
  const p = new URLSearchParams(`a${hex}=${hex}b`);
  console.log(`${hex} ${JSON.stringify([...p])} ${p}`);
}
for (const bytes of [
  '%C3%A9',
  '%C3',
  '%A9',
  '%C3%28',
  '%E2%82',
  '%E2%82%AC',
  '%E2%28%A1',
  '%F0%9F%98%80',
  '%F0%9F%98',
  '%F0%28%8C%BC',
  '%F8%A1%A1%A1%A1',
  '%C0%AF',
  '%E0%80%AF',
  '%ED%9F%BF',
  '%ED%A0%80',
  '%F4%8F%BF%BF',
  '%F4%90%80%80',
  'é%C3%A9',
  '%C3é',
  '%FF☃',
  '%zz☃',
  '%zz☃%41',
  '%%41☃',
  '%4☃%',
  '%☃41',
  '☃%FF',
  '%FFｆ',
  '%FF\ud83d\ude00',
  '%FF+%20\u0101',
  '%EF%BF%BD',
  '%EF%BB%BFa',
  'a%EF%BB%BF',
  '%C3%A',
  '%C3%%A9',
  '%+%2B+',
  '%E2%82%AC%E2%82',
  '%u0041',
  '%25%32%35',
]) {
  console.log(
    `${bytes} ${JSON.stringify([...new URLSearchParams(`k=${bytes}`)])} ${JSON.stringify([...new URLSearchParams(`${bytes}`)])}`,
  );
}

// Long inputs take another way through the implementation than short ones and have to agree.
const long = Array.from({ length: 400 }, (_, i) => `k${i % 7}=${'v'.repeat(i % 11)}%20+${i % 5 ? '' : '%ff%C3%A9é'}`).join('&');
{
  const p = new URLSearchParams(long);
  console.log(p.size, p.toString().length, p.toString().slice(0, 300), JSON.stringify(p.getAll('k3').slice(0, 20)));
}

// Inspection.
for (const [label, value, options] of [
  ['empty', new URLSearchParams()],
  ['one', new URLSearchParams('a=1')],
  ['two', new URLSearchParams('a=1&b=x y')],
  ['quotes', new URLSearchParams([["it's", '"x"\n']])],
  ['many', new URLSearchParams(Array.from({ length: 12 }, (_, i) => [`key${i}`, `value ${i}`]))],
  ['depth -1', new URLSearchParams('a=1'), { depth: -1 }],
  ['depth 0', new URLSearchParams('a=1'), { depth: 0 }],
  ['colors', new URLSearchParams('a=1'), { colors: true }],
  ['nested', { p: new URLSearchParams('a=1') }],
  ['nested deep', { a: { b: { c: new URLSearchParams('a=1') } } }],
  ['nested deeper', { a: { b: { c: { d: new URLSearchParams('a=1') } } } }],
  ['entries', params().entries()],
  ['keys', params().keys()],
  ['values', params().values()],
  ['breakLength', params(), { breakLength: 10 }],
  ['long', new URLSearchParams(`a=${'x'.repeat(100)}`)],
  ['compact', params(), { compact: false }],
])
  console.log(label, inspect(value, options));
{
  const it = params().keys();
  it.next();
  it.next();
  console.log(inspect(it), inspect(it, { depth: -1 }), inspect({ it }), inspect(it, { depth: 0 }));
  for (const _ of it);
  console.log(inspect(it));
}
console.log(inspect(params().entries(), { breakLength: 20 }), inspect(new URLSearchParams().keys()));
class Mine extends URLSearchParams {}
console.log(inspect(new Mine('a=1')));
show('inspect on other', () => URLSearchParams.prototype[Symbol.for('nodejs.util.inspect.custom')].call({}));
show('inspect iterator on other', () => prototype[Symbol.for('nodejs.util.inspect.custom')].call({}));
show('inspect iterator on null', () => prototype[Symbol.for('nodejs.util.inspect.custom')].call(null).x);
show('inspect prototype', () => inspect(URLSearchParams.prototype));
show('inspect iterator prototype', () => inspect(prototype));
