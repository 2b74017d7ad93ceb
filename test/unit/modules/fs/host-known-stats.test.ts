import type { Stats } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SymlinkInPath } from '../../../../src/capabilities/volumes/volume.ts';
import { KnownStats } from '../../../../src/modules/fs/host-known-stats.ts';

describe('what is known of an immutable directory', () => {
  it('is asked for once, links on the way and what is missing included', () => {
    const known = new KnownStats(true);
    let looks = 0;
    const look = (fact: Stats | undefined | SymlinkInPath) => () => {
      looks++;
      if (fact instanceof SymlinkInPath) throw fact;
      return fact;
    };
    for (let round = 0; round < 3; round++) {
      expect(known.get('missing', look(undefined))).toBeUndefined();
      expect(() => known.get('link/x', look(new SymlinkInPath('link', 'there')))).toThrow();
    }
    expect(looks).toBe(2);
  });

  it('is bounded by the characters of paths, of which a guest may make any number behind a link', () => {
    const known = new KnownStats(true);
    const asked = new Set<string>();
    const ask = (path: string): void => void known.get(path, () => void asked.add(path));
    const path = (index: number): string => `link/${'x'.repeat(4_000)}${index}`;
    for (let index = 0; index < 1_000; index++) ask(path(index));
    asked.clear();
    ask(path(0));
    expect(asked.size).toBe(0);
    for (let index = 1_000; index < 3_000; index++) ask(path(index));
    asked.clear();
    ask(path(0));
    expect(asked.size).toBe(1);
  });
});
