import type { LegacyUrl } from './contract.ts';
import { domainToAscii } from './host-domain.ts';

/**
 * `url.parse` (nodejs.org/api/url.html#legacy-url-api), by the behaviour of the binary. The guest adds the parsed query
 * and `href`.
 */

/** Schemes whose `//` is followed by a host in any case, as they are written, with the colon. */
const slashedProtocols = new Set(['http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);

const forbiddenInHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const forbiddenInIpv6 = /[\0\t\n\r #%/<>?@\\^|]/;
const LONGEST_HOSTNAME = 255;

const isTrimmed = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0xfeff;

/** Trims, and turns the backslashes before a query or a fragment into slashes. */
function clean(url: string): string {
  let start = 0;
  let last = url.length;
  while (start < last && isTrimmed(url.charCodeAt(start))) start++;
  while (last > start && isTrimmed(url.charCodeAt(last - 1))) last--;
  const trimmed = url.slice(start, last);
  const end = trimmed.search(/[?#]/);
  if (end < 0) return trimmed.split('\\').join('/');
  return trimmed.slice(0, end).split('\\').join('/') + trimmed.slice(end);
}

const unsafe = [...'\t\n\r "\'<>\\^`{|}'].map(
  (unit) => [unit, `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`] as const,
);

/** Encodes character by character of the set: a callback for each match took five times as long on hostile text. */
function escapeUnsafe(text: string): string {
  if (!/[\t\n\r "'<>\\^`{|}]/.test(text)) return text;
  let escaped = text;
  for (const [unit, code] of unsafe) if (escaped.includes(unit)) escaped = escaped.split(unit).join(code);
  return escaped;
}

/** What is wrong with a URL, for the guest to throw or to warn about. */
type Problem = 'invalid' | 'credentials';

export type LegacyResult = LegacyUrl | Problem;

interface Authority {
  readonly auth: string | null;
  readonly host: string;
  readonly hostname: string;
  readonly port: string | null;
  readonly rest: string;
  readonly hasInvalidPort: boolean;
}

/** Reads the host and what is before it from text that follows the slashes. */
function parseAuthority(all: string): Authority | Problem {
  // The host ends at a slash, a query or a fragment, or at the first character that no host can hold; an `@` before
  // the former makes what precedes it the credentials, whatever that holds.
  const delimiter = all.search(/[/?#]/);
  const before = (delimiter < 0 ? all : all.slice(0, delimiter)).replace(/[\t\n\r]/g, '');
  const text = delimiter < 0 ? before : before + all.slice(delimiter);
  const limit = before.length;
  const at = text.lastIndexOf('@', limit);
  const start = at + 1;
  const refused = text.slice(start, limit).search(/[ "%';<>\\^`{|}]/);
  const end = refused < 0 ? limit : start + refused;
  let auth: string | null = null;
  if (at >= 0) {
    try {
      auth = decodeURIComponent(text.slice(0, at));
    } catch {
      return 'credentials';
    }
  }
  let hostname = text.slice(start, end);
  let rest = text.slice(end);
  const digits = /:\d*$/.exec(hostname)?.[0];
  if (digits !== undefined) hostname = hostname.slice(0, -digits.length);
  const port = digits === undefined || digits === ':' ? null : digits.slice(1);

  const isIpv6 = hostname.startsWith('[') && hostname.endsWith(']');
  let hasInvalidPort = false;
  if (!isIpv6) {
    const colon = hostname.indexOf(':');
    if (colon >= 0) {
      hasInvalidPort = true;
      rest = `/${hostname.slice(colon)}${rest}`;
      hostname = hostname.slice(0, colon);
    }
  }
  hostname = hostname.length > LONGEST_HOSTNAME ? '' : hostname.toLowerCase();
  if (hostname !== '') {
    if (isIpv6) {
      if (forbiddenInIpv6.test(hostname)) return 'invalid';
    } else {
      hostname = domainToAscii(hostname) ?? '';
      if (hostname === '' || forbiddenInHost.test(hostname)) return 'invalid';
    }
  }
  const host = port === null ? hostname : `${hostname}:${port}`;
  if (isIpv6) {
    hostname = hostname.slice(1, -1);
    if (!rest.startsWith('/')) rest = `/${rest}`;
  }
  return { auth, host, hostname, port, rest, hasInvalidPort };
}

export function parseLegacyUrl(url: string, slashesDenoteHost: boolean): LegacyResult {
  let rest = clean(url);
  const result: LegacyUrl = {
    protocol: null,
    slashes: null,
    auth: null,
    host: null,
    port: null,
    hostname: null,
    hash: null,
    search: null,
    pathname: null,
    isPath: false,
    hasInvalidPort: false,
  };

  // A path with a query is taken as it is, without escaping anything.
  if (!slashesDenoteHost && !rest.includes('#') && !/^[^?]*@/.test(rest)) {
    const simple = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/.exec(rest);
    if (simple !== null) return { ...result, pathname: simple[1]!, search: simple[2] ?? null, isPath: true };
  }

  const protocol = /^[a-z0-9.+-]+:/i.exec(rest)?.[0];
  const lowerProtocol = protocol?.toLowerCase() ?? null;
  if (protocol !== undefined) {
    result.protocol = lowerProtocol;
    rest = rest.slice(protocol.length);
  }
  const isHostless = lowerProtocol === 'javascript:';
  let hasSlashes = false;
  if (slashesDenoteHost || protocol !== undefined || /^\/\/[^@/]+@[^@/]+/.test(rest)) {
    hasSlashes = rest.startsWith('//');
    if (hasSlashes && !isHostless) {
      rest = rest.slice(2);
      result.slashes = true;
    }
  }
  if (!isHostless && (hasSlashes || (protocol !== undefined && !slashedProtocols.has(protocol)))) {
    const authority = parseAuthority(rest);
    if (typeof authority === 'string') return authority;
    result.auth = authority.auth;
    result.host = authority.host;
    result.hostname = authority.hostname;
    result.port = authority.port;
    result.hasInvalidPort = authority.hasInvalidPort;
    rest = authority.rest;
  }
  if (!isHostless) rest = escapeUnsafe(rest);

  const hash = rest.indexOf('#');
  if (hash >= 0) {
    result.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const mark = rest.indexOf('?');
  if (mark >= 0) {
    result.search = rest.slice(mark);
    rest = rest.slice(0, mark);
  }
  if (rest !== '') result.pathname = rest;
  else if (lowerProtocol !== null && slashedProtocols.has(lowerProtocol) && result.hostname) result.pathname = '/';
  return result;
}
