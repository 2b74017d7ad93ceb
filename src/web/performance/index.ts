import { defineModule } from '../../modules/module-definition.ts';
import { createPerformanceHost } from './host.ts';

/** https://w3c.github.io/hr-time/, https://w3c.github.io/user-timing/, nodejs.org/api/perf_hooks.html#class-performance */
export const performance = defineModule({
  kind: 'web',
  name: 'performance',
  guest: { performance: 'guest.ts' },
  loading: 'eager',
  globals: ['Performance', 'PerformanceEntry'],
  verbs: ['now', 'timeOrigin', 'loopStart', 'loopExit', 'loopTurns', 'loopEvents', 'idleTime'],
  createHost: createPerformanceHost,
});
