import type { Test } from './guest-test.ts';

function identity(test: Test): Record<string, unknown> {
  return { testId: test.id, parentId: test.parent?.id };
}

function placeOf({ location }: Test): Record<string, unknown> {
  const { line, column, file } = location ?? {};
  return { tags: [], line, column, file };
}

/** What every event says of its test (nodejs.org/api/test.html#class-testsstream). */
export function eventData(test: Test, hasType = true): Record<string, unknown> {
  const type = hasType ? { type: test.kind } : {};
  return { nesting: test.nesting, name: test.name, ...type, ...identity(test), ...placeOf(test) };
}

/** The names above, as the class of a test in other languages. */
function classNameOf(test: Test): string | undefined {
  const names: string[] = [];
  for (let { parent } = test; parent?.parent !== undefined; parent = parent.parent) names.unshift(parent.name);
  return names.length === 0 ? undefined : names.join('.');
}

/** What an event about a test's end says. */
export function resultData(test: Test, isComplete: boolean): Record<string, unknown> {
  const details: Record<string, unknown> = { duration_ms: test.durationMs, type: test.kind };
  if (!test.passed && test.error !== undefined) details.error = test.error;
  const classname = classNameOf(test);
  if (classname !== undefined) details.classname = classname;
  if (isComplete) details.passed = test.passed;
  const siblings = test.parent?.subtests ?? [];
  const data: Record<string, unknown> = {
    name: test.name,
    nesting: test.nesting,
    testNumber: siblings.indexOf(test) + 1,
    ...identity(test),
    details,
    ...(!isComplete && classname !== undefined && { classname }),
    ...placeOf(test),
  };
  if (test.skipped !== undefined) data.skip = test.skipped;
  else if (test.isTodo) data.todo = test.todoReason;
  else if (test.expectsFailure) data.expectFailure = test.expectsFailure;
  return data;
}
