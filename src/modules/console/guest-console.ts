import { diagnostics } from 'internal:diagnostics';
import { codes } from 'internal:errors';
import { formatWithOptions, type InspectOptions, inspect } from 'internal:inspect';
import { validateArray, validateInteger, validateObject, validateOneOf } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import process, { DirectOutput } from 'node:process';
import { tableText } from './guest-table.ts';
import { durationText } from './guest-time.ts';

/** What a console writes to. */
export interface ConsoleStream {
  write(text: string, callback?: (error?: Error | null) => void): unknown;
  isTTY?: boolean;
  getColorDepth?(): number;
  listenerCount(event: string): number;
  once(event: string, listener: () => void): unknown;
  removeListener(event: string, listener: () => void): unknown;
}

export interface ConsoleOptions {
  stdout: ConsoleStream;
  stderr?: ConsoleStream;
  ignoreErrors?: boolean;
  colorMode?: boolean | 'auto';
  inspectOptions?: InspectOptions | Map<ConsoleStream, InspectOptions>;
  groupIndentation?: number;
}

/** State of one console: under a symbol, so that methods work on whatever object carries it. */
export interface ConsoleState {
  stdout: () => ConsoleStream;
  stderr: () => ConsoleStream;
  readonly ignoreErrors: boolean;
  readonly colorMode: boolean | 'auto';
  readonly inspectOptions: InspectOptions | Map<ConsoleStream, InspectOptions> | undefined;
  readonly groupWidth: number;
  indentation: string;
  readonly counts: Map<string, number>;
  readonly times: Map<string, number>;
}

export const kState: unique symbol = Symbol('kState');

export interface ConsoleLike {
  [kState]: ConsoleState;
  readonly _stdoutErrorHandler: (error?: Error | null) => void;
  readonly _stderrErrorHandler: (error?: Error | null) => void;
  log(...args: unknown[]): void;
  warn(...args: unknown[]): void;
  error(...args: unknown[]): void;
  group(...args: unknown[]): void;
  trace(...args: unknown[]): void;
}

const PLAIN: InspectOptions = {};
const COLORED: InspectOptions = { colors: true };
const ignore = (): void => {};

function optionsFor(state: ConsoleState, stream: ConsoleStream): InspectOptions {
  const { colorMode, inspectOptions } = state;
  let colors = colorMode;
  if (colors === 'auto') colors = stream.isTTY === true && (stream.getColorDepth === undefined || stream.getColorDepth() > 2);
  const own = inspectOptions instanceof Map ? inspectOptions.get(stream) : inspectOptions;
  if (own) return own.colors === undefined ? { ...own, colors } : own;
  return colors ? COLORED : PLAIN;
}

function listen(stream: ConsoleStream): void {
  if (stream.listenerCount('error') === 0) stream.once('error', ignore);
}

/** What a stream calls when it has written, or failed to. */
function errorHandler(stream: () => ConsoleStream): (error?: Error | null) => void {
  return (failure) => {
    if (failure) listen(stream());
  };
}

function write(state: ConsoleState, stream: ConsoleStream, text: string, onError: (error?: Error | null) => void): void {
  const { indentation } = state;
  let line = text;
  if (indentation !== '') line = indentation + (text.includes('\n') ? text.replaceAll('\n', `\n${indentation}`) : text);
  line += '\n';
  if (!state.ignoreErrors) {
    stream.write(line);
    return;
  }
  // The program's own streams do not fail: the budget that they may exceed ends the sandbox.
  if (stream instanceof DirectOutput && stream.isDirect) {
    stream.write(line);
    return;
  }
  // Printing must not end a program: what the stream throws is dropped, and what it emits finds a listener
  // (nodejs.org/api/console.html#new-consoleoptions, `ignoreErrors`). Only the end of the engine's stack goes on.
  try {
    listen(stream);
    stream.write(line, onError);
  } catch (error) {
    if (error instanceof RangeError && /stack/i.test(error.message)) throw error;
  } finally {
    stream.removeListener('error', ignore);
  }
}

function print(target: ConsoleLike, args: unknown[], isError: boolean): void {
  const state = target[kState];
  const stream = isError ? state.stderr() : state.stdout();
  const [first] = args;
  // The commonest call of all needs no formatting.
  const text = args.length === 1 && typeof first === 'string' ? first : formatWithOptions(optionsFor(state, stream), ...args);
  write(state, stream, text, isError ? target._stderrErrorHandler : target._stdoutErrorHandler);
}

function warn(text: string): void {
  emitProcessWarning(text);
}

function now(): number {
  const [seconds, nanoseconds] = (process.hrtime as () => [number, number])();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** Prints the time since `time(label)`; false when there was none. */
function printTime({ [kState]: state, log }: ConsoleLike, name: string, label: string, rest: unknown[]): boolean {
  const start = state.times.get(label);
  if (start === undefined) {
    warn(`No such label '${label}' for console.${name}()`);
    return false;
  }
  log('%s: %s', label, durationText(now() - start), ...rest);
  return true;
}

/** The deepest that a cell of a table shows: small objects with their values, large ones by name. */
function showCell(value: unknown, options: InspectOptions): string {
  const isLarge = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspect(value, { maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY, ...options, depth: isLarge ? -1 : 0 });
}

/**
 * The methods of every console (nodejs.org/api/console.html). Their functions have neither parameters nor a prototype, as
 * in Node.
 */
export const consoleMethods = {
  log(this: ConsoleLike, ...args: unknown[]): void {
    diagnostics?.publish('console.log', args);
    print(this, args, false);
  },
  info(this: ConsoleLike, ...args: unknown[]): void {
    diagnostics?.publish('console.info', args);
    print(this, args, false);
  },
  debug(this: ConsoleLike, ...args: unknown[]): void {
    diagnostics?.publish('console.debug', args);
    print(this, args, false);
  },
  warn(this: ConsoleLike, ...args: unknown[]): void {
    diagnostics?.publish('console.warn', args);
    print(this, args, true);
  },
  error(this: ConsoleLike, ...args: unknown[]): void {
    diagnostics?.publish('console.error', args);
    print(this, args, true);
  },
  dir(this: ConsoleLike, ...args: [object?: unknown, options?: InspectOptions]): void {
    const state = this[kState];
    const stream = state.stdout();
    const text = inspect(args[0], { customInspect: false, ...optionsFor(state, stream), ...args[1] });
    write(state, stream, text, this._stdoutErrorHandler);
  },
  time(this: ConsoleLike, ...args: [label?: string]): void {
    const label = `${args[0] === undefined ? 'default' : args[0]}`;
    const { times } = this[kState];
    if (times.has(label)) warn(`Label '${label}' already exists for console.time()`);
    else times.set(label, now());
  },
  timeEnd(this: ConsoleLike, ...args: [label?: string]): void {
    const label = `${args[0] === undefined ? 'default' : args[0]}`;
    if (printTime(this, 'timeEnd', label, [])) this[kState].times.delete(label);
  },
  timeLog(this: ConsoleLike, ...args: [label?: string, ...rest: unknown[]]): void {
    const [label, ...rest] = args;
    printTime(this, 'timeLog', `${label === undefined ? 'default' : label}`, rest);
  },
  trace(this: ConsoleLike, ...args: unknown[]): void {
    const state = this[kState];
    const carrier = { name: 'Trace', message: formatWithOptions(optionsFor(state, state.stderr()), ...args), stack: '' };
    (Error as unknown as { captureStackTrace(target: object, above: unknown): void }).captureStackTrace(carrier, this.trace);
    this.error(carrier.stack);
  },
  assert(this: ConsoleLike, ...args: [expression?: unknown, ...rest: unknown[]]): void {
    const [expression, ...rest] = args;
    if (expression) return;
    if (typeof rest[0] === 'string') rest[0] = `Assertion failed: ${rest[0]}`;
    else rest.unshift('Assertion failed');
    this.warn(...rest);
  },
  clear(this: ConsoleLike): void {
    const stream = this[kState].stdout();
    // Cursor home, erase below: nothing for what is no terminal (nodejs.org/api/console.html#consoleclear).
    if (stream.isTTY && process.env.TERM !== 'dumb') stream.write('\u001b[1;1H\u001b[0J');
  },
  count(this: ConsoleLike, ...args: [label?: string]): void {
    const label = `${args[0] === undefined ? 'default' : args[0]}`;
    const { counts } = this[kState];
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    this.log(`${label}: ${count}`);
  },
  countReset(this: ConsoleLike, ...args: [label?: string]): void {
    const label = `${args[0] === undefined ? 'default' : args[0]}`;
    if (!this[kState].counts.delete(label)) warn(`Count for '${label}' does not exist`);
  },
  group(this: ConsoleLike, ...args: unknown[]): void {
    if (args.length > 0) this.log(...args);
    const state = this[kState];
    state.indentation += ' '.repeat(state.groupWidth);
  },
  groupEnd(this: ConsoleLike): void {
    const state = this[kState];
    state.indentation = state.indentation.slice(0, state.indentation.length - state.groupWidth);
  },
  table(this: ConsoleLike, ...args: [tabularData?: unknown, properties?: string[]]): void {
    const [data, properties] = args;
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    if (properties !== undefined) validateArray(properties, 'properties');
    const state = this[kState];
    const options = optionsFor(state, state.stdout());
    this.log(tableText(data, properties, (value) => showCell(value, options)));
  },
  // Both are replaced below.
  dirxml(this: ConsoleLike, ..._args: unknown[]): void {},
  groupCollapsed(this: ConsoleLike, ..._args: unknown[]): void {},
};

// One function under two names, and parameters that are seen on the prototype though not on the instances (observed).
consoleMethods.dirxml = consoleMethods.log;
consoleMethods.groupCollapsed = consoleMethods.group;
for (const [name, length] of [['assert', 1] as const, ['dir', 2] as const, ['table', 2] as const]) {
  Object.defineProperty(consoleMethods[name], 'length', { value: length, configurable: true });
}

export type MethodName = keyof typeof consoleMethods;

const hidden = { writable: true, enumerable: false, configurable: true };

/** The program's own console looks its streams up at their first use. */
function lateStream(state: ConsoleState, name: 'stdout' | 'stderr'): PropertyDescriptor {
  const accessors = {
    get() {
      const stream = state[name]();
      return stream instanceof DirectOutput ? stream.stream : stream;
    },
    set(stream: ConsoleStream) {
      state[name] = () => stream;
    },
  };
  return { ...accessors, enumerable: false, configurable: true };
}

/** Packages put another stream in the place of a console's own. */
function streamField(target: ConsoleFields, state: ConsoleState, name: 'stdout' | 'stderr'): PropertyDescriptor {
  const stream = state[name]();
  state[name] = () => target[`_${name}`];
  return { ...hidden, value: stream };
}

interface ConsoleFields {
  _stdout: ConsoleStream;
  _stderr: ConsoleStream;
}

/** Gives an object a console's methods, bound to it, and its state. `prototype` is that of an instance of `Console`. */
export function initConsole(target: object, state: ConsoleState, prototype?: object): void {
  for (const name of Object.keys(consoleMethods) as MethodName[]) {
    // A subclass's own method is the one that is bound.
    const method = ((prototype as Record<string, unknown> | undefined)?.[name] ?? consoleMethods[name]) as (
      ...args: unknown[]
    ) => void;
    const bound = method.bind(target);
    Object.defineProperty(bound, 'name', { value: name, configurable: true });
    // The inspector wraps the methods of the program's own console in functions without parameters (observed).
    if (prototype === undefined) Object.defineProperty(bound, 'length', { value: 0, configurable: true });
    Object.defineProperty(target, name, { ...hidden, enumerable: true, value: bound });
  }
  const fields = target as ConsoleFields;
  const field = (name: 'stdout' | 'stderr'): PropertyDescriptor =>
    prototype === undefined ? lateStream(state, name) : streamField(fields, state, name);
  Object.defineProperties(target, {
    _stdout: field('stdout'),
    _stderr: field('stderr'),
    _stdoutErrorHandler: { ...hidden, value: errorHandler(() => fields._stdout) },
    _stderrErrorHandler: { ...hidden, value: errorHandler(() => fields._stderr) },
    _ignoreErrors: { ...hidden, value: state.ignoreErrors },
    _times: { ...hidden, value: state.times },
    [kState]: { ...hidden, value: state },
    [Symbol.toStringTag]: { value: 'console', writable: false, enumerable: false, configurable: true },
  });
}

function isWritable(stream: unknown): stream is ConsoleStream {
  return !!stream && typeof (stream as { write?: unknown }).write === 'function';
}

const MOST_INDENTATION = 1000;

/** State from the constructor's arguments, checked in Node's order (nodejs.org/api/console.html#new-consoleoptions). */
export function parseOptions(options: unknown, secondStream: unknown, ignoreErrorsArgument: unknown): ConsoleState {
  const isStream = !options || typeof (options as { write?: unknown }).write === 'function';
  const given = (
    isStream ? { stdout: options, stderr: secondStream, ignoreErrors: ignoreErrorsArgument } : options
  ) as ConsoleOptions;
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation } = given;
  if (!isWritable(stdout)) throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (!isWritable(stderr)) throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) validateInteger(groupIndentation, 'groupIndentation', 0, MOST_INDENTATION);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    const all = inspectOptions instanceof Map ? [...inspectOptions.values()] : [inspectOptions];
    if (given.colorMode !== undefined && all.some((each) => each?.colors !== undefined)) {
      throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
  return createState({
    stdout: () => stdout,
    stderr: () => stderr,
    ignoreErrors,
    colorMode,
    inspectOptions,
    groupWidth: groupIndentation,
  });
}

export function createState(options: {
  stdout: () => ConsoleStream;
  stderr: () => ConsoleStream;
  ignoreErrors?: boolean;
  colorMode?: boolean | 'auto';
  inspectOptions?: ConsoleState['inspectOptions'];
  groupWidth?: number | undefined;
}): ConsoleState {
  const { stdout, stderr, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupWidth = 2 } = options;
  return {
    stdout,
    stderr,
    ignoreErrors,
    colorMode,
    inspectOptions,
    groupWidth,
    indentation: '',
    counts: new Map(),
    times: new Map(),
  };
}
