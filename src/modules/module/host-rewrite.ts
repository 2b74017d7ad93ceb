import { type ImportMark, mayHaveMarks, type SourceKind, syntaxFacts } from './host-syntax.ts';

/**
 * What the engine lacks is put into a source as calls of functions that the loader gives: `import()` (the engine's own
 * gives its texts for errors, sees no attributes, and cannot be followed) and `import.meta` (the engine's own is empty).
 *
 * Each replacement has the length of what it replaces, and the rest stands on a line of its own behind the source, where
 * declarations are hoisted from. So every line and column stays, and a hoisted function that a cycle calls early finds
 * what it needs.
 *
 * DIVERGES: `toString` of a function with `import()` or `import.meta` in it shows what they were replaced by at load.
 */
export interface Rewritten {
  readonly source: string;
  /** Name that `import()` was given, where there is one. */
  readonly importName: string | undefined;
  /** Name of the function that gives `import.meta`, in its two lengths. */
  readonly metaName: string | undefined;
  readonly parenthesizedMetaName: string | undefined;
  /** What the names of the loader's own bindings begin with. */
  readonly letter: string;
}

/** Stands for the `i` of `import`: a letter of one UTF-16 unit in Latin-1, so that strings stay narrow. */
const letters = ['í', 'ì', 'î', 'ï'] as const;

/**
 * Undefined where there is nothing to rewrite, or where the engine will refuse the source. Of a CommonJS source the guest
 * knows only the first letter, see guest-commonjs.ts; one that has it for itself keeps the engine's `import()`.
 */
export function rewriteImports(source: string, kind: SourceKind): Rewritten | undefined {
  if (!mayHaveMarks(source)) return undefined;
  const choice = kind === 'module' ? letters : letters.slice(0, 1);
  const letter = choice.find((candidate) => !source.includes(`${candidate}m`) && !source.includes(`${candidate}d`));
  const marks = letter === undefined ? [] : (syntaxFacts(source, kind)?.marks ?? []);
  if (letter === undefined || marks.length === 0) return undefined;
  const names = { 'import()': `${letter}mport`, 'import.meta': `${letter}mportMet`, parenthesized: `${letter}mportM` };
  let text = '';
  let end = 0;
  for (const mark of marks) {
    text += source.slice(end, mark.start) + replacement(mark, source.slice(mark.start, mark.end), names);
    end = mark.end;
  }
  const has = (test: (mark: ImportMark) => boolean, name: string) => (marks.some(test) ? name : undefined);
  return {
    source: text + source.slice(end),
    importName: has(({ kind }) => kind === 'import()', names['import()']),
    metaName: has(({ kind, isNewCallee }) => kind === 'import.meta' && !isNewCallee, names['import.meta']),
    parenthesizedMetaName: has(({ kind, isNewCallee }) => kind === 'import.meta' && isNewCallee, names.parenthesized),
    letter,
  };
}

function replacement(mark: ImportMark, text: string, names: Record<ImportMark['kind'] | 'parenthesized', string>): string {
  if (mark.kind === 'import()') return names['import()'];
  // Parentheses only behind `new`: at the start of a line they would continue the statement before it.
  const call = mark.isNewCallee ? `(${names.parenthesized}())` : `${names['import.meta']}()`;
  // `import . meta` has more characters than the call, and maybe line ends.
  return call + text.slice(call.length).replace(/[^\r\n]/g, ' ') + text.slice(0, call.length).replace(/[^\r\n]/g, '');
}
