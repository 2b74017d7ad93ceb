import { brandOf } from 'internal:engine-details';
import { inspect } from 'internal:inspect';
import { host } from './guest-host.ts';
import { version } from './guest-identity.ts';

type Origin = 'uncaughtException' | 'unhandledRejection';

const isError = (value: unknown): value is Error =>
  typeof value === 'object' && value !== null && (brandOf(value) === 'Error' || value instanceof Error);

/** The innermost frame of a file of the program: `at f (/app/a.js:1:2)`, `at file:///app/a.mjs:1:2`. */
const FILE_FRAME = /^ {4}at (?:.*\()?((?:file:\/\/)?\/[^\n]*):(\d+):(\d+)\)?$/m;

/** A caret under the place: under `throw` where the error was made for it, as V8 reports the throw and not the error. */
function caretColumn(line: string, column: number, origin: Origin): number {
  if (origin === 'unhandledRejection') return column - 1;
  const thrown = /\bthrow\s+(?:new\s+)?$/.exec(line.slice(0, column - 1).replace(/new\s*$/, 'new '));
  return thrown === null ? column - 1 : thrown.index;
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
  const path = file!.startsWith('file://') ? decodeURIComponent(file!.slice(7)) : file!;
  const source = host.sourceLine(path, Number(line));
  if (source === undefined) return '';
  const caret = caretColumn(source, Number(column), origin);
  // Tabs are kept, so that the caret stands below the same character.
  const padding = source.slice(0, caret).replace(/[^\t]/g, ' ');
  return `${file}:${line}\n${source}\n${padding}^\n\n`;
}

const NOT_AN_ERROR =
  'This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise ' +
  'which was not handled with .catch(). The promise rejected with the reason ';

/** What a rejection with something else than an error is reported as (nodejs.org/api/errors.html#err_unhandled_rejection). */
function rejectionText(reason: unknown): string {
  let shown: string;
  try {
    shown = typeof reason === 'object' && reason !== null ? inspect(reason, { depth: -1 }) : String(reason);
  } catch {
    shown = '<unknown>';
  }
  return `UnhandledPromiseRejection: ${NOT_AN_ERROR}"${shown}".\n    at node:internal/process/promises:392:7 {\n  code: 'ERR_UNHANDLED_REJECTION'\n}`;
}

/** What Node writes to stderr about an error that ends the program. */
export function describeUncaught(error: unknown, origin: Origin): string {
  let text: string;
  if (isError(error)) {
    text = `${placeOf(error, origin)}${inspectSafely(error)}`;
  } else if (origin === 'unhandledRejection') {
    text = `node:internal/process/promises:392\n      new UnhandledPromiseRejection(reason);\n      ^\n\n${rejectionText(error)}`;
  } else {
    const shown = typeof error === 'object' && error !== null ? inspectSafely(error) : String(error);
    text = `Uncaught:\n${shown}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`;
  }
  return `${text}\n\nNode.js ${version}\n`;
}

function inspectSafely(value: object): string {
  try {
    return inspect(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
