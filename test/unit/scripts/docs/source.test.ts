import { describe, expect, it } from 'vitest';
import { membersOf, table } from '../../../../scripts/docs/source.ts';

describe('membersOf', () => {
  it('reads the members of an interface with their documentation', () => {
    expect(membersOf('src/capabilities/fs.ts', 'FsGrant')).toContainEqual({
      name: 'maxOpenFiles',
      text: 'number',
      documentation: expect.stringMatching(/^Descriptors open at one time/),
    });
  });

  it('fails for a name that is not there', () => {
    expect(() => membersOf('src/capabilities/fs.ts', 'Nothing')).toThrow('no constant "Nothing"');
  });
});

describe('table', () => {
  it('escapes what would end a cell', () => {
    expect(table(['a', 'b'], [['x | y', 'z']])).toBe('| a | b |\n| --- | --- |\n| x \\| y | z |');
  });
});
