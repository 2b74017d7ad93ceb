import { defineHidden, setStackHeader } from 'internal:errors';
import { customInspectSymbol, type InspectOptions, inspect } from 'internal:inspect';
import { validateObject, validateOneOf } from 'internal:validators';
import { type DiffMode, diffMessage, equalMessage, operatorMessage } from './guest-diff-message.ts';

export interface AssertionErrorOptions {
  message?: unknown;
  actual?: unknown;
  expected?: unknown;
  operator?: string | undefined;
  /** The function above whose caller the stack begins. The library's own are never in it. */
  stackStartFn?: unknown;
  stackStartFunction?: unknown;
  diff?: DiffMode | undefined;
  /** Of several failures at once: each has numbered properties. */
  details?: readonly AssertionDetail[];
}

interface AssertionDetail {
  readonly message: string;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;
  readonly stack: unknown;
}

const diffing = new Set<unknown>(['deepStrictEqual', 'strictEqual', 'partialDeepStrictEqual']);
const unequal = new Set<unknown>(['notDeepStrictEqual', 'notStrictEqual']);

const isStacked = (value: unknown): value is Error => value instanceof Error && 'stack' in value;

/** An error without its stack, which says nothing about what is compared. */
function withoutStack(error: Error): Error {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error) as object) as Error, error);
  defineHidden(copy, 'message', error.message);
  if (Object.hasOwn(error, 'cause')) {
    // An enumerable cause stays so.
    Object.defineProperty(copy, 'cause', { value: isStacked(error.cause) ? withoutStack(error.cause) : error.cause });
  }
  return copy;
}

/** Where the message is made of two errors, the assertion has copies of them without their stacks. */
function comparedValues({ message, actual, expected }: AssertionErrorOptions): readonly [actual: unknown, expected: unknown] {
  const isGiven = message !== undefined && message !== null;
  if (isGiven || !isStacked(actual) || !isStacked(expected)) return [actual, expected];
  return [withoutStack(actual), withoutStack(expected)];
}

function messageOf({ message, operator, diff = 'simple', actual, expected }: AssertionErrorOptions): string {
  if (diffing.has(operator)) {
    return diffMessage(actual, expected, operator as string, message ? String(message) : '', diff);
  }
  // biome-ignore lint/suspicious/noDoubleEquals: null is no message either.
  if (message != undefined) return String(message);
  if (unequal.has(operator)) return equalMessage(actual, operator as string, diff);
  return operatorMessage(actual, expected, operator, diff);
}

/** Long texts among the properties are shown in part: the message has the whole. */
const MOST_LINES = 10;
const MOST_CHARACTERS = 512;

function shorten(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const lines = value.split('\n', MOST_LINES + 1);
  if (lines.length > MOST_LINES) return `${lines.slice(0, MOST_LINES).join('\n')}\n...`;
  // Observed: of a long line it is the end that is shown.
  return value.length > MOST_CHARACTERS ? `${value.slice(MOST_CHARACTERS)}...` : value;
}

type ErrorWithLimit = ErrorConstructor & { stackTraceLimit?: number };

/** Whether frames can be left out of the stack for a while: the program may have frozen the property. */
export function withStackLimit<Result>(limit: number, run: () => Result): Result {
  const Class = Error as ErrorWithLimit;
  const own = Object.getOwnPropertyDescriptor(Class, 'stackTraceLimit');
  if (own === undefined || own.writable !== true) return run();
  Class.stackTraceLimit = limit;
  try {
    return run();
  } finally {
    Class.stackTraceLimit = own.value as number;
  }
}

/** nodejs.org/api/assert.html#class-assertassertionerror */
export class AssertionError extends Error {
  declare generatedMessage: boolean;
  declare code: string;
  declare actual: unknown;
  declare expected: unknown;
  declare operator: string | undefined;
  declare diff: DiffMode;

  constructor(options: AssertionErrorOptions) {
    validateObject(options, 'options');
    const [actual, expected] = comparedValues(options);
    const { message, operator, stackStartFn, stackStartFunction, diff = 'simple' } = options;
    // Stacks within the values are not to fill the message.
    if (diffing.has(operator)) validateOneOf(diff, 'options.diff', ['simple', 'full']);
    super(withStackLimit(0, () => messageOf({ ...options, actual, expected })));
    this.generatedMessage = !message;
    defineHidden(this, 'name', 'AssertionError');
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    for (const [index, detail] of (options.details ?? []).entries()) {
      const fields = this as unknown as Record<string, unknown>;
      for (const key of ['message', 'actual', 'expected', 'operator'] as const) fields[`${key} ${index}`] = detail[key];
      fields[`stack trace ${index}`] = detail.stack;
    }
    this.diff = diff;
    const above = stackStartFn ?? stackStartFunction;
    if (typeof above === 'function') (Error as unknown as Capturing).captureStackTrace(this, above);
    setStackHeader(this, `AssertionError [ERR_ASSERTION]: ${this.message}`);
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [customInspectSymbol](_recurseTimes: number, context: InspectOptions): string {
    const { actual, expected } = this;
    this.actual = shorten(actual);
    this.expected = shorten(expected);
    const text = inspect(this, { ...context, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

interface Capturing {
  captureStackTrace(target: object, above: unknown): void;
}
