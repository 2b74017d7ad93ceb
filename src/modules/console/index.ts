import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/console.html */
export const console = defineModule({
  kind: 'node',
  name: 'console',
  guest: { console: 'guest.ts' },
  loading: 'eager',
  globals: ['console'],
});
