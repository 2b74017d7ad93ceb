import { describe, expect, it } from 'vitest';
import { projectFiles } from './files.ts';
import { layerOf } from './layers.ts';
import { computedPatterns } from './regexps.ts';

/** Files that make a RegExp which the guest sent, each with the reason why nothing runs it. */
const tolerated: Readonly<Record<string, string>> = {
  'src/engine/codec.ts':
    'a RegExp is a value that crosses: it is parsed here, which is linear, and compiled at its first match only',
  'src/engine/reader.ts': 'the same',
};

describe('patterns on the host', () => {
  it('are constants of the host', () => {
    const host = projectFiles(['src'], ['.ts']).filter(({ path }) => !['guest', 'module-guest'].includes(layerOf(path) ?? ''));
    expect(host.length).toBeGreaterThan(10);
    const found = host.flatMap(computedPatterns);
    const isIn = (path: string) => (place: string) => place.startsWith(`${path}:`);
    expect(found.filter((place) => !Object.keys(tolerated).some((path) => isIn(path)(place)))).toEqual([]);
    expect(Object.keys(tolerated).filter((path) => !found.some(isIn(path)))).toEqual([]);
  });

  it.each([
    'function f(pattern: string) { return new RegExp(pattern); }',
    'function f(pattern: string) { return RegExp(`^${pattern}$`); }',
    'function f(pattern: string) { return new globalThis.RegExp(pattern); }',
    'const flags = options.flags; const re = new RegExp("a", flags);',
    'let pattern = "a"; const re = new RegExp(pattern);',
    'function f(text: string, pattern: string) { return text.match(pattern); }',
    'function f(text: string, pattern: string) { return text.search(pattern); }',
  ])('are refused in %s', (text) => {
    expect(computedPatterns({ path: 'src/x.ts', text })).toHaveLength(1);
  });

  it.each([
    'const digits = /[0-9]+/; const re = new RegExp(`^${digits.source}$`, "u");',
    'const text = "a" + "b"; const re = new RegExp(text);',
    'function f(text: string) { return text.match(/a/) ?? /b/.exec(text); }',
    'function f(text: string, some: boolean) { return text.search(some ? /a/ : /b/); }',
    'function f(text: string, pattern: RegExp) { return text.search(pattern); }',
  ])('are allowed in %s', (text) => {
    expect(computedPatterns({ path: 'src/x.ts', text })).toEqual([]);
  });
});
