import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import type { EmscriptenModule, EmscriptenModuleLoader, QuickJSSyncVariant } from 'quickjs-emscripten-core';
import { setExportNames } from './exports.ts';
import { transformEngine } from './transform.ts';

const require = createRequire(import.meta.url);

/** Reads the pinned dependency and gives the transformed engine. */
export async function buildEngine(options?: Parameters<typeof transformEngine>[1]): Promise<Uint8Array> {
  const wasm = await readFile(require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
  setExportNames(await readExportNames(variant as unknown as QuickJSSyncVariant));
  return transformEngine(wasm, options);
}

/**
 * The names behind the minified exports, by their letters: the dependency's loader is given an instance whose exports say
 * which letter they were asked by, and binds them to their names.
 */
async function readExportNames({ importModuleLoader, importFFI }: QuickJSSyncVariant): Promise<Map<string, string>> {
  const letters = new Map<unknown, string>();
  const exports = new Proxy(
    {},
    {
      get(_, letter) {
        // The loader awaits the exports: they must not look like a promise.
        if (letter === 'then' || typeof letter !== 'string') return undefined;
        const answer = (): number => 0;
        letters.set(answer, letter);
        return answer;
      },
    },
  );
  const load = (await importModuleLoader()) as unknown as EmscriptenModuleLoader<EmscriptenModule>;
  const module = await load({
    instantiateWasm(_imports: unknown, done: (instance: { exports: unknown }) => void) {
      done({ exports });
      return {};
    },
  } as never);
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(module)) {
    const letter = letters.get(value);
    if (letter !== undefined && name.startsWith('_')) names.set(letter, name.slice(1));
  }
  // Whatever the dependency's own interface calls must have been found.
  const found = new Set(names.values());
  const FFI = (await importFFI()) as unknown as new (module: { cwrap(name: string): unknown }) => unknown;
  new FFI({
    cwrap(name) {
      if (!found.has(name)) throw new Error(`The loader binds no export to "${name}"`);
      return () => 0;
    },
  });
  return names;
}
