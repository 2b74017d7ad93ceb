import { defineModule } from '../../modules/module-definition.ts';

/**
 * The globals URL and URLSearchParams: https://url.spec.whatwg.org, https://nodejs.org/docs/latest-v24.x/api/url.html.
 * Their host verbs are those of `node:url`.
 */
export const webUrl = defineModule({
  kind: 'web',
  name: 'url',
  guest: { url: 'guest.ts' },
  loading: 'eager',
  globals: ['URL', 'URLSearchParams'],
});
