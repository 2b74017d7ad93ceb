import { deprecate } from 'internal:deprecate';
import { codes } from 'internal:errors';
import { lazyFunctions } from 'internal:lazy-functions';
import path from 'node:path';
import { builtinModules, isBuiltinRequest } from './guest-builtins.ts';
import { load, Module } from './guest-commonjs.ts';
import { syncBuiltinESMExports } from './guest-gate.ts';
import { runMain } from './guest-main.ts';
import { makeRequire, type Require } from './guest-require.ts';
import { findPath, globalPaths, lookupPaths, nodeModulePaths, type ResolveOptions, resolveFilename } from './guest-resolve.ts';
import { SourceMap } from './guest-source-map.ts';
import { host, type ModuleInstance, pristine, program, type Replaceable, statics } from './guest-state.ts';
import { isUrl } from './guest-url.ts';
import { wrapAccessor, wrapperAccessor } from './guest-wrapper.ts';

/**
 * `node:module`: nodejs.org/api/module.html. The order of the properties is Node's, and functions without a name have none
 * there either.
 */
const { defineProperty } = Object;
const { parse: parseJson } = JSON;

/** What user code may replace, as an accessor (observed). */
function replaceable(name: string, initial: unknown): void {
  let current = initial;
  defineProperty(Module, name, {
    get: function get() {
      return current;
    },
    set: function set(value: unknown) {
      current = value;
    },
    enumerable: false,
    configurable: true,
  });
}

// Declarations where the name can be seen: the bundler drops that of an expression.
function stat(filename: string): number {
  return host.stat(filename);
}
replaceable('_stat', stat);
Object.assign(Module, statics.current);
statics.current = Module as unknown as Replaceable;
Module.globalPaths = globalPaths;
defineProperty(Module, 'wrap', wrapAccessor);
defineProperty(Module, 'wrapper', wrapperAccessor);
Module._debug = deprecate(function debug() {}, 'Module._debug is deprecated.', 'DEP0077');

/** nodejs.org/api/module.html#moduleisbuiltinmodulename */
function isBuiltin(moduleName: unknown): boolean {
  return typeof moduleName === 'string' && isBuiltinRequest(moduleName);
}
Module.isBuiltin = isBuiltin;

function _readPackage(folder: string): object {
  const text = host.readPackage(path.resolve(folder));
  if (text === undefined) {
    return { __proto__: null, type: 'none', exists: false, pjsonPath: path.resolve(folder, 'package.json') } as object;
  }
  const { name, main, type, exports, imports, pjsonPath } = parseJson(text) as Record<string, unknown>;
  // What is absent is no key, but for `imports` (observed).
  return {
    __proto__: null,
    ...(name !== undefined && { name }),
    ...(main !== undefined && { main }),
    type,
    ...(exports !== undefined && { exports }),
    imports,
    exists: true,
    pjsonPath,
  } as object;
}
replaceable('_readPackage', _readPackage);

Module._findPath = (request: string, paths: readonly string[] | null, _isMain: boolean) => findPath(request, paths);
Module._nodeModulePaths = (from: string) => nodeModulePaths(from);
Module._resolveLookupPaths = (request: string, parent: ModuleInstance | null | undefined) => lookupPaths(request, parent);
Module._load = ((request: string, parent: ModuleInstance | null | undefined, isMain: boolean) =>
  load(request, parent, isMain)) as typeof Module._load;
pristine.staticLoad = Module._load;
Module._resolveFilename = ((
  request: string,
  parent: ModuleInstance | null | undefined,
  _isMain: boolean,
  options: ResolveOptions | null | undefined,
) => resolveFilename(request, parent, options)) as typeof Module._resolveFilename;

/** nodejs.org/api/module.html#modulecreaterequirefilename */
function createRequire(filename: unknown): Require {
  const text = isUrl(filename) ? filename.href : filename;
  const given = typeof text === 'string' && !path.isAbsolute(text) ? fileOf(text) : text;
  if (typeof given !== 'string') {
    const reason = 'must be a file URL object, file URL string, or absolute path string';
    throw new codes.ERR_INVALID_ARG_VALUE('filename', filename, reason);
  }
  const file = given.endsWith('/') ? path.join(given, 'noop.js') : given;
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(module.path);
  return makeRequire(module);
}
Module.createRequire = createRequire;

/** The path of a file URL; undefined for everything else. */
function fileOf(url: string): string | undefined {
  try {
    return host.pathOfUrl(url);
  } catch {
    // A URL that is no path is as wrong as text that is no URL (observed).
    return undefined;
  }
}

Module._initPaths = () => {};
// Nothing is preloaded (`--require`): the embedder runs modules itself.
Module._preloadModules = (requests: unknown) => {
  if (Array.isArray(requests) && requests.length > 0) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('Module._preloadModules');
};
Module.syncBuiltinESMExports = syncBuiltinESMExports;
Module.Module = Module;
const tools = lazyFunctions(
  'part:module/tools',
  'registerHooks1 register1 enableCompileCache1 findPackageJSON1 flushCompileCache0 getCompileCacheDir0 stripTypeScriptTypes1 ' +
    'findSourceMap1 getSourceMapsSupport0 setSourceMapsSupport1',
);
Module.registerHooks = tools.registerHooks;
Module.builtinModules = builtinModules;
function executeUserEntryPoint(main: string = program.mainModule?.filename ?? ''): unknown {
  return runMain(main);
}
defineProperty(executeUserEntryPoint, 'length', { value: 0, configurable: true });
Module.runMain = executeUserEntryPoint;
Module.register = tools.register;
Module.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});
Module.enableCompileCache = tools.enableCompileCache;
Module.findPackageJSON = tools.findPackageJSON;
Module.flushCompileCache = tools.flushCompileCache;
Module.getCompileCacheDir = tools.getCompileCacheDir;
Module.stripTypeScriptTypes = tools.stripTypeScriptTypes;
Module.findSourceMap = tools.findSourceMap;
Module.SourceMap = SourceMap;
Module.getSourceMapsSupport = tools.getSourceMapsSupport;
Module.setSourceMapsSupport = tools.setSourceMapsSupport;

export { importDynamically } from './guest-import.ts';
export default Module;
