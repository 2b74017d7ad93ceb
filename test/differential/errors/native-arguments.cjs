// V8's words for what natives throw of their receiver and their arguments.
const values = [undefined, null, 1, 'str', true, {}, [1], Symbol('s'), 5n, new Date(0), new (class Foo {})(), Object.create(null)];
const show = (label, run) => {
  try {
    console.log(label, 'ok', typeof run());
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
for (const name of 'forEach map filter find findIndex findLast findLastIndex some every reduce reduceRight flatMap sort toSorted'.split(' '))
  for (const v of values) {
    show(`array ${name}`, () => [1, 2][name](v));
    if (name !== 'flatMap') show(`bytes ${name}`, () => new Uint8Array(2)[name](v));
  }
for (const v of values) {
  show('map.forEach', () => new Map([[1,1]]).forEach(v));
  show('set.forEach', () => new Set([1]).forEach(v));
  show('new Promise', () => new Promise(v));
  show('Array.from', () => Array.from([1], v));
  show('iter.map', () => [].values().map(v));
  show('groupBy', () => Object.groupBy([1], v));
  show('bind', () => Function.prototype.bind.call(v));
  show('map.get', () => Map.prototype.get.call(v, 1));
  show('map.size', () => Object.getOwnPropertyDescriptor(Map.prototype,'size').get.call(v));
  show('set.add', () => Set.prototype.add.call(v, 1));
  show('wr', () => new WeakRef(v));
  show('fr', () => new FinalizationRegistry(v));
  show('then', () => Promise.prototype.then.call(v));
  show('ab.bl', () => Object.getOwnPropertyDescriptor(ArrayBuffer.prototype,'byteLength').get.call(v));
  show('dv', () => DataView.prototype.getInt8.call(v, 0));
  show('newdv', () => new DataView(v));
  show('sym', () => Symbol.prototype.toString.call(v));
  show('big', () => BigInt.prototype.toString.call(v));
  show('stri', () => String.prototype.trim.call(v));
  show('new Set', () => new Set(v));
  show('AggregateError', () => new AggregateError(v));
  show('newTA', () => new Uint8Array(v));
  show('keyFor', () => Symbol.keyFor(v));
  show('create', () => Object.create(v));
  show('setProto', () => Object.setPrototypeOf({}, v));
  show('defProp', () => Object.defineProperty({}, 'a', v));
  show('repeat', () => 'a'.repeat(v));
  show('with', () => [1].with(v));
  show('take', () => [].values().take(v));
  show('iterproto', () => Iterator.prototype.map.call(v));
}
for (const v of [-1, NaN, 2 ** 53, 1.5, Infinity, 'x']) {
  show('code point', () => String.fromCodePoint(v));
  show('getInt', () => new DataView(new ArrayBuffer(2)).getInt8(v));
  show('typed array', () => new Uint8Array(v));
  show('of two bytes', () => new Uint16Array(new ArrayBuffer(3)));
  show('offset', () => new Uint8Array(new ArrayBuffer(4), v));
  show('length', () => new Uint8Array(new ArrayBuffer(4), 0, v));
  show('with', () => new Uint8Array(1).with(v, 1));
}
console.log(String(Math.max), `${Object}`, Function.prototype.toString.call(Map), new Function('a', 'return a').toString());
