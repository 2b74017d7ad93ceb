import process, { directOutput } from 'node:process';
import {
  type ConsoleLike,
  type ConsoleStream,
  consoleMethods,
  createState,
  initConsole,
  kState,
  parseOptions,
} from './guest-console.ts';

/** A console over other streams; it may be called without `new` (nodejs.org/api/console.html#class-console). */
function Console(this: unknown, options: unknown): object {
  // The function's length is 1 in Node.
  const [, stderr, ignoreErrors] = arguments as unknown as unknown[];
  if (!new.target) return new (Console as unknown as new (...args: unknown[]) => object)(options, stderr, ignoreErrors);
  const state = parseOptions(options, stderr, ignoreErrors);
  initConsole(this as object, state, Object.getPrototypeOf(this) as object);
  return this as object;
}
Object.assign(Console.prototype as object, consoleMethods);
// `console instanceof Console`, though the global console has another prototype.
const { [Symbol.hasInstance]: hasInstance } = {
  [Symbol.hasInstance](instance: unknown): boolean {
    return typeof instance === 'object' && instance !== null && kState in instance;
  },
};
Object.defineProperty(Console, Symbol.hasInstance, { value: hasInstance });

// The specification wants an empty object between the console and Object.prototype (console.spec.whatwg.org/#console-namespace).
const console = Object.create({}) as ConsoleLike & Record<string, unknown>;
// The streams are looked up at the first use and kept: replacing `process.stdout` afterwards changes nothing, as in Node.
let stdout: ConsoleStream | undefined;
let stderr: ConsoleStream | undefined;
const streams = {
  stdout(): ConsoleStream {
    stdout ??= directOutput(process, 'stdout') ?? (process.stdout as ConsoleStream);
    return stdout;
  },
  stderr(): ConsoleStream {
    stderr ??= directOutput(process, 'stderr') ?? (process.stderr as ConsoleStream);
    return stderr;
  },
};
initConsole(console, createState(streams));

/** Methods that say something to an attached inspector only: there is none (nodejs.org/api/console.html#inspector-only-methods). */
const { profile, profileEnd, timeStamp } = { profile(): void {}, profileEnd(): void {}, timeStamp(): void {} };

/** Methods of a console context, as V8 names them. */
const CONTEXT_METHODS =
  'dir dirXml table groupEnd clear count countReset profile profileEnd debug error info log warn trace group groupCollapsed ' +
  'assert time timeLog timeEnd timeStamp';

const { context, createTask } = {
  context(_name: unknown): Record<string, unknown> {
    const methods: Record<string, unknown> = {};
    for (const name of CONTEXT_METHODS.split(' ')) methods[name] = console[name.toLowerCase()] ?? console[name];
    return methods;
  },
  createTask(...args: unknown[]): { run<Result>(callback: () => Result): Result } {
    if (typeof args[0] !== 'string' || args[0] === '') throw new Error('First argument must be a non-empty string.');
    return { run: (callback) => callback() };
  },
};

for (const [name, value] of Object.entries({ Console, profile, profileEnd, timeStamp, context, createTask })) {
  Object.defineProperty(console, name, { value, writable: true, enumerable: true, configurable: true });
}

export { Console, console };
export default console;
