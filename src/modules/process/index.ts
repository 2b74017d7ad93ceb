import { defineModule } from '../module-definition.ts';
import { createProcessHost } from './host.ts';

/** nodejs.org/api/process.html */
export const process = defineModule({
  kind: 'node',
  name: 'process',
  guest: { process: 'guest.ts' },
  loading: 'eager',
  parts: { 'process/reports': 'guest-reports.ts', 'process/stdio': 'guest-stdio.ts', 'process/rarely': 'guest-rarely.ts' },
  globals: ['process'],
  globalShapes: { process: 'accessor' },
  verbs: [
    'write',
    'readInput',
    'environment',
    'setTimeZone',
    'program',
    'cwd',
    'chdir',
    'umask',
    'monotonic',
    'cpu',
    'memory',
    'sourceLine',
    'engineMessage',
    'inferredName',
    'jsonMessage',
    'jsonSources',
  ],
  createHost: createProcessHost,
});
