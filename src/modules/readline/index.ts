import { defineModule } from '../module-definition.ts';

/** `node:readline` and `node:readline/promises` (nodejs.org/api/readline.html). */
export const readline = defineModule({
  kind: 'node',
  name: 'readline',
  guest: { readline: 'guest.ts', 'readline/promises': 'guest-promises.ts' },
  loading: 'lazy',
});
