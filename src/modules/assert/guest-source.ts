/** The text of the assertion that failed, as it stands in its source file. */
import { verbs } from 'internal:port';
import { sourceLine } from 'internal:source-line';
import type { AssertVerbs } from './contract.ts';

const host = verbs<AssertVerbs>('assert');
const modules = verbs<{ text(path: string): string; pathOfUrl(url: string): string | undefined }>('module');

const FRAME = /^ {4}at (?:.* \()?(.+):(\d+):(\d+)\)?$/;

/** The call of the first frame below the library, undefined where its source cannot be had. */
export function callingExpression(stack: unknown): string | undefined {
  const inMemory = sourceLine();
  if (inMemory !== undefined) {
    const end = inMemory.indexOf('\n');
    return expressionAt(inMemory.slice(end + 1), Number(inMemory.slice(0, end)));
  }
  if (typeof stack !== 'string') return undefined;
  const match = FRAME.exec(stack.split('\n').find((line) => line.startsWith('    at ')) ?? '');
  if (match === null) return undefined;
  const [, file, line, column] = match;
  let text: string;
  try {
    const path = file!.startsWith('/') ? file : modules.pathOfUrl(file!);
    if (path === undefined) return undefined;
    text = modules.text(path);
  } catch {
    // The file is gone.
    return undefined;
  }
  const source = text.split('\n')[Number(line) - 1];
  return source === undefined ? undefined : expressionAt(source, Number(column) - 1);
}

function expressionAt(line: string, column: number): string | undefined {
  const expression = host.expression(line, column);
  return expression === undefined ? undefined : escapeControls(expression);
}

/** What a terminal would act on is shown as an escape sequence; tabs stay. */
function escapeControls(text: string): string {
  let escaped = '';
  for (const character of text) {
    escaped += character < ' ' && character !== '\t' ? JSON.stringify(character).slice(1, -1) : character;
  }
  return escaped;
}
