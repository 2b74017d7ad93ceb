import { record, recordOf, refuseGrant, shown } from './capabilities/grant-checks.ts';
import type { CapabilityDefinition } from './capabilities/own-capability.ts';
import { type PreparingCapabilities, rows } from './capabilities/table.ts';
import { SandboxError } from './errors.ts';
import { type Limits, preparingLimits } from './limits.ts';
import { absolutePath, parseOptions } from './options.ts';
import { loadRuntime } from './runtime.ts';
import { Sandbox } from './sandbox.ts';
import type { Snapshot } from './snapshot.ts';

/** Options of `prepare`. */
export interface PrepareOptions {
  /** Absolute path -> content; part of the snapshot. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>;
  /** The module to run. Its exports are what `sandbox.call` calls. */
  readonly entry?: string;
  /** Only `fs` (read what modules are loaded from), `clock` and `random`: no secret and no authority exists while preparing. */
  readonly capabilities?: PreparingCapabilities;
  /** Capabilities of the embedder's own: their modules can be loaded, their verbs are denied until a sandbox is granted them. */
  readonly define?: readonly CapabilityDefinition[];
  /** Names of the functions that `host:` modules will have: `{ mail: ['send'] }`. They can be imported, not called. */
  readonly hostModules?: Readonly<Record<string, readonly string[]>>;
  /** Defaults as for a sandbox, but 10 s of CPU time and 60 s in all: this is done once, for code of the embedder's choice. */
  readonly limits?: Partial<Limits>;
}

const OPTION_NAMES = ['files', 'entry', 'define', 'capabilities', 'hostModules', 'limits'];

/**
 * Boots once: runs the entry module, with everything it imports, and takes the snapshot. Sandboxes restored from it start
 * where it ended, in a tenth of a millisecond.
 *
 * @example
 * const snapshot = await prepare({ files: { '/app/main.js': 'export const double = (n) => 2 * n' }, entry: '/app/main.js' });
 * const sandbox = await createSandbox({ snapshot });
 * await sandbox.call('double', [21]); // { ok: true, value: 42, ... }
 */
export async function prepare(options: PrepareOptions = {}): Promise<Snapshot> {
  const { entry, hostModules, ...rest } = recordOf(options, 'prepare() options', OPTION_NAMES) as PrepareOptions;
  assertHostModules(hostModules);
  for (const name of Object.keys(options.capabilities ?? {})) {
    const allowed = rows.filter(({ prepares }) => prepares).map((row) => row.name);
    if (!allowed.includes(name)) {
      throw new SandboxError(
        'option',
        `prepare() cannot be granted "${name}": a snapshot must hold no authority; allowed are ${allowed.join(', ')}`,
      );
    }
  }
  if (entry !== undefined) absolutePath(entry, 'entry');
  const parsed = parseOptions(rest, preparingLimits);
  await loadRuntime();
  const sandbox = new Sandbox({ ...parsed, declared: { hostModules: hostModules ?? {}, own: true } });
  try {
    if (entry !== undefined) {
      const result = await sandbox.run({ path: entry });
      if (!result.ok && result.error.code !== 'serialize') {
        throw new SandboxError(
          result.error.code,
          `prepare() failed in "${entry}": ${result.error.name}: ${result.error.message}`,
          { cause: result.error },
        );
      }
    }
    return await sandbox.snapshot();
  } finally {
    sandbox.dispose();
  }
}

function assertHostModules(value: unknown): void {
  for (const [module, names] of value === undefined ? [] : Object.entries(record(value, 'hostModules'))) {
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string' && name !== ''))
      refuseGrant(`hostModules.${module} must be an array of names of functions, got ${shown(names)}`);
  }
}
