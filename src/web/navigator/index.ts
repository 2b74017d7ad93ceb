import { defineModule } from '../../modules/module-definition.ts';

/** https://html.spec.whatwg.org/multipage/system-state.html#the-navigator-object, nodejs.org/api/globals.html#navigator. */
export const navigator = defineModule({
  kind: 'web',
  name: 'navigator',
  guest: { navigator: 'guest.ts' },
  loading: 'lazy',
  globals: ['Navigator', 'navigator'],
  globalShapes: { navigator: 'getter' },
});
