import { codes } from 'internal:errors';
import { validateObject } from 'internal:validators';
import { domainToUnicode, URL } from 'web:url';
import { isUrl } from './guest-file-url.ts';
import { Url, urlParse } from './guest-legacy.ts';

interface FormatOptions {
  readonly auth?: unknown;
  readonly fragment?: unknown;
  readonly search?: unknown;
  readonly unicode?: unknown;
}

/** https://nodejs.org/docs/latest-v24.x/api/url.html#urlformaturl-options */
function formatUrl(href: string, options: FormatOptions | null | undefined): string {
  const isWanted = (value: unknown, absent: boolean): boolean =>
    value === undefined || value === null ? absent : Boolean(value);
  const url = new URL(href);
  let text = url.href;
  if (!isWanted(options?.fragment, true)) text = text.replace(/#.*$/s, '');
  if (!isWanted(options?.search, true)) text = text.replace(/\?[^#]*/, '');
  // Only the authority is looked at: an `@` or a host name further on is none of these.
  const authority = /^[^:/?#]+:\/\/[^/?#]*/.exec(text)?.[0];
  if (authority === undefined) return text;
  let shown = authority;
  if (!isWanted(options?.auth, true)) shown = shown.replace(/\/\/.*@/, '//');
  if (isWanted(options?.unicode, false) && url.hostname !== '') {
    const at = shown.lastIndexOf(url.hostname);
    // Only labels in Punycode change: the host of an opaque URL is no domain otherwise (observed).
    const host = url.hostname.replace(/(?<![^.])xn--[^.]*/g, (label) => domainToUnicode(label) || label);
    shown = shown.slice(0, at) + host + shown.slice(at + url.hostname.length);
  }
  return shown + text.slice(authority.length);
}

/** https://nodejs.org/docs/latest-v24.x/api/url.html#urlformaturlobject */
export function urlFormat(urlObject: unknown, options: FormatOptions | null | undefined): string {
  if (typeof urlObject === 'string') return urlParse(urlObject, undefined, undefined).format();
  if (typeof urlObject !== 'object' || urlObject === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  }
  if (!isUrl(urlObject)) return Url.prototype.format.call(urlObject as Url);
  if (options) validateObject(options, 'options');
  return formatUrl(urlObject.href, options);
}
