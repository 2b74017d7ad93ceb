import { warnDeprecated } from 'internal:deprecate';
import { codes } from 'internal:errors';
import { requireShared } from 'internal:loader';
import { validateString } from 'internal:validators';
import querystring, { escapeText } from 'node:querystring';
import { parseLegacyUrl } from './guest-legacy-parse.ts';

/** Fields as the user may have set them; `parse` gives strings and null. */
export interface Url {
  protocol: string | null;
  slashes: boolean | null;
  auth: string | null;
  host: string | null;
  port: string | null;
  hostname: string | null;
  hash: string | null;
  search: string | null;
  query: string | object | null;
  pathname: string | null;
  path: string | null;
  href: string | null;
  parse(url: unknown, parseQueryString?: unknown, slashesDenoteHost?: unknown): Url;
  format(): string;
  resolve(relative: unknown): string;
  resolveObject(relative: unknown): Url;
  parseHost(): void;
}

interface UrlConstructor {
  (): void;
  new (): Url;
  prototype: Url;
}

/** The legacy class: nodejs.org/api/url.html#legacy-urlobject */
export const Url = function Url(this: Url): void {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
} as unknown as UrlConstructor;

/** Schemes that have `//` before a host, whether they were given it or not. */
const slashedSchemes = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);

export const isSlashed = (protocol: string | null): boolean => slashedSchemes.has(String(protocol).replace(/:$/, ''));

let hasWarnedOfPort = false;

/** Credentials in a URL: `encodeURIComponent`, but colons stay. */
const encodeAuth = (auth: string): string => escapeText(auth).replaceAll('%3A', ':');

/**
 * The methods. As functions they can be constructed, as Node's can; a function expression would lose its own name in the
 * bundle, where a property gives it one.
 */
const methods: Pick<Url, 'parse' | 'format' | 'resolve' | 'resolveObject' | 'parseHost'> & ThisType<Url> = {
  parse: function (this: Url, url, parseQueryString, slashesDenoteHost) {
    validateString(url, 'url');
    const parsed = parseLegacyUrl(url, Boolean(slashesDenoteHost));
    if (parsed === 'invalid') throw new codes.ERR_INVALID_URL(url);
    if (parsed === 'credentials') throw new URIError('URI malformed');
    if (parsed.hasInvalidPort && !hasWarnedOfPort) {
      hasWarnedOfPort = true;
      warnDeprecated(`The URL ${url} is invalid. Future versions of Node.js will throw an error.`, 'DEP0170');
    }
    const { search, pathname } = parsed;
    if (!parsed.isPath) {
      // What is not there leaves what an object that is parsed into again had.
      for (const key of ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash'] as const) {
        if (parsed[key] !== null) this[key] = parsed[key] as never;
      }
    }
    if (search !== null) {
      this.search = search;
      this.query = parseQueryString ? querystring.parse(search.slice(1)) : search.slice(1);
    } else if (parseQueryString) {
      this.search = null;
      this.query = { __proto__: null };
    }
    if (pathname !== null) this.pathname = pathname;
    if (this.pathname || this.search) this.path = `${this.pathname || ''}${this.search || ''}`;
    this.href = parsed.isPath ? this.path : this.format();
    return this;
  },

  /** Joins what is there to a text (nodejs.org/api/url.html#urlformaturlobject); the fields may be anything. */
  format: function (this: Url) {
    const auth = this.auth ? `${encodeAuth(String(this.auth))}@` : '';
    let protocol = this.protocol ? String(this.protocol) : '';
    if (protocol !== '' && !protocol.endsWith(':')) protocol += ':';
    let host: string | undefined;
    if (this.host) {
      host = auth + this.host;
    } else if (this.hostname) {
      const hostname = String(this.hostname);
      const isBare = hostname.includes(':') && !/^\[.*\]$/s.test(hostname);
      host = auth + (isBare ? `[${hostname}]` : hostname);
      if (this.port) host += `:${this.port}`;
    }
    let pathname = String(this.pathname || '')
      .replaceAll('#', '%23')
      .replaceAll('?', '%3F');
    let authority = host ?? '';
    if (this.slashes || isSlashed(protocol)) {
      if (this.slashes || host) {
        if (pathname !== '' && !pathname.startsWith('/')) pathname = `/${pathname}`;
        authority = `//${authority}`;
      } else if (/^file/.test(protocol)) {
        authority = '//';
      }
    }
    const query = this.query !== null && typeof this.query === 'object' ? querystring.stringify(this.query) : '';
    let search = String(this.search || (query === '' ? '' : `?${query}`)).replaceAll('#', '%23');
    if (search !== '' && !search.startsWith('?')) search = `?${search}`;
    let hash = String(this.hash || '');
    if (hash !== '' && !hash.startsWith('#')) hash = `#${hash}`;
    return protocol + authority + pathname + search + hash;
  },

  resolve: function (this: Url, relative) {
    return this.resolveObject(urlParse(relative, false, true)).format();
  },

  resolveObject: function (this: Url, relative) {
    const reference = typeof relative === 'string' ? new Url().parse(relative, false, true) : (relative as Url);
    const { resolveReference } = requireShared('part:url/legacy-resolve') as typeof import('./guest-legacy-resolve.ts');
    return resolveReference(Object.assign(new Url(), this), reference);
  },

  /** Splits `host` into `hostname` and `port`. */
  parseHost: function (this: Url) {
    let host = String(this.host);
    const port = /:\d*$/.exec(host)?.[0];
    if (port !== undefined) {
      if (port !== ':') this.port = port.slice(1);
      host = host.slice(0, -port.length);
    }
    if (host !== '') this.hostname = host;
  },
};

Object.assign(Url.prototype, methods);

let hasWarnedOfParse = false;

/** Whether the code that called one of our functions lies below a node_modules folder. */
function isCalledFromPackage(): boolean {
  const caller = String(new Error().stack)
    .split('\n')
    .find((line) => /[( ](?:file:\/\/)?\/[^ ]*:\d+:\d+\)?$/.test(line));
  return caller?.includes('/node_modules/') ?? false;
}

/** nodejs.org/api/deprecations.html#dep0169: packages are spared the warning. */
function warnOfParse(): void {
  if (hasWarnedOfParse || isCalledFromPackage()) return;
  hasWarnedOfParse = true;
  warnDeprecated(
    '`url.parse()` behavior is not standardized and prone to errors that have security implications. ' +
      'Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
    'DEP0169',
  );
}

export function urlParse(url: unknown, parseQueryString: unknown, slashesDenoteHost: unknown): Url {
  warnOfParse();
  if (url instanceof Url) return url as Url;
  return new Url().parse(url, parseQueryString, slashesDenoteHost);
}

export function urlResolve(source: unknown, relative: unknown): string {
  return urlParse(source, false, true).resolve(relative);
}

export function urlResolveObject(source: unknown, relative: unknown): unknown {
  return source ? urlParse(source, false, true).resolveObject(relative) : relative;
}
