import { describe, expect, it } from 'vitest';
import { compatibilityDocument, compatibilityProblems, readCompatibility } from '../../../../scripts/docs/compatibility.ts';
import { recordRun } from '../../../../scripts/docs/record-compatibility.ts';

const before = {
  node: '24.0.0',
  groups: {
    path: { listed: 3, passed: 2, differing: { 'parallel/test-path-b.js': 'old' } },
    url: { listed: 1, passed: 1, differing: {} },
  },
  reasons: { old: 'It is old.' },
};
const test = (name: string, status: string) => ({ name: `parallel/test-path-${name}.js`, group: 'path', status });

describe('the counts of compatibility', () => {
  it('are right in themselves', () => {
    expect(compatibilityProblems(readCompatibility())).toEqual([]);
  });

  it('are known to be wrong when they are', () => {
    const path = (counts: object) => ({ ...before, groups: { path: { ...before.groups.path, ...counts } } });
    expect(compatibilityProblems(path({ differing: {} }))).toEqual(['path: 1 files fail, 0 are named']);
    expect(compatibilityProblems({ ...before, reasons: {} })).toEqual(['parallel/test-path-b.js: no reason "old"']);
    expect(compatibilityProblems(path({ listed: 1 }))).toContain('path: 2 of 1');
  });

  it('take a run: its groups, known reasons, and new failures without one', () => {
    const run = { data: 'v24.12.0', tests: [test('a', 'pass'), test('c', 'skip'), test('b', 'timeout')] };
    const after = recordRun(before, run);
    expect(after.node).toBe('24.12.0');
    expect(after.groups['url']).toEqual(before.groups.url);
    expect(after.groups['path']).toEqual({
      listed: 3,
      passed: 1,
      differing: { 'parallel/test-path-b.js': 'old', 'parallel/test-path-c.js': 'unexplained' },
    });
    const tests = [test('b', 'pass'), test('c', 'pass')];
    expect(recordRun(after, { ...run, tests }).groups['path']).toEqual({ listed: 2, passed: 2, differing: {} });
  });

  it('become a page', () => {
    const page = compatibilityDocument(before);
    expect(page).toContain('| path | 2 | 3 | 66.7 % |');
    expect(page).toContain('| **all** | 3 | 4 | 75.0 % |');
    expect(page).toContain('### path\n\n- It is old. `parallel/test-path-b.js`');
    expect(page).not.toContain('### url');
    expect(compatibilityDocument({ ...before, groups: { url: before.groups.url } })).not.toContain('## What does not pass');
  });
});
