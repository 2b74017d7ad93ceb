import { host } from './guest-host.ts';

/** Column of the caret, from 0: under `throw` where the error was made for it, as V8 points at the throw and not at the error. */
export function caretColumn(line: string, column: number): number {
  const start = column - 1;
  return /\bthrow\s+(?:[\w$.]+\s*\()?$/.exec(line.slice(0, start))?.index ?? start;
}

/**
 * The line of a source and a caret below the column where `caret` finds it, counted from 0. Undefined where the source cannot
 * be read. `known` is the line of what is in no file.
 */
export function sourceExcerpt(file: string, line: number, caret: (source: string) => number, known?: string): string | undefined {
  const path = file.startsWith('file://') ? decodeURIComponent(file.slice(7)) : file;
  const source = known ?? host.sourceLine(path, line);
  if (source === undefined) return undefined;
  // Tabs are kept, so that the caret stands below the same character.
  const padding = source.slice(0, caret(source)).replace(/[^\t]/g, ' ');
  return `${source}\n${padding}^\n`;
}
