import { endsInNumber, parseIpv4, parseIpv6 } from './host-address.ts';
import { domainToAscii } from './host-domain.ts';
import { encodeC0Control, encodeUserinfo, percentDecode } from './host-percent.ts';
import { isDefaultPort, type UrlRecord } from './host-record.ts';

const forbiddenHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids control characters in domains.
const forbiddenDomain = /[\x00-\x20#%/:<>?@[\\\]^|\x7f]/;

/** The host parser (url.spec.whatwg.org/#host-parsing): a serialized host, or undefined. */
export function parseHost(text: string, isOpaque: boolean): string | undefined {
  if (text.startsWith('[')) {
    const address = text.endsWith(']') ? parseIpv6(text.slice(1, -1)) : undefined;
    return address === undefined ? undefined : `[${address}]`;
  }
  if (isOpaque) return forbiddenHost.test(text) ? undefined : encodeC0Control(text);
  const domain = domainToAscii(percentDecode(text));
  if (domain === undefined || domain === '' || forbiddenDomain.test(domain)) return undefined;
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
}

/** The colon before a port: the first one outside brackets, or -1. */
export function findPortColon(text: string): number {
  let colon = text.indexOf(':');
  if (colon < 0 || !text.includes('[')) return colon;
  let isInside = false;
  for (colon = 0; colon < text.length; colon++) {
    const unit = text[colon];
    if (unit === '[') isInside = true;
    else if (unit === ']') isInside = false;
    else if (unit === ':' && !isInside) return colon;
  }
  return -1;
}

/** A port in its shortest form, '' for the default one of the scheme, or undefined when it is too large. */
export function normalizePort(digits: string, scheme: string): string | undefined {
  const port = Number(digits);
  if (port > 65535) return undefined;
  const text = String(port);
  return isDefaultPort(scheme, text) ? '' : text;
}

/** The authority, host and port states. False is failure. */
export function parseAuthority(url: UrlRecord, text: string, isSpecial: boolean): boolean {
  const at = text.lastIndexOf('@');
  if (at >= 0) {
    const colon = text.indexOf(':');
    const hasPassword = colon >= 0 && colon < at;
    url.username = encodeUserinfo(text.slice(0, hasPassword ? colon : at));
    url.password = hasPassword ? encodeUserinfo(text.slice(colon + 1, at)) : '';
  }
  const hostAndPort = text.slice(at + 1);
  const colon = findPortColon(hostAndPort);
  const hostText = colon < 0 ? hostAndPort : hostAndPort.slice(0, colon);
  // Credentials or a port need a host; a special URL needs one in any case.
  if (hostText === '' && (isSpecial || at >= 0 || colon >= 0)) return false;
  const host = parseHost(hostText, !isSpecial);
  if (host === undefined) return false;
  url.host = host;
  if (colon < 0 || colon === hostAndPort.length - 1) return true;
  const digits = hostAndPort.slice(colon + 1);
  const port = /^\d+$/.test(digits) ? normalizePort(digits, url.scheme) : undefined;
  if (port === undefined) return false;
  url.port = port;
  return true;
}
