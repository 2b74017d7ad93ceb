import { createRequire } from 'node:module';
import { VerbError } from '../../capabilities/verb-error.ts';
import { aside } from '../../clock.ts';

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

/**
 * Characters of a source after which the instance is not used again: memory of Wasm never shrinks, and the library takes up to 200
 * bytes a character.
 */
const LARGE_SOURCE = 1 << 18;

let amaro: Amaro | undefined;

/** A new instance each time. */
function load(): Amaro {
  // Not a bare `require`: the bundler makes one that throws for the ES module build. One of its own, since the module that it stands
  // for keeps what it has loaded: 6 MB for each instance that a guest's source had broken.
  const nodeRequire = createRequire(import.meta.url);
  delete nodeRequire.cache[nodeRequire.resolve('amaro')];
  return nodeRequire('amaro') as Amaro;
}

/**
 * Loads the library, 3.5 MB, where it has not been or where the sandbox that was stopped by it has left none: up to half a second on
 * a busy machine, which the guest that waits has not asked for.
 */
export function loadStripper(): void {
  amaro ??= aside(load);
}

/** Runs a parser, and stops it when the time of the guest whose text it is is over. */
type RunStoppable = <T>(work: () => T) => T;
const runToItsEnd: RunStoppable = (work) => work();

/** @param file The name that the source has in errors. */
function run(
  source: string,
  file: string,
  options: Readonly<Record<string, unknown>>,
  runStoppable: RunStoppable,
): ReturnType<Amaro['transformSync']> {
  const library = amaro ?? load();
  // Where it is stopped, or traps, its memory stays as it was in the middle: no other sandbox may get that instance.
  amaro = undefined;
  try {
    const result = runStoppable(() => library.transformSync(source, options));
    amaro = source.length > LARGE_SOURCE ? load() : library;
    return result;
  } catch (error) {
    const failure = parseFailure(error);
    if (failure === undefined) {
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      // A source that nests deeply enough ends the stack of Wasm. Its guest goes on, and pays for the new instance.
      amaro = load();
      throw typescriptError({ code: 'InvalidSyntax', message: 'The source nests too deeply' }, file);
    }
    amaro = source.length > LARGE_SOURCE ? load() : library;
    throw typescriptError(failure, file);
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
export function stripTypes(source: string, file: string, runStoppable = runToItsEnd): string {
  return run(source, file, { mode: 'strip-only' }, runStoppable).code;
}

/**
 * `module.stripTypeScriptTypes` (nodejs.org/api/module.html#modulestriptypescripttypescode-options). `transform` also
 * compiles what has a meaning at run time; lines then move, which a source map can tell.
 */
export function stripForUser(
  source: string,
  { transform, sourceMap, sourceUrl }: { transform: boolean; sourceMap: boolean; sourceUrl: string },
  runStoppable = runToItsEnd,
): string {
  const filename = sourceUrl === '' ? {} : { filename: sourceUrl };
  const options = { mode: transform ? 'transform' : 'strip-only', sourceMap, ...filename };
  const { code, map } = run(source, sourceUrl, options, runStoppable);
  if (map !== undefined && map !== '') {
    // Of the map Node tells these four, and names no source that was given no name (observed).
    const { version, names, mappings } = JSON.parse(map) as Record<string, unknown>;
    const shown = JSON.stringify({ version, sources: [sourceUrl], names, mappings });
    return `${code}\n\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(shown).toString('base64')}`;
  }
  return sourceUrl === '' ? code : `${code}\n\n//# sourceURL=${sourceUrl}`;
}
