import { defineModule } from '../module-definition.ts';
import { createZlibHost } from './host.ts';

/** nodejs.org/api/zlib.html: its constants and checksum. */
export const zlib = defineModule({
  kind: 'node',
  name: 'zlib',
  guest: { zlib: 'guest.ts' },
  loading: 'lazy',
  verbs: ['crc32'],
  createHost: createZlibHost,
});
