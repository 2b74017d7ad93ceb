import { defineModule } from '../../modules/module-definition.ts';

/**
 * The globals that no module of the image makes: nodejs.org/api/globals.html. Each is evaluated with its module, at the
 * first look.
 */
export const webGlobals = defineModule({
  kind: 'web',
  name: 'globals',
  guest: { globals: 'guest.ts' },
  loading: 'eager',
});
