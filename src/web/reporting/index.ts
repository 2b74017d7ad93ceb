import { defineModule } from '../../modules/module-definition.ts';

/**
 * https://html.spec.whatwg.org/multipage/webappapis.html#runtime-script-errors: what the common minimum of the Web has for
 * errors that nobody caught. DIVERGES: Node 24 has none of these globals.
 */
export const reporting = defineModule({
  kind: 'web',
  name: 'reporting',
  guest: { reporting: 'guest.ts' },
  loading: 'lazy',
  globals: ['ErrorEvent', 'PromiseRejectionEvent', 'reportError'],
});
