import { defineModule } from '../module-definition.ts';

/**
 * `node:stream`, `node:stream/promises` and `node:stream/consumers` (nodejs.org/api/stream.html), on the package
 * readable-stream, which the bundler puts in (scripts/readable-stream.ts).
 */
export const stream = defineModule({
  kind: 'node',
  name: 'stream',
  guest: {
    stream: 'guest.ts',
    'stream/promises': 'guest-promises.ts',
    'stream/consumers': 'guest-consumers.ts',
    'stream/web': 'guest-web-streams.ts',
  },
  loading: 'lazy',
});
