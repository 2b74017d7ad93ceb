import { validateString } from 'internal:validators';
import { enter, finish, found, isPlain, locate, Module } from './guest-commonjs.ts';
import { hooking } from './guest-hooking.ts';
import { lookupPaths, type ResolveOptions } from './guest-resolve.ts';
import { type ModuleInstance, program, type Replaceable, statics } from './guest-state.ts';

const { defineProperty } = Object;

export interface Require {
  (id: string): unknown;
  resolve: { (request: string, options?: ResolveOptions): string; paths(request: string): string[] | null };
  main: ModuleInstance | undefined;
  extensions: Replaceable['_extensions'];
  cache: Replaceable['_cache'];
}

/**
 * The `require` of a module: nodejs.org/api/modules.html#requireid.
 *
 * Packages require each other deeply and the stack is 256 KiB, so while user code has replaced none of the steps in between,
 * there are two frames from one module's code to the next: what comes before and after returns first.
 */
export function makeRequire(module: ModuleInstance): Require {
  const require = function require(path: string): unknown {
    if (!isPlain(module, path)) return module.require(path);
    const loading = locate(path, module, false);
    if (loading === undefined) return found;
    let isLoaded = false;
    try {
      enter(loading)?.();
      isLoaded = true;
    } finally {
      finish(loading, isLoaded);
    }
    return loading.module.exports;
  } as Require;
  // The bundler gives another name to what is called `require`.
  defineProperty(require, 'name', { value: 'require', configurable: true });

  function resolve(request: string, options?: ResolveOptions): string {
    validateString(request, 'request');
    // Who replaces that function sees an object here (observed).
    const find = (): string => Module._resolveFilename(request, module, false, options === undefined ? {} : options);
    return hooking.current ? hooking.current.resolveRequest(request, module, find).filename : find();
  }
  require.resolve = resolve as Require['resolve'];

  function paths(request: string): string[] | null {
    validateString(request, 'request');
    return lookupPaths(request, module);
  }
  resolve.paths = paths;

  require.main = program.mainModule;
  require.extensions = statics.current._extensions;
  require.cache = statics.current._cache;
  return require;
}
