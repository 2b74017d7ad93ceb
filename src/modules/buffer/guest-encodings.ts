import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import type { EncodingId } from './contract.ts';

export const UTF8 = 0;
export const UTF16LE = 1;
export const LATIN1 = 2;
export const ASCII = 3;
export const BASE64 = 4;
export const BASE64URL = 5;
export const HEX = 6;

const DECODE = verbId('buffer.decode');
const WRITE = verbId('buffer.write');
const WRITE_EXACT = verbId('buffer.writeExact');
const ENCODE = verbId('buffer.encode');
const UTF8_LENGTH = verbId('buffer.utf8Length');

const ids = {
  __proto__: null,
  utf8: UTF8,
  'utf-8': UTF8,
  ucs2: UTF16LE,
  'ucs-2': UTF16LE,
  utf16le: UTF16LE,
  'utf-16le': UTF16LE,
  latin1: LATIN1,
  binary: LATIN1,
  ascii: ASCII,
  base64: BASE64,
  base64url: BASE64URL,
  hex: HEX,
} as unknown as Readonly<Record<string, EncodingId | undefined>>;

const lowerCase = Function.prototype.call.bind(String.prototype.toLowerCase) as (text: string) => string;

/** The encoding of that name in any letter case; undefined for others. A name that is no string is converted. */
export function encodingId(name: unknown): EncodingId | undefined {
  return ids[name as string] ?? ids[lowerCase(`${name as string}`)];
}

/** As `encodingId`, or throws what Node throws for an unknown one. */
export function requireEncoding(name: unknown): EncodingId {
  const id = encodingId(name);
  if (id === undefined) throw new codes.ERR_UNKNOWN_ENCODING(name as string);
  return id;
}

/** `Buffer.isEncoding` (nodejs.org/api/buffer.html#static-method-bufferisencodingencoding). */
export function isEncoding(encoding: unknown): boolean {
  return typeof encoding === 'string' && encodingId(encoding) !== undefined;
}

export function decodeBytes(bytes: Uint8Array, encoding: EncodingId, start: number, end: number): string {
  return port(DECODE, bytes, encoding, start, end) as string;
}

/** All of the bytes: their length is not read here, which saves a fifth of a short text's time. */
export function decodeAll(bytes: Uint8Array, encoding: EncodingId): string {
  return port(DECODE, bytes, encoding) as string;
}

export function writeText(bytes: Uint8Array, text: string, encoding: EncodingId, offset: number, length: number): number {
  return port(WRITE, bytes, text, encoding, offset, length) as number;
}

/** False, and nothing is written, when the bytes do not encode to just that text. */
export function writeExactly(bytes: Uint8Array, text: string, encoding: EncodingId, offset: number): boolean {
  return port(WRITE_EXACT, bytes, text, encoding, offset) as boolean;
}

export function encodeText(text: string, encoding: EncodingId): Uint8Array {
  return port(ENCODE, text, encoding) as Uint8Array;
}

/**
 * The size Node expects for `text`, which for base64 and hex is that of valid input
 * (nodejs.org/api/buffer.html#static-method-bufferbytelengthstring-encoding).
 */
export function encodedLength(text: string, encoding: EncodingId): number {
  const { length } = text;
  switch (encoding) {
    case UTF8:
      return port(UTF8_LENGTH, text) as number;
    case UTF16LE:
      return length * 2;
    case LATIN1:
    case ASCII:
      return length;
    case HEX:
      return length >>> 1;
    default: {
      let digits = length;
      if (digits > 0 && text[digits - 1] === '=') digits -= 1;
      if (digits > 1 && digits < length && text[digits - 1] === '=') digits -= 1;
      return Math.floor((digits * 3) / 4);
    }
  }
}
