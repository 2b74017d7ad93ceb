import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/tty.html: there is no terminal. */
export const tty = defineModule({ kind: 'node', name: 'tty', guest: { tty: 'guest.ts' }, loading: 'lazy' });
