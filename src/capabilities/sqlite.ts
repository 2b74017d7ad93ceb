import { defineRow } from './capability-row.ts';
import { isRecord, recordOf, refuseGrant, shown } from './grant-checks.ts';

/** SQLite databases, in memory and in the volumes of the sandbox. */
export type SqliteGrant = true | SqliteMemory;

export interface SqliteMemory {
  /** Memory of SQLite for all databases of the sandbox, 64 MiB by default; 8 MiB is the least. More is SQLITE_NOMEM. */
  readonly maxBytes?: number;
}

const DEFAULT_BYTES = 64 << 20;
const LEAST_BYTES = 8 << 20;

export const sqlite = defineRow({
  name: 'sqlite',
  grant:
    '`true` or `{ maxBytes }`, the memory of SQLite (64 MiB). Databases in memory need no more; files are opened in the volumes of the sandbox.',
  without: 'denied',
  checks:
    'a file is opened as `node:fs` opens it: mounts, read-only volumes, quotas and `decide` of `fs` hold. There are no extensions and no other file system',
  meters:
    'time: `limits.cpuMs`, looked at every 2,000 operations of SQLite; memory: `maxBytes`; files: the quotas of their volumes',
  verbs: { sqlite: 'all' },
  reports: 'dispatch',
  prepares: false,
  parse(value): SqliteGrant {
    if (value === true) return true;
    if (!isRecord(value)) refuseGrant(`capabilities.sqlite must be true or { maxBytes }, got ${shown(value)}`);
    const { maxBytes } = recordOf(value, 'capabilities.sqlite', ['maxBytes']);
    if (maxBytes === undefined) return {};
    if (!Number.isSafeInteger(maxBytes) || (maxBytes as number) < LEAST_BYTES) {
      refuseGrant(`capabilities.sqlite.maxBytes must be a whole number from ${LEAST_BYTES} on, got ${shown(maxBytes)}`);
    }
    return { maxBytes: maxBytes as number };
  },
  describe: (grant) => (grant === undefined ? false : { maxBytes: sqliteBytes(grant) }),
});

export function sqliteBytes(grant: SqliteGrant | undefined): number {
  return (typeof grant === 'object' ? grant.maxBytes : undefined) ?? DEFAULT_BYTES;
}
