import { defineModule } from '../module-definition.ts';
import { createSqliteHost } from './host.ts';

/** `node:sqlite` (nodejs.org/api/sqlite.html) on SQLite's own WebAssembly build. */
export const sqlite = defineModule({
  kind: 'node',
  name: 'sqlite',
  guest: { sqlite: 'guest.ts' },
  loading: 'lazy',
  verbs: [
    'open',
    'close',
    'exec',
    'prepare',
    'finalize',
    'parameters',
    'names',
    'columns',
    'sql',
    'bind',
    'bindOne',
    'step',
    'column',
    'reset',
    'changes',
    'isTransaction',
    'location',
    'serialize',
    'deserialize',
    'limit',
    'defensive',
    'define',
  ],
  createHost: createSqliteHost,
});
