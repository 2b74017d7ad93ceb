import { describe, expect, it } from 'vitest';
import { regenerate, staleDocuments } from '../../../scripts/docs.ts';

describe('docs', () => {
  it('say what the code says; npm run docs writes them anew', () => {
    expect(staleDocuments().map(({ path }) => path)).toEqual([]);
  });

  it('have what was generated replaced, and nothing else', () => {
    const before = '# A\n\n<!-- generated: modules -->\n(stale)\n<!-- end -->\n\nafter\n';
    const after = regenerate(before);
    expect(after).toMatch(/^# A\n\n<!-- generated: modules -->\n\n\| import \|/);
    expect(after).toMatch(/<!-- end -->\n\nafter\n$/);
    expect(after).not.toContain('(stale)');
    expect(regenerate(after)).toBe(after);
  });

  it('refuse a table that nothing generates', () => {
    expect(() => regenerate('<!-- generated: nothing -->\n<!-- end -->')).toThrow('Nothing generates "nothing"');
  });
});
