import { describe, expect, it } from 'vitest';
import { compatibilityDocument, compatibilityProblems, readCompatibility } from '../../../../scripts/docs/compatibility.ts';
import { recordRun } from '../../../../scripts/docs/record-compatibility.ts';

const before = {
  node: '24.0.0',
  groups: { path: { listed: 3, passed: 2 }, url: { listed: 1, passed: 1 } },
  differing: { 'parallel/test-path-b.js': 'old' },
  reasons: { old: 'It is old.' },
};
const test = (name: string, status: string) => ({ name: `parallel/test-path-${name}.js`, group: 'path', status });

describe('the counts of compatibility', () => {
  it('are right in themselves', () => {
    expect(compatibilityProblems(readCompatibility())).toEqual([]);
  });

  it('are known to be wrong when they are', () => {
    expect(compatibilityProblems({ ...before, differing: {} })).toEqual(['1 files fail, 0 are named']);
    expect(compatibilityProblems({ ...before, reasons: {} })).toEqual(['parallel/test-path-b.js: no reason "old"']);
    expect(compatibilityProblems({ ...before, groups: { path: { listed: 1, passed: 2 } } })).toContain('path: 2 of 1');
  });

  it('take a run: its groups, known reasons, and new failures without one', () => {
    const run = { data: 'v24.12.0', tests: [test('a', 'pass'), test('b', 'timeout'), test('c', 'skip')] };
    const after = recordRun(before, run);
    expect(after.node).toBe('24.12.0');
    expect(after.groups).toEqual({ path: { listed: 3, passed: 1 }, url: { listed: 1, passed: 1 } });
    expect(after.differing).toEqual({ 'parallel/test-path-b.js': 'old', 'parallel/test-path-c.js': 'unexplained' });
    expect(recordRun(after, { ...run, tests: [test('b', 'pass'), test('c', 'pass')] }).differing).toEqual({});
  });

  it('become a page', () => {
    const page = compatibilityDocument(before);
    expect(page).toContain('| path | 2 | 3 | 66.7 % |');
    expect(page).toContain('| **all** | 3 | 4 | 75.0 % |');
    expect(page).toContain('| It is old. | `parallel/test-path-b.js` |');
    expect(compatibilityDocument({ ...before, differing: {} })).not.toContain('## What does not pass');
  });
});
