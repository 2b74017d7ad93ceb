import { posix } from 'node:path';
import type { Program } from 'acorn';
import { jsonMessage } from '../../capabilities/json-message.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { posixCodeOf, posixError } from '../../capabilities/volumes/posix-errors.ts';
import { type CommonJsExports, lexCommonJs } from './host-commonjs-exports.ts';
import {
  addonsDisabled,
  invalidUrl,
  sourceTooLarge,
  typeStrippingInNodeModules,
  unknownFileExtension,
  unknownModuleFormat,
} from './host-errors.ts';
import { pathOfFileUrl, urlOfFile } from './host-file-url.ts';
import { type LoaderFiles, withoutByteOrderMark } from './host-loader-files.ts';
import type { PackageReader } from './host-package-json.ts';
import { loadParsers } from './host-parsers.ts';
import { type Rewritten, rewriteImports } from './host-rewrite.ts';
import { rewriteExportNames } from './host-rewrite-export-names.ts';
import { rewriteUsing } from './host-rewrite-using.ts';
import type { SourceCache } from './host-source-cache.ts';
import { detectKind, parseSource, type SourceKind, type SyntaxFacts, syntaxFacts } from './host-syntax.ts';
import { loadStripper, stripForUser, stripTypes } from './host-typescript.ts';

export type Format = SourceKind | 'json';

export interface SourceOptions {
  readonly files: LoaderFiles;
  readonly packages: PackageReader;
  readonly cache: SourceCache;
  readonly maxSourceBytes: number;
  /** Called when a package.json without `type` made the loader look into a source that is a module. */
  readonly onTypeless: (url: string, packagePath: string) => void;
  /** Called before a source is read or parsed: one question can be about a thousand. */
  readonly pause?: (() => void) | undefined;
  /** Runs a parser; ends the sandbox in the middle of it when its time is over. */
  readonly runStoppable: <T>(work: () => T) => T;
}

/** A shorter text cannot keep a parser of JavaScript for long: they take linear time but for names in a scope. */
const LONG_TEXT = 1 << 14;

const typeScriptExtensions = new Set(['.ts', '.mts', '.cts']);

/** Formats and texts of modules: nodejs.org/api/packages.html#determining-module-system. */
export class SourceReader {
  readonly #options: SourceOptions;
  #detected: { readonly path: string; readonly code: string } | undefined;

  constructor(options: SourceOptions) {
    this.#options = options;
  }

  /** The text of a file as it is, without its byte order mark. Fails as `fs.readFileSync` does. */
  text(path: string): string {
    this.#options.pause?.();
    let text: string;
    try {
      text = this.#options.files.readText(path);
    } catch (error) {
      const { code, errno, text: reason } = posixError(posixCodeOf(error));
      const fields = { errno, code, syscall: code === 'EISDIR' ? 'read' : 'open', ...(code !== 'EISDIR' && { path }) };
      const place = code === 'EISDIR' ? 'read' : `open '${path}'`;
      throw new VerbError(`${code}: ${reason}, ${place}`, { code, fields });
    }
    // UTF-8 has at most three bytes for a UTF-16 unit, so this is never too strict and at most thrice too generous.
    if (text.length > this.#options.maxSourceBytes) throw sourceTooLarge(path, this.#options.maxSourceBytes);
    return withoutByteOrderMark(text);
  }

  /** The text that the engine gets, types stripped. `shown`: the file's name in what is wrong with them. */
  code(path: string, shown = urlOfFile(path)): string {
    const text = this.text(path);
    return isTypeScript(path) ? this.strip(text, path, shown) : text;
  }

  /** Text that parses as JSON, for the guest to parse; the error is the host's, which is V8's text on Node. */
  json(text: string, shown: string): string {
    const message = this.#options.cache.memo('json', text, jsonMessage);
    if (message !== undefined) throw new VerbError(`${shown}: ${message}`, { name: 'SyntaxError' });
    return text;
  }

  strip(text: string, path: string, shown = urlOfFile(path)): string {
    if (path.includes('/node_modules/')) throw typeStrippingInNodeModules(path);
    return this.#options.cache.memo('types', text, () => stripTypes(text, shown, this.#stripping()));
  }

  /** `module.stripTypeScriptTypes` */
  stripForUser(text: string, transform: boolean, sourceMap: boolean, sourceUrl: string): string {
    return stripForUser(text, { transform, sourceMap, sourceUrl }, this.#stripping());
  }

  /** The library is loaded before: it is broken where it is stopped in the middle of that. */
  #stripping(): SourceOptions['runStoppable'] {
    loadStripper();
    return this.#options.runStoppable;
  }

  #parse<T>(work: () => T): T {
    loadParsers();
    return this.#options.runStoppable(work);
  }

  /** What `import` takes a file for; refuses what `import` refuses. */
  importFormat(path: string, url: string): Format {
    const extension = posix.extname(path);
    if (extension === '.node') throw addonsDisabled();
    if (extension !== '' && extension !== '.js' && extension !== '.ts') {
      const format = formatByExtension(extension);
      if (format === undefined) throw unknownFileExtension(extension, path);
      return format;
    }
    // Node looks for the syntax of modules under the file's path, and loads it by its URL.
    return this.#formatByPackage(path, url, path);
  }

  /**
   * The text that was read to tell what a file is. `require` asks for it next, so a file is read once, as in Node; and what was
   * looked at is what runs.
   */
  takeCode(path: string): string {
    const detected = this.#detected;
    this.#detected = undefined;
    return detected?.path === path ? detected.code : this.code(path);
  }

  /** What `require` takes a file for: unknown extensions and none are CommonJS unless their syntax says otherwise. */
  requireFormat(path: string, url: string, isMain = false): SourceKind {
    this.#detected = undefined;
    const extension = posix.extname(path);
    if (extension === '.js' || extension === '.ts') return this.#formatByPackage(path, isMain ? url : undefined);
    const format = formatByExtension(extension);
    return format === undefined || format === 'json' ? this.#detectIn(path) : format;
  }

  #detectIn(path: string, shown?: string): SourceKind {
    const code = this.code(path, shown);
    this.#detected = { path, code };
    return this.detect(code);
  }

  /** Without an address nobody is warned: `require` says nothing of packages without a type (observed). */
  #formatByPackage(path: string, url: string | undefined, shown?: string): SourceKind {
    const scope = this.#options.packages.scopeOf(path);
    if (scope?.type === 'module' || scope?.type === 'commonjs') return scope.type;
    const kind = this.#detectIn(path, shown);
    // The warning is for those who can mend it.
    const isOwn = scope !== undefined && !path.includes('/node_modules/');
    if (kind === 'module' && isOwn && url !== undefined) this.#options.onTypeless(url, scope.path);
    return kind;
  }

  detect(code: string): SourceKind {
    return this.#parsed('kind', code, detectKind);
  }

  rewrite(code: string, kind: SourceKind): Rewritten | undefined {
    return this.#parsed(`rewrite ${kind}`, code, (text) => rewriteSource(text, kind));
  }

  /** A CommonJS source as the engine runs it. */
  runnable(code: string): string {
    // In a function, where the engine compiles it, a hashbang is no comment.
    return (this.rewrite(code, 'commonjs')?.source ?? code).replace(/^#!/, '//');
  }

  facts(code: string): SyntaxFacts | undefined {
    this.#options.pause?.();
    return this.#parsed('facts', code, (text) => syntaxFacts(text, 'module'));
  }

  commonJsExports(code: string): CommonJsExports {
    return this.#parsed('exports', code, lexCommonJs);
  }

  /** Undefined when it is no module. */
  program(code: string): Program | undefined {
    return this.#parse(() => parseSource(code, 'module'));
  }

  #parsed<T>(name: string, code: string, parse: (code: string) => T): T {
    const { cache } = this.#options;
    return cache.memo(name, code, code.length < LONG_TEXT ? parse : (text) => this.#parse(() => parse(text)));
  }
}

/** All that is rewritten at load; undefined where nothing is. */
function rewriteSource(source: string, kind: SourceKind): Rewritten | undefined {
  const named = kind === 'module' ? rewriteExportNames(source) : undefined;
  const used = rewriteUsing(named ?? source, kind) ?? named;
  const rewritten = rewriteImports(used ?? source, kind);
  if (rewritten !== undefined || used === undefined) return rewritten;
  return { source: used, importName: undefined, metaName: undefined, parenthesizedMetaName: undefined, letter: '' };
}

/** Whether a file has types to strip. */
export function isTypeScript(path: string): boolean {
  return typeScriptExtensions.has(posix.extname(path));
}

/** By extension alone. */
function formatByExtension(extension: string): Format | undefined {
  switch (extension) {
    case '.mjs':
    case '.mts':
      return 'module';
    case '.cjs':
    case '.cts':
      return 'commonjs';
    case '.json':
      return 'json';
    default:
      return undefined;
  }
}

/** The text of a data: URL and what it is (nodejs.org/api/esm.html#data-imports). */
export function readDataUrl(url: URL): { readonly format: Format; readonly text: string } {
  const content = url.pathname + url.search;
  const comma = content.indexOf(',');
  if (comma < 0) throw invalidUrl(url.href);
  const header = content.slice(0, comma);
  const end = header.indexOf(';');
  const type = end < 0 ? header : header.slice(0, end);
  const isBase64 = header.endsWith(';base64');
  const format = dataFormats[type];
  if (format === undefined) throw unknownModuleFormat(type.includes('/') ? type : null, url.href);
  const data = content.slice(comma + 1);
  if (isBase64) return { format, text: Buffer.from(data, 'base64').toString() };
  try {
    return { format, text: decodeURIComponent(data) };
  } catch {
    throw new VerbError('URI malformed', { name: 'URIError' });
  }
}

const dataFormats: Readonly<Partial<Record<string, Format>>> = {
  __proto__: null as never,
  'text/javascript': 'module',
  'application/json': 'json',
};

/** The path of a file URL, else undefined. */
export function pathOfUrl(url: string): string | undefined {
  return url.startsWith('file:') ? pathOfFileUrl(new URL(url)) : undefined;
}
