import { defineModule } from '../../modules/module-definition.ts';

/**
 * Customization hooks (nodejs.org/api/module.html#customization-hooks): what `node:module` evaluates when the first are
 * registered. No globals.
 */
export const moduleHooks = defineModule({
  kind: 'web',
  name: 'module-hooks',
  guest: { 'module-hooks': 'guest.ts' },
  loading: 'lazy',
});
