import { codes } from 'internal:errors';
import { requireShared } from 'internal:loader';
import { validateBoolean, validateObject, validateOneOf, validateString } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { host } from './guest-state.ts';
import { isUrl } from './guest-url.ts';

/** The parts of `node:module` that are no loader, loaded at their first call: nodejs.org/api/module.html. */

const { freeze } = Object;
const hooksModule = () => requireShared('part:module-hooks') as typeof import('./guest-hooks.ts');
/** `module.constants.compileCacheStatus.DISABLED` */
const DISABLED = 3;

/**
 * DIVERGES: there is no compile cache; `enableCompileCache` answers as Node does under NODE_DISABLE_COMPILE_CACHE. Sources
 * are parsed anew in each sandbox unless a snapshot holds them.
 */
function enableCompileCache(options?: unknown): { status: number } {
  const directory = typeof options === 'object' && options !== null ? (options as { directory?: unknown }).directory : options;
  if (directory !== undefined && typeof directory !== 'string') {
    const error = new TypeError('cacheDir should be a string') as TypeError & { code: string };
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return { status: DISABLED };
}

function flushCompileCache(keepDeserializedCache?: unknown): void {
  if (keepDeserializedCache !== undefined) validateBoolean(keepDeserializedCache, 'keepDeserializedCache');
}

function getCompileCacheDir(): undefined {
  return undefined;
}

/** Files have no source maps here: their lines are already those of the source. */
function findSourceMap(_path?: unknown): undefined {
  return undefined;
}

function getSourceMapsSupport(): object {
  return freeze({ __proto__: null, enabled: false, nodeModules: false, generatedCode: false });
}

/** DIVERGES: there is no source map support: `setSourceMapsSupport(true)` throws `ERR_METHOD_NOT_IMPLEMENTED`. */
function setSourceMapsSupport(enabled: unknown, options: unknown = {}): void {
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options as { nodeModules?: unknown; generatedCode?: unknown };
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  if (enabled) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('module.setSourceMapsSupport');
}

/**
 * DIVERGES: the hooks of `module.register` run in the sandbox's only thread and see what `import()` loads, not `require`.
 * What the embedder itself runs has been resolved before any hook, and is not seen by either kind.
 */
function register(specifier: unknown, parentUrl?: unknown, options?: unknown): void {
  hooksModule().register(specifier, parentUrl, options);
}
/** nodejs.org/api/module.html#moduleregisterhooksoptions */
function registerHooks(hooks: unknown): object {
  return hooksModule().registerHooks(hooks);
}

let warnedOfStripping = false;

/** nodejs.org/api/module.html#modulestriptypescripttypescode-options */
function stripTypeScriptTypes(code: unknown, options: unknown = { __proto__: null }): string {
  if (!warnedOfStripping) {
    warnedOfStripping = true;
    const message = 'stripTypeScriptTypes is an experimental feature and might change at any time';
    emitProcessWarning(message, 'ExperimentalWarning');
  }
  validateString(code, 'code');
  validateObject(options, 'options');
  const { mode = 'strip', sourceMap = false, sourceUrl = '' } = options as Record<string, unknown>;
  validateOneOf(mode, 'options.mode', ['strip', 'transform']);
  validateString(sourceUrl, 'options.sourceUrl');
  if (mode === 'strip') {
    validateOneOf(sourceMap, 'options.sourceMap', [false, undefined]);
    return host.stripTypes(code, 'strip', false, sourceUrl);
  }
  validateBoolean(sourceMap, 'options.sourceMap');
  return host.stripTypes(code, 'transform', sourceMap, sourceUrl);
}
/** nodejs.org/api/module.html#modulefindpackagejsonspecifier-base */
function findPackageJSON(...args: [specifier?: unknown, base?: unknown]): string | undefined {
  if (args.length === 0) throw new codes.ERR_MISSING_ARGS('specifier');
  const [specifier, base] = args;
  const text = isUrl(specifier) ? specifier.href : specifier;
  validateString(text, 'specifier');
  const from = isUrl(base) ? base.href : base;
  if (from !== undefined) validateString(from, 'base');
  return host.findPackageJson(text, from);
}

/** By the names that guest.ts gives them. */
export const functions = {
  register,
  registerHooks,
  enableCompileCache,
  findPackageJSON,
  flushCompileCache,
  getCompileCacheDir,
  stripTypeScriptTypes,
  findSourceMap,
  getSourceMapsSupport,
  setSourceMapsSupport,
};
