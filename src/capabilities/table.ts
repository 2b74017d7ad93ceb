import type { AnyRow, GrantOf, VerbAuthority } from './capability-row.ts';
import { clock } from './clock.ts';
import { env } from './env.ts';
import { fs } from './fs.ts';
import { host } from './host.ts';
import { random } from './random.ts';
import { sqlite } from './sqlite.ts';
import { stdio } from './stdio.ts';

/**
 * The capability table: every authority that a guest can have, once. What is in no row cannot be granted, and a verb that
 * is neither in a row nor in `computation` is refused.
 */
export const capabilityTable = {
  /** Sinks and source of the guest's standard streams. Without it output is dropped and input empty. */
  stdio,
  /** The clock: `'real'` (default), `{ coarse: stepMs }` or `{ frozen: epochMs }`. */
  clock,
  /** Random numbers: `'secure'` (default) or `{ seed }`. */
  random,
  /** The variables of `process.env`, all of them. Empty by default. */
  env,
  /** Volumes by mount point, and quotas. Without it there is the private memory volume at `/` alone. */
  fs,
  /** The embedder's own functions: `{ mail: { send } }` for `import { send } from 'host:mail'`. */
  host,
  /** `node:sqlite`: `true`, or `{ maxBytes }` of memory. Files are opened in the volumes of the sandbox. */
  sqlite,
} as const;

type Table = typeof capabilityTable;

/** What a sandbox may do. Nothing that is not named here is reachable. */
export type Capabilities = { readonly [Name in keyof Table]?: GrantOf<Table[Name]> };

/** What may be granted while a snapshot is prepared: nothing that it must not hold. */
export type PreparingCapabilities = {
  readonly [Name in keyof Table as Table[Name]['prepares'] extends true ? Name : never]?: GrantOf<Table[Name]>;
};

export const rows: readonly AnyRow[] = Object.values(capabilityTable);

/**
 * Verbs that take no authority: they compute from their arguments, or tell a sandbox about itself. Listed because a verb
 * that nobody thought about must not run.
 */
export const computation: AnyRow['verbs'] = {
  encoding: 'all',
  intl: ['call', 'supportedLocales', 'canonicalLocales', 'supportedValues', 'locale', 'changeCase'],
  buffer: 'all',
  assert: ['diff'],
  url: 'all',
  process: ['program', 'cpu', 'memory', 'jsonMessage', 'jsonSources'],
  webcrypto: ['equal'],
  zlib: 'all',
  http2: ['decodeBlock', 'encodeBlock'],
};

/** What stands behind a verb of a module; undefined for one that the table does not know. */
export function authorityOf(module: string, verb: string): VerbAuthority | undefined {
  const holds = (verbs: AnyRow['verbs']): boolean => {
    const listed = Object.hasOwn(verbs, module) ? verbs[module] : undefined;
    return listed === 'all' || listed?.includes(verb) === true;
  };
  const row = rows.find(({ verbs }) => holds(verbs)) ?? (holds(computation) ? null : undefined);
  return row === undefined ? undefined : { module, verb, row };
}
