import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/crypto.html: random values, comparison and secret keys, whose verbs are those of `web:webcrypto`. */
export const crypto = defineModule({ kind: 'node', name: 'crypto', guest: { crypto: 'guest.ts' }, loading: 'lazy' });
