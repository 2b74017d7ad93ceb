import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/vm.html: realms of the engine in the sandbox's own memory. */
export const vm = defineModule({
  kind: 'node',
  name: 'vm',
  guest: { vm: 'guest.ts' },
  parts: { 'vm/realm': 'guest-realm-part.ts' },
  loading: 'lazy',
});
