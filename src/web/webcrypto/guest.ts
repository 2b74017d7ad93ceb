import { codes } from 'internal:errors';
import { CryptoKey } from './guest-crypto-key.ts';
import { exportKey, importKey } from './guest-import-key.ts';
import { fillIntegers, randomUUID } from './guest-random.ts';

export { CryptoKey, dataOf, isCryptoKey, isSameKey } from './guest-crypto-key.ts';
export { makeKey } from './guest-import-key.ts';
export { host, randomBytes, randomFill, randomFillSync, randomInt, randomUUID, randomUUIDv7 } from './guest-random.ts';

const { defineProperty } = Object;
/** What only this file hands to the constructors. */
const own = {};

function tag(Class: { readonly prototype: object }, name: string): void {
  const hidden = { writable: false, enumerable: false, configurable: true };
  defineProperty(Class.prototype, Symbol.toStringTag, { value: name, ...hidden });
  defineProperty(Class, 'length', { value: 0, ...hidden });
  // The bundler renames a class that refers to itself.
  defineProperty(Class, 'name', { value: name, ...hidden });
}

tag(CryptoKey, 'CryptoKey');
for (const name of ['type', 'extractable', 'algorithm', 'usages'])
  defineProperty(CryptoKey.prototype, name, { enumerable: true });

const METHODS =
  'encrypt 3 decrypt 3 sign 3 verify 4 digest 2 generateKey 3 deriveKey 5 deriveBits 2 importKey 5 exportKey 2 wrapKey 4 ' +
  'unwrapKey 7 getPublicKey 2 encapsulateBits 2 encapsulateKey 5 decapsulateBits 3 decapsulateKey 6';

/** nodejs.org/api/webcrypto.html#class-subtlecrypto. DIVERGES: of `crypto.subtle`, secret keys of HMAC and AES can be imported and exported; all else rejects. */
export class SubtleCrypto {
  constructor(key?: object) {
    if (key !== own) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
  static supports(..._args: unknown[]): boolean {
    return false;
  }
}
tag(SubtleCrypto, 'SubtleCrypto');
defineProperty(SubtleCrypto, 'supports', { enumerable: true });
const words = METHODS.split(' ');
for (let index = 0; index < words.length; index += 2) {
  const name = words[index]!;
  const work = { importKey, exportKey }[name];
  const method = {
    [name](this: unknown, ...args: unknown[]): Promise<unknown> {
      if (!(this instanceof SubtleCrypto)) return Promise.reject(new codes.ERR_INVALID_THIS('SubtleCrypto'));
      if (work !== undefined) return work(args);
      return Promise.reject(new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto.subtle.${name}()`));
    },
  }[name]!;
  defineProperty(method, 'length', { value: Number(words[index + 1]), configurable: true });
  defineProperty(SubtleCrypto.prototype, name, { value: method, writable: true, enumerable: true, configurable: true });
}

/** w3c.github.io/webcrypto#Crypto-interface */
export class Crypto {
  #subtle: SubtleCrypto;

  constructor(key?: object) {
    if (key !== own) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#subtle = new SubtleCrypto(own);
  }

  static #check(value: unknown): asserts value is Crypto {
    if (typeof value !== 'object' || value === null || !(#subtle in value)) throw new codes.ERR_INVALID_THIS('Crypto');
  }

  get subtle(): SubtleCrypto {
    Crypto.#check(this);
    return this.#subtle;
  }

  getRandomValues(array: unknown): unknown {
    Crypto.#check(this);
    if (arguments.length === 0) {
      throw Object.assign(
        new TypeError("Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present."),
        { code: 'ERR_MISSING_ARGS' },
      );
    }
    return fillIntegers(array);
  }

  randomUUID(): string {
    Crypto.#check(this);
    return randomUUID();
  }
}
tag(Crypto, 'Crypto');
for (const name of ['subtle', 'getRandomValues', 'randomUUID']) defineProperty(Crypto.prototype, name, { enumerable: true });

export const crypto = new Crypto(own);
