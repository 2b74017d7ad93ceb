import { sourceExcerpt } from './guest-source-excerpt.ts';

/** What Node says of modules that wait for ever (nodejs.org/api/process.html#exit-codes): `places` has three lines for each. */
export function describeUnsettled(places: string): string {
  const items = places.split('\n');
  let text = '';
  for (let index = 0; index + 2 < items.length; index += 3) {
    const [file, line, column] = [items[index]!, Number(items[index + 1]), Number(items[index + 2])];
    const url = file.startsWith('/') ? `file://${encodeURI(file)}` : file;
    const excerpt = sourceExcerpt(file, line, (source) => caretColumn(source, column - 1)) ?? '';
    text += `Warning: Detected unsettled top-level await at ${url}:${line}\n${excerpt}\n\n\n`;
  }
  return text;
}

/** Where V8 points at the variable of a loop, and at the value that is to be disposed of. */
const LOOP = /\bfor\s+await\s*\(\s*(?:(?:const|let|var)\s+)?|\bawait\s+using\s+[\w$]+\s*=\s*/;

function caretColumn(source: string, column: number): number {
  const loop = source.startsWith('await', column) ? null : LOOP.exec(source.slice(0, column));
  return loop === null ? column : loop.index + loop[0].length;
}
