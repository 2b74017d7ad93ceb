import { defineModule } from '../../modules/module-definition.ts';
import { createWebCryptoHost } from './host.ts';

/** nodejs.org/api/webcrypto.html */
export const webcrypto = defineModule({
  kind: 'web',
  name: 'webcrypto',
  guest: { webcrypto: 'guest.ts' },
  loading: 'lazy',
  globals: ['Crypto', 'CryptoKey', 'SubtleCrypto', 'crypto'],
  globalShapes: { crypto: 'getter' },
  verbs: ['random', 'equal'],
  createHost: createWebCryptoHost,
});
