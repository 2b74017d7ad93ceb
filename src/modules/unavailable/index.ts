import { defineModule } from '../module-definition.ts';

/**
 * Modules that are present and refuse. DIVERGES is stated beside each surface; `internal:surface` is the one mechanism.
 * A module that learns to do its work leaves this folder for one of its own.
 */
export const unavailable = defineModule({
  kind: 'node',
  name: 'unavailable',
  guest: {
    child_process: 'guest-child-process.ts',
    cluster: 'guest-cluster.ts',
    dgram: 'guest-dgram.ts',
    inspector: 'guest-inspector.ts',
    'inspector/promises': 'guest-inspector-promises.ts',
    repl: 'guest-repl.ts',
    sea: 'guest-sea.ts',
    tls: 'guest-tls.ts',
    trace_events: 'guest-trace-events.ts',
    wasi: 'guest-wasi.ts',
  },
  loading: 'lazy',
});
