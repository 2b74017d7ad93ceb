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

/**
 * `encodeURIComponent`, but for surrogates without their other half: Node takes any two units of which the first is a
 * surrogate for a pair, and refuses only one at the end (observed).
 */
export function escapeText(text: string): string {
  if (text.isWellFormed()) return encodeURIComponent(text);
  let paired = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdfff) {
      paired += text[index];
      continue;
    }
    if (++index === text.length) throw new codes.ERR_INVALID_URI();
    paired += String.fromCodePoint(0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(index) & 0x3ff));
  }
  return encodeURIComponent(paired);
}

function qsEscape(str: unknown): string {
  return escapeText(typeof str === 'object' ? String(str) : typeof str === 'string' ? str : `${str as string}`);
}

/** A value as text; what is no primitive, or no number, is empty. */
function primitive(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : '';
  return typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : '';
}

/** Names and values, alternating, where both separators are single characters. Empty pairs count, and give nothing. */
function splitPairs(text: string, separator: string, equals: string, most: number): string[] {
  const pairs: string[] = [];
  for (const pair of most === Number.POSITIVE_INFINITY ? text.split(separator) : text.split(separator, most)) {
    if (pair === '') continue;
    const at = pair.indexOf(equals);
    if (at < 0) pairs.push(pair, '');
    else pairs.push(pair.slice(0, at), pair.slice(at + 1));
  }
  return pairs;
}

/**
 * The same for longer separators. They are matched as Node matches them (observed): a character that fails to go on with
 * a separator starts no new one, and one that goes on with `separator` is not looked at for `equals`.
 */
function scanPairs(text: string, separator: string, equals: string, most: number): string[] {
  const pairs: string[] = [];
  // Separators that are arrays without elements become empty texts: then there is one pair, or no name (observed).
  if (separator === '' && equals === '') return ['', ''];
  const noName = equals === '' ? '' : undefined;
  let name: string | undefined = noName;
  let start = 0;
  let matchedSeparator = 0;
  let matchedEquals = 0;
  let left = most;
  for (let index = 0; index < text.length && left > 0; index++) {
    if (text[index] === separator[matchedSeparator]) {
      if (++matchedSeparator < separator.length) continue;
      const part = text.slice(start, index - separator.length + 1);
      if (name !== undefined) pairs.push(name, part);
      else if (part !== '') pairs.push(part, '');
      left--;
      start = index + 1;
      name = noName;
      matchedSeparator = 0;
      matchedEquals = 0;
      continue;
    }
    matchedSeparator = 0;
    if (name !== undefined) continue;
    if (text[index] !== equals[matchedEquals]) {
      matchedEquals = 0;
    } else if (++matchedEquals === equals.length) {
      name = text.slice(start, index - equals.length + 1);
      start = index + 1;
    }
  }
  if (left > 0) {
    const part = text.slice(start);
    if (name !== undefined) pairs.push(name, separator === '' ? '' : part);
    else if (part !== '') pairs.push(part, '');
  }
  return pairs;
}

/** Properties, and no declarations, because the bundler renames declarations whose names are taken elsewhere. */
const coders = {
  stringify: (obj: unknown, sep?: string, eq?: string, options?: StringifyOptions): string => {
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
  },

  parse: (qs: unknown, sep?: unknown, eq?: unknown, options?: ParseOptions): Record<string, unknown> => {
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
      if (text === '') return '';
      const spaced = text.includes('+') ? text.replaceAll('+', isCustom ? '%20' : ' ') : text;
      if (!isCustom) return decodeComponent(spaced);
      try {
        return decode(spaced);
      } catch {
        return querystring.unescape(spaced, true);
      }
    };
    // Pairs are counted down to zero, so that a limit that is no whole number is none (observed).
    const most = Number.isInteger(limit) && limit > 0 ? limit : Number.POSITIVE_INFINITY;
    const pairs =
      separator.length === 1 && equals.length === 1
        ? splitPairs(qs, separator, equals, most)
        : scanPairs(qs, separator, equals, most);
    for (let index = 0; index < pairs.length; index += 2) {
      const key = read(pairs[index]!);
      const value = read(pairs[index + 1]!);
      if (!(key in result)) result[key] = value;
      else if (Array.isArray(result[key])) (result[key] as unknown[]).push(value);
      else result[key] = [result[key], value];
    }
    return result;
  },
};

const querystring = {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify: coders.stringify,
  encode: coders.stringify,
  parse: coders.parse,
  decode: coders.parse,
};

export default querystring;
