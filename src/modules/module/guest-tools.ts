import { codes } from 'internal:errors';
import { validateBoolean, validateObject, validateOneOf, validateString } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { hooksModule } from './guest-hooking.ts';
import { host } from './guest-state.ts';

/** The parts of `node:module` that are no loader: nodejs.org/api/module.html. */

const { freeze } = Object;

export const constants = freeze({
  __proto__: null,
  compileCacheStatus: freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
});

/**
 * DIVERGES: there is no compile cache; `enableCompileCache` answers as Node does under NODE_DISABLE_COMPILE_CACHE. Sources
 * are parsed anew in each sandbox unless a snapshot holds them.
 */
export function enableCompileCache(options?: unknown): { status: number } {
  const directory = typeof options === 'object' && options !== null ? (options as { directory?: unknown }).directory : options;
  if (directory !== undefined && typeof directory !== 'string') {
    const error = new TypeError('cacheDir should be a string') as TypeError & { code: string };
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return { status: constants.compileCacheStatus.DISABLED };
}

export function flushCompileCache(keepDeserializedCache?: unknown): void {
  if (keepDeserializedCache !== undefined) validateBoolean(keepDeserializedCache, 'keepDeserializedCache');
}

Object.defineProperty(flushCompileCache, 'length', { value: 0, configurable: true });

export function getCompileCacheDir(): undefined {
  return undefined;
}

/** Files have no source maps here: their lines are already those of the source. */
export function findSourceMap(_path?: unknown): undefined {
  return undefined;
}

export function getSourceMapsSupport(): object {
  return freeze({ __proto__: null, enabled: false, nodeModules: false, generatedCode: false });
}

/** DIVERGES: there is no source map support: `setSourceMapsSupport(true)` throws `ERR_METHOD_NOT_IMPLEMENTED`. */
export function setSourceMapsSupport(enabled: unknown, options: unknown = {}): void {
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
export function register(specifier: unknown, parentUrl?: unknown, options?: unknown): void {
  hooksModule().register(specifier, parentUrl, options);
}
Object.defineProperty(register, 'length', { value: 1, configurable: true });

/** nodejs.org/api/module.html#moduleregisterhooksoptions */
export function registerHooks(hooks: unknown): object {
  return hooksModule().registerHooks(hooks);
}

let warnedOfStripping = false;

/** nodejs.org/api/module.html#modulestriptypescripttypescode-options */
export function stripTypeScriptTypes(code: unknown, options: unknown = { __proto__: null }): string {
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
Object.defineProperty(stripTypeScriptTypes, 'length', { value: 1, configurable: true });

/** nodejs.org/api/module.html#modulefindpackagejsonspecifier-base */
export function findPackageJSON(...args: [specifier?: unknown, base?: unknown]): string | undefined {
  if (args.length === 0) throw new codes.ERR_MISSING_ARGS('specifier');
  const [specifier, base] = args;
  const text = isUrl(specifier) ? specifier.href : specifier;
  validateString(text, 'specifier');
  const from = isUrl(base) ? base.href : base;
  if (from !== undefined) validateString(from, 'base');
  return host.findPackageJson(text, from);
}
Object.defineProperty(findPackageJSON, 'length', { value: 1, configurable: true });

/** A URL of whatever realm or class, as Node's own `isURL` tells it. */
export function isUrl(value: unknown): value is { href: string; protocol: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { href, protocol } = value as { href?: unknown; protocol?: unknown };
  return typeof href === 'string' && typeof protocol === 'string' && href !== '' && protocol !== '';
}
