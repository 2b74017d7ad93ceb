import crypto from 'node:crypto';
import util from 'node:util';
import assert from 'node:assert';
const { subtle } = globalThis.crypto;
const { KeyObject, createSecretKey } = crypto;
const show = async (n, f) => {
  try {
    console.log(n, await f());
  } catch (e) {
    console.log(n, '!', e.constructor.name, e.name, e.code, e.message);
  }
};
const B = (n, v = 1) => Buffer.alloc(n, v);
const H = { name: 'HMAC', hash: 'SHA-256' };
const imp = (...a) => subtle.importKey(...a);
await show(1, () => imp('raw', B(16), H, true, ['sign', 'verify']));
await show(2, async () => {
  const k = await imp('raw', B(16), H, true, ['sign']);
  return [
    k.type,
    k.extractable,
    k.algorithm,
    k.usages,
    k.algorithm === k.algorithm,
    Object.keys(k),
    Reflect.ownKeys(k),
    String(k),
    k instanceof CryptoKey,
    util.types.isCryptoKey(k),
    util.types.isKeyObject(k),
  ];
});
await show(3, () => imp('raw', B(16), H, true, []));
await show(4, () => imp('raw', B(16), H, true, ['encrypt']));
await show(5, () => imp('raw', B(0), H, true, ['sign']));
await show(6, () => imp('raw', B(16), { name: 'HMAC' }, true, ['sign']));
await show(7, () => imp('raw', B(16), { name: 'HMAC', hash: 'nope' }, true, ['sign']));
await show(8, () => imp('raw', B(16), { name: 'hmac', hash: { name: 'sha-512' } }, true, ['sign', 'sign', 'verify']));
await show(9, () => imp('raw', B(16), 'HMAC', true, ['sign']));
await show(10, () => imp('raw', B(16), { name: 'HMAC', hash: 'SHA-1', length: 100 }, true, ['sign']));
await show(11, () => imp('raw', B(16), { name: 'HMAC', hash: 'SHA-1', length: 128 }, true, ['sign']));
await show(12, () => imp('raw', B(16), { name: 'HMAC', hash: 'SHA-1', length: 0 }, true, ['sign']));
await show(13, () => imp('raw', B(16), { name: 'HMAC', hash: 'SHA-1', length: 121 }, true, ['sign']));
await show(14, () => imp('raw', B(16), 'AES-GCM', true, ['encrypt', 'decrypt']));
await show(15, () => imp('raw', B(15), 'AES-CBC', true, ['encrypt']));
await show(16, () => imp('raw', B(32), { name: 'aes-kw' }, true, ['wrapKey']));
await show(17, () => imp('raw', B(32), { name: 'aes-kw' }, true, ['encrypt']));
await show(18, () => imp('raw', B(32), { name: 'AES-CTR' }, true, ['encrypt', 'nope']));
await show(19, () => imp('nope', B(32), { name: 'AES-CTR' }, true, ['encrypt']));
await show(20, () => imp('raw', 'abc', H, true, ['sign']));
await show(21, () => imp('raw', B(4), { name: 'NOPE' }, true, ['sign']));
await show(22, () => imp('raw', B(4)));
await show(23, () => imp('raw', new ArrayBuffer(4), H, 0, new Set(['sign'])));
await show(24, () => imp('raw', B(4), null, true, ['sign']));
await show(25, () => imp('raw', B(4), H, true, 'sign'));
await show(26, () => imp('raw', B(4), H, true, null));
await show(27, () => imp('spki', B(4), H, true, ['sign']));
await show(28, async () => {
  const k = await imp('raw', B(4), H, true, ['sign']);
  return [await subtle.exportKey('raw', k)];
});
await show(29, async () => {
  const k = await imp('raw', B(4), H, false, ['sign']);
  return subtle.exportKey('raw', k);
});
await show(30, async () => {
  const k = await imp('raw', B(4), H, true, ['verify', 'sign']);
  return [
    KeyObject.from(k).symmetricKeySize,
    KeyObject.from(k).export(),
    KeyObject.from(k).equals(createSecretKey(B(4))),
    k.usages,
  ];
});
await show(31, async () => {
  const k = await imp('raw', B(4), H, true, ['verify', 'sign']);
  const c = structuredClone(k);
  return [c, c.algorithm, c instanceof CryptoKey, util.isDeepStrictEqual(c, k)];
});
await show(32, async () => {
  const a = await imp('raw', B(4), H, true, ['sign']);
  const o = [];
  for (const [d, h, e, u] of [
    [B(4), H, true, ['sign']],
    [B(4, 2), H, true, ['sign']],
    [B(4), { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']],
    [B(4), H, false, ['sign']],
    [B(4), H, true, ['verify']],
  ]) {
    const b = await imp('raw', d, h, e, u);
    o.push(util.isDeepStrictEqual(a, b));
    try {
      assert.deepEqual(a, b);
      o.push('eq');
    } catch (x) {
      o.push(x.message);
    }
  }
  return o;
});
await show(33, () => createSecretKey(B(4)).toCryptoKey(H, true, ['sign']));
await show(34, () => createSecretKey(B(16)).toCryptoKey('AES-GCM', false, ['encrypt']));
await show(36, async () => {
  const k = await imp('raw', B(4), H, true, ['sign']);
  return [util.inspect(k, { depth: -1 }), util.inspect({ k }, { depth: 0 }), JSON.stringify(k)];
});
await show(37, () => subtle.exportKey('raw', {}));
await show(39, () => imp('raw-secret', B(16), H, true, ['sign']));
await show(40, async () => {
  const k = await imp('raw', B(4), H, true, ['sign']);
  k.algorithm.name = 'x';
  k.usages.push('q');
  return [k.algorithm, k.usages];
});
