import { defineModule } from '../module-definition.ts';
import { createAssertHost } from './host.ts';

/** `node:assert`: https://nodejs.org/docs/latest-v24.x/api/assert.html */
export const assert = defineModule({
  kind: 'node',
  name: 'assert',
  guest: { assert: 'guest.ts', 'assert/strict': 'guest-strict.ts' },
  loading: 'lazy',
  verbs: ['expression', 'diff'],
  createHost: createAssertHost,
});
