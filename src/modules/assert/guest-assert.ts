import { warnDeprecated } from 'internal:deprecate';
import { codes, defineHidden } from 'internal:errors';
import { inspect } from 'internal:inspect';
import { validateOneOf } from 'internal:validators';
import { AssertionError, withStackLimit } from './guest-assertion-error.ts';
import { isDeepEqual } from './guest-deep-equal.ts';
import type { DiffMode } from './guest-diff-message.ts';
import { exceptionOf, expectError, expectNoError, rejectionOf } from './guest-exceptions.ts';
import { failGenerated, failWith, isError, isRegExp } from './guest-fail.ts';
import { failWithError } from './guest-if-error.ts';
import { callingExpression } from './guest-source.ts';

const optionsKey = Symbol('options');

interface AssertOptions {
  diff?: DiffMode;
  strict?: boolean;
  skipPrototype?: boolean;
}

/** What the functions see as `this`: an instance, `assert` itself, or nothing when they stand alone. */
type Self = { [optionsKey]?: AssertOptions } | undefined | null;

const diffOf = (self: Self): DiffMode | undefined => self?.[optionsKey]?.diff;
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

function requireBoth({ length }: ArrayLike<unknown>): void {
  if (length < 2) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
}

const NO_VALUE = 'No value argument passed to `assert.ok()`';

export function checkOk(args: readonly unknown[]): void {
  const [value, message] = args;
  if (value) return;
  if (isError(message)) throw message;
  const options = { actual: value, expected: true, operator: '==' };
  if (args.length === 0) failGenerated({ ...options, message: NO_VALUE }, true);
  if (!isAbsent(message)) failGenerated({ ...options, message }, false);
  const carrier: { stack?: unknown } = {};
  withStackLimit(1, () => {
    (Error as unknown as { captureStackTrace(target: object): void }).captureStackTrace(carrier);
  });
  const expression = callingExpression(carrier.stack);
  failGenerated(
    expression === undefined
      ? options
      : { ...options, message: `The expression evaluated to a falsy value:\n\n  ${expression}\n` },
    true,
  );
}

function fail(this: Self, actual: unknown, expected: unknown, message: unknown, operator: unknown, stackStartFn: unknown): never {
  let text = message;
  let told = operator as string | undefined;
  let received = actual;
  let isGenerated = false;
  if (isAbsent(actual) && arguments.length <= 1) {
    text = 'Failed';
    isGenerated = true;
  } else if (arguments.length === 1) {
    text = actual;
    received = undefined;
  } else {
    warnDeprecated(
      'assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() instead or only pass a message.',
      'DEP0094',
    );
    if (arguments.length === 2) told = '!=';
  }
  if (isError(text)) throw text;
  const error = new AssertionError({
    actual: received,
    expected,
    operator: told === undefined ? 'fail' : told,
    stackStartFn,
    message: text,
    diff: diffOf(this),
  });
  if (isGenerated) error.generatedMessage = true;
  throw error;
}

/** The nine comparisons differ in the test, the name of the operator and whether it is to hold. */
function equal(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  // biome-ignore lint/suspicious/noDoubleEquals: that is what it is for.
  if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) return;
  failWith({ actual, expected, message, operator: '==', diff: diffOf(this) });
}

function notEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  // biome-ignore lint/suspicious/noDoubleEquals: that is what it is for.
  if (actual != expected && !(Number.isNaN(actual) && Number.isNaN(expected))) return;
  failWith({ actual, expected, message, operator: '!=', diff: diffOf(this) });
}

function deepEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (isDeepEqual(actual, expected, 'loose')) return;
  failWith({ actual, expected, message, operator: 'deepEqual', diff: diffOf(this) });
}

function notDeepEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (!isDeepEqual(actual, expected, 'loose')) return;
  failWith({ actual, expected, message, operator: 'notDeepEqual', diff: diffOf(this) });
}

function deepStrictEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (isDeepEqual(actual, expected, 'strict', this?.[optionsKey]?.skipPrototype === true)) return;
  failWith({ actual, expected, message, operator: 'deepStrictEqual', diff: diffOf(this) });
}

function notDeepStrictEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (!isDeepEqual(actual, expected, 'strict', this?.[optionsKey]?.skipPrototype === true)) return;
  failWith({ actual, expected, message, operator: 'notDeepStrictEqual', diff: diffOf(this) });
}

function strictEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (Object.is(actual, expected)) return;
  failWith({ actual, expected, message, operator: 'strictEqual', diff: diffOf(this) });
}

function notStrictEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (!Object.is(actual, expected)) return;
  failWith({ actual, expected, message, operator: 'notStrictEqual', diff: diffOf(this) });
}

function partialDeepStrictEqual(this: Self, actual: unknown, expected: unknown, message: unknown): void {
  requireBoth(arguments);
  if (isDeepEqual(actual, expected, 'partial')) return;
  const operator = 'partialDeepStrictEqual';
  failWith({ actual, expected, message, operator, diff: diffOf(this) });
}

function throws(this: Self, fn: unknown, ...args: unknown[]): void {
  expectError(throws, exceptionOf(fn), args);
}

function doesNotThrow(this: Self, fn: unknown, ...args: unknown[]): void {
  expectNoError(doesNotThrow, exceptionOf(fn), args);
}

/** Behind `await` no caller is in the stack: the assertion itself is named, as Node does. */
function withAsyncFrame(assertion: { readonly name: string }, check: () => void): void {
  try {
    check();
  } catch (error) {
    const stack = error instanceof AssertionError ? (error.stack as unknown) : undefined;
    if (typeof stack === 'string' && !stack.includes('\n    at ')) {
      defineHidden(error as object, 'stack', `${stack}\n    at async ok.${assertion.name} (node:assert)`);
    }
    throw error;
  }
}

async function rejects(this: Self, promiseFn: unknown, ...args: unknown[]): Promise<void> {
  const actual = await rejectionOf(promiseFn);
  withAsyncFrame(rejects, () => expectError(rejects, actual, args));
}

async function doesNotReject(this: Self, fn: unknown, ...args: unknown[]): Promise<void> {
  const actual = await rejectionOf(fn);
  withAsyncFrame(doesNotReject, () => expectNoError(doesNotReject, actual, args));
}

function ifError(this: Self, value: unknown): void {
  if (!isAbsent(value)) failWithError(value);
}

function checkMatch(string: unknown, regexp: unknown, message: unknown, assertion: typeof match, self: Self): void {
  if (!isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  const isMatch = assertion === match;
  if (typeof string === 'string' && (regexp.exec(string) !== null) === isMatch) return;
  if (isError(message)) throw message;
  let text = message;
  if (!message) {
    text =
      typeof string === 'string'
        ? `The input ${isMatch ? 'did not match' : 'was expected to not match'} the regular expression ` +
          `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`
        : `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  }
  const options = { actual: string, expected: regexp, message: text, operator: assertion.name };
  failGenerated({ ...options, diff: diffOf(self) }, !message);
}

function match(this: Self, string: unknown, regexp: unknown, message: unknown): void {
  checkMatch(string, regexp, message, match, this);
}

function doesNotMatch(this: Self, string: unknown, regexp: unknown, message: unknown): void {
  checkMatch(string, regexp, message, doesNotMatch, this);
}

/** nodejs.org/api/assert.html#class-assertassert */
function Assert(this: Record<PropertyKey, unknown>, options: AssertOptions | undefined): void {
  if (!new.target) throw new codes.ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  const given: AssertOptions = { strict: true, skipPrototype: false, ...options };
  if (given.diff !== undefined) validateOneOf(given.diff, 'options.diff', ['simple', 'full']);
  this.AssertionError = AssertionError;
  if (given.strict) {
    this.equal = strictEqual;
    this.deepEqual = deepStrictEqual;
    this.notEqual = notStrictEqual;
    this.notDeepEqual = notDeepStrictEqual;
  }
  Object.defineProperty(this, optionsKey, { value: given, writable: true, enumerable: false, configurable: true });
}

function ok(...args: unknown[]): void {
  checkOk(args);
}

const methods = {
  fail,
  ok,
  equal,
  notEqual,
  deepEqual,
  notDeepEqual,
  deepStrictEqual,
  notDeepStrictEqual,
  strictEqual,
  notStrictEqual,
  partialDeepStrictEqual,
  throws,
  rejects,
  doesNotThrow,
  doesNotReject,
  ifError,
  match,
  doesNotMatch,
};
Object.assign(Assert.prototype as object, methods);

export { Assert, methods };
