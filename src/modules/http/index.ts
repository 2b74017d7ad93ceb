import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/http.html: what needs no network works. */
export const http = defineModule({ kind: 'node', name: 'http', guest: { http: 'guest.ts' }, loading: 'lazy' });
