import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/worker_threads.html: the main thread, and messages within it. */
export const workerThreads = defineModule({
  kind: 'node',
  name: 'worker_threads',
  guest: { worker_threads: 'guest.ts' },
  loading: 'lazy',
});
