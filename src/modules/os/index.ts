import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/os.html: one neutral machine, the same in every sandbox. Its numbers are the sandbox's own. */
export const os = defineModule({ kind: 'node', name: 'os', guest: { os: 'guest.ts' }, loading: 'lazy' });
