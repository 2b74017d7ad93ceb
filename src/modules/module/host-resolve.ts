import { posix } from 'node:path';
import { VerbError } from '../../capabilities/verb-error.ts';
import {
  invalidModuleSpecifier,
  moduleNotFound,
  packageNotFound,
  unsupportedDirectoryImport,
  unsupportedResolveRequest,
  withFields,
  withMessage,
} from './host-errors.ts';
import { fileUrlOf, parseUrl, pathOfFileUrl } from './host-file-url.ts';
import { isDirectory, isFile, type LoaderFiles } from './host-loader-files.ts';
import type { PackageConfig, PackageReader } from './host-package-json.ts';
import { checkImportsSpecifier, resolveExports, resolveImports, type TargetRequest } from './host-package-targets.ts';

/**
 * What `import` resolves to: ESM_RESOLVE of nodejs.org/api/esm.html#resolution-algorithm-specification, with the errors
 * of Node 24.
 */

/** Conditions of `import`. `node-addons` is absent, as under `--no-addons`: a sandbox loads none. */
export const importConditions: ReadonlySet<string> = new Set(['node', 'import', 'module-sync']);

export interface ResolverOptions {
  readonly files: LoaderFiles;
  readonly packages: PackageReader;
  /** Whether a bare specifier names a builtin of Node (`fs`, not `node:fs`). */
  readonly isBuiltin: (specifier: string) => boolean;
  /** What `require` finds for the same specifier, for the hint in errors. Undefined when nothing. */
  readonly suggest: (specifier: string, parentPath: string) => string | undefined;
  /** Called before each look into a package.json, which may have half a million keys. */
  readonly pause?: (() => void) | undefined;
}

const ENCODED_SEPARATOR = /%2f|%5c/i;

/** A longer specifier names nothing: paths of Linux end at 4,096 bytes, and each try would copy it. `data:` is exempt. */
export const MAX_SPECIFIER_CHARACTERS = 1 << 15;

/** How an importer shows in errors: as a path where it is a file. */
export function shownBase(url: string): string {
  const parsed = parseUrl(url);
  if (parsed?.protocol !== 'file:') return url;
  try {
    return pathOfFileUrl(parsed);
  } catch {
    return url;
  }
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../') || specifier === '.' || specifier === '..';
}

/** `@scope/name/sub/path` in two: the name and `./sub/path` (`.` for the package itself). */
export function splitPackageSpecifier(specifier: string, base: string): { name: string; subpath: string } {
  let slash = specifier.indexOf('/');
  let isValid = true;
  if (specifier.startsWith('@')) {
    if (slash < 0) isValid = false;
    else slash = specifier.indexOf('/', slash + 1);
  }
  const name = slash < 0 ? specifier : specifier.slice(0, slash);
  if (!isValid || name.startsWith('.') || name.includes('\\') || name.includes('%')) {
    throw invalidModuleSpecifier(specifier, 'is not a valid package name', base);
  }
  return { name, subpath: slash < 0 ? '.' : `.${specifier.slice(slash)}` };
}

export class ImportResolver {
  readonly #options: ResolverOptions;

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /**
   * The URL that a specifier stands for, as text: a `node:` one keeps its spelling. `existing` asks for what `import` does: the file has to be there, and links are
   * resolved. Without it, an absent file is no error, as in `import.meta.resolve`.
   */
  resolve(specifier: string, parentUrl: string, existing: boolean, conditions = importConditions): string {
    if (specifier.length > MAX_SPECIFIER_CHARACTERS && !specifier.startsWith('data:')) {
      throw packageNotFound(`${specifier.slice(0, 64)}…`, shownBase(parentUrl));
    }
    try {
      return this.#resolve(specifier, parentUrl, existing, conditions);
    } catch (error) {
      throw this.#withSuggestion(error, specifier, parentUrl);
    }
  }

  #resolve(specifier: string, parentUrl: string, existing: boolean, conditions: ReadonlySet<string>): string {
    const url = this.#locate(specifier, parentUrl, conditions);
    if (url.protocol === 'file:') return this.#finish(url, parentUrl, existing).href;
    return url.protocol === 'node:' && !specifier.startsWith('#') && parseUrl(specifier) ? specifier : url.href;
  }

  #locate(specifier: string, parentUrl: string, conditions: ReadonlySet<string>): URL {
    if (isRelative(specifier) || specifier.startsWith('/')) {
      const url = parseUrl(specifier, parentUrl);
      if (url === undefined) throw unsupportedResolveRequest(specifier, parentUrl);
      return url;
    }
    if (specifier.startsWith('#')) return this.#resolveImports(specifier, parentUrl, conditions);
    return parseUrl(specifier) ?? this.resolveBare(specifier, parentUrl, conditions);
  }

  #resolveImports(specifier: string, parentUrl: string, conditions: ReadonlySet<string>): URL {
    checkImportsSpecifier(specifier, shownBase(parentUrl));
    const parent = parseUrl(parentUrl);
    const isFileUrl = parent?.protocol === 'file:';
    const scope = isFileUrl ? this.#options.packages.scopeOf(pathOfFileUrl(parent)) : undefined;
    return resolveImports(specifier, scope, this.#request(parentUrl, conditions));
  }

  #request(parentUrl: string, conditions: ReadonlySet<string>): TargetRequest {
    return {
      conditions,
      base: shownBase(parentUrl),
      baseUrl: parentUrl,
      resolveBare: (specifier, packageUrl) => this.resolveBare(specifier, packageUrl.href, conditions),
      pause: this.#options.pause,
    };
  }

  /** PACKAGE_RESOLVE: a builtin, the importer's own package, or one in a node_modules folder upwards. */
  resolveBare(specifier: string, parentUrl: string, conditions: ReadonlySet<string>): URL {
    if (this.#options.isBuiltin(specifier)) return new URL(`node:${specifier}`);
    const parent = parseUrl(parentUrl);
    if (parent?.protocol !== 'file:') throw unsupportedResolveRequest(specifier, parentUrl);
    const base = shownBase(parentUrl);
    const { name, subpath } = splitPackageSpecifier(specifier, base);
    const request = this.#request(parentUrl, conditions);
    const { packages } = this.#options;

    const scope = packages.scopeOf(pathOfFileUrl(parent));
    if (scope?.name === name && scope.exports !== undefined) return resolveExports(scope, subpath, request);

    const found = this.#findFolder(name, pathOfFileUrl(parent), `"${specifier}" from ${base}`);
    if (found === undefined) throw packageNotFound(name, base);
    const { place, config } = found;
    if (config?.exports !== undefined) return resolveExports(config, subpath, request);
    if (subpath === '.') return this.#resolveMain(config, place, base);
    return new URL(subpath, fileUrlOf(`${place}/package.json`));
  }

  /** The package that a bare specifier names, whatever of it is exported. */
  findPackage(specifier: string, parentUrl: string): PackageConfig | undefined {
    const base = shownBase(parentUrl);
    const { name } = splitPackageSpecifier(specifier, base);
    const path = pathOfFileUrl(new URL(parentUrl));
    const scope = this.#options.packages.scopeOf(path);
    if (scope?.name === name && scope.exports !== undefined) return scope;
    const found = this.#findFolder(name, path, `"${specifier}" from ${base}`);
    if (found === undefined) throw packageNotFound(name, base);
    return found.config;
  }

  #findFolder(name: string, path: string, by: string): { place: string; config: PackageConfig | undefined } | undefined {
    const { packages, files } = this.#options;
    // Names are joined as URLs, so a query or fragment is no part of the path; behind a name it leads nowhere, and alone
    // to the folder that node_modules would be in (observed).
    const pathname = name.replace(/[?#].*/s, '');
    if (pathname !== '' && pathname !== name) return undefined;
    for (const folder of upwards(path)) {
      const place = `${folder}/node_modules/${pathname}`;
      if (isDirectory(files, pathname === name ? place : folder || '/')) return { place, config: packages.read(place, by) };
    }
    return undefined;
  }

  /** The main entry of a package without `exports`, with the extensions that `require` tries. */
  #resolveMain(config: PackageConfig | undefined, folder: string, base: string): URL {
    const root = folder.endsWith('/') ? folder : `${folder}/`;
    const main = config?.main;
    const tries = ['index.js', 'index.json', 'index.node'];
    if (main !== undefined) {
      tries.unshift(main, ...['.js', '.json', '.node', '/index.js', '/index.json', '/index.node'].map((end) => main + end));
    }
    for (const path of tries) {
      const url = fileUrlOf(`${root}${path}`);
      if (isFile(this.#options.files, decodeURIComponent(url.pathname))) return url;
    }
    throw packageNotFound(posix.resolve(root, main ?? 'index.js'), base);
  }

  /** The checks that a `file:` URL has to pass, and its real path. */
  #finish(url: URL, parentUrl: string, existing: boolean): URL {
    const base = shownBase(parentUrl);
    if (ENCODED_SEPARATOR.test(url.pathname)) {
      throw invalidModuleSpecifier(url.pathname, 'must not include encoded "/" or "\\" characters', base);
    }
    const path = pathWithFields(url, parentUrl);
    const { files } = this.#options;
    const type = path.endsWith('/') || path.includes('\0') ? 'directory' : files.find(path)?.type;
    if (type !== 'file') {
      if (!existing) return url;
      if (type === 'directory') throw unsupportedDirectoryImport(path, base, url.href);
      throw moduleNotFound(path, base, url.href);
    }
    // Written anew even without a link in it: `%6f` and `o` are one file and have to be one module.
    const realUrl = fileUrlOf(files.realpath(path));
    realUrl.search = url.search;
    realUrl.hash = url.hash;
    return realUrl;
  }

  /** An error about what is not there says what `require` would have found for the same specifier. */
  #withSuggestion(error: unknown, specifier: string, parentUrl: string): unknown {
    if (!(error instanceof VerbError)) return error;
    if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'ERR_UNSUPPORTED_DIR_IMPORT') return error;
    const parent = parseUrl(parentUrl);
    if (parent?.protocol !== 'file:') return error;
    let suggestion: string | undefined;
    try {
      suggestion = this.#options.suggest(specifier, pathOfFileUrl(parent));
    } catch {
      // The hint is only a hint: what keeps `require` from resolving is not the error to report, unless it is the end.
      this.#options.pause?.();
    }
    return suggestion === undefined ? error : withMessage(error, `${error.message}\nDid you mean to import "${suggestion}"?`);
  }
}

/** `/a/b`, `/a` and the root (`''`) for `/a/b/c.js`. */
export function* upwards(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) yield path.slice(0, end);
}

/** Node adds to a URL that is no path what was imported, and from where. */
function pathWithFields(url: URL, parentUrl: string): string {
  try {
    return pathOfFileUrl(url);
  } catch (error) {
    if (!(error instanceof VerbError)) throw error;
    throw withFields(error, { input: url.href, module: parentUrl });
  }
}
