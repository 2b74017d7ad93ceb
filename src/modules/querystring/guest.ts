import { codes } from 'internal:errors';
import { Buffer } from 'node:buffer';
import { decodeComponent } from 'web:url';

/** https://nodejs.org/docs/latest-v24.x/api/querystring.html */

type Coder = (text: string) => string;

interface ParseOptions {
  readonly maxKeys?: number;
  readonly decodeURIComponent?: Coder;
}

interface StringifyOptions {
  readonly encodeURIComponent?: Coder;
}

/** Percent-decodes a text whose characters are bytes; malformed sequences stay. */
function unescapeBuffer(s: string, decodeSpaces: boolean): Buffer {
  const bytes = Buffer.allocUnsafe(s.length);
  let end = 0;
  for (let index = 0; index < s.length; index++) {
    const code = s[index] === '%' ? s.slice(index + 1, index + 3) : '';
    if (/^[\da-f]{2}$/i.test(code)) {
      bytes[end++] = Number.parseInt(code, 16);
      index += 2;
    } else {
      bytes[end++] = decodeSpaces && s[index] === '+' ? 0x20 : s.charCodeAt(index);
    }
  }
  return (end === s.length ? bytes : bytes.subarray(0, end)) as Buffer;
}

function qsUnescape(s: string, decodeSpaces: boolean): string {
  try {
    return decodeURIComponent(s);
  } catch {
    return querystring.unescapeBuffer(s, decodeSpaces).toString();
  }
}

function qsEscape(str: unknown): string {
  const text = typeof str === 'object' ? String(str) : typeof str === 'string' ? str : `${str as string}`;
  try {
    return encodeURIComponent(text);
  } catch {
    throw new codes.ERR_INVALID_URI();
  }
}

/** A value as text; what is no primitive, or no number, is empty. */
function primitive(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : '';
  return typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : '';
}

function stringify(obj: unknown, sep?: string, eq?: string, options?: StringifyOptions): string {
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : querystring.escape;
  if (obj === null || typeof obj !== 'object') return '';
  // Numbers and the like need no escaping, but the caller's function sees them too.
  const write = (value: unknown): string => encode(primitive(value));
  const separator = sep || '&';
  const equals = eq || '=';
  const parts: string[] = [];
  for (const key of Object.keys(obj)) {
    const value = (obj as Record<string, unknown>)[key];
    const name = `${write(key)}${equals}`;
    if (Array.isArray(value)) for (const item of value) parts.push(name + write(item));
    else parts.push(name + write(value));
  }
  return parts.join(separator);
}

function parse(qs: unknown, sep?: unknown, eq?: unknown, options?: ParseOptions): Record<string, unknown> {
  const result: Record<string, unknown> = { __proto__: null };
  if (typeof qs !== 'string' || qs === '') return result;
  const separator = sep ? String(sep) : '&';
  const equals = eq ? String(eq) : '=';
  let limit = 1000;
  if (typeof options?.maxKeys === 'number') limit = options.maxKeys > 0 ? options.maxKeys : -1;
  let decode = querystring.unescape as (text: string) => string;
  if (typeof options?.decodeURIComponent === 'function') decode = options.decodeURIComponent;
  const isCustom = decode !== qsUnescape;

  const read = (text: string): string => {
    if (!isCustom) return decodeComponent(text);
    try {
      return decode(text);
    } catch {
      return querystring.unescape(text, true);
    }
  };
  // Pairs are counted down to zero, so that a limit that is no whole number is none (observed); empty pairs count.
  const pairs = Number.isInteger(limit) && limit > 0 ? qs.split(separator, limit) : qs.split(separator);
  for (const pair of pairs) {
    if (pair === '') continue;
    const text = pair.includes('+') ? pair.replaceAll('+', isCustom ? '%20' : ' ') : pair;
    const at = text.indexOf(equals);
    const key = read(at < 0 ? text : text.slice(0, at));
    const value = at < 0 ? (isCustom ? read('') : '') : read(text.slice(at + equals.length));
    if (!(key in result)) result[key] = value;
    else if (Array.isArray(result[key])) (result[key] as unknown[]).push(value);
    else result[key] = [result[key], value];
  }
  return result;
}

const querystring = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};

export default querystring;
