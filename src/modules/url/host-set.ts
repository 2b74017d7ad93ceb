import { findPortColon, normalizePort, parseHost } from './host-authority.ts';
import { appendPath } from './host-path.ts';
import { encodeFragment, encodeQuery, encodeUserinfo } from './host-percent.ts';
import { isDefaultPort, isSpecialScheme, type UrlRecord } from './host-record.ts';

/** The setters of the URL class (url.spec.whatwg.org/#api). A value that does not fit leaves the record as it was. */

/** Every setter but those of the credentials runs the parser, which drops tabs and newlines. */
const dropWhitespace = (value: string): string => value.replace(/[\t\n\r]+/g, '');

const hasCredentials = (url: UrlRecord): boolean => url.username !== '' || url.password !== '';
const cannotHaveCredentialsOrPort = (url: UrlRecord): boolean => url.host === null || url.host === '' || url.scheme === 'file';

function setProtocol(url: UrlRecord, value: string): void {
  const scheme = /^([a-zA-Z][a-zA-Z0-9+\-.]*)(?::|$)/.exec(dropWhitespace(value))?.[1]?.toLowerCase();
  if (scheme === undefined || isSpecialScheme(scheme) !== isSpecialScheme(url.scheme)) return;
  if (scheme === 'file' && (hasCredentials(url) || url.port !== '')) return;
  if (url.scheme === 'file' && url.host === '') return;
  url.scheme = scheme;
  if (isDefaultPort(scheme, url.port)) url.port = '';
}

function setUsername(url: UrlRecord, value: string): void {
  if (!cannotHaveCredentialsOrPort(url)) url.username = encodeUserinfo(value);
}

function setPassword(url: UrlRecord, value: string): void {
  if (!cannotHaveCredentialsOrPort(url)) url.password = encodeUserinfo(value);
}

/** The part of a value that the host and port states read. */
function beforeHostEnd(value: string, isSpecial: boolean): string {
  const text = dropWhitespace(value);
  const end = text.search(isSpecial ? /[/?#\\]/ : /[/?#]/);
  return end < 0 ? text : text.slice(0, end);
}

function setFileHost(url: UrlRecord, text: string): void {
  const host = text === '' ? '' : parseHost(text, false);
  if (host !== undefined) url.host = host === 'localhost' ? '' : host;
}

/** Sets the host; true when it was taken. */
function setHostText(url: UrlRecord, text: string, isSpecial: boolean, hasPort: boolean): boolean {
  if (text === '' && (isSpecial || hasPort || hasCredentials(url) || url.port !== '')) return false;
  const host = parseHost(text, !isSpecial);
  if (host === undefined) return false;
  url.host = host;
  return true;
}

function setPortDigits(url: UrlRecord, value: string): void {
  const digits = /^\d+/.exec(value)?.[0];
  if (digits === undefined) return;
  const port = normalizePort(digits, url.scheme);
  if (port !== undefined) url.port = port;
}

function setHost(url: UrlRecord, value: string): void {
  if (url.hasOpaquePath) return;
  const isSpecial = isSpecialScheme(url.scheme);
  const text = beforeHostEnd(value, isSpecial);
  if (url.scheme === 'file') {
    setFileHost(url, text);
    return;
  }
  const colon = findPortColon(text);
  if (setHostText(url, colon < 0 ? text : text.slice(0, colon), isSpecial, colon >= 0) && colon >= 0) {
    setPortDigits(url, text.slice(colon + 1));
  }
}

function setHostname(url: UrlRecord, value: string): void {
  if (url.hasOpaquePath) return;
  const isSpecial = isSpecialScheme(url.scheme);
  const text = beforeHostEnd(value, isSpecial);
  if (url.scheme === 'file') setFileHost(url, text);
  else if (findPortColon(text) < 0) setHostText(url, text, isSpecial, false);
}

function setPort(url: UrlRecord, value: string): void {
  if (cannotHaveCredentialsOrPort(url)) return;
  if (value === '') url.port = '';
  else setPortDigits(url, dropWhitespace(value));
}

function setPathname(url: UrlRecord, value: string): void {
  if (url.hasOpaquePath) return;
  const isSpecial = isSpecialScheme(url.scheme);
  const text = dropWhitespace(value);
  if (text === '' && !isSpecial) {
    // Without a host an empty path could not be told from an opaque one.
    url.path = url.host === null ? '/' : '';
    return;
  }
  const startsWithSlash = text.startsWith('/') || (isSpecial && text.startsWith('\\'));
  url.path = appendPath('', startsWithSlash ? text.slice(1) : text, isSpecial, url.scheme === 'file');
}

function setSearch(url: UrlRecord, value: string): void {
  const text = dropWhitespace(value.startsWith('?') ? value.slice(1) : value);
  url.query = value === '' ? null : encodeQuery(text, isSpecialScheme(url.scheme));
}

function setHash(url: UrlRecord, value: string): void {
  const text = dropWhitespace(value.startsWith('#') ? value.slice(1) : value);
  url.fragment = value === '' ? null : encodeFragment(text);
}

const setters = [setProtocol, setUsername, setPassword, setHost, setHostname, setPort, setPathname, setSearch, setHash] as const;

export const setterCount = setters.length;

/** Applies one setter, by its number in contract.ts. */
export function setUrlComponent(url: UrlRecord, component: number, value: string): void {
  setters[component]!(url, value.toWellFormed());
}
