import type { Test } from './guest-test.ts';

/** `only` (nodejs.org/api/test.html#only-tests): a matter of the whole run, or within a test of that test alone (observed). */

/** A test that is neither a suite nor the root. */
export function isPlainTest({ kind, parent }: Test): boolean {
  return kind === 'test' && parent !== undefined;
}

function hasOnly(test: Test): boolean {
  return test.subtests.some((child) => child.only || hasOnly(child));
}

/** Whether a run that leaves out what is not marked has this test. */
export function isIncluded(test: Test): boolean {
  if (test.only || hasOnly(test)) return true;
  for (let above = test.parent; above !== undefined; above = above.parent) {
    if (isPlainTest(above)) return !above.runsOnly;
    if (above.only && !hasOnly(above)) return true;
  }
  return !test.harness.onlyMode;
}
