import { VerbError } from '../../capabilities/verb-error.ts';
import {
  invalidModuleSpecifier,
  invalidPackageConfig,
  invalidPackageTarget,
  packageImportNotDefined,
  packagePathNotExported,
} from './host-errors.ts';
import { fileUrlOf, parseUrl } from './host-file-url.ts';
import type { PackageConfig } from './host-package-json.ts';

/**
 * `exports` and `imports` of a package.json: PACKAGE_EXPORTS_RESOLVE, PACKAGE_IMPORTS_RESOLVE, PACKAGE_TARGET_RESOLVE
 * and PATTERN_KEY_COMPARE of nodejs.org/api/esm.html#resolution-algorithm-specification. `import` and `require` share
 * them; they differ in conditions and in what an error says about the importer.
 */
export interface TargetRequest {
  readonly conditions: ReadonlySet<string>;
  /** Path of the importer as errors show it; undefined for a package that `require` found. */
  readonly base: string | undefined;
  /** URL of the importer, for the errors about package.json that name it. */
  readonly baseUrl: string | undefined;
  /** PACKAGE_RESOLVE for a bare specifier in `imports`, from the package.json. */
  readonly resolveBare: (specifier: string, packageUrl: URL) => URL;
  /** Called before each target: a package.json may list a million that are all wrong, of which each makes an error. */
  readonly pause: (() => void) | undefined;
}

interface Target {
  readonly config: PackageConfig;
  readonly request: TargetRequest;
  /** The key in `exports` or `imports` as errors show it. */
  readonly key: string;
  /** What `*` stands for; undefined where the key has none. */
  readonly match: string | undefined;
  readonly isImports: boolean;
}

/**
 * A segment that no target may have after its first `./`: `.`, `..` or `node_modules`, also percent-encoded. A target
 * that leaves its package would make `exports` no boundary.
 */
const INVALID_SEGMENT =
  /(?:^|[\\/])(?:(?:\.|%2e){1,2}|(?:n|%6e|%4e)(?:o|%6f|%4f)(?:d|%64|%44)(?:e|%65|%45)(?:_|%5f)(?:m|%6d|%4d)(?:o|%6f|%4f)(?:d|%64|%44)(?:u|%75|%55)(?:l|%6c|%4c)(?:e|%65|%45)(?:s|%73|%53))(?:[\\/]|$)/i;

/** A target may repeat `*`, so a short package.json could ask for gigabytes of path. Linux paths end at 4,096 bytes. */
const MAX_TARGET_CHARACTERS = 1 << 16;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The target of `subpath` (`.` or `./x`) in a package that has `exports`. */
export function resolveExports(config: PackageConfig, subpath: string, request: TargetRequest): URL {
  const table = exportsTable(config, request);
  const target = lookUp(table, subpath, config, request, false);
  if (target === undefined || target === null) throw packagePathNotExported(config.path, subpath, request.base);
  return target;
}

/** `import` checks this before it looks for a package.json, `require` after it (observed). */
export function checkImportsSpecifier(specifier: string, base: string | undefined): void {
  if (specifier === '#' || specifier.endsWith('/')) {
    throw invalidModuleSpecifier(specifier, 'is not a valid internal imports specifier name', base);
  }
}

/** The target of a `#` specifier in the package that the importer belongs to. */
export function resolveImports(specifier: string, config: PackageConfig | undefined, request: TargetRequest): URL {
  checkImportsSpecifier(specifier, request.base);
  const target = config?.imports && lookUp(config.imports, specifier, config, request, true);
  if (target === undefined || target === null) throw packageImportNotDefined(specifier, config?.path, request.base ?? '');
  return target;
}

/** `exports` with the shorthand for the main entry written out. */
function exportsTable(config: PackageConfig, request: TargetRequest): Readonly<Record<string, unknown>> {
  const { exports } = config;
  if (typeof exports === 'string' || Array.isArray(exports)) return { '.': exports };
  const table = exports as Record<string, unknown>;
  let paths = 0;
  const keys = Object.keys(table);
  // An empty key counts as a condition.
  for (const key of keys) if (key.startsWith('.')) paths++;
  if (paths === keys.length) return table;
  if (paths === 0) return { '.': exports };
  throw invalidPackageConfig(
    config.path,
    request.baseUrl,
    `"exports" cannot contain some keys starting with '.' and some not. The exports object must either be an object of ` +
      'package subpath keys or an object of main entry condition name keys only.',
  );
}

function lookUp(
  table: Readonly<Record<string, unknown>>,
  name: string,
  config: PackageConfig,
  request: TargetRequest,
  isImports: boolean,
): URL | null | undefined {
  request.pause?.();
  if (Object.hasOwn(table, name) && !name.includes('*') && !name.endsWith('/')) {
    return resolveTarget(table[name], { config, request, key: name, match: undefined, isImports });
  }
  const key = bestPattern(Object.keys(table), name);
  if (key === undefined) return undefined;
  const star = key.indexOf('*');
  const match = name.slice(star, name.length - (key.length - star - 1));
  return resolveTarget(table[key], { config, request, key, match, isImports });
}

/** The key with one `*` that fits `name` and is the most specific. */
function bestPattern(keys: readonly string[], name: string): string | undefined {
  let best: string | undefined;
  for (const key of keys) {
    const star = key.indexOf('*');
    if (star < 0 || star !== key.lastIndexOf('*')) continue;
    // The `*` stands for at least one character.
    if (name.length < key.length || !name.startsWith(key.slice(0, star)) || !name.endsWith(key.slice(star + 1))) continue;
    if (best === undefined || isMoreSpecific(key, best)) best = key;
  }
  return best;
}

function isMoreSpecific(key: string, other: string): boolean {
  const length = key.indexOf('*');
  const otherLength = other.indexOf('*');
  return length === otherLength ? key.length > other.length : length > otherLength;
}

/** Null: the path is excluded. Undefined: no condition applies. */
function resolveTarget(value: unknown, target: Target): URL | null | undefined {
  target.request.pause?.();
  if (typeof value === 'string') return resolvePath(value, target);
  if (Array.isArray(value)) return resolveFallbacks(value, target);
  if (value === null) return null;
  if (isObject(value)) return resolveConditions(value, target);
  throw invalidTarget(String(value), target);
}

/** A key that an engine may move to the front of an object; also `1.5` (observed). */
function isNumeric(key: string): boolean {
  const number = Number(key);
  return String(number) === key && number >= 0 && number < 2 ** 32 - 1;
}

function resolveConditions(branches: Record<string, unknown>, target: Target): URL | null | undefined {
  const { config, request } = target;
  const keys = Object.keys(branches);
  if (keys.some(isNumeric)) {
    throw invalidPackageConfig(config.path, request.baseUrl, '"exports" cannot contain numeric property keys.');
  }
  for (const key of keys) {
    if (key !== 'default' && !request.conditions.has(key)) continue;
    const resolved = resolveTarget(branches[key], target);
    if (resolved !== undefined) return resolved;
  }
  return undefined;
}

/** The first of an array that is a valid target; whether its file exists is not asked. */
function resolveFallbacks(values: readonly unknown[], target: Target): URL | null | undefined {
  let last: VerbError | null | undefined = null;
  for (const value of values) {
    let resolved: URL | null | undefined;
    try {
      resolved = resolveTarget(value, target);
    } catch (error) {
      if (!(error instanceof VerbError) || error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
      last = error;
      continue;
    }
    if (resolved === undefined) continue;
    if (resolved !== null) return resolved;
    last = null;
  }
  if (last instanceof VerbError) throw last;
  return last;
}

function resolvePath(value: string, target: Target): URL {
  const { config, request, match, isImports } = target;
  const packageUrl = fileUrlOf(config.path);
  if (value.length + (match?.length ?? 0) * value.split('*').length > MAX_TARGET_CHARACTERS) throw invalidTarget(value, target);
  if (!value.startsWith('./')) {
    if (!isImports || value.startsWith('../') || value.startsWith('/') || parseUrl(value) !== undefined) {
      throw invalidTarget(value, target);
    }
    return request.resolveBare(match === undefined ? value : value.replaceAll('*', () => match), packageUrl);
  }
  if (INVALID_SEGMENT.test(value.slice(2))) throw invalidTarget(value, target);
  const resolved = new URL(value, packageUrl);
  if (!resolved.pathname.startsWith(new URL('.', packageUrl).pathname)) throw invalidTarget(value, target);
  if (match === undefined) return resolved;
  if (INVALID_SEGMENT.test(match)) throw invalidMatch(target, match);
  return new URL(resolved.href.replaceAll('*', () => match));
}

function invalidTarget(value: string, { config, request, key, isImports }: Target): VerbError {
  return invalidPackageTarget(config.path, key, value, isImports, request.base);
}

function invalidMatch({ config, request, key, isImports }: Target, match: string): VerbError {
  const asked = key.replace('*', () => match);
  const field = isImports ? 'imports' : 'exports';
  const reason = `request is not a valid match in pattern "${key}" for the "${field}" resolution of ${config.path}`;
  return invalidModuleSpecifier(asked, reason, request.base);
}
