import { setEntry } from 'internal:entries';
import { hostFunctionOf } from 'internal:host-functions';
import { getBuiltin } from 'internal:loader';
import { evaluateModule } from 'internal:native';
import { importCommonJs, Module } from './guest-commonjs.ts';
import { hooking } from './guest-hooking.ts';
import { importDynamically } from './guest-import.ts';
import { host, type ModuleInstance, program, statics } from './guest-state.ts';

/**
 * What the sources that the host generates (host-facades.ts) reach through the loader's native module. Its exports are
 * single letters, since each generated source repeats them.
 */

type Fill = (exports: unknown, values: unknown[]) => void;

const { hasOwn, defineProperty } = Object;
const { parse: parseJson } = JSON;
const { keys } = Object;

interface BuiltinFacade {
  readonly specifier: string;
  readonly names: readonly string[];
  readonly fill: Fill;
}

const facades: BuiltinFacade[] = [];

function fillBuiltin({ specifier, names, fill }: BuiltinFacade): void {
  const exports = getBuiltin(specifier) as Record<string, unknown>;
  fill(
    exports,
    names.map((name) => exports[name]),
  );
}

/** `module.syncBuiltinESMExports()`: nodejs.org/api/module.html#modulesyncbuiltinesmexports. */
export function syncBuiltinESMExports(): void {
  facades.forEach(fillBuiltin);
}

function importBuiltin(specifier: string, names: readonly string[], fill: Fill): void {
  const facade = { specifier, names, fill };
  facades.push(facade);
  fillBuiltin(facade);
}

/** The names were found in the source; what of them the module really has is known only now. */
function importCommonJsNames(filename: string, names: readonly string[], fill: Fill): void {
  const exports = importCommonJs(filename);
  fill(
    exports,
    names.map((name) => {
      if (exports === null || exports === undefined || !hasOwn(exports, name)) return undefined;
      try {
        return (exports as Record<string, unknown>)[name];
      } catch {
        // A getter that throws leaves its binding undefined (observed).
        return undefined;
      }
    }),
  );
}

/** JSON by path shares `require`'s cache (observed); that of a data: URL comes as text. */
function importJson(filename: string | undefined, text: string | undefined): unknown {
  if (filename === undefined) return parseJson(text!) as unknown;
  const known = statics.current._cache[filename];
  if (known?.loaded) return known.exports;
  const module = new Module(filename) as ModuleInstance;
  module.filename = filename;
  module.exports = parseJson(host.json(filename)) as unknown;
  module.loaded = true;
  statics.current._cache[filename] = module;
  return module.exports;
}

function importHostFunctions(module: string, names: readonly string[], fill: Fill): void {
  const values = names.map((name) => hostFunctionOf(module, name));
  fill(Object.fromEntries(names.map((name, index) => [name, values[index]])), values);
}

const known = new WeakSet<object>();
const { has: wasSet, add: addTo } = WeakSet.prototype;
const { apply } = Reflect;

/** `import.meta` (nodejs.org/api/esm.html#importmeta), filled when it is first asked for. */
function importMeta(meta: Record<string, unknown>, url: string, filename: string | undefined): object {
  if (apply(wasSet, known, [meta]) as boolean) return meta;
  apply(addTo, known, [meta]);
  if (filename !== undefined) {
    meta.dirname = filename.slice(0, filename.lastIndexOf('/')) || '/';
    meta.filename = filename;
  }
  meta.main = url === program.mainUrl;
  // A declaration: the bundler drops the name of an expression.
  function resolve(specifier: unknown): string {
    const text = `${specifier as string}`;
    return hooking.current ? hooking.current.resolveUrl(text, url) : host.resolveUrl(text, url);
  }
  meta.resolve = resolve;
  meta.url = url;
  return meta;
}

const gate = {
  b: importBuiltin,
  c: importCommonJsNames,
  d: importDynamically,
  h: importHostFunctions,
  j: importJson,
  m: importMeta,
};

/** Must be the host's GATE_KEY. */
const GATE_KEY = 'nodelet:loader';

/**
 * Evaluates the loader's native module while the image is baked, before any user code: `specifier` leads the engine to it.
 * A native module reaches a value of this bundle only through a global, which is gone again when this returns.
 */
setEntry('linkLoader', (specifier: string) => {
  defineProperty(globalThis, GATE_KEY, { value: gate, configurable: true });
  try {
    evaluateModule(specifier);
  } finally {
    delete (globalThis as Record<string, unknown>)[GATE_KEY];
  }
});

/** The names that a builtin's facade exports, as lines: the own enumerable ones of its default export. */
setEntry('builtinNames', (specifier: string): string => keys(getBuiltin(specifier) as object).join('\n'));
