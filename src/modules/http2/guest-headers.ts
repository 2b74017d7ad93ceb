import { isToken } from 'internal:http-fields';
import { http2Codes } from './guest-errors.ts';

/** nodejs.org/api/http2.html#http2sensitiveheaders */
export const sensitiveHeaders: unique symbol = Symbol('sensitiveHeaders');

export type HeaderMap = Record<string | symbol, unknown>;
export type HeaderInput = HeaderMap | readonly unknown[];

/** What goes out: names and values one after the other, pseudo-headers first (RFC 9113, 8.3). */
export interface Fields {
  readonly list: string[];
  readonly sensitive: ReadonlySet<string> | undefined;
}

/** Fields that Node takes once only (observed). */
const singleValue = new Set(
  (
    ':status :method :authority :scheme :path :protocol access-control-allow-credentials access-control-max-age ' +
    'access-control-request-method age authorization content-encoding content-language content-length content-location ' +
    'content-md5 content-range content-type date dnt etag expires from host if-match if-modified-since if-none-match ' +
    'if-range if-unmodified-since last-modified location max-forwards proxy-authorization range referer retry-after tk ' +
    'upgrade-insecure-requests user-agent x-content-type-options'
  ).split(' '),
);
const connectionSpecific = new Set('connection upgrade http2-settings keep-alive proxy-connection transfer-encoding'.split(' '));

const requestPseudo = [':method', ':authority', ':scheme', ':path', ':protocol'];
export const responsePseudo: ReadonlySet<string> = new Set([':status']);
export const noPseudo: ReadonlySet<string> = new Set();
const anyPseudo: ReadonlySet<string> = new Set([...requestPseudo, ...responsePseudo]);

function isConnectionSpecific(name: string, value: unknown): boolean {
  if (connectionSpecific.has(name)) return true;
  if (name !== 'te') return false;
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.length !== 1 || values[0] !== 'trailers';
}

/** RFC 9113, 8.2.1 counts bytes: what does not fit is cut as Node's one-byte strings are (observed). */
const toOneByte = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what has one byte, which is nearly every value.
  /^[\x00-\xff]*$/.test(text)
    ? text
    : Array.from(text.match(/[\s\S]/g)!, (unit) => String.fromCharCode(unit.charCodeAt(0) & 0xff)).join('');

/** Checks headers and lines them up, as a map or as a list of names and values. */
export function toFields(headers: HeaderInput, allowed: ReadonlySet<string> | undefined, isStrict = true): Fields {
  const pseudo: string[] = [];
  const plain: string[] = [];
  const seen = new Set<string>();
  const known = allowed ?? anyPseudo;
  const listed = (headers as HeaderMap)[sensitiveHeaders] as readonly string[] | undefined;
  const sensitive = listed === undefined ? undefined : new Set(listed.map((name) => name.toLowerCase()));
  const add = (key: string, given: unknown): void => {
    const name = key.toLowerCase();
    let value = given;
    if (value === undefined || name === '') return;
    const isKnown = singleValue.has(name);
    if (Array.isArray(value)) {
      if (value.length === 0) return;
      if (value.length === 1) value = String(value[0]);
      else if (isStrict && isKnown) throw new http2Codes.ERR_HTTP2_HEADER_SINGLE_VALUE(name);
    } else value = String(value);
    if (isStrict && isKnown) {
      if (seen.has(name)) throw new http2Codes.ERR_HTTP2_HEADER_SINGLE_VALUE(name);
      seen.add(name);
    }
    if (name.charCodeAt(0) === 0x3a) {
      if (!known.has(name)) throw new http2Codes.ERR_HTTP2_INVALID_PSEUDOHEADER(name);
      pseudo.push(name, toOneByte(value as string));
      return;
    }
    if (!isKnown && !isToken(name)) throw new http2Codes.ERR_INVALID_HTTP_TOKEN('Header name', name);
    if (isConnectionSpecific(name, value)) throw new http2Codes.ERR_HTTP2_INVALID_CONNECTION_HEADERS(name);
    if (Array.isArray(value)) for (const each of value as unknown[]) plain.push(name, toOneByte(String(each)));
    else plain.push(name, toOneByte(value as string));
  };
  if (Array.isArray(headers))
    for (let index = 0; index < headers.length; index += 2) add(String(headers[index]), headers[index + 1]);
  else for (const key of Object.keys(headers)) add(key, (headers as HeaderMap)[key]);
  return { list: pseudo.length === 0 ? plain : pseudo.concat(plain), sensitive };
}

/** What was asked for by a list, as a map: under the names that it has there. */
export function addSent(sent: HeaderMap, name: string, value: unknown): void {
  const before = sent[name];
  if (before === undefined) sent[name] = value;
  else sent[name] = [...(Array.isArray(before) ? before : [before]), value];
}

/** Headers that came, as programs see them (nodejs.org/api/http2.html#headers-object). */
export function toHeaderMap(fields: readonly string[], sensitive: readonly string[]): HeaderMap {
  const headers = Object.create(null) as Record<string, unknown>;
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index]!;
    const value = fields[index + 1]!;
    const existing = headers[name];
    if (existing === undefined) headers[name] = name === ':status' ? Number(value) : name === 'set-cookie' ? [value] : value;
    else if (name === 'set-cookie') (existing as string[]).push(value);
    else if (!singleValue.has(name)) headers[name] = `${existing as string}${name === 'cookie' ? ';' : ','} ${value}`;
  }
  (headers as HeaderMap)[sensitiveHeaders] = sensitive;
  return headers;
}
