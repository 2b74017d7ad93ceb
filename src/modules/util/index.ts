import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/util.html */
export const util = defineModule({
  kind: 'node',
  name: 'util',
  guest: { util: 'guest.ts', 'util/types': 'guest-types.ts', sys: 'guest-sys.ts' },
  loading: 'eager',
  lazy: ['sys'],
  parts: { 'util/parse-args': 'guest-parse-args.ts' },
});
