import { requireShared } from 'internal:loader';
import { refuseCloning } from 'web:structured-clone';
import type { Matcher, PatternInput } from './guest-matcher.ts';

/** What `exec` gives. */
export type PatternResult = Record<string, unknown>;

interface MatcherModule {
  createMatcher(input: PatternInput, baseUrl: string | undefined, ignoreCase: boolean): Matcher | undefined;
}

const matchers = new WeakMap<object, Matcher>();
const { defineProperty } = Object;

function fail(code: string, message: string): never {
  throw Object.assign(new TypeError(message), { code });
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function matcherOf(pattern: object): Matcher {
  const matcher = matchers.get(pattern);
  if (matcher === undefined) throw new TypeError('Illegal invocation');
  return matcher;
}

const FIELDS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash', 'baseURL'] as const;

/** A URLPatternInit: Node takes strings, and looks at nothing else (observed). */
function readInit(value: object): Record<(typeof FIELDS)[number], string | undefined> {
  const init: Record<string, string | undefined> = {};
  for (const name of FIELDS) {
    const field = (value as Record<string, unknown>)[name];
    init[name] = typeof field === 'string' ? field : undefined;
  }
  return init;
}

const readIgnoreCase = (options: unknown): boolean => Boolean((options as { ignoreCase?: unknown }).ignoreCase);

/**
 * `URLPattern` (urlpattern.spec.whatwg.org/#urlpattern-class). A function, since Node's can be told from a class by the
 * error of a call without `new`.
 */
export const URLPattern = function URLPattern(this: object): void {
  if (new.target === undefined) fail('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  // Its length is 0 (observed), and how many arguments there are decides which they are.
  const given = arguments as unknown as { readonly length: number; readonly [index: number]: unknown };
  const [input, second, third] = [given[0], given[1], given[2]];
  let pattern: PatternInput = {};
  if (typeof input === 'string') pattern = input;
  else if (isObject(input)) pattern = readInit(input);
  else if (input !== undefined && input !== null) fail('ERR_INVALID_ARG_TYPE', 'Input must be an object or a string');
  let base: string | undefined;
  let ignoreCase = false;
  if (typeof second === 'string') base = second;
  else if (isObject(second)) {
    if (given.length > 2) fail('ERR_INVALID_ARG_TYPE', 'second argument must be a string');
    ignoreCase = readIgnoreCase(second);
  } else if (second !== undefined && second !== null) {
    fail('ERR_INVALID_ARG_TYPE', 'second argument must be a string or object');
  }
  if (isObject(third)) ignoreCase = readIgnoreCase(third);
  else if (third !== undefined && third !== null) fail('ERR_INVALID_ARG_TYPE', 'options must be an object');
  // With three arguments the second is the base, and there is none (observed).
  const isBaseless = given.length > 2 && third !== undefined && third !== null && base === undefined;
  const { createMatcher } = requireShared('web:url-pattern-matcher') as MatcherModule;
  const matcher = isBaseless ? undefined : createMatcher(pattern, base, ignoreCase);
  if (matcher === undefined) fail('ERR_INVALID_URL_PATTERN', 'Failed to construct URLPattern');
  matchers.set(this, matcher);
} as unknown as { new (...args: unknown[]): object; readonly prototype: object };

const PARTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash', 'hasRegExpGroups'] as const;

for (const name of PARTS) {
  const get = function (this: object): unknown {
    return matcherOf(this)[name];
  };
  defineProperty(get, 'name', { value: '', configurable: true });
  // Neither configurable nor of any name (observed).
  defineProperty(URLPattern.prototype, name, { get, enumerable: true, configurable: false });
}

/** Runs `exec` or `test` after the checks that both make. */
function match(pattern: object, given: readonly unknown[], method: 'exec' | 'test'): unknown {
  const matcher = matcherOf(pattern);
  const [input, base] = given;
  let target: PatternInput = {};
  if (typeof input === 'string') target = input;
  else if (isObject(input)) target = readInit(input);
  else if (input !== undefined && input !== null) {
    fail('ERR_INVALID_ARG_TYPE', 'URLPattern input needs to be a string or an object');
  }
  if (base !== undefined && base !== null && typeof base !== 'string') {
    fail('ERR_INVALID_ARG_TYPE', 'baseURL must be a string');
  }
  // As a base, null is the empty string, which no text is relative to (observed).
  if (base === null && typeof input === 'string') return method === 'exec' ? null : false;
  const result = matcher[method](target, (base as string | null | undefined) ?? undefined);
  if (result === undefined) fail('ERR_OPERATION_FAILED', `Failed to ${method} URLPattern`);
  return result;
}

const methods = {
  exec(this: object, ...given: unknown[]): unknown {
    return match(this, given, 'exec');
  },
  test(this: object, ...given: unknown[]): unknown {
    return match(this, given, 'test');
  },
};
for (const name of ['exec', 'test'] as const) {
  defineProperty(URLPattern.prototype, name, { value: methods[name], writable: true, enumerable: true, configurable: true });
}

refuseCloning(URLPattern.prototype, (value) => matchers.has(value));

// Last of its keys, as in Node.
const { constructor } = URLPattern.prototype;
Reflect.deleteProperty(URLPattern.prototype, 'constructor');
defineProperty(URLPattern.prototype, 'constructor', { value: constructor, writable: true, configurable: true });
