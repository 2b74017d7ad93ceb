import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/dns.html: names of the sandbox's own network are looked up; there is no resolver. */
export const dns = defineModule({
  kind: 'node',
  name: 'dns',
  guest: { dns: 'guest.ts', 'dns/promises': 'guest-promises.ts' },
  loading: 'lazy',
});
