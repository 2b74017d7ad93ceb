import type { CreateHost } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import type { UrlComponent, UrlVerbs } from './contract.ts';
import { domainToUnicode } from './host-domain.ts';
import { parseLegacyUrl } from './host-legacy-parse.ts';
import { parseUrl } from './host-parse.ts';
import { percentDecodeLowBytes } from './host-percent.ts';
import { serializeUrl, type UrlRecord } from './host-record.ts';
import { setterCount, setUrlComponent } from './host-set.ts';

// A URL that the parser would give back unchanged: a special scheme, a plain lower-case domain that can't be an IPv4
// address, no default port, a path without dot segments, and nothing that any component would encode. It covers most of
// what programs parse and makes `parse` several times faster.
const canonical =
  /^(?:https?|wss?):\/\/(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*(?::(?!(?:80|443)\/)[1-9]\d{0,3})?(?:\/(?!\.|%2[eE])[\w!$%&'()*+,\-.:;=@|~]*)+(?:\?[!$-&(-;=?-~]*)?(?:#[!#-;=?-_a-z{-~]*)?$/;

// Longer text is not tried: the groups of the pattern that repeat take stack for each repetition.
const CANONICAL_LENGTH = 2048;

// DIVERGES: Node takes URLs of any length. The parser needs up to ten times the memory of its input for a while, so that
// one guest could otherwise ask for gigabytes of the host's.
const LONGEST_URL = 1 << 24;

/** A shorter text cannot keep the parser for long. */
const LONG_TEXT = 1 << 16;

/** As UTF-8: each of its bytes may become three of the URL's, twice while it is written. */
function isTooLong(text: string): boolean {
  return text.length > LONGEST_URL || (3 * text.length > LONGEST_URL && Buffer.byteLength(text) > LONGEST_URL);
}

function requireString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw new VerbError(`The "${name}" argument must be a string`, { name: 'TypeError' });
}

/** The host name of `ws://<domain>`, as the `hostname` setter would make it; '' when there is none. */
function parseDomain(domain: string): string {
  if (isTooLong(domain)) return '';
  const url = parseUrl('ws://x', undefined) as UrlRecord;
  url.host = '';
  setUrlComponent(url, 4, domain);
  return url.host;
}

/** The verbs of the URL classes. They keep nothing but the last base, and what they return holds no authority. */
export const createUrlHost: CreateHost<UrlVerbs> = (context) => {
  // Programs resolve many references against one base: its record is kept.
  let lastBase: string | undefined;
  let lastRecord: UrlRecord | undefined;

  /** A long text is stopped in the middle when the sandbox's time is over: megabytes of it take up to half a second. */
  function within<T>(length: number, work: () => T): T {
    return length < LONG_TEXT ? work() : context.runStoppable(work);
  }

  function serialized(text: string, base: UrlRecord | undefined): string | undefined {
    const url = parseUrl(text, base);
    return url === undefined ? undefined : serializeUrl(url);
  }

  return {
    parse(input, base) {
      requireString(input, 'input');
      if (base === undefined) {
        if (input.length <= CANONICAL_LENGTH && canonical.test(input)) return input;
        if (isTooLong(input)) return undefined;
        return within(input.length, () => serialized(input, undefined));
      }
      requireString(base, 'base');
      if (isTooLong(base) || isTooLong(input)) return undefined;
      if (base !== lastBase) {
        lastRecord = within(base.length, () => parseUrl(base, undefined));
        lastBase = base;
      }
      if (lastRecord === undefined) return undefined;
      return within(base.length + input.length, () => serialized(input, lastRecord));
    },

    set(href, component, value) {
      requireString(href, 'href');
      requireString(value, 'value');
      if (!Number.isInteger(component) || component < 0 || component >= setterCount) {
        throw new VerbError(`Unknown URL component ${String(component)}`, { name: 'RangeError' });
      }
      const length = href.length + value.length;
      return within(length, () => {
        const url = isTooLong(href) || isTooLong(value) ? undefined : parseUrl(href, undefined);
        if (url === undefined) throw new VerbError('Invalid URL', { name: 'TypeError', code: 'ERR_INVALID_URL' });
        setUrlComponent(url, component as UrlComponent, value);
        return serializeUrl(url);
      });
    },

    domainToAscii(domain) {
      requireString(domain, 'domain');
      return within(domain.length, () => parseDomain(domain));
    },

    domainToUnicode(domain) {
      requireString(domain, 'domain');
      return within(domain.length, () => domainToUnicode(parseDomain(domain)));
    },

    decodeBytes(text) {
      requireString(text, 'text');
      return within(text.length, () => percentDecodeLowBytes(text));
    },

    legacyParse(url, slashesDenoteHost) {
      requireString(url, 'url');
      // Its parts are given as one value.
      if (url.length > (context.limits['transferBytes'] ?? LONGEST_URL)) return 'invalid';
      return within(url.length, () => parseLegacyUrl(url, slashesDenoteHost === true));
    },

    objectUrl() {
      const bytes = new Uint8Array(16);
      context.randomFill(bytes);
      // RFC 9562, section 5.4: a version 4 UUID.
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return `blob:nodedata:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
    },
  };
};
