import { URL } from 'web:url';
import * as urlPatternPackage from 'urlpattern-polyfill/urlpattern';
import type { PatternResult } from './guest.ts';

type Field = 'protocol' | 'username' | 'password' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash' | 'baseURL';

/** A text, or the fields of an URL. */
export type PatternInput = string | Readonly<Partial<Record<Field, string | undefined>>>;

/**
 * A compiled pattern.
 *
 * DIVERGES: in `URLPattern`, names of groups hold no characters beyond U+FFFF, and braces do not span two parts of an URL.
 * `structuredClone` of one gives an empty object and does not throw.
 *
 * Undefined is an input that is none. */
export interface Matcher {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
  exec(input: PatternInput, baseUrl: string | undefined): PatternResult | null | undefined;
  test(input: PatternInput, baseUrl: string | undefined): boolean | undefined;
}

/** The package's class; its own types are those of an older version. */
interface PackagePattern extends Omit<Matcher, 'exec' | 'test'> {
  exec(input: PatternInput, baseUrl: string | undefined): Record<string, unknown> | null;
  test(input: PatternInput, baseUrl: string | undefined): boolean;
}
const { URLPattern: PackagePattern } = urlPatternPackage as unknown as {
  URLPattern: new (input: PatternInput, ...rest: readonly unknown[]) => PackagePattern;
};

/** Parts of a result in the order in which Node gives them (observed). */
const PARTS = ['hash', 'hostname', 'inputs', 'password', 'pathname', 'port', 'protocol', 'search', 'username'] as const;

const NEWLINES = /[\t\n\r]/g;
// The state that canonicalizes a host name ends where the URL parser's host state ends (url.spec.whatwg.org/#host-state).
const END_OF_HOST = /(?:[#/]|\\\?|\\\\).*$/s;
const END_OF_PORT = /^(\d+)\D.*$/s;

function given(input: PatternInput): PatternInput {
  if (typeof input === 'string') return input;
  const fields: Partial<Record<Field, string>> = {};
  for (const name of Object.keys(input) as Field[]) {
    if (input[name] !== undefined) fields[name] = input[name];
  }
  return fields;
}

const isPlain = (pattern: string): boolean => !/[{}()*:?+]/.test(pattern.replace(/\\./g, ''));

/** What the package refuses and the URL parser, which Node asks, ends or leaves out. */
function mendPattern(input: PatternInput): PatternInput {
  const fields = given(input);
  if (typeof fields === 'string') return fields;
  const { hostname, port } = fields;
  const mended: Partial<Record<Field, string | undefined>> = { ...fields };
  if (hostname !== undefined && !hostname.startsWith('{') && !hostname.includes('[') && isPlain(hostname)) {
    mended.hostname = hostname.replace(NEWLINES, '').replace(END_OF_HOST, '');
  }
  if (port !== undefined && isPlain(port)) mended.port = port.replace(NEWLINES, '').replace(END_OF_PORT, '$1');
  return mended;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Without a base Node takes a relative reference for an URL whose scheme is empty (observed); the standard has no match. */
function readRelative(text: string): PatternInput {
  if (SCHEME.test(text) || !URL.canParse(text, 'relative:///')) return text;
  const { hostname, pathname, search, hash } = new URL(text, 'relative:///');
  return { hostname, pathname: /^[?#]|^$/.test(text) ? '' : pathname, search: search.slice(1), hash: hash.slice(1) };
}

function mendInput(input: PatternInput, baseUrl: string | undefined): PatternInput {
  const fields = typeof input === 'string' && baseUrl === undefined ? readRelative(input) : given(input);
  if (typeof fields === 'string' || fields.port === undefined) return fields;
  return { ...fields, port: fields.port.replace(NEWLINES, '').replace(END_OF_PORT, '$1') };
}

interface Part {
  readonly input: string;
  readonly groups: object;
}

const orderPart = ({ groups, input }: Part): Part => ({ groups, input });

class PackageMatcher implements Matcher {
  readonly #pattern: PackagePattern;

  constructor(pattern: PackagePattern) {
    this.#pattern = pattern;
  }

  get protocol(): string {
    return this.#pattern.protocol;
  }
  get username(): string {
    return this.#pattern.username;
  }
  get password(): string {
    return this.#pattern.password;
  }
  get hostname(): string {
    return this.#pattern.hostname;
  }
  get port(): string {
    return this.#pattern.port;
  }
  get pathname(): string {
    return this.#pattern.pathname;
  }
  get search(): string {
    return this.#pattern.search;
  }
  get hash(): string {
    return this.#pattern.hash;
  }
  get hasRegExpGroups(): boolean {
    return this.#pattern.hasRegExpGroups;
  }

  exec(input: PatternInput, baseUrl: string | undefined): PatternResult | null | undefined {
    if (typeof input !== 'string' && baseUrl !== undefined) return undefined;
    const found = this.#pattern.exec(mendInput(input, baseUrl), baseUrl);
    if (found === null) return null;
    const result = Object.create(null) as PatternResult;
    for (const name of PARTS) {
      if (name === 'inputs') result.inputs = baseUrl === undefined ? [input] : [input, baseUrl];
      else result[name] = orderPart(found[name] as Part);
    }
    return result;
  }

  test(input: PatternInput, baseUrl: string | undefined): boolean | undefined {
    if (typeof input !== 'string' && baseUrl !== undefined) return undefined;
    return this.#pattern.test(mendInput(input, baseUrl), baseUrl);
  }
}

/** Undefined when the pattern is none. */
export function createMatcher(input: PatternInput, baseUrl: string | undefined, ignoreCase: boolean): Matcher | undefined {
  try {
    const pattern = mendPattern(input);
    const options = { ignoreCase };
    if (baseUrl === undefined) return new PackageMatcher(new PackagePattern(pattern, options));
    return typeof input === 'string' ? new PackageMatcher(new PackagePattern(pattern, baseUrl, options)) : undefined;
  } catch {
    return undefined;
  }
}
