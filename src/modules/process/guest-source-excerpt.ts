import { host } from './guest-host.ts';

/**
 * The line of a source and a caret below the column where `caret` finds it, counted from 0. Undefined where the source cannot
 * be read.
 */
export function sourceExcerpt(file: string, line: number, caret: (source: string) => number): string | undefined {
  const path = file.startsWith('file://') ? decodeURIComponent(file.slice(7)) : file;
  const source = host.sourceLine(path, line);
  if (source === undefined) return undefined;
  // Tabs are kept, so that the caret stands below the same character.
  const padding = source.slice(0, caret(source)).replace(/[^\t]/g, ' ');
  return `${source}\n${padding}^\n`;
}
