import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { port, verbId } from 'internal:port';
import { refuseCloning } from 'web:structured-clone';
import { type Offsets, URLContext } from './guest-context.ts';
import { createObjectURL, revokeObjectURL } from './guest-object-url.ts';
import { linkToUrl, setChangeListener, setQuery, URLSearchParams } from './guest-search-params.ts';
import { defineEnumerable, defineTag, toText } from './guest-text.ts';

const PARSE = verbId('url.parse');
const SET = verbId('url.set');

const parseHref = (input: string, base: string | undefined): string | undefined =>
  (base === undefined ? port(PARSE, input) : port(PARSE, input, base)) as string | undefined;

/** What the constructor throws: without the code in its first line, unlike the errors of other modules (observed). */
export function invalidUrl(input: string, base: string | undefined): TypeError {
  const error = new TypeError('Invalid URL') as TypeError & { code: string; input: string; base?: string };
  error.code = 'ERR_INVALID_URL';
  error.input = input.toWellFormed();
  if (base !== undefined) error.base = base.toWellFormed();
  return error;
}

// A serialized URL can be cut into its components by searching for a few delimiters, because none of them appears
// unencoded before its place. That costs the guest a few native searches, and only for what it asks.

/** Where the query or, without one, the fragment starts. */
function pathEnd(href: string): number {
  const hash = href.indexOf('#');
  const mark = href.indexOf('?');
  if (mark >= 0 && (hash < 0 || mark < hash)) return mark;
  return hash < 0 ? href.length : hash;
}

/** The start of the authority, or -1 when the URL has none. */
function authorityStart(href: string): number {
  const colon = href.indexOf(':');
  return href.startsWith('//', colon + 1) ? colon + 3 : -1;
}

function authorityEnd(href: string, start: number): number {
  const slash = href.indexOf('/', start);
  const end = pathEnd(href);
  return slash < 0 || slash > end ? end : slash;
}

function pathOf(href: string): string {
  const start = authorityStart(href);
  const end = pathEnd(href);
  if (start >= 0) return href.slice(authorityEnd(href, start), end);
  const colon = href.indexOf(':');
  // The serializer puts `/.` before a path that would read as an authority.
  return href.slice(href.startsWith('/.//', colon + 1) ? colon + 3 : colon + 1, end);
}

/** User name and password with the colon between them, or ''. */
function credentialsOf(href: string): string {
  const start = authorityStart(href);
  if (start < 0) return '';
  const at = href.indexOf('@', start);
  return at < 0 || at > authorityEnd(href, start) ? '' : href.slice(start, at);
}

/** Host and port. */
function hostOf(href: string): string {
  const start = authorityStart(href);
  if (start < 0) return '';
  const authority = href.slice(start, authorityEnd(href, start));
  return authority.slice(authority.indexOf('@') + 1);
}

/** Where the colon before the port is in a host, or -1. */
function portColon(host: string): number {
  const colon = host.lastIndexOf(':');
  return colon > host.lastIndexOf(']') ? colon : -1;
}

function queryOf(href: string): string {
  const start = pathEnd(href);
  if (href[start] !== '?') return '';
  const hash = href.indexOf('#', start);
  return href.slice(start + 1, hash < 0 ? href.length : hash);
}

function offsetsOf(href: string): Offsets {
  const protocolEnd = href.indexOf(':') + 1;
  const start = authorityStart(href);
  if (start < 0) {
    const pathnameStart = href.startsWith('/.//', protocolEnd) ? protocolEnd + 2 : protocolEnd;
    return { protocolEnd, usernameEnd: protocolEnd, hostStart: protocolEnd, hostEnd: protocolEnd, pathnameStart };
  }
  const pathnameStart = authorityEnd(href, start);
  const credentials = credentialsOf(href);
  const colon = credentials.indexOf(':');
  const host = hostOf(href);
  const port = portColon(host);
  return {
    protocolEnd,
    usernameEnd: start + (colon < 0 ? credentials.length : colon),
    hostStart: start + credentials.length,
    hostEnd: pathnameStart - (port < 0 ? 0 : host.length - port),
    pathnameStart,
  };
}

const contextSymbol = Symbol('context');

/** The constructor that names an object in inspection: the nearest one in its prototype chain that is a named function. */
function constructorNameOf(object: object): string {
  for (let current: object | null = object; current !== null; current = Reflect.getPrototypeOf(current)) {
    const value = Reflect.getOwnPropertyDescriptor(current, 'constructor')?.value as unknown;
    if (typeof value === 'function' && value.name !== '') return value.name;
  }
  return 'URL';
}

// A class that names itself in its body is renamed by the bundler, and its `name` can be observed.
const createUrl = (href: string): URL => new URL(href);

let isInstance: (value: object) => boolean;

/** https://nodejs.org/docs/latest-v24.x/api/url.html#class-url, url.spec.whatwg.org/#url-class */
export class URL {
  #href: string;
  #params: URLSearchParams | undefined;

  static {
    isInstance = (value) => #href in value;
    setChangeListener((url, query) => {
      const { href } = url as URL;
      const hash = href.indexOf('#');
      const start = href.slice(0, pathEnd(href));
      const fragment = hash < 0 ? '' : href.slice(hash);
      (url as URL).#href = query === '' ? start + fragment : `${start}?${query}${fragment}`;
    });
  }

  static parse(input: unknown, base: unknown = undefined): URL | null {
    // A rest parameter would change the length of the function.
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    const href = parseHref(toText(input), base === undefined ? undefined : toText(base));
    // Reading the serialized URL once more is cheap: it is what it parses to.
    return href === undefined ? null : createUrl(href);
  }

  static canParse(input: unknown, base: unknown = undefined): boolean {
    // A rest parameter would change the length of the function.
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    return parseHref(toText(input), base === undefined ? undefined : toText(base)) !== undefined;
  }

  constructor(input: unknown, base: unknown = undefined) {
    // A rest parameter would change the length of the function.
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    const text = toText(input);
    const baseText = base === undefined ? undefined : toText(base);
    const href = parseHref(text, baseText);
    if (href === undefined) throw invalidUrl(text, baseText);
    this.#href = href;
  }

  toString(): string {
    return this.#href;
  }

  get href(): string {
    return this.#href;
  }

  set href(value: unknown) {
    if (!(#href in this)) throw new TypeError('Receiver must be an instance of class URL');
    const text = toText(value);
    const href = parseHref(text, undefined);
    if (href === undefined) throw new codes.ERR_INVALID_URL(text.toWellFormed());
    this.#href = href;
    if (this.#params !== undefined) setQuery(this.#params, queryOf(href));
  }

  get origin(): string {
    const href = this.#href;
    const protocol = href.slice(0, href.indexOf(':') + 1);
    switch (protocol) {
      case 'http:':
      case 'https:':
      case 'ws:':
      case 'wss:':
      case 'ftp:':
        return `${protocol}//${hostOf(href)}`;
      case 'blob:': {
        const inner = parseHref(pathOf(href), undefined);
        return inner?.startsWith('http:') || inner?.startsWith('https:') ? createUrl(inner).origin : 'null';
      }
      default:
        return 'null';
    }
  }

  get protocol(): string {
    const href = this.#href;
    return href.slice(0, href.indexOf(':') + 1);
  }

  set protocol(value: unknown) {
    this.#set(0, value);
  }

  get username(): string {
    const credentials = credentialsOf(this.#href);
    const colon = credentials.indexOf(':');
    return colon < 0 ? credentials : credentials.slice(0, colon);
  }

  set username(value: unknown) {
    this.#set(1, value);
  }

  get password(): string {
    const credentials = credentialsOf(this.#href);
    const colon = credentials.indexOf(':');
    return colon < 0 ? '' : credentials.slice(colon + 1);
  }

  set password(value: unknown) {
    this.#set(2, value);
  }

  get host(): string {
    return hostOf(this.#href);
  }

  set host(value: unknown) {
    this.#set(3, value);
  }

  get hostname(): string {
    const host = hostOf(this.#href);
    const colon = portColon(host);
    return colon < 0 ? host : host.slice(0, colon);
  }

  set hostname(value: unknown) {
    this.#set(4, value);
  }

  get port(): string {
    const host = hostOf(this.#href);
    const colon = portColon(host);
    return colon < 0 ? '' : host.slice(colon + 1);
  }

  set port(value: unknown) {
    this.#set(5, value);
  }

  get pathname(): string {
    return pathOf(this.#href);
  }

  set pathname(value: unknown) {
    this.#set(6, value);
  }

  get search(): string {
    const query = queryOf(this.#href);
    return query === '' ? '' : `?${query}`;
  }

  set search(value: unknown) {
    this.#set(7, value);
    if (this.#params !== undefined) setQuery(this.#params, queryOf(this.#href));
  }

  get searchParams(): URLSearchParams {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams();
      setQuery(this.#params, queryOf(this.#href));
      linkToUrl(this.#params, this);
    }
    return this.#params;
  }

  get hash(): string {
    const href = this.#href;
    const hash = href.indexOf('#');
    return hash < 0 || hash === href.length - 1 ? '' : href.slice(hash);
  }

  set hash(value: unknown) {
    this.#set(8, value);
  }

  toJSON(): string {
    return this.#href;
  }

  [customInspectSymbol](depth: number | null | undefined, options: { readonly showHidden?: boolean }): unknown {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown: Record<PropertyKey, unknown> = {};
    for (const key of shownKeys) shown[key] = this[key];
    if (options.showHidden) shown[contextSymbol] = new URLContext(this.#href, offsetsOf(this.#href), this.port);
    return `${constructorNameOf(this)} ${inspect(shown, options)}`;
  }

  /** `component` is the number that the verb has for it. */
  #set(component: number, value: unknown): void {
    // In this order, as observed: what `value.toString()` does to this URL is overwritten.
    this.#href = port(SET, this.#href, component, toText(value)) as string;
  }
}

const shownKeys = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
] as const;

defineTag(URL.prototype, 'URL');
refuseCloning(URL.prototype, isInstance!);
defineEnumerable(URL.prototype, ['toString', ...shownKeys, 'toJSON']);
Object.assign(URL, { createObjectURL, revokeObjectURL });
defineEnumerable(URL, ['parse', 'canParse']);
