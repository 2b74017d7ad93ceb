import { defineModule } from '../module-definition.ts';
import { createTimersHost } from './host.ts';

export const timers = defineModule({
  kind: 'node',
  name: 'timers',
  guest: { timers: 'guest.ts', 'timers/promises': 'guest-promises.ts' },
  loading: 'eager',
  globals: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'queueMicrotask'],
  globalShapes: {
    setTimeout: 'enumerable',
    clearTimeout: 'enumerable',
    setInterval: 'enumerable',
    clearInterval: 'enumerable',
    setImmediate: 'enumerable',
    clearImmediate: 'enumerable',
    queueMicrotask: 'enumerable',
  },
  verbs: ['monotonic'],
  createHost: createTimersHost,
});
