import { codes } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { validateObject, validateOneOf } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { keyChecks } from 'node:util/types';
import { type Messaging, messaging } from 'web:structured-clone';
import { dataOf, host, isCryptoKey, makeKey } from 'web:webcrypto';

const { defineProperty } = Object;

/** What only this file hands to constructors: keys are made by functions (nodejs.org/api/crypto.html#class-keyobject). */
class Handle {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** Node has a native class of no name below KeyObject. */
const NativeKeyObject = function (this: object): void {} as unknown as new () => object;
Reflect.deleteProperty(NativeKeyObject, 'name');
defineProperty(NativeKeyObject, 'name', { value: '', configurable: true });

/** What only the class can say of an object. */
let isKey: (value: unknown) => value is KeyObject;
let handleOf: (key: unknown) => Handle;

const KEY_TYPES: readonly unknown[] = ['secret', 'public', 'private'];

/** nodejs.org/api/crypto.html#class-keyobject. DIVERGES: keys are secret ones. */
export class KeyObject extends NativeKeyObject {
  readonly #type: string;
  readonly #handle: Handle;

  constructor(type: unknown, handle: unknown) {
    if (!KEY_TYPES.includes(type)) throw new codes.ERR_INVALID_ARG_VALUE('type', type);
    if (!(handle instanceof Handle)) throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    super();
    this.#type = type as string;
    this.#handle = handle;
  }

  static {
    isKey = (value): value is KeyObject => typeof value === 'object' && value !== null && #handle in value;
    handleOf = (key) => {
      if (!isKey(key)) throw new codes.ERR_INVALID_THIS('KeyObject');
      return key.#handle;
    };
  }

  static from(key: unknown): KeyObject {
    if (!isCryptoKey(key)) throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return new SecretKeyObject(new Handle(dataOf(key).bytes));
  }

  get type(): string {
    handleOf(this);
    return this.#type;
  }

  toCryptoKey(algorithm: unknown, extractable: unknown, keyUsages: unknown): object {
    const { bytes } = handleOf(this);
    return makeKey('raw', bytes.slice(), algorithm, extractable, keyUsages, 'crypto.KeyObject.prototype.toCryptoKey()');
  }

  equals(otherKeyObject: unknown): boolean {
    if (!isKey(otherKeyObject)) {
      throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    }
    const [first, second] = [handleOf(this).bytes, otherKeyObject.#handle.bytes];
    // Any loop in the guest would tell by its time.
    return first.length === second.length && (first.length === 0 || host.equal(first, second));
  }
}
defineProperty(KeyObject.prototype, Symbol.toStringTag, { value: 'KeyObject', configurable: true });

class SecretKeyObject extends KeyObject {
  constructor(handle: unknown) {
    super('secret', handle);
  }

  get symmetricKeySize(): number {
    return handleOf(this).bytes.length;
  }

  export(options?: unknown): Buffer | { readonly kty: 'oct'; readonly k: string } {
    const { bytes } = handleOf(this);
    let format: unknown;
    if (options !== undefined) {
      validateObject(options, 'options');
      ({ format } = options as { format?: unknown });
      validateOneOf(format, 'options.format', [undefined, 'buffer', 'jwk']);
    }
    const copy = Buffer.from(bytes);
    return format === 'jwk' ? { kty: 'oct', k: copy.toString('base64url') } : copy;
  }
}
describeFunction(KeyObject, 'KeyObject', 2);
describeFunction(SecretKeyObject, 'SecretKeyObject', 1);
describeFunction(SecretKeyObject.prototype.export, 'export', 1);

const cloning: Messaging = {
  clone: (key: KeyObject) => ({ data: handleOf(key).bytes, revive: (data: Uint8Array) => new SecretKeyObject(new Handle(data)) }),
};
defineProperty(SecretKeyObject.prototype, messaging, { value: cloning });
keyChecks.isKeyObject = isKey;

function bytesOf(key: unknown, encoding: unknown): Uint8Array {
  if (typeof key === 'string') return Buffer.from(key, (encoding === 'buffer' ? 'utf8' : encoding) as never);
  if (ArrayBuffer.isView(key)) return new Uint8Array(key.buffer as ArrayBuffer, key.byteOffset, key.byteLength);
  if (key instanceof ArrayBuffer || key instanceof SharedArrayBuffer) return new Uint8Array(key as ArrayBuffer);
  throw new codes.ERR_INVALID_ARG_TYPE('key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
}

/** nodejs.org/api/crypto.html#cryptocreatesecretkeykey-encoding. The key has bytes of its own. */
export function createSecretKey(key: unknown, encoding: unknown): KeyObject {
  return new SecretKeyObject(new Handle(Uint8Array.from(bytesOf(key, encoding))));
}
