import { defineModule } from '../../modules/module-definition.ts';

/** Globals of Node that a sandbox has under their names, and that say at their use that they are not there. */
export const webUnavailable = defineModule({
  kind: 'web',
  name: 'unavailable',
  guest: { unavailable: 'guest.ts' },
  loading: 'lazy',
  globals: ['FormData', 'Request', 'WebSocket', 'CompressionStream', 'DecompressionStream'],
});
