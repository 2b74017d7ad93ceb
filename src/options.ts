import type { SandboxEvent, Verb } from './capabilities/capability.ts';
import type { FsGrant } from './capabilities/fs.ts';
import { parseFsGrant } from './capabilities/fs.ts';
import { type HostFunctionDefinition, isHostFunction } from './capabilities/host-function.ts';
import { SandboxError } from './errors.ts';
import { type Limits, parseLimits } from './limits.ts';
import { Snapshot } from './snapshot.ts';

/** Where guest output goes and input comes from. */
export interface StdioGrant {
  /** Gets each chunk the guest writes. */
  readonly stdout?: (chunk: string) => void;
  readonly stderr?: (chunk: string) => void;
  /** All that `process.stdin` gives. */
  readonly stdin?: string;
}

/** The guest's clock: the host's (`real`), the host's in steps (`coarse`, `stepMs`, against timing attacks), or standing still. */
export type ClockGrant = 'real' | { readonly coarse: number } | { readonly frozen: number };

/** Random numbers from the host (`secure`), or repeatable ones from a seed. */
export type RandomGrant = 'secure' | { readonly seed: number };

/** Functions of the embedder, by module and name: `host: { mail: { send } }` is `import { send } from 'host:mail'`. */
export type HostGrant = Readonly<Record<string, Readonly<Record<string, HostFunction>>>>;

/** A function of the embedder. It gets copies of the guest's arguments and gives a copy of its result. */
export type HostFunction = Verb | HostFunctionDefinition;

/** What a sandbox may do. Nothing that is not named here is reachable. */
export interface Capabilities {
  /** `{ stdout, stderr, stdin }`: sinks and source of the guest's standard streams. Without it output is dropped and input empty. */
  readonly stdio?: StdioGrant;
  /** `'real'` (default), `{ coarse: stepMs }` or `{ frozen: epochMs }`. */
  readonly clock?: ClockGrant;
  /** `'secure'` (default) or `{ seed }`. */
  readonly random?: RandomGrant;
  /** The variables of `process.env`, all of them. Empty by default. */
  readonly env?: Readonly<Record<string, string>>;
  /** Volumes by mount point, and quotas. Without it there is the private memory volume at `/` alone. */
  readonly fs?: FsGrant;
  /** The embedder's own functions: `{ mail: { send } }` for `import { send } from 'host:mail'`. */
  readonly host?: HostGrant;
}

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
  /** Sees every use, denial and limit. It must not throw; what it throws is ignored. */
  readonly onEvent?: (event: SandboxEvent) => void;
}

/** Options after their checks. */
export interface ParsedOptions {
  readonly snapshot: Snapshot | undefined;
  readonly files: Record<string, string | Uint8Array>;
  readonly grants: Readonly<Record<string, unknown>>;
  readonly limits: Limits;
  readonly cwd: string;
  readonly onEvent: ((event: SandboxEvent) => void) | undefined;
  /** Names of `host:` modules beside the granted ones: what `prepare` was told. */
  readonly declaredHostModules: Readonly<Record<string, readonly string[]>>;
}

const OPTION_NAMES = ['snapshot', 'files', 'capabilities', 'limits', 'cwd', 'onEvent'];
export const NO_FILES: Record<string, string | Uint8Array> = Object.freeze({});
const NO_MODULES: Readonly<Record<string, readonly string[]>> = Object.freeze({});
const NO_GRANTS: Readonly<Record<string, unknown>> = Object.freeze({});

/** Checks everything the embedder passed; each error names the value and what is allowed. */
export function parseOptions(options: unknown): ParsedOptions {
  if (options === undefined) options = {};
  const given = record(options, 'createSandbox() options');
  for (const name of Object.keys(given)) {
    if (!OPTION_NAMES.includes(name))
      throw new SandboxError('option', `Unknown option "${name}", allowed are ${OPTION_NAMES.join(', ')}`);
  }
  const { snapshot, onEvent, cwd = '/' } = given;
  if (snapshot !== undefined && !(snapshot instanceof Snapshot)) {
    throw new SandboxError('option', 'snapshot must be a Snapshot from prepare(), Snapshot.parse() or sandbox.snapshot()');
  }
  if (onEvent !== undefined && typeof onEvent !== 'function') throw new SandboxError('option', 'onEvent must be a function');
  return {
    snapshot,
    files: given['files'] === undefined ? NO_FILES : parseFiles(given['files']),
    grants: given['capabilities'] === undefined ? NO_GRANTS : parseCapabilities(given['capabilities']),
    limits: parseLimits(given['limits']),
    cwd: absolutePath(cwd, 'cwd'),
    onEvent: onEvent as ParsedOptions['onEvent'],
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

const PARSERS: Record<string, (value: unknown) => unknown> = {
  stdio(value) {
    const stdio = known(record(value, 'capabilities.stdio'), 'capabilities.stdio', ['stdout', 'stderr', 'stdin']);
    for (const name of ['stdout', 'stderr']) {
      if (stdio[name] !== undefined && typeof stdio[name] !== 'function')
        throw new SandboxError('option', `capabilities.stdio.${name} must be a function`);
    }
    if (stdio['stdin'] !== undefined && typeof stdio['stdin'] !== 'string')
      throw new SandboxError('option', 'capabilities.stdio.stdin must be a string');
    return stdio;
  },
  clock(value) {
    if (value === 'real') return value;
    const clock = known(record(value, 'capabilities.clock'), 'capabilities.clock', ['coarse', 'frozen']);
    const numbers = Object.values(clock);
    if (numbers.length !== 1 || typeof numbers[0] !== 'number' || !(numbers[0] > 0)) {
      throw new SandboxError('option', 'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs }');
    }
    return clock;
  },
  random(value) {
    if (value === 'secure') return value;
    const random = known(record(value, 'capabilities.random'), 'capabilities.random', ['seed']);
    if (!Number.isSafeInteger(random['seed']))
      throw new SandboxError('option', 'capabilities.random must be "secure" or { seed: integer }');
    return random;
  },
  env(value) {
    const env: Record<string, string> = Object.create(null);
    for (const [name, text] of Object.entries(record(value, 'capabilities.env'))) {
      if (typeof text !== 'string')
        throw new SandboxError('option', `capabilities.env.${name} must be a string, got ${typeof text}`);
      env[name] = text;
    }
    return env;
  },
  fs: parseFsGrant,
  host(value) {
    const modules: Record<string, Record<string, HostFunction>> = Object.create(null);
    for (const [module, functions] of Object.entries(record(value, 'capabilities.host'))) {
      const table: Record<string, HostFunction> = Object.create(null);
      for (const [name, run] of Object.entries(record(functions, `capabilities.host.${module}`))) {
        if (typeof run !== 'function' && !isHostFunction(run))
          throw new SandboxError(
            'option',
            `capabilities.host.${module}.${name} must be a function or hostFunction(), got ${typeof run}`,
          );
        table[name] = run as HostFunction;
      }
      modules[module] = table;
    }
    return modules;
  },
};

function parseCapabilities(value: unknown): Record<string, unknown> {
  const grants: Record<string, unknown> = Object.create(null);
  for (const [name, grant] of Object.entries(record(value, 'capabilities'))) {
    const parse = Object.hasOwn(PARSERS, name) ? PARSERS[name] : undefined;
    if (parse === undefined)
      throw new SandboxError('option', `Unknown capability "${name}", allowed are ${Object.keys(PARSERS).join(', ')}`);
    if (grant === undefined) continue;
    try {
      grants[name] = parse(grant);
    } catch (error) {
      if (error instanceof SandboxError) throw error;
      throw new SandboxError('option', (error as Error).message, { cause: error });
    }
  }
  return grants;
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

function known(value: Record<string, unknown>, what: string, names: readonly string[]): Record<string, unknown> {
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) throw new SandboxError('option', `${what} has no "${name}", allowed are ${names.join(', ')}`);
  }
  return value;
}
