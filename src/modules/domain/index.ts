import { defineModule } from '../module-definition.ts';

/** `node:domain`, deprecated: https://nodejs.org/docs/latest-v24.x/api/domain.html */
export const domain = defineModule({ kind: 'node', name: 'domain', guest: { domain: 'guest.ts' }, loading: 'lazy' });
