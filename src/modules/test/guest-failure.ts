import { defineHidden, setStackHeader } from 'internal:errors';
import { inspect } from 'internal:inspect';

/** Why a test failed, in Node's words. */
export type FailureType =
  | 'testCodeFailure'
  | 'subtestsFailed'
  | 'testTimeoutFailure'
  | 'cancelledByParent'
  | 'testAborted'
  | 'hookFailed'
  | 'multipleCallbackInvocations'
  | 'callbackAndPromisePresent'
  | 'parentAlreadyFinished'
  | 'uncaughtException'
  | 'unhandledRejection'
  | 'expectedFailure';

export interface TestFailure extends Error {
  code: string;
  failureType: FailureType;
  cause: unknown;
}

/** `ERR_TEST_FAILURE` (nodejs.org/api/errors.html#err_test_failure). */
export function testFailure(cause: unknown, failureType: FailureType): TestFailure {
  let message: unknown = (cause as { message?: unknown } | null | undefined)?.message ?? cause;
  if (typeof message !== 'string') message = inspect(message);
  const error = new Error(message as string) as TestFailure;
  error.code = 'ERR_TEST_FAILURE';
  error.failureType = failureType;
  error.cause = cause;
  defineHidden(error, 'stack', '');
  error.stack = `Error [ERR_TEST_FAILURE]: ${message as string}`;
  setStackHeader(error, `Error [ERR_TEST_FAILURE]: ${message as string}`);
  return error;
}

const cancelling = new Set<unknown>(['cancelledByParent', 'testAborted', 'testTimeoutFailure']);

export function isCancelled(error: unknown): boolean {
  return cancelling.has((error as { failureType?: unknown } | null | undefined)?.failureType);
}

export function isTestFailure(error: unknown): error is TestFailure {
  return (error as { code?: unknown } | null | undefined)?.code === 'ERR_TEST_FAILURE';
}

/** The failure that an error of a test's own code is. */
export function wrap(error: unknown): TestFailure | Error {
  if (isTestFailure(error)) return error;
  if ((error as { failureType?: unknown } | null | undefined)?.failureType === 'testAborted') return error as Error;
  return testFailure(error, 'testCodeFailure');
}
