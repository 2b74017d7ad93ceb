import { defineModule } from '../../modules/module-definition.ts';

/** https://tc39.es/ecma262/#sec-atomics-object */
export const atomics = defineModule({
  kind: 'web',
  name: 'atomics',
  guest: { atomics: 'guest.ts' },
  loading: 'lazy',
  globals: ['Atomics'],
});
