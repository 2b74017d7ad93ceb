const crypto = require('crypto'),
  util = require('util'),
  assert = require('assert');
const shown = (v) => (util.types.isKeyObject(v) ? `${v.constructor.name} of ${v.symmetricKeySize}` : v);
const show = (f) => {
  try {
    console.log(shown(f()));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
const { KeyObject, createSecretKey } = crypto;
const k = createSecretKey(Buffer.from('hello'));
console.log(String(k), Object.prototype.toString.call(k), Object.keys(k), Reflect.ownKeys(k));
console.log(
  k.type,
  k.symmetricKeySize,
  k.asymmetricKeyType,
  k.asymmetricKeyDetails,
  k.export(),
  k.export({}),
  k.export({ format: 'buffer' }),
  k.export({ format: 'jwk' }),
  k.export(undefined),
);
console.log(KeyObject.name, KeyObject.length, createSecretKey.name, createSecretKey.length);
for (const a of [
  undefined,
  null,
  1,
  '',
  [],
  {},
  'abc',
  new Uint8Array(0),
  new ArrayBuffer(3),
  new DataView(new ArrayBuffer(2)),
  new Uint16Array(2),
  Symbol('a'),
  new SharedArrayBuffer(2),
  k,
])
  show(() => createSecretKey(a));
show(() => createSecretKey('abc', 'hex').export());
show(() => createSecretKey('abcd', 'hex').export());
show(() => createSecretKey('YWJj', 'base64').export());
show(() => createSecretKey('abc', 'latin2').export());
show(() => createSecretKey('é').export());
show(() => createSecretKey('abc', 5).export());
show(() => createSecretKey('abc', 'buffer').export());
show(() => createSecretKey('', undefined));
for (const o of [
  null,
  1,
  'x',
  [],
  () => {},
  { format: 'pem' },
  { format: 'der' },
  { format: 1 },
  { format: null },
  { format: undefined },
  { format: 'JWK' },
  { type: 'x' },
  Symbol(),
])
  show(() => k.export(o));
show(() => KeyObject.from(k));
show(() => KeyObject.from());
show(() => KeyObject.from({}));
show(() => KeyObject.from(null));
for (const args of [
  [],
  ['secret'],
  ['secret', {}],
  ['x', {}],
  ['public', {}],
  ['private', null],
  [1, {}],
  ['secret', null],
  ['secret', 5],
])
  show(() => new KeyObject(...args));
show(() => k.equals(k));
show(() => k.equals(createSecretKey(Buffer.from('hello'))));
show(() => k.equals(createSecretKey(Buffer.from('hellp'))));
show(() => k.equals(createSecretKey(Buffer.from('hell'))));
show(() => k.equals());
show(() => k.equals({}));
show(() => k.equals('a'));
show(() => createSecretKey(new Uint8Array(0)).equals(createSecretKey('')));
console.log(
  util.types.isKeyObject(k),
  util.types.isKeyObject({}),
  util.types.isKeyObject(Object.create(KeyObject.prototype)),
  util.types.isKeyObject(),
);
console.log(util.types.isCryptoKey?.(k));
show(() => util.isDeepStrictEqual(k, createSecretKey(Buffer.from('hello'))));
show(() => util.isDeepStrictEqual(k, createSecretKey(Buffer.from('hellO'))));
const fails = (f) => {
  try {
    f();
    console.log('equal');
  } catch (e) {
    console.log(e.code, e.operator);
  }
};
fails(() => assert.deepStrictEqual(k, createSecretKey(Buffer.from('hellO'))));
fails(() => assert.deepEqual(k, createSecretKey(Buffer.from('hellO'))));
fails(() => assert.deepEqual(k, createSecretKey(Buffer.from('hello'))));
fails(() => assert.notDeepStrictEqual(k, createSecretKey(Buffer.from('hello'))));
fails(() => assert.deepStrictEqual(k, {}));
fails(() => assert.partialDeepStrictEqual({ k, x: 1 }, { k: createSecretKey('hello') }));
const describe = (o) =>
  Reflect.ownKeys(o)
    .filter((key) => typeof key === 'string')
    .map((key) => {
      const d = Object.getOwnPropertyDescriptor(o, key);
      return [
        key,
        typeof d.value,
        typeof d.get,
        d.writable,
        d.enumerable,
        d.configurable,
        typeof d.value === 'function' ? d.value.name + d.value.length : '',
      ].join(' ');
    });
console.log(
  describe(Object.getPrototypeOf(k)),
  describe(KeyObject.prototype),
  Object.prototype.toString.call(k),
  Object.getPrototypeOf(KeyObject).name === '',
);
show(() => util.isDeepStrictEqual({ a: k }, { a: createSecretKey('hello') }));
show(() => {
  const c = structuredClone(k);
  return [shown(c), c instanceof KeyObject, c.equals(k), c === k, util.types.isKeyObject(c)];
});
show(() => {
  const c = structuredClone({ a: k, b: k });
  return [c.a === c.b];
});
show(() => JSON.stringify(k));
show(() => {
  k.type = 'x';
  return k.type;
});
show(() => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(k), 'symmetricKeySize').get.call({}));
show(() => Object.getPrototypeOf(k).export.call({}));
show(() => KeyObject.prototype.equals.call({}, k));
show(() => KeyObject.prototype.type);
show(() => Object.getOwnPropertyDescriptor(KeyObject.prototype, 'type').get.call({}));
const b = Buffer.from('abc');
const kb = createSecretKey(b);
b[0] = 0;
show(() => kb.export());
const ex = kb.export();
ex[0] = 1;
show(() => kb.export());
show(() => {
  class X extends KeyObject {}
  return new X('secret', {});
});
show(() => createSecretKey(new Uint8Array([1, 2, 3]).subarray(1)).export({ format: 'jwk' }));
show(() => createSecretKey(Buffer.alloc(33, 255)).export({ format: 'jwk' }));
show(() => k.toCryptoKey.length);
show(() => Object.getPrototypeOf(k.constructor) === KeyObject);
const mc = new MessageChannel();
mc.port2.on('message', (m) => {
  console.log('got', shown(m), m.equals?.(k));
  mc.port1.close();
});
mc.port1.postMessage(k);
