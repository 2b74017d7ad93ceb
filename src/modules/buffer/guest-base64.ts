import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { DOMException } from 'web:dom-exception';

const ATOB = verbId('buffer.atob');
const BTOA = verbId('buffer.btoa');

function invalidCharacter(message: string): Error {
  return new DOMException(message, 'InvalidCharacterError');
}

/** `atob(data)` (html.spec.whatwg.org/multipage/webappapis.html#dom-atob, in Node's words). */
export function atob(input: unknown): string {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const decoded = port(ATOB, `${input as string}`) as string | number;
  if (typeof decoded === 'string') return decoded;
  throw invalidCharacter(decoded === 1 ? 'Invalid character' : 'The string to be decoded is not correctly encoded.');
}

/** `btoa(data)` (html.spec.whatwg.org/multipage/webappapis.html#dom-btoa). */
export function btoa(input: unknown): string {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const encoded = port(BTOA, `${input as string}`) as string | null;
  if (encoded === null) throw invalidCharacter('Invalid character');
  return encoded;
}
