/** Errors: their stack, with the class put in front, frames shortened, and properties that it says already left out. */
import { brandOf } from 'internal:engine-details';
import { prefixOf } from 'internal:inspect-class';
import type { InspectContext } from 'internal:inspect-context';
import type { Form } from 'internal:inspect-object';
import { inspectValue } from 'internal:inspect-value';

const errorToString = Error.prototype.toString;
const FRAME_START = '\n    at';

function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && (brandOf(value) === 'Error' || value instanceof Error);
}

/** What an error without any readable text is called. */
const UNREADABLE = '[object Error]';

/** `Error: message`, also when a getter throws on the way. */
function headerOf(error: Error): string {
  try {
    return errorToString.call(error);
  } catch {
    return UNREADABLE;
  }
}

function stackOf(error: Error, context?: InspectContext): string {
  let stack: unknown;
  try {
    stack = error.stack;
  } catch {
    return headerOf(error);
  }
  if (!stack) return headerOf(error);
  if (typeof stack === 'string') return stack;
  if (context === undefined) return String(stack);
  const inner = { ...context, compact: false as const };
  return `${headerOf(error)}\n    ${inspectValue(inner, stack, 0).replaceAll('\n', '\n    ')}`;
}

/** Leaves `name`, `message` and `stack` out of the keys when the stack shows them, and adds hidden `cause` and `errors`. */
function adjustKeys({ keys, context }: Form, error: Error, stack: string): void {
  if (!context.showHidden && keys.length > 0) {
    for (const key of ['name', 'message', 'stack'] as const) {
      const index = keys.indexOf(key);
      if (index < 0) continue;
      const value: unknown = error[key];
      if (typeof value !== 'string' || stack.includes(value)) keys.splice(index, 1);
    }
  }
  if (Object.hasOwn(error, 'cause') && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray((error as { errors?: unknown }).errors) && !keys.includes('errors')) keys.push('errors');
}

/** What may be a class's name at the beginning of a stack whose error has no prototype to tell it. */
const CLASS_NAME = /^[A-Z][\w ()[\]-]*$/;

/**
 * Makes the class visible in the stack's first word (observed): `class Foo extends Error` gives `Foo [Error]: x`,
 * `class FooError extends Error` gives `FooError: x`, and a name that does not end in "Error" stays as it is.
 */
function nameClass(stack: string, { name: constructor, tag }: Form, error: Error): string {
  let name: unknown;
  try {
    name = (error as { name?: unknown }).name ?? 'Error';
  } catch {
    return stack;
  }
  const word = /^[^:\n]*/.exec(stack)![0];
  const rest = stack.slice(word.length);
  if (constructor === null) {
    const isName = CLASS_NAME.test(word);
    const label = prefixOf(null, tag, isName ? word : 'Error').trimEnd();
    const isTold = typeof name === 'string' && label.includes(name);
    const shown = isTold ? label : `${label} [${String(name)}]`;
    return isName ? `${shown}${rest}` : `${shown}: ${stack}`;
  }
  const label = prefixOf(constructor, tag, 'Error').trimEnd();
  if (typeof name !== 'string') return stack.replace(String(name), (text) => `${text} [${label}]`);
  if (word !== name || !name.endsWith('Error')) return stack;
  return `${label.includes(name) ? label : `${label} [${name}]`}${rest}`;
}

/** At least this many frames shared with the cause's stack are left out. */
const FEWEST_SHARED_FRAMES = 4;

/** Where the frames run along those of the cause, and for how many. */
function findShared(frames: readonly string[], causeFrames: readonly string[]): [start: number, count: number] {
  for (let start = 0; start + FEWEST_SHARED_FRAMES <= frames.length; start++) {
    const other = causeFrames.indexOf(frames[start]!);
    if (other < 0 || causeFrames.length - other < FEWEST_SHARED_FRAMES) continue;
    let count = 1;
    while (start + count < frames.length && frames[start + count] === causeFrames[other + count]) {
      if (other + count >= causeFrames.length) break;
      count++;
    }
    if (count >= FEWEST_SHARED_FRAMES) return [start, count];
  }
  return [0, 0];
}

/** Stacks of at most this many frames are shown whole. */
const SHORT_STACK = 10;
const FEWEST_REPEATED_FRAMES = 3;

/** Recursion writes the same frames again and again: repetitions become one line. */
function collapseRepeated(frames: string[], context: InspectContext): string[] {
  if (frames.length <= SHORT_STACK || frames.length - new Set(frames).size <= FEWEST_REPEATED_FRAMES) return frames;
  const output: string[] = [];
  let index = 0;
  while (index < frames.length) {
    const [period, times] = findRepetition(frames, index);
    if (times === 0) {
      output.push(frames[index++]!);
      continue;
    }
    output.push(...frames.slice(index, index + period));
    const what = times === 1 ? 'lines ...' : `${period} lines ${times} times...`;
    output.push(context.stylize(`    ... collapsed ${period * times} duplicate lines matching above ${what}`, 'undefined'));
    index += period * (times + 1);
  }
  return output;
}

function findRepetition(frames: readonly string[], start: number): [period: number, times: number] {
  for (let period = 1; start + period * 2 <= frames.length; period++) {
    if (frames[start + period] !== frames[start]) continue;
    let end = start + period;
    while (end < frames.length && frames[end] === frames[end - period]) end++;
    const times = Math.floor((end - start) / period) - 1;
    if (period * times >= FEWEST_REPEATED_FRAMES) return [period, times];
  }
  return [1, 0];
}

function framesOf(text: string, error: Error, context: InspectContext): string[] {
  const frames = text.split('\n');
  let cause: unknown;
  try {
    cause = error.cause;
  } catch {
    // A getter that throws: the cause's stack is unknown.
  }
  if (isError(cause)) {
    const causeStack = stackOf(cause);
    const start = causeStack.indexOf(FRAME_START);
    if (start >= 0) {
      const [offset, count] = findShared(frames, causeStack.slice(start + 1).split('\n'));
      if (count > 0) {
        // The first and the last shared frame stay, as landmarks.
        const mark = context.stylize(`    ... ${count - 2} lines matching cause stack trace ...`, 'undefined');
        frames.splice(offset + 1, count - 2, mark);
      }
    }
  }
  return collapseRepeated(frames, context);
}

// Frames of our own modules carry Node's `node:` names; a package's name is underlined.
const BUILTIN_FRAME = /\(node:(?:internal\/)?[\w/]+:\d+:\d+\)$| node:(?:internal\/)?[\w/]+:\d+:\d+$/;
const PACKAGE_IN_PATH = /([\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)(?=[\\/])/g;

/** The folder of the running program is dimmed in its frames, so that the rest of the path stands out. */
function dimWorkingFolder(frame: string, context: InspectContext, folder: string): string {
  const url = `file://${folder}`;
  const isUrl = frame.includes(url);
  const shown = isUrl ? url : folder;
  const start = frame.indexOf(shown);
  if (start < 0) return frame;
  const isCall = frame[start - 1] === '(';
  const from = isCall ? start - 1 : start;
  const end = start + shown.length + 1;
  const close = isCall ? frame.length - 1 : frame.length;
  const dim = (text: string): string => context.stylize(text, 'undefined');
  const last = isCall ? dim(frame.slice(close)) : '';
  return `${frame.slice(0, from)}${dim(frame.slice(from, end))}${frame.slice(end, close)}${last}`;
}

function workingFolder(): string | undefined {
  try {
    return (globalThis as { process?: { cwd(): string } }).process?.cwd();
  } catch {
    return undefined;
  }
}

function colorFrame(frame: string, context: InspectContext, folder: string | undefined): string {
  if (BUILTIN_FRAME.test(frame)) return context.stylize(frame, 'undefined');
  const dimmed = folder === undefined || folder === '/' ? frame : dimWorkingFolder(frame, context, folder);
  return dimmed.replace(PACKAGE_IN_PATH, (_all, parent: string, name: string) => parent + context.stylize(name, 'module'));
}

/** The error's text before its properties; takes keys that it shows out of the form's list. */
export function errorForm(form: Form): string {
  const { context } = form;
  const error = form.value as Error;
  let stack = stackOf(error, context);
  adjustKeys(form, error, stack);
  stack = nameClass(stack, form, error);
  let searchFrom = 0;
  try {
    const message: unknown = error.message;
    if (typeof message === 'string' && message !== '') {
      const position = stack.indexOf(message);
      if (position >= 0) searchFrom = position + message.length;
    }
  } catch {
    // A getter that throws: the frames are looked for from the start.
  }
  const frameStart = stack.indexOf(FRAME_START, searchFrom);
  if (frameStart < 0) {
    if (stack !== UNREADABLE) stack = `[${stack}]`;
  } else {
    let frames = framesOf(stack.slice(frameStart + 1), error, context);
    if (context.colors) {
      const folder = workingFolder();
      frames = frames.map((frame) => colorFrame(frame, context, folder));
    }
    stack = `${stack.slice(0, frameStart)}\n${frames.join('\n')}`;
  }
  return context.indentation === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
}
