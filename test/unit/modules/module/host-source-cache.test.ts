import { describe, expect, it } from 'vitest';
import { SourceCache } from '../../../../src/modules/module/host-source-cache.ts';

describe('SourceCache', () => {
  it('computes each result of a text once', () => {
    const cache = new SourceCache();
    let calls = 0;
    const length = (text: string) => {
      calls++;
      return text.length;
    };
    expect([cache.memo('length', 'abc', length), cache.memo('length', 'abc', length)]).toEqual([3, 3]);
    expect(cache.memo('other', 'abc', length)).toBe(3);
    expect(calls).toBe(2);
  });

  it('keeps results that are undefined, and no failures', () => {
    const cache = new SourceCache();
    let calls = 0;
    const fail = () => {
      calls++;
      throw new Error('no');
    };
    const nothing = () => void calls++;
    cache.memo('nothing', 'a', nothing);
    cache.memo('nothing', 'a', nothing);
    expect(calls).toBe(1);
    expect(() => cache.memo('fail', 'a', fail)).toThrow('no');
    expect(() => cache.memo('fail', 'a', fail)).toThrow('no');
    expect(calls).toBe(3);
  });

  it('drops the least recently used texts beyond its bound', () => {
    const cache = new SourceCache(3 * (2 * 100 + 64));
    const computed: string[] = [];
    const use = (letter: string) => cache.memo('x', letter.repeat(100), (text) => computed.push(text[0]!));
    for (const letter of 'abc') use(letter);
    use('a');
    use('d');
    expect(cache.size).toBe(3);
    use('a');
    use('b');
    expect(computed.join('')).toBe('abcdb');
  });

  it('does not keep a text that is larger than all of it', () => {
    const cache = new SourceCache(10);
    expect(cache.memo('length', 'a'.repeat(100), (text) => text.length)).toBe(100);
    expect(cache.size).toBe(0);
  });
});
