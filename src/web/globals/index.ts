import { defineModule } from '../../modules/module-definition.ts';

/** The globals that are no module's: nodejs.org/api/globals.html. */
export const webGlobals = defineModule({
  kind: 'web',
  name: 'globals',
  guest: { globals: 'guest.ts' },
  loading: 'eager',
});
