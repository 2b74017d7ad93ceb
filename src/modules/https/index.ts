import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/https.html: what needs no network works. */
export const https = defineModule({ kind: 'node', name: 'https', guest: { https: 'guest.ts' }, loading: 'lazy' });
