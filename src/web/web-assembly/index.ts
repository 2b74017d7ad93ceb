import { defineModule } from '../../modules/module-definition.ts';

/** nodejs.org/api/globals.html#webassembly: there under its name, and not to be used. */
export const webAssembly = defineModule({
  kind: 'web',
  name: 'web-assembly',
  guest: { 'web-assembly': 'guest.ts' },
  loading: 'lazy',
  globals: ['WebAssembly'],
});
