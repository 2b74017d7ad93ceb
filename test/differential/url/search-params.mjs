// URLSearchParams: constructor overloads, methods, argument checks, iterators, form coding, inspection.
import { inspect } from 'node:util';

const show = (label, run) => {
  try {
    const value = run();
    console.log(`${label} => ${typeof value === 'string' ? JSON.stringify(value) : inspect(value)}`);
  } catch (error) {
    console.log(`${label} !! ${error.name} ${error.code} ${error.message}`);
  }
};
const list = (init) => JSON.stringify([...new URLSearchParams(init)]);

try { URLSearchParams('a'); } catch (error) { console.log(error.name); }
for (const init of [
  undefined, null, '', '?', '??', 'a', 'a=', '=a', '=', '&', '&&', 'a&b', 'a=b=c', 'a=1&a=2&b=3', '?a=1', '+a+=+b+', 'a%20b=c%2Bd', '%', '%zz=%f',
  '%61=%62', 'a=%e2%98%83', 'a=%E2%98', 'a=%ff%fe', 'a=%f0%9f%98%80', 'a=%ef%bb%bf', 'a=%00', 'a=\u0000', 'a=\ud800', 'a=%ed%a0%80', 'é=ü', '\ufeff=1',
  '😀=😀', 'a=1;b=2', 'a[]=1&a[]=2', 'a b=c d', ' a=b ', 'a=%c0%80', 'a=%f4%90%80%80', 'a=%E2%82%ACx%E2', 'x=%25&%25=%2525', 'constructor=1&__proto__=2&toString=3',
  1, true, false, 0, NaN, 10n, {}, { a: 1 }, { a: undefined, b: null }, { a: [1, 2] }, { '\ud800': '\udc00' }, { a: { toString: () => 'str' } }, [], [['a', 'b']],
  [['a', 'b'], ['c', 'd']], [['a', 1]], [['\ud800', '\udc00']], new Map([['m', 1]]), new Set([['s', 2]]), new URLSearchParams('p=1&p=2'), [new Set(['x', 'y'])], [{ *[Symbol.iterator]() { yield 'g'; yield 'h'; } }],
  (function* () { yield ['y', 'z']; })(), Object.create({ inherited: 1 }), Object.defineProperty({}, 'hidden', { value: 1 }), () => {}, Object.assign(() => {}, { fn: 1 }),
  new Date(0), /x/, new String('a=b'), new Number(5), 'a='.repeat(3), Object.assign(Object.create(null), { n: 1 }),
]) {
  show(`init ${typeof init} ${typeof init === 'string' ? JSON.stringify(init) : ''}`, () => `${list(init)} ${new URLSearchParams(init)}`);
}
for (const [label, init] of [
  ['pair too short', [['a']]], ['pair too long', [['a', 'b', 'c']]], ['pair empty', [[]]], ['pair null', [null]], ['pair undefined', [undefined]], ['pair number', [1]],
  ['pair string', ['ab']], ['pair string long', ['abc']], ['array of string', ['a']], ['pair object', [{}]], ['pair function', [() => {}]], ['symbol', Symbol('x')], ['symbol in pair', [[Symbol('x'), 'a']]],
  ['symbol value in pair', [['a', Symbol('x')]]], ['symbol value in record', { a: Symbol('x') }], ['symbol key in record', { [Symbol('k')]: 1 }], ['iterator not callable', { [Symbol.iterator]: 1 }],
  ['iterator null', { [Symbol.iterator]: null, a: 1 }], ['iterator undefined', { [Symbol.iterator]: undefined, a: 1 }], ['pair with bad iterator', [{ [Symbol.iterator]: 1 }]], ['iterator of nothing', { [Symbol.iterator]: () => ({ next: () => ({ done: true }) }) }],
  ['throwing getter', { get a() { throw new RangeError('no'); } }], ['proxy', new Proxy({ a: 1, b: 2 }, { ownKeys: () => ['b', 'a'] })],
]) show(label, () => list(init));

const names = ['append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString', 'size'];
for (const name of names) {
  const d = Object.getOwnPropertyDescriptor(URLSearchParams.prototype, name);
  for (const receiver of [undefined, null, {}, URLSearchParams.prototype, 1]) {
    try { (d.get ?? d.value).call(receiver, 'a', 'b'); console.log(name, 'fine'); } catch (error) { console.log(`${name} ${error.name} ${error.code} ${error.message}`); }
  }
}
const params = () => new URLSearchParams('a=1&b=2&a=3&c=&é=ü');
for (const [name, args] of [
  ['append', []], ['append', ['a']], ['append', ['a', undefined]], ['append', [null, null]], ['append', [Symbol('x'), 'a']], ['append', ['a', Symbol('x')]], ['append', ['\ud800', '\udc00']], ['append', [1, 2]],
  ['delete', []], ['delete', ['a']], ['delete', ['a', '3']], ['delete', ['a', undefined]], ['delete', ['a', null]], ['delete', ['zz']], ['delete', [Symbol('x')]], ['delete', ['a', Symbol('x')]], ['delete', ['a', 3]],
  ['get', []], ['get', ['a']], ['get', ['zz']], ['get', ['c']], ['get', [undefined]], ['get', [Symbol('x')]], ['get', [{ toString: () => 'b' }]],
  ['getAll', []], ['getAll', ['a']], ['getAll', ['zz']], ['getAll', [Symbol('x')]],
  ['has', []], ['has', ['a']], ['has', ['a', '3']], ['has', ['a', '4']], ['has', ['a', undefined]], ['has', ['a', null]], ['has', ['zz']], ['has', [Symbol('x')]], ['has', ['a', Symbol('x')]],
  ['set', []], ['set', ['a']], ['set', ['a', 'x']], ['set', ['new', 'x']], ['set', ['\udfff', 1]], ['set', [Symbol('x'), 1]], ['set', ['a', Symbol('x')]], ['set', ['c', null]],
  ['sort', []], ['forEach', []], ['forEach', [1]], ['forEach', [null]], ['forEach', [{}]], ['entries', []], ['keys', []], ['values', []], ['toString', []],
]) {
  const p = params();
  show(`${name}(${args.map((a) => (typeof a === 'symbol' ? 'symbol' : JSON.stringify(a) ?? typeof a))})`, () => p[name](...args));
  console.log('   ', p.toString(), p.size);
}

// forEach: arguments, this, and changes while it runs.
params().forEach(function (...args) { console.log(this?.tag, args.length, args[0], args[1], args[2] instanceof URLSearchParams); }, { tag: 'T' });
params().forEach(function () { console.log(this === undefined); });
{ const p = params(); const seen = []; p.forEach((value, name) => { seen.push(name + value); if (seen.length === 1) p.delete('b'); }); console.log(seen.join()); }
{ const p = params(); const seen = []; for (const [name] of p) { seen.push(name); if (seen.length < 4) p.append('z', seen.length); } console.log(seen.join()); }
{ const p = params(); const seen = []; for (const [name] of p) { seen.push(name); p.delete(name); } console.log(seen.join(), String(p)); }

// Iterators.
const iterator = params().entries();
const prototype = Object.getPrototypeOf(iterator);
for (const key of Reflect.ownKeys(prototype)) {
  const d = Object.getOwnPropertyDescriptor(prototype, key);
  console.log(String(key), typeof d.value, d.value.name, d.value.length, d.writable, d.enumerable, d.configurable);
}
console.log(Object.getPrototypeOf(prototype) === Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
console.log(Object.getPrototypeOf(params().keys()) === prototype, Object.getPrototypeOf(params().values()) === prototype, Reflect.ownKeys(iterator));
console.log(iterator[Symbol.iterator]() === iterator, Object.prototype.toString.call(iterator), typeof iterator.map);
console.log(iterator.next(), [...iterator], iterator.next(), iterator.next());
show('next on other', () => prototype.next.call({}));
show('next on prototype', () => prototype.next());
show('next on undefined', () => prototype.next.call(undefined));
show('next on array iterator', () => prototype.next.call([][Symbol.iterator]()));
console.log([...params().keys()], [...params().values()], [...params().entries()]);

// Sorting is stable and by UTF-16 code unit.
for (const init of [
  'z=b&a=b&z=a&a=a', '\ufffd=x&\ufffc&\ufffd=a', 'ﬃ&🌈', 'é&e\ufffd&é', 'z=z&a=a&b=b&A=A&=empty&1=1', 'bbb&bb&aaa&aa=x&aa=y',
  Array.from({ length: 120 }, (_, i) => `${'kzam'[i % 4]}=${i}`).join('&'), '', 'a',
]) { const p = new URLSearchParams(init); p.sort(); console.log(p.toString()); }

// The form-urlencoded set, unit by unit.
let all = '';
for (let i = 0; i < 0x180; i++) all += String.fromCharCode(i);
console.log(new URLSearchParams({ [all]: all }).toString());
console.log(new URLSearchParams(`x=${all.replace(/[&#]/g, '')}`).get('x') === all.replace(/[&#]/g, '').replaceAll('+', ' ').replaceAll('%&', '%'));
for (let i = 0; i < 256; i++) {
  const hex = `%${i.toString(16).padStart(2, '0')}`;
  const p = new URLSearchParams(`a${hex}=${hex}b`);
  console.log(`${hex} ${JSON.stringify([...p])} ${p}`);
}
for (const bytes of ['%C3%A9', '%C3', '%A9', '%C3%28', '%E2%82', '%E2%82%AC', '%E2%28%A1', '%F0%9F%98%80', '%F0%9F%98', '%F0%28%8C%BC', '%F8%A1%A1%A1%A1', '%C0%AF', '%E0%80%AF', '%ED%9F%BF', '%ED%A0%80', '%F4%8F%BF%BF', '%F4%90%80%80', 'é%C3%A9', '%C3é', '%FF☃', '%zz☃', '%zz☃%41', '%%41☃', '%4☃%', '%☃41', '☃%FF', '%FFｆ', '%FF\ud83d\ude00', '%FF+%20\u0101', '%EF%BF%BD', '%EF%BB%BFa', 'a%EF%BB%BF', '%C3%A', '%C3%%A9', '%+%2B+', '%E2%82%AC%E2%82', '%u0041', '%25%32%35']) {
  console.log(`${bytes} ${JSON.stringify([...new URLSearchParams(`k=${bytes}`)])} ${JSON.stringify([...new URLSearchParams(`${bytes}`)])}`);
}

// Long inputs take another way through the implementation than short ones and have to agree.
const long = Array.from({ length: 400 }, (_, i) => `k${i % 7}=${'v'.repeat(i % 11)}%20+${i % 5 ? '' : '%ff%C3%A9é'}`).join('&');
{ const p = new URLSearchParams(long); console.log(p.size, p.toString().length, p.toString().slice(0, 300), JSON.stringify(p.getAll('k3').slice(0, 20))); }

// Inspection.
for (const [label, value, options] of [
  ['empty', new URLSearchParams()], ['one', new URLSearchParams('a=1')], ['two', new URLSearchParams('a=1&b=x y')], ['quotes', new URLSearchParams([["it's", '"x"\n']])], ['many', new URLSearchParams(Array.from({ length: 12 }, (_, i) => [`key${i}`, `value ${i}`]))],
  ['depth -1', new URLSearchParams('a=1'), { depth: -1 }], ['depth 0', new URLSearchParams('a=1'), { depth: 0 }], ['colors', new URLSearchParams('a=1'), { colors: true }], ['nested', { p: new URLSearchParams('a=1') }], ['nested deep', { a: { b: { c: new URLSearchParams('a=1') } } }], ['nested deeper', { a: { b: { c: { d: new URLSearchParams('a=1') } } } }],
  ['entries', params().entries()], ['keys', params().keys()], ['values', params().values()], ['breakLength', params(), { breakLength: 10 }], ['long', new URLSearchParams(`a=${'x'.repeat(100)}`)], ['compact', params(), { compact: false }],
]) console.log(label, inspect(value, options));
{ const it = params().keys(); it.next(); it.next(); console.log(inspect(it), inspect(it, { depth: -1 }), inspect({ it }), inspect(it, { depth: 0 })); for (const _ of it); console.log(inspect(it)); }
console.log(inspect(params().entries(), { breakLength: 20 }), inspect(new URLSearchParams().keys()));
class Mine extends URLSearchParams {}
console.log(inspect(new Mine('a=1')));
show('inspect on other', () => URLSearchParams.prototype[Symbol.for('nodejs.util.inspect.custom')].call({}));
show('inspect iterator on other', () => prototype[Symbol.for('nodejs.util.inspect.custom')].call({}));
show('inspect iterator on null', () => prototype[Symbol.for('nodejs.util.inspect.custom')].call(null).x);
show('inspect prototype', () => inspect(URLSearchParams.prototype));
show('inspect iterator prototype', () => inspect(prototype));
