import { codes } from 'internal:errors';
import { DOMException } from 'web:dom-exception';
import { type CryptoKey, createKey, dataOf, isCryptoKey, type KeyAlgorithm } from './guest-crypto-key.ts';

/**
 * `subtle.importKey` and `exportKey` for what a key of bytes is (w3c.github.io/webcrypto#subtlecrypto-interface): keys of HMAC and
 * AES, so that they can be held, compared and cloned. Nothing computes with them yet.
 */
const FORMATS: readonly unknown[] = 'raw pkcs8 spki jwk raw-secret raw-public raw-seed'.split(' ');
const USAGES = (
  'encrypt decrypt sign verify deriveKey deriveBits wrapKey unwrapKey encapsulateKey encapsulateBits decapsulateKey ' +
  'decapsulateBits'
).split(' ');
const CIPHER_USAGES = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  HMAC: ['sign', 'verify'],
  'AES-CBC': CIPHER_USAGES,
  'AES-CTR': CIPHER_USAGES,
  'AES-GCM': CIPHER_USAGES,
  'AES-KW': ['wrapKey', 'unwrapKey'],
};
const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

function typeError(code: string, message: string): TypeError {
  return Object.assign(new TypeError(message), { code });
}

const failure = (method: string, text: string): string => `Failed to execute '${method}' on 'SubtleCrypto': ${text}`;

function bytesOf(data: unknown, method: string): Uint8Array {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  const wanted = 'is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.';
  throw typeError('ERR_INVALID_ARG_TYPE', failure(method, `2nd argument ${wanted}`));
}

function readUsages(value: unknown): string[] {
  const method = (value as Partial<Iterable<unknown>> | null | undefined)?.[Symbol.iterator];
  if (typeof value !== 'object' || typeof method !== 'function') {
    throw typeError('ERR_INVALID_ARG_TYPE', failure('importKey', '5th argument cannot be converted to sequence.'));
  }
  const given = Array.from(value as Iterable<unknown>, (item) => `${item as string}`);
  for (const [index, usage] of given.entries()) {
    if (USAGES.includes(usage)) continue;
    const text = `5th argument[${index}] '${usage}' is not a valid enum value of type KeyUsage.`;
    throw typeError('ERR_INVALID_ARG_VALUE', failure('importKey', text));
  }
  return USAGES.filter((usage) => given.includes(usage));
}

interface GivenAlgorithm {
  readonly name?: unknown;
  readonly hash?: unknown;
  readonly length?: unknown;
}

function findName(names: readonly string[], value: unknown): string | undefined {
  const wanted = `${value as string}`.toUpperCase();
  return names.find((name) => name === wanted);
}

const unrecognized = (): DOMException => new DOMException('Unrecognized algorithm name', 'NotSupportedError');

/** Other algorithms that Node knows are refused by name of the function, unknown ones by name of theirs. */
const OTHERS = (
  'RSASSA-PKCS1-V1_5 RSA-PSS RSA-OAEP ECDSA ECDH ED25519 ED448 X25519 X448 HKDF PBKDF2 AES-OCB CHACHA20-POLY1305 KMAC128 KMAC256 ' +
  'ARGON2D ARGON2I ARGON2ID ML-DSA-44 ML-DSA-65 ML-DSA-87 ML-KEM-512 ML-KEM-768 ML-KEM-1024'
).split(' ');

function readHash(hash: unknown): { name: string } {
  if (hash === undefined) {
    const text =
      "Failed to normalize algorithm: passed algorithm cannot be converted to 'HmacImportParams' because 'hash' is required in " +
      "'HmacImportParams'.";
    throw typeError('ERR_MISSING_OPTION', text);
  }
  const isObject = typeof hash === 'object' && hash !== null;
  const name = findName(HASHES, isObject ? (hash as GivenAlgorithm).name : hash);
  if (name === undefined) throw new DOMException('Only SHA hashes are supported in HmacImportParams', 'NotSupportedError');
  return { name };
}

/** https://w3c.github.io/webcrypto/#hmac-operations-import-key, #aes-gcm-operations-import-key and its like. */
function toAlgorithm(name: string, given: GivenAlgorithm, bytes: Uint8Array): KeyAlgorithm {
  const invalid = new DOMException('Invalid key length', 'DataError');
  const bits = 8 * bytes.length;
  if (name !== 'HMAC') {
    if (![128, 192, 256].includes(bits)) throw invalid;
    return { name, length: bits };
  }
  const hash = readHash(given.hash);
  if (bits === 0) throw new DOMException('Zero-length key is not supported', 'DataError');
  if (given.length === undefined) return { name, length: bits, hash };
  const length = Number(given.length) >>> 0;
  if (length === 0) throw new DOMException('HmacImportParams.length cannot be 0', 'DataError');
  if (length > bits || length <= bits - 8) throw invalid;
  return { name, length, hash };
}

export function makeKey(
  format: string,
  bytes: Uint8Array,
  algorithm: unknown,
  extractable: unknown,
  usages: unknown,
  feature: string,
): CryptoKey {
  const given = (typeof algorithm === 'object' && algorithm !== null ? algorithm : { name: algorithm }) as GivenAlgorithm;
  const name = findName(Object.keys(ALGORITHMS), given.name);
  const wanted = readUsages(usages);
  if (name === undefined) {
    if (findName(OTHERS, given.name) === undefined) throw unrecognized();
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
  }
  if (name === 'HMAC') readHash(given.hash);
  if (format !== 'raw' && format !== 'raw-secret') {
    throw new DOMException(`Unable to import ${name} using ${format} format`, 'NotSupportedError');
  }
  if (wanted.some((usage) => !ALGORITHMS[name]!.includes(usage))) {
    throw new DOMException(`Unsupported key usage for ${name} key`, 'SyntaxError');
  }
  const shown = toAlgorithm(name, given, bytes);
  if (wanted.length === 0) throw new DOMException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  return createKey({ type: 'secret', extractable: Boolean(extractable), algorithm: shown, usages: wanted, bytes });
}

function requireArguments(method: string, args: readonly unknown[], count: number): void {
  if (args.length >= count) return;
  throw typeError('ERR_MISSING_ARGS', failure(method, `${count} arguments required, but only ${args.length} present.`));
}

function readFormat(method: string, value: unknown): string {
  const format = `${value as string}`;
  if (FORMATS.includes(format)) return format;
  const text = `1st argument '${format}' is not a valid enum value of type KeyFormat.`;
  throw typeError('ERR_INVALID_ARG_VALUE', failure(method, text));
}

/** DIVERGES: of keys in the form of JWK nothing is imported or exported, as there is nothing to use them for. */
export async function importKey(args: readonly unknown[]): Promise<CryptoKey> {
  requireArguments('importKey', args, 5);
  const format = readFormat('importKey', args[0]);
  if (format === 'jwk') throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('crypto.subtle.importKey()');
  return makeKey(format, bytesOf(args[1], 'importKey'), args[2], args[3], args[4], 'crypto.subtle.importKey()');
}

export async function exportKey(args: readonly unknown[]): Promise<ArrayBuffer> {
  requireArguments('exportKey', args, 2);
  const format = readFormat('exportKey', args[0]);
  const [, key] = args;
  if (!isCryptoKey(key)) throw typeError('ERR_INVALID_ARG_TYPE', failure('exportKey', '2nd argument is not of type CryptoKey.'));
  const { extractable, bytes } = dataOf(key);
  if (!extractable) throw new DOMException('key is not extractable', 'InvalidAccessError');
  if (format !== 'raw' && format !== 'raw-secret') {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('crypto.subtle.exportKey()');
  }
  return bytes.slice().buffer as ArrayBuffer;
}
