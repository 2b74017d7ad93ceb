import { defineModule } from '../../modules/module-definition.ts';
import { createEncodingHost } from './host.ts';

/** TextEncoder and TextDecoder: encoding.spec.whatwg.org, nodejs.org/api/util.html#class-utiltextdecoder */
export const encoding = defineModule({
  kind: 'web',
  name: 'encoding',
  guest: { encoding: 'guest.ts' },
  loading: 'eager',
  globals: ['TextEncoder', 'TextDecoder'],
  verbs: ['resolve', 'decode', 'encode', 'encodeInto'],
  createHost: createEncodingHost,
});
