import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { toText } from './guest-text.ts';

const TO_ASCII = verbId('url.domainToAscii');
const TO_UNICODE = verbId('url.domainToUnicode');

/** https://nodejs.org/docs/latest-v24.x/api/url.html#urldomaintoasciidomain */
export function domainToASCII(domain: unknown): string {
  // A rest parameter would change the length of the function.
  if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('domain');
  return port(TO_ASCII, toText(domain)) as string;
}

/** https://nodejs.org/docs/latest-v24.x/api/url.html#urldomaintounicodedomain */
export function domainToUnicode(domain: unknown): string {
  // A rest parameter would change the length of the function.
  if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('domain');
  return port(TO_UNICODE, toText(domain)) as string;
}
