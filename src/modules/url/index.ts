import { defineModule } from '../module-definition.ts';

/** `node:url`: https://nodejs.org/docs/latest-v24.x/api/url.html. The host verbs are those of the globals, src/web/url. */
export const url = defineModule({ kind: 'node', name: 'url', guest: { url: 'guest.ts' }, loading: 'eager' });
