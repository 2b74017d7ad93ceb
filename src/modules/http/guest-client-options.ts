import { codes } from 'internal:errors';
import { emitProcessWarning } from 'internal:warnings';
import url from 'node:url';

const { urlToHttpOptions } = url;

export type Options = Record<string, unknown>;

interface UrlLike {
  readonly href: string;
}

function parseUrl(text: string): Options {
  const { URL } = globalThis as unknown as { URL: new (text: string) => UrlLike };
  return urlToHttpOptions(new URL(text)) as Options;
}

function isUrl(value: unknown): boolean {
  const url = value as { href?: unknown; protocol?: unknown; auth?: unknown; path?: unknown } | null | undefined;
  return Boolean(url?.href && url.protocol && url.auth === undefined && url.path === undefined);
}

/** The ways of calling `request` (http.html#httprequesturl-options-callback): whatever is in the options goes before the URL. */
export function readOptions(input: unknown, given: unknown, callbackGiven: unknown): [options: Options, callback: unknown] {
  let base: Options | null = null;
  let options = given;
  let callback = callbackGiven;
  if (typeof input === 'string') base = parseUrl(input);
  else if (isUrl(input)) base = urlToHttpOptions(input as never) as Options;
  else {
    callback = options;
    options = input;
  }
  if (typeof options === 'function') {
    callback = options;
    return [base ?? {}, callback];
  }
  return [Object.assign(base ?? {}, options), callback];
}

const LONGEST_DURATION = 2 ** 31 - 1;

/** A duration as timers take it: a longer one than they can hold is cut, with a warning. */
export function timerDuration(value: unknown, name: string): number {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!(value >= 0 && Number.isFinite(value))) throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', value);
  if (value <= LONGEST_DURATION) return value;
  emitProcessWarning(
    `${value} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${LONGEST_DURATION}.`,
    'TimeoutOverflowWarning',
  );
  return LONGEST_DURATION;
}
