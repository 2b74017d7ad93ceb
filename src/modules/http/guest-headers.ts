import { defineCodes } from 'internal:errors';

const own = defineCodes({
  TypeError: {
    ERR_INVALID_HTTP_TOKEN: '%s must be a valid HTTP token ["%s"]',
    ERR_HTTP_INVALID_HEADER_VALUE: 'Invalid value "%s" for header "%s"',
    ERR_INVALID_CHAR: 'Invalid character in %s ["%s"]',
  },
});

/** RFC 9110, 5.6.2. */
const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
/** RFC 9110, 5.5, with obs-text: everything but control characters. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/** nodejs.org/api/http.html#httpvalidateheadernamename-label */
export function validateHeaderName(...args: [name: unknown, label?: string]): void {
  const [name, label] = args;
  if (typeof name !== 'string' || !TOKEN.test(name)) {
    throw new own.ERR_INVALID_HTTP_TOKEN(label || 'Header name', String(name));
  }
}

/** nodejs.org/api/http.html#httpvalidateheadervaluename-value */
export function validateHeaderValue(...args: [name: string, value: unknown]): void {
  const [name, value] = args;
  if (value === undefined) throw new own.ERR_HTTP_INVALID_HEADER_VALUE(String(value), name);
  if (FORBIDDEN.test(String(value))) throw new own.ERR_INVALID_CHAR('header content', name);
}
