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
