import { baseSnapshot, engineWasm, isOwnEngine, manifest } from './assets.ts';
import type { VerbAuthority } from './capabilities/capability-row.ts';
import { authorityOf } from './capabilities/table.ts';
import { MachinePool } from './engine/pool.ts';
import { SandboxError } from './errors.ts';
import type { ModuleDefinition } from './modules/module-definition.ts';
import { registry } from './modules/registry.ts';
import { verbIds } from './modules/verb-ids.ts';
import { parseBody, type SnapshotState } from './snapshot.ts';

/** Idle instances kept for reuse. Each holds its linear memory: about 3 MB, half of it resident. */
const POOL_CAPACITY = 16;

/** What all sandboxes of a process share: the compiled engine, the pool, the base snapshot. Made at the first use. */
export interface ProcessRuntime {
  readonly pool: MachinePool;
  readonly base: SnapshotState;
}

let shared: ProcessRuntime | undefined;
let loading: Promise<ProcessRuntime> | undefined;
let adopted: WebAssembly.Module | undefined;

/** Made at the first call, which blocks: what cannot wait for `loadRuntime` calls it. */
export function processRuntime(): ProcessRuntime {
  shared ??= assemble(adopted ?? new WebAssembly.Module(engineWasm()), readBase());
  return shared;
}

/** The same, with the engine compiled beside this thread. */
export function loadRuntime(): ProcessRuntime | Promise<ProcessRuntime> {
  if (shared !== undefined) return shared;
  loading ??= compile().finally(() => {
    loading = undefined;
  });
  return loading;
}

async function compile(): Promise<ProcessRuntime> {
  const compiling = adopted ?? WebAssembly.compile(engineWasm());
  // The promise is a failure's way out as well: one of both must not be left without a handler.
  const [module, base] = await Promise.all([compiling, new Promise<SnapshotState>((resolve) => resolve(readBase()))]);
  shared ??= assemble(module, base);
  return shared;
}

function readBase(): SnapshotState {
  if (manifest().verbs !== [...verbIds(registry).keys()].join())
    throw new SandboxError('snapshot', 'The build is older than the code: run `npm run build`');
  return parseBody(baseSnapshot()).state;
}

function assemble(module: WebAssembly.Module, base: SnapshotState): ProcessRuntime {
  const pool = new MachinePool(module, POOL_CAPACITY);
  pool.calibrate(base.image);
  return { pool, base };
}

/**
 * The compiled engine, to be posted to a worker thread: it is compiled and warmed up once for the whole process.
 *
 * @example
 * const worker = new Worker('process.exit()', { eval: true, workerData: { engine: engineModule() } });
 */
export function engineModule(): WebAssembly.Module {
  return processRuntime().pool.module;
}

/**
 * Uses a posted engine in this thread, before its first sandbox. One of another version of this library is refused.
 *
 * @example
 * if (!isMainThread) useEngineModule(workerData.engine);
 */
export function useEngineModule(module: WebAssembly.Module): void {
  if (shared !== undefined)
    throw new SandboxError('option', 'useEngineModule() must be called before the first sandbox of a thread');
  if (!(module instanceof WebAssembly.Module))
    throw new SandboxError('option', 'useEngineModule() takes the WebAssembly.Module that engineModule() gave');
  if (!isOwnEngine(module))
    throw new SandboxError(
      'option',
      'useEngineModule() takes the engine of the same version of this library, and this is another',
    );
  adopted = module;
}

/** A module that has verbs, with their ids and what the capability table says of each. */
export interface VerbModule {
  readonly definition: ModuleDefinition;
  readonly verbs: readonly (readonly [id: number, name: string, authority: VerbAuthority | undefined])[];
}

/** The verb whose arguments may be streams. */
export const streamVerb = verbIds(registry).get('host.call')!;

/** What the engine asks while it writes a stack. */
export const inferredNameVerb = verbIds(registry).get('process.inferredName')!;

/** The module of each verb, by the verb's id. */
export const verbModules: readonly (VerbModule | undefined)[] = (() => {
  const ids = verbIds(registry);
  const modules: VerbModule[] = [];
  for (const definition of registry) {
    const verbs = (definition.verbs ?? []).map(
      (name) => [ids.get(`${definition.name}.${name}`)!, name, authorityOf(definition.name, name)] as const,
    );
    for (const [id] of verbs) modules[id] = { definition, verbs };
  }
  return modules;
})();
