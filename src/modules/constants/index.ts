import { defineModule } from '../module-definition.ts';

/** `node:constants`, deprecated: those of `os`, `fs` and `crypto` in one object. */
export const constants = defineModule({ kind: 'node', name: 'constants', guest: { constants: 'guest.ts' }, loading: 'lazy' });
