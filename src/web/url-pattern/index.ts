import { defineModule } from '../../modules/module-definition.ts';

/** https://urlpattern.spec.whatwg.org, nodejs.org/api/url.html#class-urlpattern. What matches comes at the first pattern. */
export const urlPattern = defineModule({
  kind: 'web',
  name: 'url-pattern',
  guest: { 'url-pattern': 'guest.ts', 'url-pattern-matcher': 'guest-matcher.ts' },
  loading: 'eager',
  lazy: ['url-pattern-matcher'],
  globals: ['URLPattern'],
});
