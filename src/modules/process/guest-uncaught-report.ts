import { inspect } from 'internal:inspect';
import { isSyntaxError, syntaxArrow } from 'internal:syntax-error';
import { version } from './guest-identity.ts';
import { sourceExcerpt } from './guest-source-excerpt.ts';
import { isError, UnhandledPromiseRejection } from './guest-unhandled-rejection.ts';

type Origin = 'uncaughtException' | 'unhandledRejection';

/** The innermost frame of a file of the program: `at f (/app/a.js:1:2)`, `at file:///app/a.mjs:1:2`. */
const FILE_FRAME = /^ {4}at (?:.*\()?((?:file:\/\/)?\/[^\n]*):(\d+):(\d+)\)?$/m;

/** Column of the caret: under `throw` where the error was made for it, as V8 points at the throw and not at the error. */
function caretColumn(line: string, column: number, origin: Origin): number {
  const start = column - 1;
  if (origin === 'unhandledRejection') return start;
  return /\bthrow\s+$/.exec(line.slice(0, start))?.index ?? start;
}

function placeOf(error: unknown, origin: Origin): string {
  let stack: unknown;
  try {
    stack = (error as { stack?: unknown } | null)?.stack;
  } catch {
    return '';
  }
  const frame = typeof stack === 'string' ? FILE_FRAME.exec(stack) : null;
  if (frame === null) return '';
  const [, file, line, column] = frame;
  const excerpt = sourceExcerpt(file!, Number(line), (source) => caretColumn(source, Number(column), origin));
  return excerpt === undefined ? '' : `${file}:${line}\n${excerpt}\n`;
}

/** What Node writes to stderr about an error that ends the program. */
export function describeUncaught(error: unknown, origin: Origin): string {
  let text: string;
  if (error instanceof UnhandledPromiseRejection) {
    text = `node:internal/process/promises:392\n      new UnhandledPromiseRejection(reason);\n      ^\n\n${inspectSafely(error)}`;
  } else if (isError(error)) {
    text = isSyntaxError(error)
      ? `${syntaxArrow(error)}${withoutBrackets(inspectSafely(error))}`
      : `${placeOf(error, origin)}${inspectSafely(error)}`;
  } else {
    const shown = typeof error === 'object' && error !== null ? inspectSafely(error) : String(error);
    text = `Uncaught:\n${shown}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`;
  }
  return `${text}\n\nNode.js ${version}\n`;
}

/** Node has frames of its own in the stack of a parser's error, which has none here. */
function withoutBrackets(text: string): string {
  return text.replace(/^\[([\s\S]*)\]((?: \{\n[\s\S]*\})?)$/, '$1$2');
}

function inspectSafely(value: object): string {
  try {
    return inspect(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
