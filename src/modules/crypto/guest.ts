import { codes, defineCodes } from 'internal:errors';
import { describeFunction, surface, unavailable } from 'internal:surface';
import {
  host,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  randomUUIDv7,
  crypto as webcrypto,
} from 'web:webcrypto';
import { constants } from './guest-constants.ts';
import { createSecretKey, KeyObject } from './guest-keys.ts';

const own = defineCodes({
  RangeError: { ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: 'Input buffers must have the same byte length' },
});

function bytesOf(value: unknown, name: string): Uint8Array {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  const error = new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  // Node says this in native code, which does not show what it received.
  error.message = error.message.slice(0, error.message.indexOf(' Received'));
  throw error;
}

/** nodejs.org/api/crypto.html#cryptotimingsafeequala-b. Any loop in the guest would tell by its time. */
function timingSafeEqual(...args: [unknown, unknown]): boolean {
  const first = bytesOf(args[0], 'buf1');
  const second = bytesOf(args[1], 'buf2');
  if (first.length !== second.length) throw new own.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return host.equal(first, second);
}

function setFips(value: unknown): void {
  if (value) unavailable('crypto.setFips(true)');
}

/** In Node these are wrappers without a name. */
const listNothing = (): object => describeFunction((): string[] => [], '', 0);

const crypto = surface(
  'crypto',
  `
  argon2/3
  argon2Sync/2
  checkPrime/1
  checkPrimeSync/1
  createCipheriv/4
  createDecipheriv/4
  createDiffieHellman/4
  createDiffieHellmanGroup/1
  createECDH/1
  createHash/2
  createHmac/3
  createPrivateKey/1
  createPublicKey/1
  createSecretKey
  createSign/2
  createVerify/2
  diffieHellman/2
  generatePrime/3
  generatePrimeSync/1
  getCiphers/0 =
  getCipherInfo/2
  getCurves/0 =
  getDiffieHellman/1 =createDiffieHellmanGroup
  getHashes/0 =
  hkdf/6
  hkdfSync/5
  pbkdf2/6
  pbkdf2Sync/5
  generateKeyPair/3
  generateKeyPairSync/2
  generateKey/3
  generateKeySync/2
  privateDecrypt/2 =
  privateEncrypt/2 =
  publicDecrypt/2 =
  publicEncrypt/2 =
  randomBytes
  randomFill
  randomFillSync
  randomInt
  randomUUID
  randomUUIDv7
  scrypt/4
  scryptSync/3
  sign/4 =signOneShot
  setEngine/2
  timingSafeEqual/0 =
  getFips
  setFips
  verify/5 =verifyOneShot
  hash/3
  encapsulate/2
  decapsulate/3
  Certificate/0 : Object verifySpkac exportPublicKey exportChallenge
  Cipheriv/4 : Transform update final setAutoPadding getAuthTag setAAD
  Decipheriv/4 : Transform update final setAutoPadding setAuthTag setAAD
  DiffieHellman/4 : Object generateKeys computeSecret getPrime getGenerator getPublicKey getPrivateKey setPublicKey setPrivateKey
  DiffieHellmanGroup/1 : Object generateKeys computeSecret getPrime getGenerator getPublicKey getPrivateKey
  ECDH/1 : Object computeSecret setPrivateKey setPublicKey getPrivateKey generateKeys getPublicKey
  Hash/2 : Transform copy update digest
  Hmac/3 : Transform update digest
  KeyObject
  Sign/2 : Writable update sign
  Verify/2 : Writable update verify
  X509Certificate/1 : Object toString toJSON checkHost checkEmail checkIP checkIssued checkPrivateKey verify toLegacyObject
  secureHeapUsed
`,
  {
    createSecretKey,
    // There are none yet. Libraries ask what there is when they are loaded (undici does).
    getCiphers: listNothing(),
    getCurves: listNothing(),
    getHashes: listNothing(),
    KeyObject,
    randomBytes: describeFunction(randomBytes, 'randomBytes', 2),
    randomFill,
    randomFillSync,
    randomInt: describeFunction(randomInt, 'randomInt', 3),
    randomUUID: describeFunction(randomUUID, 'randomUUID', 1),
    randomUUIDv7: describeFunction(randomUUIDv7, 'randomUUIDv7', 1),
    timingSafeEqual: timingSafeEqual,
    getFips: describeFunction((): number => 0, 'getFips', 0),
    setFips,
    // Node has no secure heap either unless it was started with one.
    secureHeapUsed: describeFunction(() => ({ total: 0, used: 0, utilization: Number.NaN, min: 2 }), 'secureHeapUsed', 0),
  },
);

function getRandomValues(array: unknown): unknown {
  return webcrypto.getRandomValues(array);
}

const { defineProperty } = Object;
defineProperty(crypto, 'fips', { get: () => 0, set: setFips, enumerable: false, configurable: false });
defineProperty(crypto, 'constants', { value: constants, writable: false, enumerable: true, configurable: false });
const readOnly = { enumerable: true, configurable: false };
defineProperty(crypto, 'webcrypto', { get: () => webcrypto, ...readOnly });
defineProperty(crypto, 'subtle', { get: () => webcrypto.subtle, ...readOnly });
defineProperty(crypto, 'getRandomValues', { get: () => getRandomValues, ...readOnly });
for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  const replace = (value: unknown): void => {
    defineProperty(crypto, name, { value, writable: true, enumerable: true, configurable: true });
  };
  defineProperty(crypto, name, { get: () => randomBytes, set: replace, enumerable: false, configurable: true });
}

/**
 * nodejs.org/api/crypto.html. DIVERGES: there are random values, secret keys and `timingSafeEqual`; hashes, ciphers, signatures and
 * other keys refuse, and the lists of what there is are empty.
 */
export default crypto;
