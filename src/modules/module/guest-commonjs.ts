import { diagnostics } from 'internal:diagnostics';
import { codes } from 'internal:errors';
import { getBuiltin, hasBuiltin } from 'internal:loader';
import { validateString } from 'internal:validators';
import path from 'node:path';
import { type Body, compileBody, run, start, stop } from './guest-body.ts';
import { isBuiltinRequest } from './guest-builtins.ts';
import { finishExports, unfinishedExports } from './guest-circular.ts';
import { hooking, importedTexts } from './guest-hooking.ts';
import { emitLoaderWarnings, evaluate, isPromise } from './guest-import.ts';
import { makeRequire } from './guest-require.ts';
import { requireStackOf } from './guest-resolve.ts';
import {
  type Extension,
  executing,
  formatSymbol,
  host,
  isCachedByImportSymbol,
  isExecutingSymbol,
  isMainSymbol,
  LIST,
  type ModuleInstance,
  parentOf,
  pristine,
  program,
  relativeCache,
  setParent,
  statics,
  urlSymbol,
} from './guest-state.ts';

/** CommonJS modules: nodejs.org/api/modules.html. `Module` is what `require('module')` gives; see guest.ts. */
export interface ModuleConstructor {
  new (id?: string, parent?: ModuleInstance | null): ModuleInstance;
  (this: unknown, id?: string, parent?: ModuleInstance | null): void;
  prototype: ModuleInstance;
  _load(request: string, parent: ModuleInstance | null | undefined, isMain?: boolean, options?: unknown): unknown;
  _resolveFilename(request: string, parent: ModuleInstance | null | undefined, isMain?: boolean, options?: unknown): string;
  _nodeModulePaths(from: string): string[];
  [key: string]: unknown;
}

const { parse: parseJson } = JSON;
const { defineProperty } = Object;

function adopt(parent: ModuleInstance | null | undefined, child: ModuleInstance, onlyNew: boolean): void {
  const children = parent?.children;
  if (children && !(onlyNew && children.includes(child))) children.push(child);
}

function Module(this: ModuleInstance, id: string = '', parent?: ModuleInstance | null): void {
  this.id = id;
  this.path = path.dirname(id);
  defineProperty(this, 'exports', { value: {}, writable: true, enumerable: true, configurable: true });
  if (parent) setParent(this, parent);
  adopt(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

const ModuleClass = Module as unknown as ModuleConstructor;

export { ModuleClass as Module };

/** Whether the next module is loaded for an `import`. */
let isImporting = false;

/** A module that is to be run now. */
interface Loading {
  readonly module: ModuleInstance;
  readonly filename: string;
  readonly parent: ModuleInstance | null | undefined;
  readonly relativeKey: string | undefined;
  /** Its code, when `enter` left that to its caller. */
  body: Body | undefined;
}

/** What `locate` found to need no loading, for its caller to read at once. */
export let found: unknown;

/** All of `Module._load` but the loading itself: gives what is to be loaded, or undefined with the result in `found`. */
export function locate(request: string, parent: ModuleInstance | null | undefined, isMain: boolean): Loading | undefined {
  let relativeKey: string | undefined;
  if (parent) {
    relativeKey = `${parent.path}\0${request}`;
    const filename = relativeCache[relativeKey];
    if (filename !== undefined) {
      const known = statics.current._cache[filename];
      if (known !== undefined) {
        found = take(known, parent);
        return undefined;
      }
      delete relativeCache[relativeKey];
    }
  }
  // What an import loads has been through the hooks already.
  const hooks = isImporting ? undefined : hooking.current;
  if (hooks === undefined && request.startsWith('node:')) {
    if (!hasBuiltin(request.slice(5))) throw missingBuiltin(request);
    return give(getBuiltin(request.slice(5)));
  }
  if (hooks === undefined && request.includes(':')) {
    const specifier = host.embedderSpecifier(request);
    if (specifier !== undefined) return give(requireEmbedders(specifier, request));
  }
  const isHookedText = isImporting && importedTexts[request] !== undefined;
  const find = (): string => (isHookedText ? request : ModuleClass._resolveFilename(request, parent, isMain, undefined));
  const resolved = hooks?.resolveRequest(request, parent, find);
  const filename = resolved?.filename ?? find();
  const known = statics.current._cache[filename];
  if (known !== undefined) return give(take(known, parent));
  if (filename.startsWith('node:')) return give(getBuiltin(filename.slice(5)));
  if (!path.isAbsolute(filename)) {
    if (hasBuiltin(filename)) return give(getBuiltin(filename));
    if (isBuiltinRequest(filename)) throw missingBuiltin(filename);
  }

  const module = new ModuleClass(filename, parent);
  if (isImporting) module[isCachedByImportSymbol] = true;
  else setStatus(module, isMain);
  isImporting = false;
  if (isHookedText && !path.isAbsolute(filename)) module[urlSymbol] = filename;
  if (resolved !== undefined) {
    module[urlSymbol] = resolved.url;
    module[formatSymbol] = resolved.format;
  }
  if (isMain) becomeMain(module);
  statics.current._cache[filename] = module;
  if (relativeKey !== undefined) relativeCache[relativeKey] = filename;
  return { module, filename, parent, relativeKey, body: undefined };
}

function give(value: unknown): undefined {
  found = value;
}

/** `Module._load`. */
export function load(request: string, parent: ModuleInstance | null | undefined, isMain: boolean): unknown {
  const loading = locate(request, parent, isMain);
  if (loading === undefined) return found;
  let isLoaded = false;
  try {
    loading.module.load(loading.filename);
    isLoaded = true;
  } finally {
    finish(loading, isLoaded);
  }
  return loading.module.exports;
}

/** Whether `require` in a module may go without Node's steps, which nobody then sees. */
export const isPlain = (module: ModuleInstance, id: unknown): id is string =>
  typeof id === 'string' &&
  id !== '' &&
  hooking.current === undefined &&
  diagnostics === undefined &&
  module.require === pristine.require &&
  ModuleClass._load === pristine.staticLoad;

/** `module.load()` up to the module's code, which is given back to be run; undefined when nothing is left to do. */
export function enter(loading: Loading): Body | undefined {
  const { module, filename } = loading;
  if (module.load !== pristine.load) {
    module.load(filename);
    return undefined;
  }
  const extension = openFile(module, filename);
  loading.body = extension === pristine.javaScript ? prepareFile(module, filename) : undefined;
  if (loading.body !== undefined) start(module, filename);
  else {
    if (extension !== pristine.javaScript) extension(module, filename);
    module.loaded = true;
  }
  return loading.body;
}

export function finish({ module, filename, parent, relativeKey, body }: Loading, isLoaded: boolean): void {
  if (body !== undefined) {
    stop(module);
    if (isLoaded) module.loaded = true;
  }
  if (isLoaded) finishExports(module);
  else forget(module, filename, parent, relativeKey);
}

/** The order in which Node puts them on the module. */
function setStatus(module: ModuleInstance, isMain: boolean): void {
  module[isMainSymbol] = isMain;
  module[isCachedByImportSymbol] = false;
  module[urlSymbol] = undefined;
  module[formatSymbol] = undefined;
  module[isExecutingSymbol] = false;
}

function becomeMain(module: ModuleInstance): void {
  program.mainModule = module;
  module.id = '.';
  const process = getBuiltin('process') as { mainModule?: ModuleInstance } | undefined;
  if (process !== undefined) {
    defineProperty(process, 'mainModule', { value: module, writable: true, enumerable: true, configurable: true });
  }
  // Node leaves it there for all that reach `require` through a module (observed).
  defineProperty(module.require, 'main', { value: module, writable: true, enumerable: true, configurable: true });
}

function take(module: ModuleInstance, parent: ModuleInstance | null | undefined): unknown {
  adopt(parent, module, true);
  return module.loaded === false ? unfinishedExports(module) : module.exports;
}

/** A module that threw leaves nothing behind: the next `require` runs it again. */
function forget(
  module: ModuleInstance,
  filename: string,
  parent: ModuleInstance | null | undefined,
  relativeKey: string | undefined,
): void {
  delete statics.current._cache[filename];
  if (relativeKey !== undefined) delete relativeCache[relativeKey];
  const index = parent?.children?.indexOf(module) ?? -1;
  if (index >= 0) parent!.children.splice(index, 1);
}

/** The host knows which builtins Node has and this sandbox lacks, and refuses both these and what is none. */
function missingBuiltin(request: string): Error {
  host.resolveImport(request, '/', '');
  return new codes.ERR_UNKNOWN_BUILTIN_MODULE(request);
}

/** The longest registered ending: `.b.c` before `.c` for `a.b.c`. */
function extensionOf(filename: string): string {
  const name = path.basename(filename);
  for (let dot = name.indexOf('.', 1); dot > 0; dot = name.indexOf('.', dot + 1)) {
    const extension = name.slice(dot);
    if (statics.current._extensions[extension]) return extension;
  }
  return '.js';
}

/** Gives the function that loads files of its kind. */
function openFile(module: ModuleInstance, filename: string): Extension {
  module.filename = filename;
  module.paths = ModuleClass._nodeModulePaths(path.dirname(filename));
  return statics.current._extensions[extensionOf(filename)]!;
}

const { prototype } = ModuleClass;

function readParent(this: ModuleInstance): ModuleInstance | null | undefined {
  return this[isMainSymbol] ? null : parentOf(this);
}

function writeParent(this: ModuleInstance, value: ModuleInstance): void {
  setParent(this, value);
}

const fixed = { set: undefined, enumerable: false, configurable: false };

defineProperty(prototype, 'constructor', {
  ...fixed,
  get: function get() {
    return ModuleClass;
  },
});
defineProperty(prototype, 'isPreloading', {
  ...fixed,
  get: function get() {
    return false;
  },
});
// Deprecated in documentation only (DEP0144), but wrapped all the same: the names can be seen.
defineProperty(prototype, 'parent', {
  ...fixed,
  get: readParent,
  set: writeParent,
});
for (const deprecated of [readParent, writeParent]) defineProperty(deprecated, 'name', { value: 'deprecated' });

// Assigned, since these functions have no name in Node.
ModuleClass.prototype.load = function (this: ModuleInstance, filename: string) {
  openFile(this, filename)(this, filename);
  this.loaded = true;
};

ModuleClass.prototype.require = function (this: ModuleInstance, id: string) {
  validateString(id, 'id');
  if (id === '') throw new codes.ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  if (diagnostics === undefined) return ModuleClass._load(id, this, false, undefined);
  const context = { parentFilename: this.filename, id };
  return diagnostics.traceSync('module.require', () => ModuleClass._load(id, this, false, undefined), context);
};

statics.current._extensions['.js'] = (module, filename) => {
  const body = prepareFile(module, filename);
  if (body !== undefined) run(module, body, filename);
};

/** The code of a file; undefined when it has been run otherwise. */
function prepareFile(module: ModuleInstance, filename: string): Body | undefined {
  const given = importedTexts[filename];
  if (given !== undefined) {
    delete importedTexts[filename];
    module._compile(given, filename, 'commonjs');
    return undefined;
  }
  if (hooking.current !== undefined) return void hooking.current.runRequired(module, filename);
  if (module._compile !== pristine.compile) {
    // Somebody wants to see, and maybe to change, the text.
    const format = isKnownFile(filename) ? host.format(filename) : undefined;
    module[formatSymbol] = format;
    if (format === 'module') return void requireModule(module, filename);
    return void module._compile(host.text(filename), filename, format);
  }
  if (!isKnownFile(filename)) return void module._compile(host.text(filename), filename);
  // As Node does it: a file that cannot be read is reported as such, whatever its format.
  const format = host.format(filename);
  emitLoaderWarnings();
  module[formatSymbol] = format;
  if (format === 'module') return void requireModule(module, filename);
  return compileBody(module, makeRequire(module), host.commonJsSource(filename), filename);
}

statics.current._extensions['.json'] = (module, filename) => {
  module.exports = hooking.current ? hooking.current.jsonRequired(module, filename) : parseJson(host.json(filename));
};

statics.current._extensions['.node'] = (_module, _filename) => {
  const error = new Error('Cannot load native addon because loading addons is disabled.') as Error & { code: string };
  error.code = 'ERR_DLOPEN_DISABLED';
  throw error;
};

const isKnownFile = (filename: string): boolean => path.isAbsolute(filename);

ModuleClass.prototype._compile = function (this: ModuleInstance, content: string, filename: string, format?: string) {
  // What hooks have made may have a URL for a name.
  const name = this[urlSymbol] === filename ? filename : path.resolve(filename);
  const [kind, source] = host.prepare(`${content}`, name, format);
  if (kind === 'commonjs') return run(this, compileBody(this, makeRequire(this), source, filename), filename);
  requireModule(this, name);
  return undefined;
};
defineProperty(ModuleClass.prototype._compile, 'length', { value: 3, configurable: true });

/** `require` of an ES module (nodejs.org/api/modules.html#loading-ecmascript-modules-using-require). */
function requireModule(module: ModuleInstance, filename: string): void {
  const stack = requireStackOf(parentOf(module)).join(LIST);
  hooking.current?.prepareRequired(path.isAbsolute(filename) ? host.urlOfPath(filename) : filename);
  const namespace = evaluate(host.requireModule(filename, executing.toReversed().join(LIST), stack));
  emitLoaderWarnings();
  if (isPromise(namespace)) throw new Error(`The module "${filename}" awaits, though nothing in its sources does`);
  if ('module.exports' in namespace) module.exports = namespace['module.exports'];
  else if (!('default' in namespace) || '__esModule' in namespace) module.exports = namespace;
  else module.exports = evaluate(host.requiredSpecifier(filename));
}

/** `require` of a module of the embedder: what its import gives. */
function requireEmbedders(specifier: string, request: string): object {
  const namespace = evaluate(specifier);
  if (isPromise(namespace)) throw new Error(`The module "${request}" awaits at its top and can only be imported`);
  return namespace;
}

/** What `import` of a CommonJS file gives: it runs as if `require`d by nobody. */
export function importCommonJs(filename: string): unknown {
  const known = statics.current._cache[filename];
  if (known !== undefined) return known.exports;
  isImporting = true;
  try {
    return ModuleClass._load(filename, undefined, false);
  } finally {
    isImporting = false;
  }
}

Object.assign(pristine, {
  javaScript: statics.current._extensions['.js'],
  load: ModuleClass.prototype.load,
  require: ModuleClass.prototype.require,
  compile: ModuleClass.prototype._compile,
});
