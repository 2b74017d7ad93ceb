/** nodejs.org/api/assert.html */
import { deprecate } from 'internal:deprecate';
import { Assert, checkOk, methods } from './guest-assert.ts';
import { AssertionError } from './guest-assertion-error.ts';
import { CallTracker } from './guest-call-tracker.ts';

export { isDeepEqual } from './guest-deep-equal.ts';

function ok(...args: unknown[]): void {
  checkOk(args);
}

function strict(...args: unknown[]): void {
  checkOk(args);
}

const { fail, ok: _, throws, rejects, doesNotThrow, doesNotReject, ifError, match, doesNotMatch, ...comparisons } = methods;

const assert = Object.assign(ok, {
  AssertionError,
  CallTracker: deprecate(CallTracker as never, 'assert.CallTracker is deprecated.', 'DEP0173'),
  ok,
  fail,
  ...comparisons,
  match,
  doesNotMatch,
  throws,
  rejects,
  doesNotThrow,
  doesNotReject,
  ifError,
});

Object.assign(assert, {
  strict: Object.assign(strict, assert, {
    equal: methods.strictEqual,
    deepEqual: methods.deepStrictEqual,
    notEqual: methods.notStrictEqual,
    notDeepEqual: methods.notDeepStrictEqual,
    Assert,
    strict,
  }),
  Assert,
});

/** `assert.strict`, which `node:assert/strict` is too. */
export const strictMode: typeof assert = strict as never;

export default assert;
