import { defineModule } from '../module-definition.ts';
import { createHostFunctionsHost } from './host.ts';

/** The embedder's own functions. No specifier of its own: `host:<name>` modules come from the grant (src/guest/host-functions.ts). */
export const host = defineModule({
  kind: 'node',
  name: 'host',
  guest: {},
  loading: 'eager',
  verbs: ['declare', 'call', 'next', 'close', 'item', 'failed'],
  createHost: createHostFunctionsHost,
});
