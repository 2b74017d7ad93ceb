import { inOneInstant } from '../../capabilities/volumes/instant.ts';
import { type Attributes, checkAttributeKeys, checkAttributes, staticAttributes } from './host-attributes.ts';
import { BoundedNames, KeptNames } from './host-bounded-names.ts';
import { bareBuiltins, isNodeBuiltin } from './host-builtins.ts';
import { type EmbedderModules, isEmbedders, isEmbeddersFunctions } from './host-embedder-modules.ts';
import { missingBuiltin, unknownBuiltin, unsupportedUrlScheme } from './host-errors.ts';
import { loaderModule, moduleSource } from './host-facades.ts';
import { fileUrlOf, parseUrl, urlOfFile } from './host-file-url.ts';
import { type Generator, generateSource } from './host-generate.ts';
import { HookedModules } from './host-hooks.ts';
import { explainLinkError, ImportEdges, type LinkErrorReport } from './host-link-errors.ts';
import { LoadSessions } from './host-load-sessions.ts';
import type { LoaderFiles } from './host-loader-files.ts';
import { isGenerated, LOADER_MODULE, type NativeKind, nativeName, parseNativeName, urlOfNative } from './host-native-names.ts';
import { PackageReader } from './host-package-json.ts';
import { checkRequiredGraph } from './host-required-graph.ts';
import { ImportResolver } from './host-resolve.ts';
import { RequireResolver, suggestImport } from './host-resolve-require.ts';
import { type Format, isTypeScript, pathOfUrl, readDataUrl, SourceReader } from './host-source.ts';
import { type SourceCache, sourceCache } from './host-source-cache.ts';
import type { SourceKind } from './host-syntax.ts';
import { LoaderWarnings } from './host-warnings.ts';

export interface HostLoaderOptions {
  readonly files: LoaderFiles;
  /** Specifiers of the builtins that this sandbox has, without `node:`. */
  readonly builtins: ReadonlySet<string>;
  /** The own enumerable names of a builtin's default export. */
  readonly builtinNames: (specifier: string) => readonly string[];
  readonly embedder?: EmbedderModules;
  /** Makes the loader's own specifiers unguessable: 64 random bits or more. */
  readonly nonce: string;
  readonly maxSourceBytes?: number;
  readonly cache?: SourceCache;
  /** Told of milliseconds that the host took for itself while the guest waited. */
  readonly excuse?: (ms: number) => void;
  /** Called between the files and folders that one question is about; ends the sandbox when its time is over. */
  readonly pause?: () => void;
  /** Runs a parser over the guest's text; ends the sandbox in the middle of it when its time is over. */
  readonly runStoppable?: <T>(work: () => T) => T;
}

/** Above this many, or so many characters of them, resolutions are forgotten: the guest could ask for any number. */
const MAX_RESOLUTIONS = 10_000;
const MAX_RESOLUTION_CHARACTERS = 8 << 20;

/** Characters of all modules' URLs, and of texts that user code has put in the place of files (`module._compile`). */
const MAX_KEPT_CHARACTERS = 16 << 20;

/** The global in which the guest leaves its half while `internal:loader` is evaluated. */
export const GATE_KEY = 'nodelet:loader';

/**
 * The host's half of a sandbox's module loader. The engine's two callbacks are `normalize` and `load`; the rest are verbs
 * of the guest's half. Resolving, reading, stripping and lexing happen here, where they are fast.
 *
 * Generated sources import `internal:` modules. Only they can: their specifiers carry a nonce, since the base alone proves
 * nothing (the engine merges equal specifiers of one module, and `vm` lets user code choose its file name).
 */
export class HostLoader {
  readonly #options: HostLoaderOptions;
  readonly packages: PackageReader;
  readonly #imports: ImportResolver;
  readonly #requires: RequireResolver;
  readonly sources: SourceReader;
  readonly #generator: Generator;
  readonly #trusted: string;
  mainUrl = '';
  readonly #resolutions = new BoundedNames<string>(MAX_RESOLUTIONS, MAX_RESOLUTION_CHARACTERS);
  readonly #edges = new ImportEdges();
  readonly #sessions = new LoadSessions();
  /** Types and URLs of imports whose attributes were found right. */
  readonly #validated = new BoundedNames<true>(MAX_RESOLUTIONS, MAX_RESOLUTION_CHARACTERS);
  /** ES modules that the engine has asked for. */
  readonly #loaded = new KeptNames<true>(MAX_KEPT_CHARACTERS);
  readonly warnings = new LoaderWarnings();
  /** Text by URL that stands in for a file's. */
  readonly #overrides = new KeptNames<string>(MAX_KEPT_CHARACTERS);
  /** What hooks of user code have made. */
  readonly hooks: HookedModules;

  constructor(options: HostLoaderOptions) {
    this.#options = options;
    const { files, pause = () => {} } = options;
    this.#trusted = `internal:${options.nonce}:`;
    this.packages = new PackageReader(files, options.cache ?? sourceCache);
    this.#imports = new ImportResolver({
      files,
      packages: this.packages,
      isBuiltin: (specifier) => bareBuiltins.has(specifier),
      suggest: (specifier, parentPath) => suggestImport(this.#requires, specifier, parentPath),
      pause,
    });
    this.#requires = new RequireResolver(
      {
        files,
        packages: this.packages,
        onInvalidMain: (path, main) => this.warnings.invalidMain(path, main),
        pause,
      },
      this.#imports,
    );
    this.sources = new SourceReader({
      files,
      packages: this.packages,
      cache: options.cache ?? sourceCache,
      maxSourceBytes: options.maxSourceBytes ?? 4 << 20,
      onTypeless: (url, packagePath) => this.warnings.typeless(url, packagePath),
      pause,
      runStoppable: options.runStoppable ?? ((work) => work()),
    });
    this.#generator = {
      sources: this.sources,
      requires: this.#requires,
      builtinNames: options.builtinNames,
      hostNames: (module) => options.embedder?.names.get(module) ?? [],
      trust: this.trust,
      override: (url) => this.#overrides.get(url),
      pause,
    };
    this.hooks = new HookedModules({
      sources: this.sources,
      resolve: (specifier, base) => this.resolveUrl(specifier, parseUrl(base) === undefined ? this.parentUrl(base) : base, true),
      describe: (url) => this.#describe(url).format,
      isLoaded: (url) => this.#loaded.has(url),
      code: (url) => this.#code(url),
      override: (url, code) => this.#overrides.set(url, code, code.length),
      trusted: this.#trusted,
    });
  }

  // -- The engine's callbacks ------------------------------------------------------------------------------------

  /** The native name of what `specifier` means in the module or script `base`. */
  normalize(base: string, specifier: string): string {
    try {
      const target = inOneInstant(() => this.#targetOf(specifier, base));
      const name = isGenerated(target) ? target : this.#sessions.nameOf(target);
      this.#sessions.resolved(base, name);
      return name;
    } catch (error) {
      this.#sessions.failedIn(base);
      throw error;
    }
  }

  #targetOf(specifier: string, base: string): string {
    if (specifier.startsWith(this.#trusted)) return specifier.slice(this.#trusted.length);
    return this.resolveNative(specifier, this.#sessions.urlOf(base), undefined);
  }

  /** Source text of a native module. */
  load(name: string): string {
    try {
      const source = inOneInstant(() => this.#sourceOf(name));
      this.#sessions.loaded(name);
      return source;
    } catch (error) {
      this.#sessions.failedToLoad();
      throw error;
    }
  }

  #sourceOf(name: string): string {
    if (name === LOADER_MODULE) return loaderModule(GATE_KEY);
    const generated = parseNativeName(name);
    if (generated !== undefined) return generateSource(generated.kind, generated.id, this.#generator);
    const url = this.#sessions.urlOf(name);
    this.#loaded.set(url, true);
    return this.#moduleSource(this.#code(url), url);
  }

  #moduleSource(code: string, url: string): string {
    return moduleSource(code, this.sources.rewrite(code, 'module'), url, pathOfUrl(url), this.trust);
  }

  /** A specifier by which generated code, and the engine's owner, reach a native module by its name. */
  readonly trust = (name: string): string => this.#trusted + name;

  /** The text of an ES module, types stripped. */
  #code(url: string): string {
    const override = this.#overrides.get(url) ?? this.#options.embedder?.sources.get(url);
    if (override !== undefined) return override;
    const path = pathOfUrl(url);
    return path === undefined ? readDataUrl(new URL(url)).text : this.sources.code(path);
  }

  // -- Resolution ------------------------------------------------------------------------------------------------

  /**
   * The native name for an import. `attributes` of a dynamic one are known; those of a static one are read from the
   * importing source.
   */
  resolveNative(specifier: string, base: string, attributes: Attributes | undefined): string {
    const parent = this.parentUrl(base);
    const key = attributes === undefined ? `${base}\0${specifier}` : undefined;
    const known = key === undefined ? undefined : (this.hooks.linkOf(key) ?? this.#resolutions.get(key));
    if (known !== undefined) return known;
    const url = this.resolveUrl(specifier, parent, true);
    // Of a data: URL the type is looked at after the names of the attributes (observed).
    if (attributes !== undefined && url.startsWith('data:') && !this.#isValidated(attributes, url)) {
      checkAttributeKeys(attributes, url);
    }
    const { kind, format } = this.#describe(url);
    const given = attributes ?? this.#staticAttributes(base, specifier, format);
    if (!this.#isValidated(given, url)) {
      checkAttributes(given, format, url);
      this.#validated.set(validationKey(given, url), true);
    }
    const name = kind === undefined ? url : nativeName(kind, kind === 'builtin' ? url.slice(5) : url);
    if (key !== undefined) {
      this.#resolutions.set(key, name, name.length);
      this.#edges.add(base, specifier, name);
    }
    return name;
  }

  /** Once loaded, a module is found by its URL and type; its other attributes are not looked at again (observed). */
  #isValidated(attributes: Attributes, url: string): boolean {
    return this.#validated.has(validationKey(attributes, url));
  }

  #staticAttributes(base: string, specifier: string, format: string): Attributes {
    // Of text that is no module of ours (`eval`, `new Function`) nothing is known: it gets what it asks for.
    if (!this.#loaded.has(base)) return format === 'json' ? [['type', 'json']] : [];
    return staticAttributes(this.#code(base), specifier, (source) => this.sources.facts(source));
  }

  /** The URL that a specifier stands for. With `existing`, as `import` resolves it; else as `import.meta.resolve`. */
  resolveUrl(specifier: string, parent: string, existing: boolean): string {
    if (isEmbedders(specifier, this.#options.embedder)) return specifier;
    const url = this.#imports.resolve(specifier, parent, existing);
    const path = pathOfUrl(url);
    // Node decides on the format while it resolves: a broken package.json shows here (observed).
    if (path !== undefined && /\.[jt]s$|\/[^./]+$/.test(path)) this.packages.scopeOf(path);
    return url;
  }

  /** `kind` is undefined for an ES module. */
  #describe(url: string): { readonly kind: NativeKind | undefined; readonly format: Format | 'builtin' } {
    if (this.#options.embedder?.sources.has(url)) return { kind: undefined, format: 'module' };
    if (isEmbeddersFunctions(url, this.#options.embedder)) return { kind: 'host', format: 'builtin' };
    if (/^node:/i.test(url)) {
      this.checkBuiltin(url);
      return { kind: 'builtin', format: 'builtin' };
    }
    const parsed = new URL(url);
    const path = pathOfUrl(url);
    if (path === undefined && parsed.protocol !== 'data:') throw unsupportedUrlScheme(parsed.protocol);
    const format = path === undefined ? readDataUrl(parsed).format : this.sources.importFormat(path, url);
    const kinds = { module: undefined, commonjs: 'cjs', json: 'json' } as const;
    return { kind: kinds[format], format };
  }

  /** Refuses a `node:` URL that the sandbox has no module for. */
  checkBuiltin(url: string): void {
    const name = url.slice('node:'.length);
    if (url.startsWith('node:') && this.#options.builtins.has(name)) return;
    throw url.startsWith('node:') && isNodeBuiltin(name) ? missingBuiltin(url) : unknownBuiltin(url);
  }

  /**
   * The URL of the module or script that imports. A CommonJS script has its path for a name; what has none (`eval`) is
   * taken to lie in the working directory.
   */
  parentUrl(base: string): string {
    if (base.startsWith('/')) return fileUrlOf(base).href;
    const { protocol } = parseUrl(base) ?? {};
    if (protocol === 'file:' || protocol === 'data:') return base;
    const { cwd } = this.#options.files;
    return fileUrlOf(cwd.endsWith('/') ? cwd : `${cwd}/`).href;
  }

  // -- Verbs of `require` ------------------------------------------------------------------------------------------

  resolveRequire(
    request: string,
    folders: readonly string[],
    parentPath: string | undefined,
    extensions: readonly string[] | undefined,
    conditions: ReadonlySet<string> | undefined,
  ): string | undefined {
    // As for `import`, a builtin's name is never looked for among packages.
    if (bareBuiltins.has(request)) throw missingBuiltin(request);
    return inOneInstant(() => this.#requires.resolve(request, folders, parentPath, extensions, conditions));
  }

  findPath(request: string, folders: readonly string[], extensions?: readonly string[]): string | undefined {
    return inOneInstant(() => this.#requires.findPath(request, folders, extensions));
  }

  requireFormat(path: string, isMain = false): SourceKind {
    return inOneInstant(() => this.sources.requireFormat(path, fileUrlOf(path).href, isMain));
  }

  /** Text of an ES module that is no file, as the engine runs it under the name `url`. */
  inline(source: string, url: string): string {
    this.#overrides.set(url, source, source.length);
    this.#loaded.set(url, true);
    return this.#moduleSource(source, url);
  }

  /** Text of a JSON file that parses. */
  readJson(path: string): string {
    return this.sources.json(this.sources.text(path), path);
  }

  /**
   * What text that user code gives to `_compile` is, and as the engine runs it. A module's text stands in for the file's
   * from then on, since the engine loads it by name.
   */
  prepare(source: string, path: string, format: string | undefined): readonly [format: SourceKind, source: string] {
    const code = isTypeScript(path) ? this.sources.strip(source, path) : source;
    const kind = format === 'commonjs' || format === 'module' ? format : this.sources.detect(code);
    if (kind === 'commonjs') return [kind, this.sources.runnable(code)];
    this.#overrides.set(urlOfFile(path), code, code.length);
    return [kind, ''];
  }

  /**
   * The trusted specifier of an ES module that `require` is to evaluate. `executing`: the CommonJS files whose code is
   * running, innermost first. `requireStack`: for the text of an error.
   */
  requireModule(path: string, executing: readonly string[], requireStack: readonly string[]): string {
    const url = urlOfFile(path);
    checkRequiredGraph(url, path, executing, requireStack, {
      isLoaded: (module) => this.#loaded.has(module),
      facts: (module) => this.sources.facts(this.#code(module)),
      resolve: (specifier, base) => this.resolveNative(specifier, base, undefined),
      pause: () => this.#options.pause?.(),
    });
    return this.trust(url);
  }

  /** The trusted specifier of a module of the embedder, for `require`; undefined for anything else. */
  embedderSpecifier(request: string): string | undefined {
    return isEmbedders(request, this.#options.embedder) ? this.trust(this.resolveNative(request, '', [])) : undefined;
  }

  /** The specifier of the namespace that `require` gives of a module with a default export. */
  requiredSpecifier(path: string): string {
    return this.trust(nativeName('required', urlOfFile(path)));
  }

  /** The package.json of a package by its name, wherever `import` from `parentUrl` would find it. */
  findPackage(specifier: string, parentUrl: string): string | undefined {
    return this.#imports.findPackage(specifier, parentUrl)?.path;
  }

  /** 0 for a file, 1 for a folder, -2 for nothing: what `Module._stat` gives. */
  stat(path: string): number {
    const type = this.#options.files.find(path)?.type;
    return type === undefined ? -2 : type === 'directory' ? 1 : 0;
  }

  // -- What went wrong ---------------------------------------------------------------------------------------------

  /** Node's account of a link error of the engine, or undefined when the text is none. `specifier`: what was imported. */
  explainLinkError(message: string, specifier: string): LinkErrorReport | undefined {
    const root = this.#targetOf(specifier, LOADER_MODULE);
    return explainLinkError(this.#sessions.withUrls(message), root, this.#edges, (name) => ({
      source: this.#loaded.has(name) ? this.#code(name) : undefined,
      isCommonJs: parseNativeName(name)?.kind === 'cjs',
      url: urlOfNative(name),
      parse: (source) => this.sources.program(source),
    }));
  }

  /** An import has failed with a SyntaxError: of its own text, or one that its code has thrown. */
  syntaxFailed(specifier: string): void {
    const url = this.#targetOf(specifier, LOADER_MODULE);
    this.#sessions.failedToParse(
      url,
      (module) => this.#loaded.has(module) && this.sources.facts(this.#code(module)) === undefined,
    );
  }

  /**
   * The second half of Node's hint when an ES module names `require` or the like: a `.js` file may have been meant as
   * CommonJS.
   */
  moduleHint(specifier: string): string {
    const path = pathOfUrl(urlOfNative(this.#targetOf(specifier, LOADER_MODULE)));
    if (path === undefined || !path.endsWith('.js')) return '';
    const scope = this.packages.scopeOf(path);
    if (scope?.type !== 'module') return '';
    return (
      `\nThis file is being treated as an ES module because it has a '.js' file extension and '${scope.path}' contains ` +
      `"type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`
    );
  }
}

function validationKey(attributes: Attributes, url: string): string {
  const [, type = '\0'] = attributes.find(([key]) => key === 'type') ?? [];
  return `${type}\0${url}`;
}
