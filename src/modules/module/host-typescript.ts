import { createRequire } from 'node:module';
import { VerbError } from '../../capabilities/verb-error.ts';

/**
 * Type stripping with the library that Node itself uses (nodejs.org/api/typescript.html#type-stripping). Types become
 * spaces, so lines and columns stay; what has a meaning at run time (`enum`, parameter properties) is refused.
 */
interface Amaro {
  transformSync(source: string, options: Readonly<Record<string, unknown>>): { readonly code: string; readonly map?: string };
}

/** What the library throws about a source: no Error, but a record. */
interface StripFailure {
  readonly code: 'UnsupportedSyntax' | 'InvalidSyntax' | string;
  readonly message: string;
  readonly snippet?: string;
  readonly startLine?: number;
  /** From 0 on. */
  readonly startColumn?: number;
}

/** A longer excerpt, of a line without an end, is left out. */
const LONGEST_EXCERPT = 4096;

// Not a bare `require`: the bundler makes one that throws for the ES module build.
const nodeRequire = createRequire(import.meta.url);

let amaro: Amaro | undefined;
let loadMs = 0;

/**
 * The library is loaded at first use, since it is 3.5 MB. It is loaded anew after a trap: a source that nests deeply enough
 * ends its Wasm stack, after which the instance fails for every source, and so for every other sandbox of the process.
 */
function load(fresh: boolean): Amaro {
  const started = performance.now();
  if (fresh) delete nodeRequire.cache[nodeRequire.resolve('amaro')];
  const library = nodeRequire('amaro') as Amaro;
  loadMs += performance.now() - started;
  return library;
}

/** Milliseconds spent on loading since the last call: up to half a second on a busy machine, which no guest asked for. */
export function takeLoadTime(): number {
  const ms = loadMs;
  loadMs = 0;
  return ms;
}

/** @param file The name that the source has in errors. */
function run(source: string, file: string, options: Readonly<Record<string, unknown>>): ReturnType<Amaro['transformSync']> {
  amaro ??= load(false);
  try {
    return amaro.transformSync(source, options);
  } catch (error) {
    const failure = parseFailure(error);
    if (failure !== undefined) throw typescriptError(failure, file);
    amaro = load(true);
    throw typescriptError({ code: 'InvalidSyntax', message: 'The source nests too deeply' }, file);
  }
}

function typescriptError({ code, message, snippet = '', startLine: line, startColumn }: StripFailure, file: string): VerbError {
  const isUnsupported = code === 'UnsupportedSyntax';
  return new VerbError(message, {
    code: isUnsupported ? 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' : 'ERR_INVALID_TYPESCRIPT_SYNTAX',
    name: 'SyntaxError',
    place:
      line === undefined || startColumn === undefined || snippet.length > LONGEST_EXCERPT
        ? undefined
        : { file, line, column: startColumn + 1, excerpt: snippet },
  });
}

/** Undefined for what is no report about the source. */
function parseFailure(error: unknown): StripFailure | undefined {
  if (typeof error !== 'object' || error === null || error instanceof Error) return undefined;
  const { code, message } = error as Partial<StripFailure>;
  return typeof code === 'string' && typeof message === 'string' ? (error as StripFailure) : undefined;
}

/** The source without its types, every other character in its place. `file` is its name in errors. */
export function stripTypes(source: string, file: string): string {
  return run(source, file, { mode: 'strip-only' }).code;
}

/**
 * `module.stripTypeScriptTypes` (nodejs.org/api/module.html#modulestriptypescripttypescode-options). `transform` also
 * compiles what has a meaning at run time; lines then move, which a source map can tell.
 */
export function stripForUser(source: string, transform: boolean, sourceMap: boolean, sourceUrl: string): string {
  const filename = sourceUrl === '' ? {} : { filename: sourceUrl };
  const { code, map } = run(source, sourceUrl, { mode: transform ? 'transform' : 'strip-only', sourceMap, ...filename });
  if (map !== undefined && map !== '') {
    // Of the map Node tells these four, and names no source that was given no name (observed).
    const { version, names, mappings } = JSON.parse(map) as Record<string, unknown>;
    const shown = JSON.stringify({ version, sources: [sourceUrl], names, mappings });
    return `${code}\n\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(shown).toString('base64')}`;
  }
  return sourceUrl === '' ? code : `${code}\n\n//# sourceURL=${sourceUrl}`;
}
