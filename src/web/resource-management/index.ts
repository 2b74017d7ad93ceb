import { defineModule } from '../../modules/module-definition.ts';

/** https://tc39.es/proposal-explicit-resource-management. `using` itself is rewritten at load, into calls of these. */
export const resourceManagement = defineModule({
  kind: 'web',
  name: 'resource-management',
  guest: { 'resource-management': 'guest.ts' },
  loading: 'lazy',
  globals: ['DisposableStack', 'AsyncDisposableStack', 'SuppressedError'],
});
