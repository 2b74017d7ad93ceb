import { defineModule } from '../module-definition.ts';

/** `node:test`: https://nodejs.org/docs/latest-v24.x/api/test.html */
export const test = defineModule({
  kind: 'node',
  name: 'test',
  guest: { test: 'guest.ts', 'test/reporters': 'guest-reporters.ts' },
  loading: 'lazy',
});
