import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/net.html: what needs no network works. */
export const net = defineModule({ kind: 'node', name: 'net', guest: { net: 'guest.ts' }, loading: 'lazy' });
