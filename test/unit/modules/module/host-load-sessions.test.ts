import { describe, expect, it } from 'vitest';
import { LoadSessions } from '../../../../src/modules/module/host-load-sessions.ts';

/** What the engine asks for while it loads a graph: pairs of importer and imported, depth first. */
function load(sessions: LoadSessions, edges: readonly (readonly [base: string, url: string])[]): string[] {
  return edges.map(([base, url]) => {
    const name = sessions.nameOf(url);
    sessions.resolved(base, name);
    sessions.loaded(name);
    return name;
  });
}

describe('LoadSessions', () => {
  it('gives other names to all of a graph that failed', () => {
    const sessions = new LoadSessions();
    load(sessions, [
      ['link-1', 'a'],
      ['a', 'b'],
      ['b', 'a'],
    ]);
    sessions.failedIn('b');
    expect([sessions.nameOf('a'), sessions.nameOf('b'), sessions.nameOf('c')]).toEqual(['a ', 'b ', 'c']);
    expect([sessions.urlOf('a '), sessions.urlOf('b '), sessions.urlOf('a')]).toEqual(['a', 'b', 'a']);
  });

  it('leaves earlier graphs, and an importer that is in none', () => {
    const sessions = new LoadSessions();
    load(sessions, [
      ['link-1', 'a'],
      ['link-2', 'b'],
    ]);
    sessions.failedIn('somewhere');
    sessions.failedIn('a');
    expect(sessions.nameOf('a') + sessions.nameOf('b')).toBe('ab');
    sessions.failedIn('b');
    expect(sessions.nameOf('a') + sessions.nameOf('b')).toBe('ab ');
  });

  it('keeps names short however often a module fails', () => {
    const sessions = new LoadSessions();
    for (let i = 0; i < 1000; i++) {
      const [name] = load(sessions, [['link', 'a']]);
      sessions.failedIn(name!);
    }
    expect(sessions.nameOf('a')).toBe('a 1000');
    expect(sessions.urlOf('a 1000')).toBe('a');
  });

  it('asks what did not parse in the graph that the guest names', () => {
    const sessions = new LoadSessions();
    load(sessions, [
      ['link-1', 'a'],
      ['a', 'b'],
      ['link-2', 'c'],
    ]);
    sessions.failedToParse('a', () => false);
    expect(sessions.nameOf('b')).toBe('b');
    sessions.failedToParse('a', (url) => url === 'b');
    expect(['a', 'b', 'c'].map((url) => sessions.nameOf(url))).toEqual(['a ', 'b ', 'c']);
    sessions.failedToParse('nothing', () => true);
    expect(sessions.nameOf('c')).toBe('c');
  });

  it('finds the URL in the engine’s texts', () => {
    const sessions = new LoadSessions();
    load(sessions, [['link', 'a']]);
    sessions.failedIn('a');
    sessions.nameOf('a');
    expect(sessions.withUrls("Could not find export 'x' in module 'a '")).toBe("Could not find export 'x' in module 'a'");
    expect(sessions.withUrls("export 'x' in module 'a ' is ambiguous")).toBe("export 'x' in module 'a' is ambiguous");
    expect(sessions.withUrls('unexpected token')).toBe('unexpected token');
  });
});
