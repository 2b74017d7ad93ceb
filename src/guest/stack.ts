import { frames as contextFrames, STACK_ACCESSOR } from 'internal:async-context';
import { callSites } from 'internal:call-site';
import { setEntry } from 'internal:entries';
import { captureFrames, formatFrames } from 'internal:native';
import { port, verbId } from 'internal:port';
import { Frame, formatFrame } from 'internal:stack-frame';
import { type SyntaxPlace, setSyntaxPlace } from 'internal:syntax-error';

/**
 * V8's stack API (v8.dev/docs/stack-trace-api). The host calls `formatStack` while an error is made, which takes the frames of
 * that moment. As in V8 the text is made when `stack` is first read, with the name and message that the error has by then.
 */
const ENGINE_MESSAGE = verbId('process.engineMessage');

const ErrorConstructor = Error as ErrorConstructor & {
  stackTraceLimit?: unknown;
  prepareStackTrace?: unknown;
  captureStackTrace?: unknown;
};
const { defineProperty, getOwnPropertyDescriptor } = Object;
const errorToString = Error.prototype.toString;
const { apply, getPrototypeOf } = Reflect;

// The engine throws an `InternalError` when its stack ends; V8 throws a RangeError and has no such class.
const internalError = (globalThis as Record<string, unknown>)['InternalError'] as ErrorConstructor;
Object.setPrototypeOf(internalError.prototype, RangeError.prototype);
for (const key of ['name', 'message', 'constructor']) delete (internalError.prototype as unknown as Record<string, unknown>)[key];
delete (globalThis as Record<string, unknown>)['InternalError'];

/** What `stack` is made of. It must not hold the error, which would keep itself alive through the map. */
interface Trace {
  /** Function, receiver and description of each frame; undefined once the text was made. */
  frames: readonly unknown[] | undefined;
  value: unknown;
}

const traces = new WeakMap<object, Trace>();
const { get: getTrace, set: setTrace } = WeakMap.prototype;
/** Longest chain of prototypes that is looked through for an error. */
const MOST_PROTOTYPES = 1000;
const MOST_FRAMES = 200;

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
    trace.frames = undefined;
    trace.value = value;
  },
};
const { get: readStack, set: writeStack } = getOwnPropertyDescriptor(accessors, 'stack')!;
for (const accessor of [readStack!, writeStack!]) defineProperty(accessor, 'name', { value: '', configurable: true });
// The engine defines it, before the message of an error that a constructor makes.
contextFrames[STACK_ACCESSOR] = readStack;
contextFrames[STACK_ACCESSOR + 1] = writeStack;

function valueOf(holder: object, trace: Trace): unknown {
  const { frames } = trace;
  if (frames === undefined) return trace.value;
  // `Error.prepareStackTrace` may read the stack of the error it is given.
  trace.frames = undefined;
  trace.value = header(holder);
  try {
    trace.value = render(holder, frames);
  } catch (error) {
    trace.frames = frames;
    throw error;
  }
  return trace.value;
}

function toFrames(values: readonly unknown[]): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < values.length; at += 3) {
    const frame = new Frame(values[at] as object | undefined, values[at + 1], values[at + 2] as number);
    append(frames, frame);
  }
  return frames;
}

/** Without the setters that the program may have given to the prototype of all arrays. */
function append(list: unknown[], value: unknown): void {
  defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true } as never);
}

function defineAccessor(target: object): void {
  const descriptor = { __proto__: null, get: readStack, set: writeStack, enumerable: false, configurable: true };
  defineProperty(target, 'stack', descriptor as PropertyDescriptor);
}

/** `above`: the function above which frames are wanted, or `true` for the constructor that makes the error. */
function keepFrames(target: object, above: object | true | undefined): readonly unknown[] | undefined {
  const most = limit();
  const frames = most === undefined ? undefined : captureFrames(most, above);
  keep(target, frames);
  return frames;
}

function keep(target: object, frames: readonly unknown[] | undefined): void {
  apply(setTrace, traces, [target, { frames, value: undefined } satisfies Trace]);
}

/** The text of `stack`, for what copies errors: no code of the user's is asked but `Error.prepareStackTrace`. */
export function stackText(error: object): string {
  const own = getOwnPropertyDescriptor(error, 'stack');
  const trace = own?.get === readStack ? (apply(getTrace, traces, [error]) as Trace | undefined) : undefined;
  const value: unknown = trace === undefined ? own?.value : valueOf(error, trace);
  return typeof value === 'string' ? value : '';
}

/** Frames that are kept; undefined where the program took the property away, and then there is no stack. */
function limit(): number | undefined {
  const value = getOwnPropertyDescriptor(ErrorConstructor, 'stackTraceLimit')?.value as unknown;
  return typeof value === 'number' ? (value > 0 ? (value < MOST_FRAMES ? value | 0 : MOST_FRAMES) : 0) : undefined;
}

function header(target: object): string {
  try {
    return apply(errorToString, target, []) as string;
  } catch {
    return '<error>';
  }
}

/** What `prepareStackTrace` itself makes errors of has V8's own text (observed). */
let isPreparing = false;

function render(target: object, values: readonly unknown[]): unknown {
  const prepare = ErrorConstructor.prepareStackTrace;
  if (typeof prepare === 'function' && !isPreparing) {
    isPreparing = true;
    try {
      return apply(prepare, ErrorConstructor, [target, callSites(toFrames(values))]) as unknown;
    } finally {
      isPreparing = false;
    }
  }
  let text = header(target);
  const known = formatFrames(values);
  if (known !== undefined) return text + known;
  const frames = toFrames(values);
  for (let i = 0; i < frames.length; i++) text += '\n    at ' + formatFrame(frames[i]!);
  return text;
}

/** Thrown by the constructor itself, which V8 does not enter. */
const CLASS_CALLED = "class constructors must be invoked with 'new'";
const { slice } = Array.prototype;

interface EnginePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

/** Gives an error that the engine made the message that V8 has for it, behind its stack as V8 has it. */
function reword(error: object, top: EnginePlace | undefined, known?: string): void {
  const message = getOwnPropertyDescriptor(error, 'message');
  const errors = getOwnPropertyDescriptor(error, 'errors');
  if (message === undefined && errors !== undefined) {
    delete (error as { errors?: unknown }).errors;
    defineHidden(error, 'message', 'All promises were rejected');
    defineHidden(error, 'errors', errors.value);
  }
  if (message === undefined || typeof message.value !== 'string') return;
  const words = known ?? port(ENGINE_MESSAGE, message.value, top?.file ?? '', top?.line ?? 0, top?.column ?? 0, top?.name ?? '');
  const value = typeof words === 'string' ? words : message.value;
  delete (error as { message?: unknown }).message;
  defineAccessor(error);
  defineHidden(error, 'message', value);
}

function defineHidden(error: object, name: string, value: unknown): void {
  defineProperty(error, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true } as never);
}

/** What the engine calls the text of `JSON.parse`. */
const JSON_TEXT = '<input>';

/** The first frame that is code of the program. The host may have something to say in the place of the function's name. */
function topPlace(frames: readonly unknown[], name: string | undefined): EnginePlace | undefined {
  for (let at = 0; at < frames.length; at += 3) {
    const frame = new Frame(frames[at] as object | undefined, frames[at + 1], frames[at + 2] as number);
    const { place } = frame;
    if (place !== undefined) return { file: place.file, line: place.line, column: place.column, name: name ?? frame.ownName };
  }
  return undefined;
}

setEntry('formatStack', (error: object, made: boolean, words?: string, place?: SyntaxPlace) => {
  if (!made) {
    keepFrames(error, true);
    return;
  }
  defineAccessor(error);
  const most = limit();
  // What `Promise.any` rejects with was made by nobody's frame.
  const hasNoFrames = most === 0 || getOwnPropertyDescriptor(error, 'message') === undefined;
  const isClassCalled = getOwnPropertyDescriptor(error, 'message')?.value === CLASS_CALLED;
  const frames = captureFrames(most === undefined || most === 0 ? 1 : isClassCalled ? most + 1 : most, undefined);
  keep(
    error,
    most === undefined ? undefined : hasNoFrames ? [] : isClassCalled ? (apply(slice, frames, [3]) as unknown[]) : frames,
  );
  if (place === undefined || place.file === JSON_TEXT) {
    reword(error, topPlace(frames, place === undefined ? words : undefined));
    return;
  }
  setSyntaxPlace(error, place);
  reword(error, { file: place.file, line: place.line, column: place.column, name: '' }, words);
});

/** `Error.captureStackTrace(target, above)`: frames above and including `above` are left out. */
function captureStackTrace(target: object, above?: unknown): void {
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) {
    throw new TypeError('Invalid argument');
  }
  defineAccessor(target);
  keepFrames(target, typeof above === 'function' ? above : captureStackTrace);
}

/** Frames of the program above a function, for `util.getCallSites`. */
export function framesAbove(above: object, most: number): Frame[] {
  return toFrames(captureFrames(most, above));
}

const hidden = { writable: true, enumerable: false, configurable: true };
defineProperty(ErrorConstructor, 'captureStackTrace', { ...hidden, value: captureStackTrace });
defineProperty(ErrorConstructor, 'stackTraceLimit', { writable: true, enumerable: true, configurable: true, value: 10 });
