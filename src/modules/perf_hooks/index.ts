import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/perf_hooks.html. The clock and user timing are part of the image: `web:performance`. */
export const perfHooks = defineModule({
  kind: 'node',
  name: 'perf_hooks',
  guest: { perf_hooks: 'guest.ts' },
  loading: 'lazy',
  globals: ['PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceResourceTiming'],
});
