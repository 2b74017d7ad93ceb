import type { Test } from './guest-test.ts';

/** What every event says of its test (nodejs.org/api/test.html#class-testsstream). */
export function eventData(test: Test): Record<string, unknown> {
  const { line, column, file } = test.location ?? {};
  return { nesting: test.nesting, name: test.name, line, column, file, type: test.kind };
}

/** What an event about its end says besides. */
export function resultData(test: Test): Record<string, unknown> {
  const details: Record<string, unknown> = { duration_ms: test.durationMs, type: test.kind };
  if (!test.passed && test.error !== undefined) details.error = test.error;
  const siblings = test.parent?.subtests ?? [];
  const data: Record<string, unknown> = { testNumber: siblings.indexOf(test) + 1, details };
  if (test.skipped !== undefined) data.skip = test.skipped;
  else if (test.isTodo) data.todo = test.todoReason;
  else if (test.expectsFailure) data.expectFailure = test.expectsFailure;
  return data;
}
