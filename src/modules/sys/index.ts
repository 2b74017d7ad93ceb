import { defineModule } from '../module-definition.ts';

/** `node:sys`, the former name of `node:util`. */
export const sys = defineModule({ kind: 'node', name: 'sys', guest: { sys: 'guest.ts' }, loading: 'lazy' });
