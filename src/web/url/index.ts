import { defineModule } from '../../modules/module-definition.ts';
import { createUrlHost } from './host.ts';

/** The globals URL and URLSearchParams: https://url.spec.whatwg.org, https://nodejs.org/docs/latest-v24.x/api/url.html */
export const webUrl = defineModule({
  kind: 'web',
  name: 'url',
  guest: { url: 'guest.ts' },
  loading: 'eager',
  globals: ['URL', 'URLSearchParams'],
  verbs: ['parse', 'set', 'domainToAscii', 'domainToUnicode', 'decodeBytes', 'legacyParse', 'objectUrl'],
  createHost: createUrlHost,
});
