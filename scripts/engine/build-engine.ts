import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setExportNames, transformEngine } from './transform.ts';

const require = createRequire(import.meta.url);

/** Reads the pinned dependency and gives the transformed engine. */
export async function buildEngine(options?: Parameters<typeof transformEngine>[1]): Promise<Uint8Array> {
  const wasm = await readFile(require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
  const glue = await readFile(require.resolve('@jitl/quickjs-wasmfile-release-sync/emscripten-module'), 'utf8');
  const names = [...glue.matchAll(/\._(\w+)=\s*\w\.([\w$]+)/g)].map(([, name, letter]) => [letter!, name!] as const);
  setExportNames(new Map(names));
  return transformEngine(wasm, options);
}
