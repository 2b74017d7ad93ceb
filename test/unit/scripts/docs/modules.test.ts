import { describe, expect, it } from 'vitest';
import { divergences } from '../../../../scripts/docs/modules.ts';

describe('divergences', () => {
  it('takes the comment up to its end', () => {
    const text = [
      'const a = 1;',
      '  // DIVERGES: sockets have no file descriptor,',
      '  // because there is none.',
      'const b = 2; // another comment',
      '/** DIVERGES: one line. */',
      '/** nodejs.org/api/x.html. DIVERGES: behind a source. */',
      '/**',
      ' * DIVERGES: two',
      ' * lines.',
      ' * @param x',
      ' */',
    ].join('\n');
    expect(divergences(text)).toEqual([
      'sockets have no file descriptor, because there is none.',
      'one line.',
      'behind a source.',
      'two lines.',
    ]);
  });

  it('keeps two that follow each other apart', () => {
    expect(divergences('// DIVERGES: one.\n// DIVERGES: two.\n')).toEqual(['one.', 'two.']);
    expect(divergences('const text = "DIVERGES: no comment";')).toEqual([]);
  });
});
