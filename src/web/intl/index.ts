import { defineModule } from '../../modules/module-definition.ts';
import { createIntlHost } from './host.ts';

/**
 * https://tc39.es/ecma402: `Intl` by the host's own, and the methods of the language that ask it. The methods are in the
 * image, the classes come at the first look at `Intl`.
 */
export const intl = defineModule({
  kind: 'web',
  name: 'intl',
  guest: { intl: 'guest.ts', 'intl-methods': 'guest-methods.ts' },
  loading: 'eager',
  lazy: ['intl'],
  globals: ['Intl'],
  verbs: ['call', 'supportedLocales', 'canonicalLocales', 'supportedValues', 'locale', 'changeCase', 'zoneName'],
  createHost: createIntlHost,
});
