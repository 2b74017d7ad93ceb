import { defineModule } from '../../modules/module-definition.ts';

/** https://fetch.spec.whatwg.org without the network: what a program makes of bodies and headers that it has. */
export const webFetch = defineModule({
  kind: 'web',
  name: 'fetch',
  guest: { fetch: 'guest.ts' },
  loading: 'lazy',
  globals: ['Headers', 'Response'],
});
