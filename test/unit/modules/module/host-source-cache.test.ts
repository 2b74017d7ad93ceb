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

  it('keeps what is small of the results of a text that is too large to be kept', async () => {
    const cache = new SourceCache(100);
    const asked: string[] = [];
    const ask = <T>(name: string, text: string, result: T): T =>
      cache.memo(name, text, () => {
        asked.push(name);
        return result;
      });
    const [large, other] = ['a'.repeat(1_000), `${'a'.repeat(999)}\ud800`];
    for (let round = 0; round < 3; round++) {
      expect(ask('kind', large, 'module')).toBe('module');
      expect(ask('kind', other, 'commonjs')).toBe('commonjs');
      expect(ask('nothing', large, undefined)).toBeUndefined();
      expect(ask('names', large, { names: ['x'] })).toEqual({ names: ['x'] });
      expect(ask('code', large, { source: 'b'.repeat(20_000) }).source.length).toBe(20_000);
      await Promise.resolve();
    }
    expect(asked).toEqual(['kind', 'kind', 'nothing', 'names', 'code', 'code', 'code']);
    expect(cache.size).toBe(0);
    for (let i = 0; i < 100; i++) ask('kind', `${large}${i}`, i);
    expect(ask('kind', large, 'forgotten')).toBe('forgotten');
  });

  it('does not keep a text that is larger than all of it, nor drops others for it', () => {
    const cache = new SourceCache(2 * 10 + 64);
    cache.memo('length', 'a', (text) => text.length);
    expect(cache.memo('length', 'a'.repeat(100), (text) => text.length)).toBe(100);
    expect(cache.size).toBe(1);
  });

  it('keeps what was used twice when a flood of others comes', () => {
    const cache = new SourceCache(10 * (2 * 100 + 64));
    let computed = 0;
    const use = (text: string) => cache.memo('x', text.padEnd(100), () => ++computed);
    for (const name of ['shared', 'shared']) use(name);
    for (let index = 0; index < 1000; index++) use(`tenant ${index}`);
    expect(cache.size).toBe(10);
    const before = computed;
    use('shared');
    expect(computed).toBe(before);
    use('tenant 5');
    expect(computed).toBe(before + 1);
  });

  it('stays within its bound, whatever is used how often', () => {
    const cache = new SourceCache(1000);
    let seed = 1;
    for (let round = 0; round < 20_000; round++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const text = String(seed % 50).padEnd(seed % 120);
      expect(cache.memo('length', text, ({ length }) => length)).toBe(text.length);
      expect(cache.size).toBeLessThanOrEqual(Math.floor(1000 / 64));
    }
  });

  it('holds results of any depth', () => {
    const deep = new SourceCache().memo(
      'json',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      (text) => JSON.parse(text) as unknown[],
    );
    expect(Object.isFrozen(deep[0])).toBe(true);
  });

  it('gives results that nobody can change for another', () => {
    const cache = new SourceCache();
    const result = cache.memo('list', 'a', () => ({ names: ['a', { b: 1 }] }));
    expect(() => result.names.push('c')).toThrow(TypeError);
    expect(() => Object.assign(result.names[1] as object, { b: 2 })).toThrow(TypeError);
    expect(cache.memo('list', 'a', () => ({ names: ['other'] as (string | { b: number })[] }))).toEqual({
      names: ['a', { b: 1 }],
    });
  });
});
