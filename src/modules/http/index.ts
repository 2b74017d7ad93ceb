import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/http.html, over the connections of `node:net`, and the former names of its parts. */
export const http = defineModule({
  kind: 'node',
  name: 'http',
  guest: {
    http: 'guest.ts',
    _http_agent: 'guest-old-agent.ts',
    _http_client: 'guest-old-client.ts',
    _http_common: 'guest-old-common.ts',
    _http_incoming: 'guest-old-incoming.ts',
    _http_outgoing: 'guest-old-outgoing.ts',
    _http_server: 'guest-old-server.ts',
  },
  loading: 'lazy',
});
