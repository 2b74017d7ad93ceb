import { parseSource } from './host-syntax.ts';

/**
 * Exports of another module under or by a name in quotes (`export { "a b" as c } from 'x'`, `export * as "module.exports" from 'x'`),
 * which the engine's parser refuses (ECMA-262, 16.2.3 ModuleExportName). They become an import and an export of what it brings,
 * which is the same binding. No line moves.
 */
const MAY_QUOTE = /\bexport\s*(?:\*\s*as\s*["']|\{[^}]*["'])/;

/** Starts the names of what is inserted: a letter in Latin-1, so that strings stay narrow. */
const letters = ['ý', 'ÿ', 'þ'];

/** Undefined where there is nothing to rewrite, or where the engine will refuse the source. */
export function rewriteExportNames(source: string): string | undefined {
  if (!MAY_QUOTE.test(source)) return undefined;
  const letter = letters.find((candidate) => !source.includes(candidate));
  const program = letter === undefined ? undefined : parseSource(source, 'module');
  if (letter === undefined || program === undefined) return undefined;
  let text = '';
  let end = 0;
  let count = 0;
  for (const node of program.body) {
    const imports: string[] = [];
    const exports: string[] = [];
    if (node.type === 'ExportAllDeclaration' && node.exported?.type === 'Literal') {
      imports.push(`* as ${letter}${count}`);
      exports.push(`${letter}${count++} as ${node.exported.raw!}`);
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      if (!node.specifiers.some(({ local, exported }) => local.type === 'Literal' || exported.type === 'Literal')) continue;
      for (const { local, exported } of node.specifiers) {
        imports.push(`${source.slice(local.start, local.end)} as ${letter}${count}`);
        exports.push(`${letter}${count++} as ${source.slice(exported.start, exported.end)}`);
      }
    } else continue;
    const from = node.source!;
    const clause = node.type === 'ExportAllDeclaration' ? imports[0]! : `{${imports.join()}}`;
    const statement = source.slice(from.start, node.end);
    const lines = source.slice(node.start, from.start).replace(/[^\n]/g, '');
    const terminator = statement.endsWith(';') ? '' : ';';
    text += `${source.slice(end, node.start)}import ${clause} from ${lines}${statement}${terminator}export{${exports.join()}};`;
    end = node.end;
  }
  return end === 0 ? undefined : text + source.slice(end);
}
