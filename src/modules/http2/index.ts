import { defineModule } from '../module-definition.ts';
import { createHttp2Host } from './host.ts';

/** `node:http2` (nodejs.org/api/http2.html) in cleartext over `node:net`. */
export const http2 = defineModule({
  kind: 'node',
  name: 'http2',
  guest: { http2: 'guest.ts' },
  loading: 'lazy',
  verbs: ['decodeBlock', 'encodeBlock'],
  createHost: createHttp2Host,
});
