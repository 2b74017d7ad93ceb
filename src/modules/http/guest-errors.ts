import { defineCodes } from 'internal:errors';

/** Codes that only HTTP uses, with Node's messages (nodejs.org/api/errors.html, observed). */
export const httpCodes = defineCodes({
  Error: {
    ERR_HTTP_HEADERS_SENT: 'Cannot %s headers after they are sent to the client',
    ERR_HTTP_TRAILER_INVALID: 'Trailers are invalid with this transfer encoding',
    ERR_HTTP_CONTENT_LENGTH_MISMATCH:
      "Response body's content-length of %s byte(s) does not match the content-length of %s byte(s) set in header",
    ERR_HTTP_BODY_NOT_ALLOWED: 'Adding content for this request method or response status is not allowed.',
    ERR_HTTP_SOCKET_ASSIGNED: 'ServerResponse has an already assigned socket',
    ERR_HTTP_SOCKET_ENCODING: 'Changing the socket encoding is not allowed per RFC7230 Section 3.',
    ERR_HTTP_REQUEST_TIMEOUT: 'Request timeout',
  },
  TypeError: {
    ERR_INVALID_HTTP_TOKEN: '%s must be a valid HTTP token ["%s"]',
    ERR_HTTP_INVALID_HEADER_VALUE: 'Invalid value "%s" for header "%s"',
    ERR_INVALID_CHAR(name: string, field?: string) {
      return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
    },
    ERR_UNESCAPED_CHARACTERS: '%s contains unescaped characters',
    ERR_INVALID_PROTOCOL: 'Protocol "%s" not supported. Expected "%s"',
    ERR_INVALID_DOMAIN_NAME: 'Unable to determine the domain name',
  },
  RangeError: {
    ERR_HTTP_INVALID_STATUS_CODE: 'Invalid status code: %s',
  },
});

/** An exchange that the other side cut: Node's error has no number, it stands for ECONNRESET (observed). */
export function connectionReset(message: string): Error & { code: string } {
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
