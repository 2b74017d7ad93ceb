import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/v8.html: V8's wire format, and numbers of the sandbox's own heap. */
export const v8 = defineModule({ kind: 'node', name: 'v8', guest: { v8: 'guest.ts' }, loading: 'lazy' });
