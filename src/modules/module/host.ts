import type { HostContext } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import type { ModuleVerbs } from './contract.ts';
import { invalidUrl } from './host-errors.ts';
import { fileUrlOf, parseUrl, pathOfFileUrl } from './host-file-url.ts';
import type { HostLoader } from './host-loader.ts';
import { loadParsers } from './host-parsers.ts';
import { isRelative } from './host-resolve.ts';
import { moduleSyntaxError } from './host-syntax.ts';

/** The key of `HostContext.share` under which the sandbox keeps its loader; the engine's callbacks use the same one. */
export const LOADER_KEY = 'loader';

const EXTENSIONS: readonly string[] = ['.js', '.json', '.node'];

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new VerbError(`The "${name}" argument must be of type string`, { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' });
}

function optionalText(value: unknown, name: string): string | undefined {
  return value === undefined ? undefined : text(value, name);
}

function absolute(value: unknown, name: string): string {
  const path = text(value, name);
  if (path.startsWith('/')) return path;
  throw new VerbError(`The "${name}" argument must be an absolute path`, { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' });
}

/** A path, or the URL that is the name of what hooks of user code have made. */
function fileName(value: unknown, name: string): string {
  const file = text(value, name);
  return parseUrl(file) === undefined ? absolute(file, name) : file;
}

/** Keys and values in turn, as pairs. */
function attributePairs(value: unknown): (readonly [string, string])[] {
  const items = list(value, 'attributes');
  return items.flatMap((key, index) => (index % 2 === 0 ? [[key, items[index + 1] ?? ''] as const] : []));
}

/** Each folder costs a look at the file system, each extension one in every folder. Linux has no path of more folders. */
const MAX_FOLDERS = 2_050;
const MAX_ITEMS = 256;
/** `require` calls that stand in each other; the guest's stack ends before. */
const MAX_STACK = 10_000;

function list(value: unknown, name: string, max = MAX_ITEMS): string[] {
  const joined = text(value, name);
  const items = joined === '' ? [] : joined.split('\0', max + 1);
  if (items.length <= max) return items;
  throw new VerbError(`The "${name}" argument has more than ${max} items`, { code: 'ERR_OUT_OF_RANGE', name: 'RangeError' });
}

const optionalList = (value: unknown, name: string): string[] | undefined =>
  value === undefined ? undefined : list(value, name);

/** The verbs of one sandbox's loader, with every argument checked. */
export function createModuleHost(context: HostContext): ModuleVerbs {
  const loader = context.share<HostLoader>(LOADER_KEY, () => {
    throw new Error('The sandbox shares no module loader');
  });
  const { sources, packages } = loader;

  return {
    resolveRequire(request, folders, parentPath, extensions, conditions) {
      const given = optionalList(conditions, 'conditions');
      return loader.resolveRequire(
        text(request, 'request'),
        list(folders, 'folders', MAX_FOLDERS),
        parentPath === undefined ? undefined : absolute(parentPath, 'parentPath'),
        optionalList(extensions, 'extensions') ?? EXTENSIONS,
        given === undefined ? undefined : new Set(given),
      );
    },
    findPath: (request, folders, extensions) =>
      loader.findPath(
        text(request, 'request'),
        list(folders, 'folders', MAX_FOLDERS),
        optionalList(extensions, 'extensions') ?? EXTENSIONS,
      ),
    format: (path, isMain) => loader.requireFormat(absolute(path, 'path'), isMain === true),
    commonJsSource: (path) => sources.runnable(sources.takeCode(absolute(path, 'path'))),
    text: (path) => sources.text(text(path, 'path')),
    json: (path) => loader.readJson(text(path, 'path')),
    prepare: (source, path, format) =>
      loader.prepare(text(source, 'source'), fileName(path, 'path'), optionalText(format, 'format')),
    explainSyntaxError(source, path) {
      loadParsers();
      const message = context.runStoppable(() => moduleSyntaxError(text(source, 'source')));
      if (message !== undefined) {
        loader.warnings.add(
          `Failed to load the ES module: ${text(path, 'path')}. Make sure to set "type": "module" in the nearest ` +
            'package.json file or use the .mjs extension.',
        );
      }
      return message;
    },
    resolveImport(specifier, base, attributes) {
      const pairs = attributePairs(attributes);
      return loader.trust(loader.resolveNative(text(specifier, 'specifier'), text(base, 'base'), pairs));
    },
    moduleSpecifier(path) {
      loader.mainUrl = fileUrlOf(absolute(path, 'path')).href;
      return loader.trust(loader.mainUrl);
    },
    requireModule: (path, executing, requireStack) =>
      loader.requireModule(
        fileName(path, 'path'),
        list(executing, 'executing', MAX_STACK),
        list(requireStack, 'requireStack', MAX_STACK),
      ),
    embedderSpecifier: (request) => loader.embedderSpecifier(text(request, 'request')),
    requiredSpecifier: (path) => loader.requiredSpecifier(fileName(path, 'path')),
    resolveUrl: (specifier, base) => loader.resolveUrl(text(specifier, 'specifier'), loader.parentUrl(text(base, 'base')), false),
    explainLinkError(message, specifier) {
      const report = loader.explainLinkError(text(message, 'message'), text(specifier, 'specifier'));
      return report && [report.message, report.frame];
    },
    syntaxFailed: (specifier) => loader.syntaxFailed(text(specifier, 'specifier')),
    moduleHint: (specifier) => loader.moduleHint(text(specifier, 'specifier')),
    findPackageJson: (specifier, base) => findPackageJson(loader, text(specifier, 'specifier'), optionalText(base, 'base')),
    readPackage(folder) {
      const config = packages.read(absolute(folder, 'folder'));
      if (config === undefined) return undefined;
      const { name, main, type, exports, imports, path: pjsonPath } = config;
      return JSON.stringify({ name, main, type, exports, imports, exists: true, pjsonPath });
    },
    stat: (path) => loader.stat(text(path, 'path')),
    urlOfPath: (path) => fileUrlOf(absolute(path, 'path')).href,
    pathOfUrl(url) {
      const parsed = parseUrl(text(url, 'url'));
      return parsed?.protocol === 'file:' ? pathOfFileUrl(parsed) : undefined;
    },
    stripTypes: (code, mode, sourceMap, sourceUrl) =>
      loader.sources.stripForUser(text(code, 'code'), mode === 'transform', sourceMap === true, text(sourceUrl, 'sourceUrl')),
    hookResolve: (specifier, base) => loader.hooks.resolve(text(specifier, 'specifier'), text(base, 'base')),
    hookLoad: (url, format, attributes) =>
      loader.hooks.load(validUrl(url), optionalText(format, 'format'), attributePairs(attributes)),
    hookKnown: (url) => loader.hooks.known(text(url, 'url')),
    hookDefine: (url, format, source) =>
      loader.hooks.define(validUrl(url), text(format, 'format'), optionalText(source, 'source')),
    hookImports: (url) =>
      loader.hooks.imports(text(url, 'url')).map(({ specifier, attributes }) => [specifier, ...attributes.flat()].join('\0')),
    hookLink: (base, specifier, target) =>
      loader.hooks.link(text(base, 'base'), text(specifier, 'specifier'), text(target, 'target')),
    takeWarnings: () => loader.warnings.take().map(({ message, type, code }) => [message, type, code ?? '']),
  };
}

/** What hooks of user code call a URL. */
function validUrl(value: unknown): string {
  const url = text(value, 'url');
  if (parseUrl(url) === undefined) throw invalidUrl(url);
  return url;
}

/**
 * `module.findPackageJSON` (nodejs.org/api/module.html#modulefindpackagejsonspecifier-base): the package.json of a package
 * by its name, or the nearest one of a file.
 */
function findPackageJson(loader: HostLoader, specifier: string, base: string | undefined): string | undefined {
  const parentUrl = base?.startsWith('/') ? fileUrlOf(base).href : base;
  if (parentUrl !== undefined && parseUrl(parentUrl)?.protocol !== 'file:')
    throw invalidUrl(parseUrl(parentUrl)?.href ?? parentUrl);
  if (!isRelative(specifier) && !specifier.startsWith('/') && parseUrl(specifier) === undefined) {
    if (parentUrl === undefined) throw invalidUrl('./package.json', 'data:');
    return loader.findPackage(specifier, parentUrl);
  }
  return loader.packages.scopeOf(pathOfFileUrl(new URL(locate(loader, specifier, parentUrl ?? 'data:'))))?.path;
}

/** Where `import` would look; a folder is fine too. */
function locate(loader: HostLoader, specifier: string, parentUrl: string): string {
  try {
    return loader.resolveUrl(specifier, parentUrl, true);
  } catch (error) {
    if (error instanceof VerbError && error.code === 'ERR_UNSUPPORTED_DIR_IMPORT') return String(error.fields.url);
    throw error;
  }
}
