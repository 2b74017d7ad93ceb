import { isToken } from 'internal:http-fields';
import { httpCodes } from './guest-errors.ts';

/** RFC 9110, 5.5, with obs-text: everything but control characters. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;
/** With a lenient `httpValidation` only what would end the line or the text is refused. */
const BREAKING = /[\0\r\n]|[^\0-\xff]/;

export function hasInvalidCharacter(value: unknown, isLenient = false): boolean {
  return (isLenient ? BREAKING : FORBIDDEN).test(value as string);
}

/** nodejs.org/api/http.html#httpvalidateheadernamename-label */
export function validateHeaderName(...args: [name: unknown, label?: string]): void {
  const [name, label] = args;
  if (!isToken(name)) throw new httpCodes.ERR_INVALID_HTTP_TOKEN(label || 'Header name', String(name));
}

/** nodejs.org/api/http.html#httpvalidateheadervaluename-value */
export function validateHeaderValue(...args: [name: string, value: unknown, isLenient?: boolean]): void {
  const [name, value, isLenient] = args;
  if (value === undefined) throw new httpCodes.ERR_HTTP_INVALID_HEADER_VALUE(String(value), name);
  if (hasInvalidCharacter(value, isLenient)) throw new httpCodes.ERR_INVALID_CHAR('header content', name);
}
