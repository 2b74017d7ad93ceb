import { defineModule } from '../../modules/module-definition.ts';

/**
 * https://html.spec.whatwg.org/multipage/structured-data.html, nodejs.org/api/globals.html#structuredclonevalue-options.
 * The global is defined by the guest file: unlike the other Web globals it is enumerable.
 */
export const structuredClone = defineModule({
  kind: 'web',
  name: 'structured-clone',
  guest: { 'structured-clone': 'guest.ts' },
  loading: 'eager',
});
