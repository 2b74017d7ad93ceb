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

  it('compares the units of a text, and asks whether to go on', () => {
    expect(editScript('a\u{1f600}b', 'a\u{1f601}b', false)).toBe('==+-=');
    let pauses = 0;
    editScript('ab'.repeat(50_000), `x${'ab'.repeat(50_000)}`, false, () => pauses++);
    expect(pauses).toBeGreaterThan(0);
  });

  it('asks for each long line whether to go on', () => {
    const line = 'x'.repeat(20_000);
    let pauses = 0;
    const [a, b] = [lines(0, 30), lines(50, 80)].map((list) => list.map((end) => line + end));
    expect(editScript(a!, b!, false, () => pauses++)).toBe('+'.repeat(30) + '-'.repeat(30));
    expect(pauses).toBe(60);
  });

  it('sees one difference in much that is equal', () => {
    const script = editScript(lines(0, 50_000), [...lines(0, 49_999), 'other'], false);
    expect(script).toBe(`${'='.repeat(49_999)}+-`);
  });
});
