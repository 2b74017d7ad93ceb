const c = require('node:crypto');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 4 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
t(() => c.randomBytes(-1));
t(() => c.randomBytes('a'));
t(() => c.randomBytes(NaN));
t(() => c.randomBytes(2 ** 31));
t(() => c.randomBytes(1, 1));
t(() => c.randomBytes(1.5).length);
t(() => c.randomBytes(0));
t(() => c.randomBytes(3).constructor.name);
t(() => c.randomBytes(3).buffer.byteLength);
t(() => c.randomFillSync('x'));
t(() => c.randomFillSync(Buffer.alloc(3), 4));
t(() => c.randomFillSync(Buffer.alloc(3), 1, 4));
t(() => c.randomFillSync(Buffer.alloc(3), 'x'));
t(() => c.randomFillSync(Buffer.alloc(3), 0, 'x'));
t(() => c.randomFillSync(new ArrayBuffer(3)).byteLength);
t(() => c.randomFillSync(new Float32Array(3), 2).length);
t(() => c.randomFillSync(new Uint32Array(3), 4).length);
t(() => c.randomFillSync(Buffer.alloc(3), -1));
t(() => c.randomFillSync(new SharedArrayBuffer(2)).byteLength);
t(() => c.randomFill(Buffer.alloc(3)));
t(() => c.randomFill(Buffer.alloc(3), 1, 2));
t(() => c.randomFill('x', () => {}));
t(() => c.randomFill(Buffer.alloc(2), 3, () => {}));
t(() => c.randomFill(Buffer.alloc(2), () => {}));
t(() => c.randomInt(0));
t(() => c.randomInt(5, 5));
t(() => c.randomInt('a'));
t(() => c.randomInt(1, 'a'));
t(() => c.randomInt(1.5));
t(() => c.randomInt(2 ** 48));
t(() => c.randomInt(2 ** 53));
t(() => c.randomInt(1, 2, 3));
t(() => c.randomInt(1));
t(() => c.randomInt(-5, -4));
t(() => c.randomInt(1, () => {}));
t(() => c.randomInt(-(2 ** 47), 2 ** 48));
t(() => c.randomInt(undefined, 3));
t(() => c.randomInt('a', 3));
t(() => c.randomUUID(1));
t(() => c.randomUUID({ disableEntropyCache: 1 }));
t(() => c.randomUUID({ disableEntropyCache: true }).length);
t(() => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(c.randomUUID()));
t(() => c.randomUUIDv7().length);
t(() => c.randomUUIDv7(1));
t(() => c.getRandomValues(new Float32Array(1)));
t(() => c.getRandomValues(new Uint8Array(65537)));
t(() => c.getRandomValues(1));
t(() => c.getRandomValues());
t(() => c.getRandomValues(new DataView(new ArrayBuffer(1))));
t(() => crypto.getRandomValues.call({}, new Uint8Array(1)));
t(() => crypto.getRandomValues(new BigInt64Array(0)));
t(() => crypto.getRandomValues(new Float64Array(1)));
t(() => crypto.getRandomValues(1));
t(() => crypto.getRandomValues());
t(() => crypto.randomUUID().length);
t(() => crypto.randomUUID.call({}));
t(() => Object.getOwnPropertyDescriptors(globalThis.constructor && Object.getPrototypeOf(crypto)));
t(() => Object.getOwnPropertyDescriptor(globalThis, 'crypto'));
t(() => new Crypto());
t(() => new CryptoKey());
t(() => new SubtleCrypto());
t(() => crypto.subtle);
t(() => c.webcrypto === crypto);
t(() => crypto);
t(() => String(crypto));
t(() => Reflect.ownKeys(SubtleCrypto.prototype));
t(() => Object.getOwnPropertyDescriptors(SubtleCrypto));
t(() =>
  Reflect.ownKeys(SubtleCrypto.prototype)
    .map((k) => {
      const v = Object.getOwnPropertyDescriptor(SubtleCrypto.prototype, k);
      return String(k) + '/' + v.value?.length + v.enumerable;
    })
    .join(),
);
t(() =>
  Object.fromEntries(
    Reflect.ownKeys(CryptoKey.prototype)
      .filter((key) => String(key) !== 'Symbol(messaging)')
      .map((key) => [key, Object.getOwnPropertyDescriptor(CryptoKey.prototype, key)]),
  ),
);
t(() => c.timingSafeEqual(1, 2));
t(() => c.timingSafeEqual(Buffer.alloc(1), 2));
t(() => c.timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)));
t(() => c.timingSafeEqual(new Float32Array(1), new ArrayBuffer(4)));
t(() => c.timingSafeEqual(new Float64Array([0]), new Float64Array([-0])));
t(() => c.getFips());
t(() => c.secureHeapUsed());
t(() => Object.getOwnPropertyDescriptors(c).webcrypto);
t(() => Object.getOwnPropertyDescriptors(c).rng);
t(() => c.setFips(false));
t(() => c.pseudoRandomBytes === c.randomBytes);
t(() => Object.getOwnPropertyDescriptors(c).getRandomValues);

t(() => Object.getOwnPropertyNames(c.constants).length);
c.randomBytes(4, (e, b) => t(() => [e, b.length, b.constructor.name]));
c.randomInt(1, (e, n) => t(() => [e, n]));
c.randomFill(new Uint8Array(2), (e, b) => t(() => [e, b.length]));
crypto.subtle.digest.call({}).catch((e) => console.log(e.name, e.code, e.message));
const seen = new Set(Array.from({ length: 64 }, () => c.randomUUID()));
t(() => seen.size);
const counts = [0, 0, 0];
for (let i = 0; i < 300; i++) counts[c.randomInt(3)]++;
t(() => counts.every((n) => n > 40));
