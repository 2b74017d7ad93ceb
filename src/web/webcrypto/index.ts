import { defineModule } from '../../modules/module-definition.ts';
import { createWebCryptoHost } from './host.ts';

/** nodejs.org/api/webcrypto.html. Its globals are defined by `web:events`, as accessors that evaluate it at the first look. */
export const webcrypto = defineModule({
  kind: 'web',
  name: 'webcrypto',
  guest: { webcrypto: 'guest.ts' },
  loading: 'lazy',
  globals: ['Crypto', 'CryptoKey', 'SubtleCrypto', 'crypto'],
  verbs: ['random', 'equal'],
  createHost: createWebCryptoHost,
});
