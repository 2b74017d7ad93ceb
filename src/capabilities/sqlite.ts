import { defineRow } from './capability-row.ts';
import { isRecord, recordOf, refuseGrant, shown } from './grant-checks.ts';

/** SQLite databases, in memory and in the volumes of the sandbox. */
export type SqliteGrant = true | SqliteMemory;

export interface SqliteMemory {
  /** Memory of SQLite for all databases of the sandbox, 64 MiB by default; 8 MiB is the least. More is SQLITE_NOMEM. */
  readonly maxBytes?: number;
  /** Rows that one operation of the sandbox may read, a million by default. More is ERR_SQLITE_ROW_LIMIT. */
  readonly maxRows?: number;
}

const DEFAULT_BYTES = 64 << 20;
const DEFAULT_ROWS = 1_000_000;
const LEAST_BYTES = 8 << 20;

export const sqlite = defineRow({
  name: 'sqlite',
  grant:
    '`true` or `{ maxBytes, maxRows }`: the memory of SQLite (64 MiB) and the rows that one operation may read (a million). Databases in memory need no more; files are opened in the volumes of the sandbox.',
  without: 'denied',
  checks:
    'a file is opened as `node:fs` opens it: mounts, read-only volumes, quotas and `decide` of `fs` hold. There are no extensions and no other file system',
  meters:
    'time: `limits.cpuMs`, looked at every 2,000 operations of SQLite; memory: `maxBytes`; rows of results: `maxRows`; files: the quotas of their volumes',
  verbs: { sqlite: 'all' },
  reports: 'dispatch',
  prepares: false,
  parse(value): SqliteGrant {
    if (value === true) return true;
    if (!isRecord(value)) refuseGrant(`capabilities.sqlite must be true or { maxBytes, maxRows }, got ${shown(value)}`);
    const { maxBytes, maxRows } = recordOf(value, 'capabilities.sqlite', ['maxBytes', 'maxRows']);
    if (maxBytes !== undefined && !(Number.isSafeInteger(maxBytes) && (maxBytes as number) >= LEAST_BYTES))
      refuseGrant(`capabilities.sqlite.maxBytes must be a whole number from ${LEAST_BYTES} on, got ${shown(maxBytes)}`);
    if (maxRows !== undefined && maxRows !== Infinity && !(Number.isSafeInteger(maxRows) && (maxRows as number) > 0))
      refuseGrant(`capabilities.sqlite.maxRows must be a whole number from 1 on, or Infinity, got ${shown(maxRows)}`);
    return {
      ...(maxBytes !== undefined && { maxBytes: maxBytes as number }),
      ...(maxRows !== undefined && { maxRows: maxRows as number }),
    };
  },
  describe: (grant) => (grant === undefined ? false : { maxBytes: sqliteBytes(grant), maxRows: sqliteRows(grant) }),
});

export function sqliteBytes(grant: SqliteGrant | undefined): number {
  return (typeof grant === 'object' ? grant.maxBytes : undefined) ?? DEFAULT_BYTES;
}

export function sqliteRows(grant: SqliteGrant | undefined): number {
  return (typeof grant === 'object' ? grant.maxRows : undefined) ?? DEFAULT_ROWS;
}
