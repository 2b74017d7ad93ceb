import { requireShared } from 'internal:loader';
import { hasArrow, isSyntaxError, keepArrow } from 'internal:syntax-error';

/** What a script was compiled from, to show the line of an error. */
export interface ScriptText {
  /** With the lines and columns that the engine counts from (guest-options.ts, `place`). */
  readonly text: string;
  readonly filename: string;
  readonly lineOffset: number;
  readonly columnOffset: number;
}

type Excerpt = (file: string, line: number, caret: (source: string) => number, known?: string) => string | undefined;
interface Reports {
  readonly sourceExcerpt: Excerpt;
  readonly caretColumn: (line: string, column: number) => number;
}

/** The frames of files and scripts; those within `eval` name two places. */
const PLACED_FRAME = /^ {4}at (?!.*\beval at )(?:.*? \()?([^\n]+?):(\d+):(\d+)\)?$/gm;

function knownLine({ text, lineOffset, columnOffset }: ScriptText, line: number): string | undefined {
  const source = text.split('\n')[line - 1];
  return line === lineOffset + 1 ? source?.slice(columnOffset) : source;
}

function arrowOf(stack: string, script: ScriptText): string {
  for (const [, file, lineText, columnText] of stack.matchAll(PLACED_FRAME)) {
    const { sourceExcerpt, caretColumn } = requireShared('part:process/reports') as Reports;
    const line = Number(lineText);
    const isOwn = file === script.filename;
    const column = Number(columnText) - (isOwn && line === script.lineOffset + 1 ? script.columnOffset : 0);
    const known = isOwn ? knownLine(script, line) : undefined;
    const excerpt = sourceExcerpt(file!, line, (source) => caretColumn(source, column), known);
    return excerpt === undefined ? '' : `${file}:${line}\n${excerpt}\n`;
  }
  return '';
}

/**
 * Puts the line that a script failed at before the stack of its error (nodejs.org/api/vm.html, `displayErrors`). It is where the
 * error was made, as long as that is the line that throws it.
 */
export function showPlace(error: unknown, script: ScriptText): void {
  if (typeof error !== 'object' || error === null || hasArrow(error) || isSyntaxError(error)) return;
  try {
    const holder = error as { stack?: unknown };
    const { stack } = holder;
    if (typeof stack !== 'string') return;
    const arrow = arrowOf(stack, script);
    if (arrow === '') return;
    holder.stack = arrow + stack;
    keepArrow(error);
  } catch {
    // An error that cannot be changed stays as it is.
  }
}
