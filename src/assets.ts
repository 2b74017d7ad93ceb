import { readFileSync } from 'node:fs';
import { aside } from './clock.ts';
import { unpack } from './unpack.ts';

/**
 * What the build makes beside the code, in dist/: the engine, the compiled lazy modules of the guest, the base snapshot,
 * and the manifest that ties them together.
 */
export interface Manifest {
  readonly engineDigest: string;
  readonly guestDigest: string;
  /** The verbs the guest was built for, in the order of their ids. */
  readonly verbs: string;
  /** Lengths of the lazy modules' code, in the order in which `lazy.bin` holds them. */
  readonly lazy: Readonly<Record<string, number>>;
  /** Bytes of the base snapshot's body, and in base64 what makes them of `base.snapshot.lz4`. */
  readonly baseBytes: number;
  readonly decoder: string;
}

/** The same from src/ and from the bundled dist/. */
const folder = new URL('../dist/', import.meta.url);

let known: Manifest | undefined;
let lazyModules: ReadonlyMap<string, Uint8Array> | undefined;

/** Takes the manifest from the build itself, before it is written. */
export function provideManifest(manifest: Manifest): void {
  known = manifest;
}

export function manifest(): Manifest {
  known ??= JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Manifest;
  return known;
}

/** The custom section of the engine that holds its digest. */
export const ENGINE_MARK = 'nodelet';

/** Whether a compiled module is the engine of this build. */
export function isOwnEngine(module: WebAssembly.Module): boolean {
  const [mark] = WebAssembly.Module.customSections(module, ENGINE_MARK);
  return mark !== undefined && Buffer.from(mark).toString('latin1') === manifest().engineDigest;
}

export const engineWasm = (): Uint8Array<ArrayBuffer> => readFileSync(new URL('engine.wasm', folder));

/** The base snapshot's body. */
export function baseSnapshot(): Uint8Array {
  const { decoder, baseBytes } = manifest();
  return unpack(Buffer.from(decoder, 'base64'), new URL('base.snapshot.lz4', folder), baseBytes);
}

let sqlite: WebAssembly.Module | undefined;

/** SQLite's own build, compiled at the first database of a process. */
export function sqliteModule(): WebAssembly.Module {
  sqlite ??= aside(() => new WebAssembly.Module(readFileSync(new URL('sqlite3.wasm', folder))));
  return sqlite;
}

/** The compiled code of a lazy guest module, by its key. Most processes need none: the file is read at the first. */
export function lazyCode(key: string): Uint8Array {
  lazyModules ??= aside(readLazyModules);
  const code = lazyModules.get(key);
  if (code === undefined) throw new Error(`The build has no module "${key}"`);
  return code;
}

function readLazyModules(): ReadonlyMap<string, Uint8Array> {
  const all = readFileSync(new URL('lazy.bin', folder));
  let at = 0;
  const modules = new Map<string, Uint8Array>();
  for (const [key, length] of Object.entries(manifest().lazy)) {
    modules.set(key, all.subarray(at, at + length));
    at += length;
  }
  return modules;
}
