import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { keyChecks } from 'node:util/types';
import { type Messaging, messaging } from 'web:structured-clone';
import { host } from './guest-random.ts';

/** What a key is. The algorithm and the usages that a program sees are made once and are its to change. */
export interface KeyData {
  readonly type: 'secret';
  readonly extractable: boolean;
  readonly algorithm: KeyAlgorithm;
  readonly usages: readonly string[];
  readonly bytes: Uint8Array;
}

export interface KeyAlgorithm {
  readonly name: string;
  readonly length: number;
  readonly hash?: { readonly name: string };
}

const { defineProperty } = Object;
/** What only this file hands to the constructor. */
let pending: KeyData | undefined;
export let isCryptoKey: (value: unknown) => value is CryptoKey;
export let dataOf: (key: unknown) => KeyData;

const copyAlgorithm = ({ name, length, hash }: KeyAlgorithm): KeyAlgorithm =>
  hash === undefined ? { name, length } : { name, length, hash: { ...hash } };

/** nodejs.org/api/webcrypto.html#class-cryptokey. DIVERGES: the only keys are imported secret ones. */
export class CryptoKey {
  readonly #data: KeyData;
  #algorithm: KeyAlgorithm | undefined;
  #usages: string[] | undefined;

  static {
    isCryptoKey = (value): value is CryptoKey => typeof value === 'object' && value !== null && #data in value;
    dataOf = (key) => {
      if (!isCryptoKey(key)) throw new codes.ERR_INVALID_THIS('CryptoKey');
      return key.#data;
    };
  }

  constructor() {
    if (pending === undefined) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#data = pending;
    pending = undefined;
  }

  get type(): string {
    return dataOf(this).type;
  }

  get extractable(): boolean {
    return dataOf(this).extractable;
  }

  get algorithm(): KeyAlgorithm {
    const { algorithm } = dataOf(this);
    this.#algorithm ??= copyAlgorithm(algorithm);
    return this.#algorithm;
  }

  get usages(): string[] {
    const { usages } = dataOf(this);
    this.#usages ??= [...usages];
    return this.#usages;
  }

  [customInspectSymbol](depth: number, options: { depth?: number | null }): unknown {
    const { type, extractable, algorithm, usages } = dataOf(this);
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth === null || options.depth === undefined ? null : options.depth - 1 };
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, inner)}`;
  }
}

export function createKey(data: KeyData): CryptoKey {
  pending = data;
  return new CryptoKey();
}

/** For `assert`: keys are the same when all that can be seen of them is, and their bytes. */
export function isSameKey(a: object, b: object): boolean {
  const [first, second] = [dataOf(a), dataOf(b)];
  return (
    first.extractable === second.extractable &&
    first.usages.join() === second.usages.join() &&
    JSON.stringify(first.algorithm) === JSON.stringify(second.algorithm) &&
    first.bytes.length === second.bytes.length &&
    host.equal(first.bytes, second.bytes)
  );
}

const cloning: Messaging = {
  clone: (key: CryptoKey) => ({ data: dataOf(key), revive: (data: KeyData) => createKey(data) }),
};
defineProperty(CryptoKey.prototype, messaging, { value: cloning });
keyChecks.isCryptoKey = isCryptoKey;
