import { defineModule } from '../module-definition.ts';

/** `node:punycode`, deprecated: https://nodejs.org/docs/latest-v24.x/api/punycode.html */
export const punycode = defineModule({ kind: 'node', name: 'punycode', guest: { punycode: 'guest.ts' }, loading: 'lazy' });
