import { surface } from 'internal:surface';
import { EventEmitter } from 'node:events';

const cluster = new EventEmitter() as unknown as Record<string, unknown>;

/** nodejs.org/api/cluster.html. DIVERGES: `cluster` is that of a primary which can have no workers. */
export default surface(
  'cluster',
  `
  isWorker
  isMaster
  isPrimary
  Worker/1 : EventEmitter kill send isDead isConnected disconnect destroy
  workers
  settings
  SCHED_NONE
  SCHED_RR
  schedulingPolicy
  setupPrimary/1 =
  setupMaster/1 =
  fork/1 =
  disconnect/1 =
`,
  {
    isWorker: false,
    isMaster: true,
    isPrimary: true,
    workers: {},
    settings: {},
    SCHED_NONE: 1,
    SCHED_RR: 2,
    schedulingPolicy: 2,
  },
  cluster,
);
