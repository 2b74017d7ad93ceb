/**
 * What the guest's half of the module loader asks of its host. Paths are absolute. A list is its items joined by NUL, which
 * no path and no specifier that leads anywhere can contain; `require` passes one with every call.
 */
export interface ModuleVerbs {
  /**
   * The file that `require` finds, or undefined. `folders`: where it looks. `parentPath`: the requiring file, for `#imports`
   * and for its own package. `extensions` and `conditions` where they are not the usual ones.
   */
  resolveRequire(
    request: string,
    folders: string,
    parentPath: string | undefined,
    extensions: string | undefined,
    conditions: string | undefined,
  ): string | undefined;
  /** `Module._findPath`. */
  findPath(request: string, folders: string, extensions: string | undefined): string | undefined;
  /** What `require` takes a JavaScript or TypeScript file for. */
  format(path: string, isMain?: boolean): 'commonjs' | 'module';
  /** Text of a CommonJS file as the engine runs it: types stripped, `import()` a call of `ímport`. */
  commonJsSource(path: string): string;
  /** Text of a file as it is, for an overridden `_compile`. */
  text(path: string): string;
  /** Text of a JSON file, which parses. */
  json(path: string): string;
  /**
   * What text that user code gives to `_compile` is, and as the engine runs it. A module's text stands in for the file's
   * from then on.
   */
  prepare(source: string, path: string, format: string | undefined): readonly [format: 'commonjs' | 'module', source: string];
  /** V8's text for module syntax in a CommonJS file; undefined where there is none. Warns as Node does. */
  explainSyntaxError(source: string, path: string): string | undefined;
  /** The specifier under which the engine imports what a dynamic import means. `attributes`: keys and values in turn. */
  resolveImport(specifier: string, base: string, attributes: string): string;
  /** The specifier under which the engine evaluates the ES module that a path is. */
  moduleSpecifier(path: string): string;
  /** The same for `require`: refuses what awaits, and cycles through CommonJS files that are running, innermost first. */
  requireModule(path: string, executing: string, requireStack: string): string;
  /** The specifier of a module of the embedder (`host:mail`); undefined for anything else. */
  embedderSpecifier(request: string): string | undefined;
  /** The specifier of the namespace that `require` gives of a module with a default export. */
  requiredSpecifier(path: string): string;
  /** `import.meta.resolve`: a URL. */
  resolveUrl(specifier: string, base: string): string;
  /** Node's text for a link error of the engine and what stands above it in the stack, or undefined. */
  explainLinkError(message: string, specifier: string): readonly [message: string, frame: string] | undefined;
  /** Tells that an import has failed with a SyntaxError, of its own text or one that its code has thrown. */
  syntaxFailed(specifier: string): void;
  /** The second half of Node's hint for a CommonJS name in the ES module of that specifier, or the empty string. */
  moduleHint(specifier: string): string;
  findPackageJson(specifier: string, base: string | undefined): string | undefined;
  /** What `Module._readPackage` shows of a folder's package.json, as JSON; undefined where there is none. */
  readPackage(folder: string): string | undefined;
  /** 0 for a file, 1 for a folder, -2 for nothing. */
  stat(path: string): number;
  /** The `file:` URL of a path. */
  urlOfPath(path: string): string;
  /** Path of a file URL; undefined for other text. */
  pathOfUrl(url: string): string | undefined;
  /** `sourceUrl` is the empty string where none was given. */
  stripTypes(code: string, mode: 'strip' | 'transform', sourceMap: boolean, sourceUrl: string): string;
  /** Where an import leads by default, and what is there: the default of hooks for resolution. */
  hookResolve(specifier: string, base: string): readonly [url: string, format: string | undefined];
  /** Format and text of a module by default. `attributes`: keys and values in turn. */
  hookLoad(url: string, format: string | undefined, attributes: string): readonly [format: string, text: string | undefined];
  /** The specifier of an ES module that the engine has, by its URL. */
  hookKnown(url: string): string | undefined;
  /** Takes what hooks have made of a module; gives the specifier that evaluates it. */
  hookDefine(url: string, format: string, text: string | undefined): string;
  /** Static imports of an ES module that was defined, each as its specifier, keys and values in turn. */
  hookImports(url: string): readonly string[];
  /** From now on that import of the module `base` leads to `target`, which `hookDefine` or `hookKnown` has given. */
  hookLink(base: string, specifier: string, target: string): void;
  /** Message, type and code of each warning since the last call. */
  takeWarnings(): readonly (readonly [message: string, type: string, code: string])[];
}
