import { describe, expect, it } from 'vitest';
import { editScript } from '../../../../src/modules/assert/host-edit-script.ts';

const lines = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, index) => `line ${from + index}`);

describe('editScript', () => {
  it('finds the shortest way', () => {
    expect(editScript('abcabba', 'cbabac', false)).toBe('++=-==+=-');
    expect(editScript([], [], false)).toBe('');
    expect(editScript(['a'], [], false)).toBe('+');
    expect(editScript([], ['a', 'b'], false)).toBe('--');
  });

  it('takes lines for the same that differ by a comma at their end, when told to', () => {
    expect(editScript(['a,', 'b'], ['a', 'b'], true)).toBe('==');
    expect(editScript(['a,', 'b'], ['a', 'b'], false)).toBe('+-=');
  });

  it('gives up on what would take too much memory, but for the beginning and the end', () => {
    const script = editScript(['[', ...lines(0, 9_000), ']'], ['[', ...lines(10_000, 19_000), ']'], false);
    expect(script).toBe(`=${'+'.repeat(9_000)}${'-'.repeat(9_000)}=`);
  });

  it('sees one difference in much that is equal', () => {
    const script = editScript(lines(0, 50_000), [...lines(0, 49_999), 'other'], false);
    expect(script).toBe(`${'='.repeat(49_999)}+-`);
  });
});
