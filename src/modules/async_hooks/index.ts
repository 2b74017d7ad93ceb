import { defineModule } from '../module-definition.ts';

/** `node:async_hooks`: https://nodejs.org/docs/latest-v24.x/api/async_hooks.html and async_context.html */
export const asyncHooks = defineModule({
  kind: 'node',
  name: 'async_hooks',
  guest: { async_hooks: 'guest.ts' },
  loading: 'lazy',
});
