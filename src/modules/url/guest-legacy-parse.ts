import { port, verbId } from 'internal:port';
import type { LegacyUrl } from './contract.ts';

const PARSE = verbId('url.legacyParse');

/** The components of a URL as `url.parse` reads it, or what is wrong with it. */
export function parseLegacyUrl(url: string, slashesDenoteHost: boolean): LegacyUrl | 'invalid' | 'credentials' {
  return port(PARSE, url, slashesDenoteHost) as LegacyUrl | 'invalid' | 'credentials';
}
