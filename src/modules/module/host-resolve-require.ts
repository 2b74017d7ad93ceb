import { posix } from 'node:path';
import { VerbError } from '../../capabilities/verb-error.ts';
import { bareModuleNotFound, invalidModuleSpecifier, mainNotFound, targetNotFound } from './host-errors.ts';
import { fileUrlOf, parseUrl, pathOfFileUrl } from './host-file-url.ts';
import { isDirectory, isFile, type LoaderFiles } from './host-loader-files.ts';
import type { PackageConfig, PackageReader } from './host-package-json.ts';
import { resolveExports, resolveImports, type TargetRequest } from './host-package-targets.ts';
import { type ImportResolver, isRelative, MAX_SPECIFIER_CHARACTERS, upwards } from './host-resolve.ts';

/** What `require` resolves to: nodejs.org/api/modules.html#all-together, with the errors of Node 24. */

/** Conditions of `require`. `node-addons` is absent, as under `--no-addons`: a sandbox loads none. */
export const requireConditions: ReadonlySet<string> = new Set(['node', 'require', 'module-sync']);

/** What `require` appends to a name when nothing was added to `require.extensions`. */
export const defaultExtensions: readonly string[] = ['.js', '.json', '.node'];

export interface RequireResolverOptions {
  readonly files: LoaderFiles;
  readonly packages: PackageReader;
  /** Called for a `main` that leads nowhere while there is an index file (DEP0128). */
  readonly onInvalidMain?: (packagePath: string, main: string) => void;
  /** Called before each folder, of which user code may ask for thousands with hundreds of extensions, and each target. */
  readonly pause?: (() => void) | undefined;
}

/** A package name, `%` and `\` excluded as in the algorithm's LOAD_PACKAGE_EXPORTS, and what follows it. */
const PACKAGE_REQUEST = /^((?:@[^/\\%]+\/)?[^./\\%][^/\\%]*)(\/.*)?$/s;

export class RequireResolver {
  readonly #files: LoaderFiles;
  readonly #packages: PackageReader;
  readonly #onInvalidMain: RequireResolverOptions['onInvalidMain'];
  readonly #pause: RequireResolverOptions['pause'];
  readonly #imports: ImportResolver;

  constructor({ files, packages, onInvalidMain, pause }: RequireResolverOptions, imports: ImportResolver) {
    this.#files = files;
    this.#packages = packages;
    this.#onInvalidMain = onInvalidMain;
    this.#pause = pause;
    this.#imports = imports;
  }

  /**
   * The file of a request, or undefined. `folders`: where a bare name is looked up, or the one folder that a relative
   * one starts from. `parentPath`: the requiring file, for `#imports` and for the name of its own package.
   */
  resolve(
    request: string,
    folders: readonly string[],
    parentPath: string | undefined,
    extensions: readonly string[] = defaultExtensions,
    conditions = requireConditions,
  ): string | undefined {
    if (request.length > MAX_SPECIFIER_CHARACTERS) return undefined;
    if (parentPath !== undefined) {
      if (request.startsWith('#')) {
        const scope = this.#packages.scopeOf(parentPath);
        if (scope?.imports !== undefined) return this.#resolveImports(request, scope, parentPath, conditions);
      }
      const own = this.#resolveSelf(request, parentPath, conditions);
      if (own !== undefined) return own;
    }
    return this.findPath(request, folders, extensions, conditions);
  }

  #resolveImports(request: string, scope: PackageConfig, parentPath: string, conditions: ReadonlySet<string>): string {
    const target = this.#request(conditions, parentPath);
    try {
      return this.#finish(resolveImports(request, scope, target), parentPath, scope.path);
    } catch (error) {
      // What `import` calls a missing package is to `require` a missing module (observed).
      if (error instanceof VerbError && error.code === 'ERR_MODULE_NOT_FOUND') throw bareModuleNotFound(request);
      throw error;
    }
  }

  #resolveSelf(request: string, parentPath: string, conditions: ReadonlySet<string>): string | undefined {
    const scope = this.#packages.scopeOf(parentPath);
    if (scope?.exports === undefined || scope.name === undefined) return undefined;
    if (request !== scope.name && !request.startsWith(`${scope.name}/`)) return undefined;
    const subpath = `.${request.slice(scope.name.length)}`;
    const url = resolveExports(scope, subpath, this.#request(conditions, parentPath));
    return this.#finish(url, parentPath, scope.folder);
  }

  #request(conditions: ReadonlySet<string>, parentPath: string | undefined): TargetRequest {
    return {
      conditions,
      base: parentPath,
      baseUrl: parentPath === undefined ? undefined : fileUrlOf(parentPath).href,
      resolveBare: (specifier, packageUrl) => this.#imports.resolveBare(specifier, packageUrl.href, conditions),
      pause: this.#pause,
    };
  }

  /** A target of `exports` or `imports` has to be a file as it stands; no extension is tried. */
  #finish(url: URL, base: string | undefined, missingPath: string): string {
    if (/%2f|%5c/i.test(url.pathname)) {
      throw invalidModuleSpecifier(url.href, 'must not include encoded "/" or "\\" characters', base);
    }
    const path = pathOfFileUrl(url);
    if (isFile(this.#files, path)) return this.#files.realpath(path);
    throw targetNotFound(path, missingPath);
  }

  /** `Module._findPath`: a request in each of the folders, an absolute one where it stands. */
  findPath(
    request: string,
    folders: readonly string[],
    extensions: readonly string[] = defaultExtensions,
    conditions = requireConditions,
  ): string | undefined {
    if (request.length > MAX_SPECIFIER_CHARACTERS) return undefined;
    const isAbsolute = request.startsWith('/');
    const isFolder = /(?:^|\/)\.{1,2}$|\/$/.test(request);
    for (const folder of isAbsolute ? ['/'] : folders) {
      this.#pause?.();
      if (folder !== '' && !isAbsolute && !isDirectory(this.#files, this.#absolute(folder))) continue;
      if (!isAbsolute) {
        const target = this.#resolvePackageExports(request, folder, conditions);
        if (target !== undefined) return target;
      }
      const path = posix.resolve(this.#files.cwd, folder, request);
      const found = this.#loadAsFile(path, isFolder, extensions) ?? this.#loadAsDirectory(path, request, extensions);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #absolute(path: string): string {
    return posix.resolve(this.#files.cwd, path);
  }

  #resolvePackageExports(request: string, folder: string, conditions: ReadonlySet<string>): string | undefined {
    const [, name, rest = ''] = PACKAGE_REQUEST.exec(request) ?? [];
    if (name === undefined) return undefined;
    const place = posix.resolve(this.#files.cwd, folder, name);
    const config = this.#packages.read(place);
    if (config?.exports === undefined) return undefined;
    const url = resolveExports(config, `.${rest}`, this.#request(conditions, undefined));
    return this.#finish(url, undefined, config.folder);
  }

  #loadAsFile(path: string, isFolder: boolean, extensions: readonly string[]): string | undefined {
    if (isFolder) return undefined;
    return this.#file(path) ?? this.#withExtension(path, extensions);
  }

  #loadAsDirectory(path: string, request: string, extensions: readonly string[]): string | undefined {
    if (!isDirectory(this.#files, path)) return undefined;
    const config = this.#packages.read(path);
    const index = posix.resolve(path, 'index');
    if (!config?.main) return this.#withExtension(index, extensions);
    const main = posix.resolve(path, config.main);
    const found =
      this.#file(main) ?? this.#withExtension(main, extensions) ?? this.#withExtension(posix.resolve(main, 'index'), extensions);
    if (found !== undefined) return found;
    const fallback = this.#withExtension(index, extensions);
    if (fallback === undefined) throw mainNotFound(main, config.path, request);
    this.#onInvalidMain?.(config.path, config.main);
    return fallback;
  }

  #file(path: string): string | undefined {
    return isFile(this.#files, path) ? this.#files.realpath(path) : undefined;
  }

  #withExtension(path: string, extensions: readonly string[]): string | undefined {
    for (const extension of extensions) {
      const found = this.#file(path + extension);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** `node_modules` of a folder and of all above it; of a folder that is itself one only once (observed). */
export function nodeModulesFolders(folder: string): string[] {
  const found: string[] = [];
  for (const place of upwards(`${folder === '/' ? '' : folder}/x`)) {
    if (!place.endsWith('/node_modules')) found.push(`${place}/node_modules`);
  }
  return found;
}

/**
 * What a failed `import` suggests: the file that `require` finds for the same specifier, written as it would have to be
 * imported. A relative one is tried from the working directory, not from the importer (observed).
 */
export function suggestImport(resolver: RequireResolver, specifier: string, parentPath: string): string | undefined {
  const parentFolder = posix.dirname(parentPath);
  const url = specifier.startsWith('file:') ? parseUrl(specifier) : undefined;
  const request = url === undefined ? specifier : pathOfFileUrl(url);
  const isBare = !request.startsWith('/') && !isRelative(request);
  const found = resolver.resolve(request, isBare ? nodeModulesFolders(parentFolder) : ['.'], undefined);
  if (found === undefined) return undefined;
  const suggestion = request.startsWith('/') ? found : isBare ? asPackage(found, specifier) : asRelative(found, parentFolder);
  return suggestion === specifier ? undefined : suggestion;
}

/** Below the folder of the package or scope that was asked for, where it lies in one; else a URL. */
function asPackage(path: string, specifier: string): string {
  const place = path.lastIndexOf(`/node_modules/${specifier.split('/', 1)[0]}/`);
  return place < 0 ? fileUrlOf(path).href : path.slice(place + '/node_modules/'.length);
}

function asRelative(path: string, folder: string): string {
  const relative = posix.relative(folder, path);
  const specifier = relative.startsWith('../') ? relative : `./${relative}`;
  return specifier.replace(/[%?#]/g, (char) => encodeURIComponent(char));
}
