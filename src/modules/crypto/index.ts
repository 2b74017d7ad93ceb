import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/crypto.html: random values and comparison, whose verbs are those of `web:webcrypto`. */
export const crypto = defineModule({ kind: 'node', name: 'crypto', guest: { crypto: 'guest.ts' }, loading: 'lazy' });
