/**
 * The libraries that the figures compare with. They are no dependencies of this one: bench/package.json lists them, and
 * they are installed when a benchmark first runs. What is declared here is what the figures use.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the packages of bench/package.json are. */
export const peerFolder = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(new URL('package.json', import.meta.url));

export function installPeers(): void {
  if (existsSync(new URL('node_modules/quickjs-emscripten/package.json', import.meta.url))) return;
  console.log('Installing what is compared with; isolated-vm compiles for about two minutes');
  const { status } = spawnSync('npm install --no-audit --no-fund', { cwd: peerFolder, stdio: 'inherit', shell: true });
  if (status !== 0) console.log('The installation failed: the comparisons are skipped');
}

export type Peer<Module> =
  | { readonly module: Module; readonly skipped?: never }
  | { readonly module?: never; readonly skipped: string };

async function load<Module>(name: string): Promise<Peer<Module>> {
  try {
    const module = (await import(pathToFileURL(require.resolve(name)).href)) as Module & { default?: Module };
    return { module: name === 'isolated-vm' ? module.default! : module };
  } catch (error) {
    return { skipped: String((error as Error).message).split('\n')[0]! };
  }
}

export interface EmscriptenHandle {
  dispose(): void;
}
export interface EmscriptenContext {
  readonly global: EmscriptenHandle;
  readonly undefined: EmscriptenHandle;
  evalCode(source: string, filename?: string): EmscriptenResult;
  callFunction(callee: EmscriptenHandle, self: EmscriptenHandle, ...args: EmscriptenHandle[]): EmscriptenResult;
  newString(text: string): EmscriptenHandle;
  newNumber(value: number): EmscriptenHandle;
  newFunction(name: string, run: (...args: EmscriptenHandle[]) => EmscriptenHandle): EmscriptenHandle;
  setProp(object: EmscriptenHandle, key: string, value: EmscriptenHandle): void;
  getString(handle: EmscriptenHandle): string;
  getNumber(handle: EmscriptenHandle): number;
  unwrapResult(result: EmscriptenResult): EmscriptenHandle;
  dump(handle: EmscriptenHandle): unknown;
  dispose(): void;
}
export type EmscriptenResult = { readonly unwrap: () => EmscriptenHandle };
export interface EmscriptenModule {
  /** A new Wasm instance for each. */
  newQuickJSWASMModule(): Promise<{ newContext(): EmscriptenContext }>;
}
export const quickjsEmscripten = (): Promise<Peer<EmscriptenModule>> => load('quickjs-emscripten');

export interface WasiHandle {
  toString(): string;
  dispose(): void;
}
export interface WasiMachine {
  evalCode(source: string): WasiHandle;
  snapshot(): { readonly memory: Uint8Array };
  dispose(): void;
}
export interface WasiModule {
  readonly QuickJS: {
    create(options: { wasm: WebAssembly.Module }): Promise<WasiMachine>;
    restore(snapshot: { readonly memory: Uint8Array }, options: { wasm: WebAssembly.Module }): Promise<WasiMachine>;
  };
}
export const quickjsWasi = (): Promise<Peer<WasiModule>> => load('quickjs-wasi');
export const quickjsWasiFile = (): string => require.resolve('quickjs-wasi/quickjs.wasm');

export interface IsolatedContext {
  evalSync(source: string): unknown;
  evalClosureSync(source: string, args: unknown[], options: { arguments: { copy: true }; result: { copy: true } }): unknown;
}
export interface IsolatedModule {
  readonly Isolate: new (options: { memoryLimit: number }) => { createContextSync(): IsolatedContext; dispose(): void };
}
export const isolatedVm = (): Promise<Peer<IsolatedModule>> => load('isolated-vm');

export interface WesselModule {
  loadQuickJs(variant: unknown): Promise<{
    runSandboxed<Answer>(
      body: (sandbox: { evalCode(source: string): Promise<Answer> }) => Promise<Answer>,
      options: Record<string, unknown>,
    ): Promise<Answer>;
  }>;
}
/** `@sebastianwessel/quickjs`, with the engine that its documentation names. */
export async function wesselQuickjs(): Promise<Peer<{ library: WesselModule; variant: unknown }>> {
  const library = await load<WesselModule>('@sebastianwessel/quickjs');
  const variant = await load<{ default: unknown }>('@jitl/quickjs-ng-wasmfile-release-sync');
  if (library.module === undefined || variant.module === undefined) return { skipped: (library.skipped ?? variant.skipped)! };
  return { module: { library: library.module, variant: variant.module.default } };
}
