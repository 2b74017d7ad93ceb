import type { Decide } from './capabilities/access.ts';
import type { SandboxEvent } from './capabilities/capability.ts';
import type { AnyRow } from './capabilities/capability-row.ts';
import type { FsGrant } from './capabilities/fs.ts';
import { shown } from './capabilities/grant-checks.ts';
import { type Grants, parseGrants } from './capabilities/grants.ts';
import { type CapabilityDefinition, isCapability, type OwnGrants } from './capabilities/own-capability.ts';
import { type Capabilities, rows } from './capabilities/table.ts';
import { PAGE_BYTES } from './engine/wasm.ts';
import { SandboxError } from './errors.ts';
import { defaultLimits, type Limits, parseLimits } from './limits.ts';
import { assertFilesFit, type Files, parseFiles } from './private-files.ts';
import { Snapshot } from './snapshot.ts';

/** Options of `createSandbox`. */
export interface SandboxOptions<Defined extends readonly CapabilityDefinition[] = readonly []> {
  /** From `prepare()`; the built-in one by default. */
  readonly snapshot?: Snapshot;
  /** Absolute path -> content, put into the private memory volume. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>;
  /** Capabilities of the embedder's own, from `defineCapability()`. To be granted, they are named in `capabilities` too. */
  readonly define?: Defined;
  readonly capabilities?: Capabilities & OwnGrants<Defined>;
  readonly limits?: Partial<Limits>;
  /** Working directory. Default `/`. */
  readonly cwd?: string;
  /**
   * Asked before each use of what was granted; only `true` lets it happen. It can deny, never grant.
   *
   * @example
   * const sandbox = await createSandbox({
   *   decide: ({ capability, verb, target }) => !(capability === 'fs' && verb === 'readFile' && target?.startsWith('/data/')),
   *   files: { '/data/a.txt': 'a' },
   * });
   * sandbox.evaluate("try { process.getBuiltinModule('fs').readFileSync('/data/a.txt') } catch (error) { error.code }"); // { ok: true, value: 'EACCES', ... }
   */
  readonly decide?: Decide;
  /** Sees every use, denial and limit. It must not throw; what it throws is ignored. */
  readonly onEvent?: (event: SandboxEvent) => void;
}

/** Modules of the embedder that can be imported though they are not granted. */
export interface Declared {
  /** Names of functions by the name of a `host:` module. */
  readonly hostModules: Readonly<Record<string, readonly string[]>>;
  /** Those of all own capabilities. */
  readonly own: boolean;
}

/** Options after their checks. */
export interface ParsedOptions {
  readonly snapshot: Snapshot | undefined;
  readonly files: Files | undefined;
  readonly grants: Grants;
  /** The capabilities there are: the table's, and the embedder's own. */
  readonly rows: readonly AnyRow[];
  readonly defined: readonly CapabilityDefinition[];
  readonly limits: Limits;
  readonly cwd: string;
  readonly onEvent: ((event: SandboxEvent) => void) | undefined;
  readonly decide: Decide | undefined;
  /** What may be imported without a grant: what `prepare` was told. Only names; a call is denied. */
  readonly declared: Declared;
}

const OPTION_NAMES = ['snapshot', 'files', 'define', 'capabilities', 'limits', 'cwd', 'decide', 'onEvent'];
const NOTHING_DECLARED: Declared = Object.freeze({ hostModules: {}, own: false });

/** Checks everything the embedder passed; each error names the value and what is allowed. */
export function parseOptions(options: unknown, defaults = defaultLimits): ParsedOptions {
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
  const defined = parseDefined(given['define']);
  const files = given['files'] === undefined ? undefined : parseFiles(given['files']);
  const allRows = defined.length === 0 ? rows : [...rows, ...defined.map(({ row }) => row)];
  const grants = parseGrants(given['capabilities'], allRows);
  const fs = grants['fs'] as FsGrant | undefined;
  const data = snapshot?.state.volume;
  if (files !== undefined || data !== undefined || fs?.mounts !== undefined) assertFilesFit(files, fs, data);
  const limits = parseLimits(given['limits'], defaults);
  if (snapshot !== undefined) assertMemoryFits(snapshot, limits);
  return {
    snapshot,
    files,
    grants,
    rows: allRows,
    defined,
    limits,
    cwd: absolutePath(cwd, 'cwd'),
    onEvent: onEvent as ParsedOptions['onEvent'],
    decide: decide as Decide | undefined,
    declared: NOTHING_DECLARED,
  };
}

const NONE: readonly CapabilityDefinition[] = Object.freeze([]);

function parseDefined(value: unknown): readonly CapabilityDefinition[] {
  if (value === undefined) return NONE;
  if (!Array.isArray(value)) throw new SandboxError('option', 'define must be an array of what defineCapability() gave');
  const names = new Set<string>(rows.map(({ name }) => name));
  const specifiers = new Set<string>();
  for (const definition of value as unknown[]) {
    if (!isCapability(definition)) throw new SandboxError('option', 'define must be an array of what defineCapability() gave');
    const { name, specifier } = definition;
    if (names.has(name))
      throw new SandboxError('option', `define has the capability "${name}", and there is one of that name already`);
    if (specifiers.has(specifier)) throw new SandboxError('option', `define has two capabilities with the module "${specifier}"`);
    names.add(name);
    specifiers.add(specifier);
  }
  return value as CapabilityDefinition[];
}

/** A sandbox begins with the memory that its snapshot was taken of. */
function assertMemoryFits({ state }: Snapshot, { memoryBytes }: Limits): void {
  const needed = state.image.pages * PAGE_BYTES;
  if (needed > memoryBytes)
    throw new SandboxError(
      'option',
      `limits.memoryBytes must be at least ${needed}, which the snapshot needs, got ${memoryBytes}`,
    );
}

export function absolutePath(path: unknown, what: string): string {
  const isPath = typeof path === 'string' && path.startsWith('/') && !path.includes('\0');
  // What a path with these means is found out by looking, and nothing is there yet.
  if (!isPath || /\/\.{1,2}(?:\/|$)/.test(path)) {
    throw new SandboxError(
      'option',
      `${what} must be an absolute POSIX path${isPath ? ' without "." and ".."' : ''}, got ${shown(path)}`,
    );
  }
  return path;
}

export function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SandboxError(
      'option',
      `${what} must be an object, got ${value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value}`,
    );
  }
  return value as Record<string, unknown>;
}
