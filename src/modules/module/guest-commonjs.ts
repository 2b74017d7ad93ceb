import { diagnostics } from 'internal:diagnostics';
import { codes } from 'internal:errors';
import { getBuiltin, hasBuiltin } from 'internal:loader';
import { compileFunction } from 'internal:native';
import { showSyntaxError } from 'internal:syntax-error';
import { validateString } from 'internal:validators';
import path from 'node:path';
import { isBuiltinRequest } from './guest-builtins.ts';
import { finishExports, unfinishedExports } from './guest-circular.ts';
import { type Hooking, hooking, importedTexts, type LoadedText } from './guest-hooking.ts';
import { emitLoaderWarnings, evaluate, importDynamically, isPromise } from './guest-import.ts';
import { makeRequire } from './guest-require.ts';
import { requireStackOf } from './guest-resolve.ts';
import {
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
import { compileWrapped } from './guest-wrapper.ts';

/** CommonJS modules: nodejs.org/api/modules.html. `Module` is what `require('module')` gives; see guest.ts. */
export interface ModuleConstructor {
  new (id?: string, parent?: ModuleInstance | null): ModuleInstance;
  (this: unknown, id?: string, parent?: ModuleInstance | null): void;
  prototype: ModuleInstance;
  _load(request: string, parent: ModuleInstance | null | undefined, isMain?: boolean): unknown;
  _resolveFilename(request: string, parent: ModuleInstance | null | undefined, isMain?: boolean, options?: unknown): string;
  _nodeModulePaths(from: string): string[];
  [key: string]: unknown;
}

const { apply } = Reflect;
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

/** `Module._load`. */
export function load(request: string, parent: ModuleInstance | null | undefined, isMain: boolean): unknown {
  let relativeKey: string | undefined;
  if (parent) {
    relativeKey = `${parent.path}\0${request}`;
    const filename = relativeCache[relativeKey];
    if (filename !== undefined) {
      const known = statics.current._cache[filename];
      if (known !== undefined) return take(known, parent);
      delete relativeCache[relativeKey];
    }
  }
  // What an import loads has been through the hooks already.
  const hooks = isImporting ? undefined : hooking.current;
  if (hooks === undefined && request.startsWith('node:')) {
    if (!hasBuiltin(request.slice(5))) throw missingBuiltin(request);
    return getBuiltin(request.slice(5));
  }
  if (hooks === undefined && request.includes(':')) {
    const specifier = host.embedderSpecifier(request);
    if (specifier !== undefined) return requireEmbedders(specifier, request);
  }
  const isHookedText = isImporting && importedTexts[request] !== undefined;
  const find = (): string => (isHookedText ? request : ModuleClass._resolveFilename(request, parent, isMain));
  const resolved = hooks?.resolveRequest(request, parent, find);
  const filename = resolved?.filename ?? find();
  const known = statics.current._cache[filename];
  if (known !== undefined) return take(known, parent);
  if (filename.startsWith('node:')) return getBuiltin(filename.slice(5));
  if (!path.isAbsolute(filename)) {
    if (hasBuiltin(filename)) return getBuiltin(filename);
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
  let isLoaded = false;
  try {
    module.load(filename);
    isLoaded = true;
  } finally {
    if (isLoaded) finishExports(module);
    else forget(module, filename, parent, relativeKey);
  }
  return module.exports;
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

export function loadFile(this: ModuleInstance, filename: string): void {
  this.filename = filename;
  this.paths = ModuleClass._nodeModulePaths(path.dirname(filename));
  statics.current._extensions[extensionOf(filename)]!(this, filename);
  this.loaded = true;
}

export function requireFrom(this: ModuleInstance, id: string): unknown {
  validateString(id, 'id');
  if (id === '') throw new codes.ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  if (diagnostics === undefined) return ModuleClass._load(id, this, false);
  const context = { parentFilename: this.filename, id };
  return diagnostics.traceSync('module.require', () => ModuleClass._load(id, this, false), context);
}

/** Runs what the hooks give for a file. */
function runHooked(hooks: Hooking, module: ModuleInstance, filename: string): void {
  const fallback = (): LoadedText => {
    const known = module[formatSymbol] ?? (isKnownFile(filename) ? host.format(filename) : undefined);
    return { format: known, text: host.text(filename) };
  };
  const { format, text = '' } = hooks.loadRequired(module, filename, fallback);
  module[formatSymbol] = format;
  module._compile(text, filename, format?.replace('-typescript', ''));
}

statics.current._extensions['.js'] = (module, filename) => {
  const given = importedTexts[filename];
  if (given !== undefined) {
    delete importedTexts[filename];
    module._compile(given, filename, 'commonjs');
    return;
  }
  if (hooking.current !== undefined) return void runHooked(hooking.current, module, filename);
  if (module._compile !== pristine.compile) {
    // Somebody wants to see, and maybe to change, the text.
    const format = isKnownFile(filename) ? host.format(filename) : undefined;
    module[formatSymbol] = format;
    if (format === 'module') return void requireModule(module, filename);
    module._compile(host.text(filename), filename, format);
    return;
  }
  if (!isKnownFile(filename)) return void module._compile(host.text(filename), filename);
  // As Node does it: a file that cannot be read is reported as such, whatever its format.
  const format = host.format(filename);
  emitLoaderWarnings();
  module[formatSymbol] = format;
  if (format === 'module') requireModule(module, filename);
  else run(module, host.commonJsSource(filename), filename);
};

statics.current._extensions['.json'] = (module, filename) => {
  const hooked = hooking.current?.loadRequired(module, filename, () => ({ format: 'json', text: host.text(filename) }));
  module.exports = hooked === undefined ? parseJson(host.json(filename)) : parseHooked(filename, hooked.text ?? '');
};

function parseHooked(filename: string, text: string): unknown {
  try {
    return parseJson(text) as unknown;
  } catch (error) {
    (error as Error).message = filename + ': ' + (error as Error).message;
    throw error;
  }
}

statics.current._extensions['.node'] = (_module, _filename) => {
  const error = new Error('Cannot load native addon because loading addons is disabled.') as Error & { code: string };
  error.code = 'ERR_DLOPEN_DISABLED';
  throw error;
};

const isKnownFile = (filename: string): boolean => path.isAbsolute(filename);

export function compile(this: ModuleInstance, content: string, filename: string, format?: string): unknown {
  // What hooks have made may have a URL for a name.
  const name = this[urlSymbol] === filename ? filename : path.resolve(filename);
  const [kind, source] = host.prepare(`${content}`, name, format);
  if (kind === 'commonjs') return run(this, source, filename);
  requireModule(this, name);
  return undefined;
}

/** The name that the host gives to `import` of a dynamic import; see host-rewrite.ts. */
const IMPORT_NAME = 'ímport';
const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname', IMPORT_NAME];

function run(module: ModuleInstance, source: string, filename: string): unknown {
  let wrapper: (...args: unknown[]) => unknown;
  try {
    wrapper = compileWrapped(source, filename) ?? compileFunction(source, filename, PARAMETERS);
  } catch (error) {
    showSyntaxError(error);
    throw explainCompileError(error, source, filename);
  }
  const args: unknown[] = [module.exports, makeRequire(module), module, filename, path.dirname(filename)];
  // `arguments` has five elements where nobody could miss a sixth.
  if (source.includes(IMPORT_NAME)) {
    args.push((specifier: unknown, ...options: unknown[]) =>
      importDynamically(filename, specifier, options[0], options.length > 0),
    );
  }
  module[isExecutingSymbol] = true;
  executing.push(filename);
  try {
    return apply(wrapper, module.exports, args);
  } finally {
    executing.pop();
    module[isExecutingSymbol] = false;
  }
}

function explainCompileError(error: unknown, source: string, filename: string): unknown {
  const message = error instanceof SyntaxError ? host.explainSyntaxError(source, filename) : undefined;
  if (message === undefined) return error;
  emitLoaderWarnings();
  const { stack, message: old } = error as SyntaxError;
  defineProperty(error as SyntaxError, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  if (typeof stack === 'string') (error as SyntaxError).stack = stack.replace(old, () => message);
  return error;
}

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
