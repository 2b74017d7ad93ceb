import type { Test } from './guest-test.ts';

/** `only` (nodejs.org/api/test.html#only-tests): a matter of the whole run, or within a test of that test alone (observed). */

/** A test that is neither a suite nor the root. */
export function isPlainTest({ kind, parent }: Test): boolean {
  return kind === 'test' && parent !== undefined;
}

function hasOnly(above: Test): boolean {
  return above.subtests.some((child) => child.only || hasOnly(child));
}

/** Whether a run that leaves out what is not marked has this test. */
export function isIncluded(asked: Test): boolean {
  if (asked.only || hasOnly(asked)) return true;
  for (let above = asked.parent; above !== undefined; above = above.parent) {
    if (isPlainTest(above)) return !above.runsOnly;
    if (above.only && !hasOnly(above)) return true;
  }
  return !asked.harness.onlyMode;
}
