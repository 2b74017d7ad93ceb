import { defineModule } from '../module-definition.ts';
import { createUrlHost } from './host.ts';

/** `node:url`: https://nodejs.org/docs/latest-v24.x/api/url.html. The globals in src/web/url use the same verbs. */
export const url = defineModule({
  kind: 'node',
  name: 'url',
  guest: { url: 'guest.ts' },
  loading: 'eager',
  parts: { 'url/legacy-resolve': 'guest-legacy-resolve.ts' },
  verbs: ['parse', 'set', 'domainToAscii', 'domainToUnicode', 'decodeBytes', 'legacyParse', 'objectUrl'],
  createHost: createUrlHost,
});
