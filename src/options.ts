import type { Decide } from './capabilities/access.ts';
import type { SandboxEvent } from './capabilities/capability.ts';
import type { AnyRow } from './capabilities/capability-row.ts';
import { type Grants, parseGrants } from './capabilities/grants.ts';
import { type Capabilities, rows } from './capabilities/table.ts';
import { SandboxError } from './errors.ts';
import { type Limits, parseLimits } from './limits.ts';
import { Snapshot } from './snapshot.ts';

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** From `prepare()`; the built-in one by default. */
  readonly snapshot?: Snapshot;
  /** Absolute path -> content, put into the private memory volume. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>;
  readonly capabilities?: Capabilities;
  readonly limits?: Partial<Limits>;
  /** Working directory. Default `/`. */
  readonly cwd?: string;
  /**
   * Asked before each use of what was granted; only `true` lets it happen. It can deny, never grant.
   *
   * @example
   * decide: ({ capability, verb, target }) => !(capability === 'fs' && verb === 'unlink' && target?.startsWith('/data/'))
   */
  readonly decide?: Decide;
  /** Sees every use, denial and limit. It must not throw; what it throws is ignored. */
  readonly onEvent?: (event: SandboxEvent) => void;
}

/** Options after their checks. */
export interface ParsedOptions {
  readonly snapshot: Snapshot | undefined;
  readonly files: Record<string, string | Uint8Array>;
  readonly grants: Grants;
  /** The capabilities there are: the table's, and the embedder's own. */
  readonly rows: readonly AnyRow[];
  readonly limits: Limits;
  readonly cwd: string;
  readonly onEvent: ((event: SandboxEvent) => void) | undefined;
  readonly decide: Decide | undefined;
  /** Names of `host:` modules beside the granted ones: what `prepare` was told. */
  readonly declaredHostModules: Readonly<Record<string, readonly string[]>>;
}

const OPTION_NAMES = ['snapshot', 'files', 'capabilities', 'limits', 'cwd', 'decide', 'onEvent'];
export const NO_FILES: Record<string, string | Uint8Array> = Object.freeze({});
const NO_MODULES: Readonly<Record<string, readonly string[]>> = Object.freeze({});

/** Checks everything the embedder passed; each error names the value and what is allowed. */
export function parseOptions(options: unknown): ParsedOptions {
  if (options === undefined) options = {};
  const given = record(options, 'createSandbox() options');
  for (const name of Object.keys(given)) {
    if (!OPTION_NAMES.includes(name))
      throw new SandboxError('option', `Unknown option "${name}", allowed are ${OPTION_NAMES.join(', ')}`);
  }
  const { snapshot, onEvent, decide, cwd = '/' } = given;
  if (snapshot !== undefined && !(snapshot instanceof Snapshot)) {
    throw new SandboxError('option', 'snapshot must be a Snapshot from prepare(), Snapshot.parse() or sandbox.snapshot()');
  }
  if (onEvent !== undefined && typeof onEvent !== 'function') throw new SandboxError('option', 'onEvent must be a function');
  if (decide !== undefined && typeof decide !== 'function')
    throw new SandboxError('option', 'decide must be a function that gives true or false');
  return {
    snapshot,
    files: given['files'] === undefined ? NO_FILES : parseFiles(given['files']),
    grants: parseGrants(given['capabilities'], rows),
    rows,
    limits: parseLimits(given['limits']),
    cwd: absolutePath(cwd, 'cwd'),
    onEvent: onEvent as ParsedOptions['onEvent'],
    decide: decide as Decide | undefined,
    declaredHostModules: NO_MODULES,
  };
}

export function parseFiles(value: unknown): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = Object.create(null);
  for (const [path, content] of value instanceof Map ? value : Object.entries(record(value, 'files'))) {
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) {
      throw new SandboxError('option', `files["${path}"] must be a string or Uint8Array, got ${typeof content}`);
    }
    files[absolutePath(path, 'A path in files')] = content;
  }
  return files;
}

export function absolutePath(path: unknown, what: string): string {
  if (typeof path !== 'string' || !path.startsWith('/') || path.includes('\0')) {
    throw new SandboxError('option', `${what} must be an absolute POSIX path, got ${JSON.stringify(path)}`);
  }
  return path;
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SandboxError(
      'option',
      `${what} must be an object, got ${value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value}`,
    );
  }
  return value as Record<string, unknown>;
}
