import { setEntry } from 'internal:entries';
import { firstLineOffsets } from 'internal:native';
import { port, verbId } from 'internal:port';

/**
 * V8's stack API over the engine's own backtraces (v8.dev/docs/stack-trace-api). The engine writes
 * `    at name (file:line:column)` lines; the host calls `formatStack` right after, while the error is made. As in V8 the text
 * is made when `stack` is first read, with the name and message that the error has by then.
 */
interface Frame {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly native: boolean;
}

const ENGINE_MESSAGE = verbId('process.engineMessage');

const ErrorConstructor = Error as ErrorConstructor & {
  stackTraceLimit?: unknown;
  prepareStackTrace?: unknown;
  captureStackTrace?: unknown;
};
const { defineProperty, getOwnPropertyDescriptor } = Object;
const errorToString = Error.prototype.toString;
const { apply, getPrototypeOf } = Reflect;
const NativeError = Error;

// The engine throws an `InternalError` when its stack ends; V8 throws a RangeError and has no such class.
const internalError = (globalThis as Record<string, unknown>)['InternalError'] as ErrorConstructor;
Object.setPrototypeOf(internalError.prototype, RangeError.prototype);
for (const key of ['name', 'message', 'constructor']) delete (internalError.prototype as unknown as Record<string, unknown>)[key];
delete (globalThis as Record<string, unknown>)['InternalError'];

/** What `stack` is made of. It must not hold the error, which would keep itself alive through the map. */
interface Trace {
  /** The engine's lines; the empty string once the text was made. */
  lines: string;
  /** Frames below the function of this name only. */
  readonly above: string;
  readonly count: number;
  value: unknown;
  isMade: boolean;
}

const traces = new WeakMap<object, Trace>();
const { get: getTrace, set: setTrace } = WeakMap.prototype;
/** Longest chain of prototypes that is looked through for an error. */
const MOST_PROTOTYPES = 1000;

/** The error whose `stack` is meant: the receiver, or what it inherits from. */
function holderOf(receiver: unknown): object | undefined {
  let at = receiver;
  for (let level = 0; level < MOST_PROTOTYPES && typeof at === 'object' && at !== null; level++) {
    if (apply(getTrace, traces, [at]) !== undefined) return at;
    at = getPrototypeOf(at);
  }
  return undefined;
}

const accessors = {
  get stack(): unknown {
    const holder = holderOf(this);
    return holder === undefined ? undefined : valueOf(holder, apply(getTrace, traces, [holder]) as Trace);
  },
  set stack(value: unknown) {
    const holder = holderOf(this);
    if (holder === undefined) return;
    const trace = apply(getTrace, traces, [holder]) as Trace;
    trace.isMade = true;
    trace.lines = '';
    trace.value = value;
  },
};
const { get: readStack, set: writeStack } = getOwnPropertyDescriptor(accessors, 'stack')!;
for (const accessor of [readStack!, writeStack!]) defineProperty(accessor, 'name', { value: '', configurable: true });

function valueOf(holder: object, trace: Trace): unknown {
  if (trace.isMade) return trace.value;
  // `Error.prepareStackTrace` may read the stack of the error it is given.
  trace.isMade = true;
  trace.value = header(holder);
  try {
    trace.value = render(holder, framesOf(trace));
  } catch (error) {
    trace.isMade = false;
    throw error;
  }
  trace.lines = '';
  return trace.value;
}

function framesOf({ lines, above, count }: Trace): Frame[] {
  let frames = parseFrames(lines);
  if (above !== '') {
    const at = frames.findIndex((frame) => frame.name === above || frame.name === 'new ' + above);
    if (at !== -1) frames = frames.slice(at + 1);
  }
  if (frames.length > count) frames.length = count;
  return frames;
}

/** The prototype of all objects may have been given a `value`, so the descriptor inherits nothing. */
function defineTrace(target: object, lines: string, above: string): void {
  const hasLimit = getOwnPropertyDescriptor(ErrorConstructor, 'stackTraceLimit') !== undefined;
  const descriptor = { __proto__: null, get: readStack, set: writeStack, enumerable: false, configurable: true };
  defineProperty(target, 'stack', descriptor as PropertyDescriptor);
  const trace: Trace = { lines, above, count: limit(), value: undefined, isMade: !hasLimit };
  apply(setTrace, traces, [target, trace]);
}

/** The text of `stack`, for what copies errors: no code of the user's is asked but `Error.prepareStackTrace`. */
export function stackText(error: object): string {
  const own = getOwnPropertyDescriptor(error, 'stack');
  const trace = own?.get === readStack ? (apply(getTrace, traces, [error]) as Trace | undefined) : undefined;
  const value: unknown = trace === undefined ? own?.value : valueOf(error, trace);
  return typeof value === 'string' ? value : '';
}

/** Set while `captureStackTrace` makes its carrier: the raw lines are wanted, not a formatted stack. */
let raw = false;

class CallSite {
  readonly #frame: Frame;
  readonly #functionValue: unknown;

  constructor(frame: Frame) {
    this.#frame = frame;
  }
  getThis(): undefined {
    return undefined;
  }
  getTypeName(): string | null {
    const dot = this.#frame.name.lastIndexOf('.');
    return dot > 0 ? this.#frame.name.slice(0, dot) : 'Object';
  }
  getFunction(): undefined {
    return this.#functionValue as undefined;
  }
  getFunctionName(): string | null {
    return this.#frame.name === '' ? null : this.#frame.name;
  }
  getMethodName(): string | null {
    const dot = this.#frame.name.lastIndexOf('.');
    return dot > 0 ? this.#frame.name.slice(dot + 1) : null;
  }
  getFileName(): string | null {
    return this.#frame.native ? null : this.#frame.file;
  }
  getScriptNameOrSourceURL(): string | null {
    return this.getFileName();
  }
  getScriptHash(): string {
    return '';
  }
  getLineNumber(): number | null {
    return this.#frame.native ? null : this.#frame.line;
  }
  getColumnNumber(): number | null {
    return this.#frame.native ? null : this.#frame.column;
  }
  getEnclosingLineNumber(): number | null {
    return this.getLineNumber();
  }
  getEnclosingColumnNumber(): number | null {
    return this.getColumnNumber();
  }
  getPosition(): number {
    return 0;
  }
  getEvalOrigin(): undefined {
    return undefined;
  }
  getPromiseIndex(): null {
    return null;
  }
  isToplevel(): boolean {
    return this.#frame.name === '';
  }
  isEval(): boolean {
    return false;
  }
  isNative(): boolean {
    return this.#frame.native;
  }
  isConstructor(): boolean {
    return this.#frame.name.startsWith('new ');
  }
  isAsync(): boolean {
    return false;
  }
  isPromiseAll(): boolean {
    return false;
  }
  toString(): string {
    return formatFrame(this.#frame);
  }
}

function formatFrame({ name, file, line, column, native }: Frame): string {
  const place = native ? 'native' : file + ':' + line + ':' + column;
  return name === '' ? place : name + ' (' + place + ')';
}

/** Frames of the library's own guest code are not the user's business: Node hides its internals' frames the same way. */
const INTERNAL = 'node:internal/nodelet';

function parseFrames(text: string): Frame[] {
  const frames: Frame[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    const frame = parseFrame(text.slice(start + 7, end));
    if (frame !== undefined) frames.push(frame);
    start = end + 1;
  }
  return frames;
}

/** The first frame that is the user's. */
function topFrame(text: string): Frame | undefined {
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    const frame = parseFrame(text.slice(start + 7, end));
    if (frame !== undefined) return frame;
    start = end + 1;
  }
  return undefined;
}

function parseFrame(text: string): Frame | undefined {
  if (text.endsWith(' (native)')) return undefined;
  let name = '';
  let place = text;
  const open = text.lastIndexOf(' (');
  if (open !== -1 && text.endsWith(')')) {
    name = text.slice(0, open);
    place = text.slice(open + 2, -1);
  }
  if (place.startsWith(INTERNAL)) return undefined;
  const columnAt = place.lastIndexOf(':');
  const lineAt = place.lastIndexOf(':', columnAt - 1);
  if (lineAt <= 0) return undefined;
  const line = +place.slice(lineAt + 1, columnAt);
  const file = place.slice(0, lineAt);
  const shift = line === 1 ? (firstLineOffsets[file] ?? 0) : 0;
  const column = +place.slice(columnAt + 1) - shift;
  if (name === '<anonymous>' || name === '<eval>' || name === '<module>') name = '';
  return { name, file, line, column, native: false };
}

function limit(): number {
  const value = getOwnPropertyDescriptor(ErrorConstructor, 'stackTraceLimit')?.value as unknown;
  return typeof value === 'number' ? Math.max(0, Math.min(200, value)) : 0;
}

function header(target: object): string {
  try {
    return apply(errorToString, target, []) as string;
  } catch {
    return '<error>';
  }
}

function render(target: object, frames: readonly Frame[]): unknown {
  const prepare = ErrorConstructor.prepareStackTrace;
  if (typeof prepare === 'function') {
    return apply(prepare, ErrorConstructor, [target, frames.map((frame) => new CallSite(frame))]) as unknown;
  }
  let text = header(target);
  for (let i = 0; i < frames.length; i++) text += '\n    at ' + formatFrame(frames[i]!);
  return text;
}

/** Gives an error that the engine made the message that V8 has for it. */
function reword(error: object, top: Frame | undefined): void {
  const message = getOwnPropertyDescriptor(error, 'message');
  if (message === undefined || typeof message.value !== 'string') return;
  const words = port(ENGINE_MESSAGE, message.value, top?.file ?? '', top?.line ?? 0, top?.column ?? 0, top?.name ?? '');
  if (typeof words === 'string')
    defineProperty(error, 'message', { value: words, writable: true, enumerable: false, configurable: true });
}

/** The class of an error that extends one of the language: V8 leaves out the frames of its constructors. */
function className(error: object): string {
  const prototype = getPrototypeOf(error);
  if (prototype === null) return '';
  const constructor = getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown;
  if (typeof constructor !== 'function') return '';
  const name = getOwnPropertyDescriptor(constructor, 'name')?.value as unknown;
  return typeof name === 'string' ? name : '';
}

setEntry('formatStack', (error: object, made: boolean) => {
  if (raw) return;
  const own = getOwnPropertyDescriptor(error, 'stack');
  if (own === undefined || typeof own.value !== 'string') return;
  if (made) reword(error, topFrame(own.value));
  defineTrace(error, own.value, made ? '' : className(error));
});

/** `Error.captureStackTrace(target, above)`: frames above and including `above` are left out. */
function captureStackTrace(target: object, above?: unknown): void {
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
    throw new TypeError('Invalid argument');
  }
  raw = true;
  let lines: string;
  try {
    lines = new NativeError().stack ?? '';
  } finally {
    raw = false;
  }
  const name = typeof above === 'function' ? (getOwnPropertyDescriptor(above, 'name')?.value as unknown) : undefined;
  defineTrace(target, lines, typeof name === 'string' ? name : '');
}

const hidden = { writable: true, enumerable: false, configurable: true };
defineProperty(ErrorConstructor, 'captureStackTrace', { ...hidden, value: captureStackTrace });
defineProperty(ErrorConstructor, 'stackTraceLimit', { writable: true, enumerable: true, configurable: true, value: 10 });
