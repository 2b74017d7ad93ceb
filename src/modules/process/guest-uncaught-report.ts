import { inspect } from 'internal:inspect';
import { defaultOptions } from 'internal:inspect-context';
import { hasArrow, isSyntaxError, syntaxArrow } from 'internal:syntax-error';
import { throwPlaces } from 'internal:throw-places';
import { kEnhanceStackBeforeInspector } from 'node:events';
import { version } from './guest-identity.ts';
import { caretColumn, sourceExcerpt } from './guest-source-excerpt.ts';
import { isError, UnhandledPromiseRejection } from './guest-unhandled-rejection.ts';

type Origin = 'uncaughtException' | 'unhandledRejection';

/** The innermost frame of a file of the program: `at f (/app/a.js:1:2)`, `at file:///app/a.mjs:1:2`. */
const FILE_FRAME = /^ {4}at (?:.*\()?((?:file:\/\/)?\/[^\n]*):(\d+):(\d+)\)?$/m;

const THROW = /^throw\b/;

/** The place of the `throw` that nobody caught; undefined where it was none of the program's. */
function throwOf(value: unknown): string | undefined {
  for (const { file, line, column } of throwPlaces(value)) {
    let isThrow = false;
    const excerpt = sourceExcerpt(file, line, (source) => {
      isThrow = THROW.test(source.slice(column - 1));
      return column - 1;
    });
    if (isThrow) return `${file}:${line}\n${excerpt}`;
  }
  return undefined;
}

function placeOf(error: unknown, origin: Origin): string {
  const thrown = origin === 'uncaughtException' ? throwOf(error) : undefined;
  if (thrown !== undefined) return `${thrown}\n`;
  let stack: unknown;
  try {
    stack = (error as { stack?: unknown } | null)?.stack;
  } catch {
    return '';
  }
  const frame = typeof stack === 'string' ? FILE_FRAME.exec(stack) : null;
  if (frame === null) return '';
  const [, file, line, column] = frame;
  const excerpt = sourceExcerpt(file!, Number(line), (source) =>
    origin === 'unhandledRejection' ? Number(column) - 1 : caretColumn(source, Number(column)),
  );
  return excerpt === undefined ? '' : `${file}:${line}\n${excerpt}\n`;
}

interface Emission {
  readonly emitter: { readonly constructor?: { readonly name?: unknown } };
  readonly stack: string;
}

/** At least this many frames shared with the error's stack are left out. */
const FEWEST_SHARED_FRAMES = 4;

/** The longest run of frames of `own` that are in `stack` too: where it starts, and how many. */
function sharedFrames(own: readonly string[], stack: readonly string[]): readonly [start: number, count: number] {
  for (let start = 0; start + FEWEST_SHARED_FRAMES <= own.length; start++) {
    const other = stack.indexOf(own[start]!);
    if (other < 0 || stack.length - other < FEWEST_SHARED_FRAMES) continue;
    let count = 1;
    while (start + count < own.length && other + count < stack.length && own[start + count] === stack[other + count]) count++;
    if (count >= FEWEST_SHARED_FRAMES) return [start, count];
  }
  return [0, 0];
}

/** Adds to the stack where the error was emitted, when it ends the program since no listener took it. */
function addEmission(error: Error): void {
  const emission = (error as { [kEnhanceStackBeforeInspector]?: Emission })[kEnhanceStackBeforeInspector];
  const { stack } = error;
  if (emission === undefined || typeof stack !== 'string') return;
  const name = emission.emitter.constructor?.name;
  const label = typeof name === 'string' && name !== 'EventEmitter' ? ` on ${name} instance` : '';
  const own = emission.stack.split('\n').slice(1);
  const [start, count] = sharedFrames(own, stack.split('\n').slice(1));
  if (count > 0) own.splice(start + 1, count - 2, '    [... lines matching original stack trace ...]');
  error.stack = [stack, `Emitted 'error' event${label} at:`, ...own].join('\n');
}

/** A module that is the program itself is awaited by Node, which throws on what is no error (observed). */
const MAIN_REJECTED = 'node:internal/modules/run_main:107\n    triggerUncaughtException(\n    ^\n';
const HINT = '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';

/** What Node writes to stderr about an error that ends the program. */
export function describeUncaught(error: unknown, origin: Origin): string {
  let text: string;
  if (error instanceof UnhandledPromiseRejection) {
    text = `node:internal/process/promises:392\n      new UnhandledPromiseRejection(reason);\n      ^\n\n${inspectSafely(error)}`;
  } else if (isError(error)) {
    const place = isSyntaxError(error) ? syntaxArrow(error) : hasArrow(error) ? '' : placeOf(error, origin);
    try {
      addEmission(error);
    } catch {
      // What the program made of its error or emitter: the report does without.
    }
    const shown = inspectSafely(error);
    // Here frames of the library are left out of stacks, which may leave none.
    text = place + (isSyntaxError(error) || kEnhanceStackBeforeInspector in error ? withoutBrackets(shown) : shown);
  } else {
    const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
    const shown = isObject ? inspectSafely(error) : typeof error === 'symbol' ? '' : String(error);
    const thrown = origin === 'unhandledRejection' ? MAIN_REJECTED : throwOf(error);
    // An object tells where it came from by what it is, in Node's view.
    const hint = isObject && thrown !== undefined ? '' : HINT;
    text = `${thrown === undefined ? 'Uncaught:\n' : `\n${thrown}`}${shown}${hint}`;
  }
  return `${text}\n\nNode.js ${version}\n`;
}

/** Node has frames of its own in the stack of a parser's error, which has none here. */
function withoutBrackets(text: string): string {
  return text.replace(/^\[([\s\S]*)\]((?: \{\n[\s\S]*\})?)$/, '$1$2');
}

/** How deep a report looks into what was thrown, unless the program has set more (observed). */
const REPORT_DEPTH = 5;

function inspectSafely(value: object): string {
  try {
    const { depth } = defaultOptions;
    return inspect(value, { customInspect: false, depth: depth === null ? null : Math.max(depth, REPORT_DEPTH) });
  } catch {
    return Object.prototype.toString.call(value);
  }
}
