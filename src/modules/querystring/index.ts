import { defineModule } from '../module-definition.ts';

/** `node:querystring`: https://nodejs.org/docs/latest-v24.x/api/querystring.html. Eager because `node:url` uses it. */
export const querystring = defineModule({
  kind: 'node',
  name: 'querystring',
  guest: { querystring: 'guest.ts' },
  loading: 'eager',
});
