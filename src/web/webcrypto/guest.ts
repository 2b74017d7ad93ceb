import { codes } from 'internal:errors';
import { customInspectSymbol } from 'internal:inspect';
import { fillIntegers, randomUUID } from './guest-random.ts';

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

/** nodejs.org/api/webcrypto.html#class-cryptokey: there are no keys, so nothing is ever one. */
export class CryptoKey {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
  get type(): never {
    throw new codes.ERR_INVALID_THIS('CryptoKey');
  }
  get extractable(): never {
    throw new codes.ERR_INVALID_THIS('CryptoKey');
  }
  get algorithm(): never {
    throw new codes.ERR_INVALID_THIS('CryptoKey');
  }
  get usages(): never {
    throw new codes.ERR_INVALID_THIS('CryptoKey');
  }
  [customInspectSymbol](): never {
    throw new codes.ERR_INVALID_THIS('CryptoKey');
  }
}
tag(CryptoKey, 'CryptoKey');
for (const name of ['type', 'extractable', 'algorithm', 'usages'])
  defineProperty(CryptoKey.prototype, name, { enumerable: true });

const METHODS =
  'encrypt 3 decrypt 3 sign 3 verify 4 digest 2 generateKey 3 deriveKey 5 deriveBits 2 importKey 5 exportKey 2 wrapKey 4 ' +
  'unwrapKey 7 getPublicKey 2 encapsulateBits 2 encapsulateKey 5 decapsulateBits 3 decapsulateKey 6';

/** nodejs.org/api/webcrypto.html#class-subtlecrypto. DIVERGES: all methods of `crypto.subtle` reject; it supports no algorithm. */
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
  const method = {
    [name](this: unknown): Promise<never> {
      const error =
        this instanceof SubtleCrypto
          ? new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto.subtle.${name}()`)
          : new codes.ERR_INVALID_THIS('SubtleCrypto');
      return Promise.reject(error);
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
