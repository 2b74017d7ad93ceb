import { describe, expect, it } from 'vitest';
import { type CommonJsExports, exportNames, lexCommonJs } from '../../../../src/modules/module/host-commonjs-exports.ts';

function namesOf(sources: Readonly<Record<string, string>>, path: string): string[] {
  const lexed = (file: string): CommonJsExports | undefined => (file in sources ? lexCommonJs(sources[file]!) : undefined);
  return exportNames(path, { lex: lexed, resolve: (specifier) => (specifier in sources ? specifier : undefined) }).sort();
}

describe('exportNames', () => {
  it('follows re-exports, cycles included', () => {
    const sources = {
      a: 'module.exports = require("b"); ',
      b: 'exports.b = 1; __exportStar(require("c"), exports);',
      c: 'exports.c = 1; __exportStar(require("b"), exports); __exportStar(require("nowhere"), exports);',
    };
    expect(namesOf(sources, 'a')).toEqual(['b', 'c']);
  });

  it('leaves out what import gives by itself, and what no module can export', () => {
    const source = 'exports.default = 1; exports["module.exports"] = 2; exports["a b"] = 3; exports["\\ud800"] = 4;';
    expect(namesOf({ a: source }, 'a')).toEqual(['a b']);
  });

  it('offers nothing of a source that does not lex', () => {
    expect(lexCommonJs('exports.a = 1; "')).toEqual({ names: [], reexports: [] });
    expect(lexCommonJs('('.repeat(100_000))).toEqual({ names: [], reexports: [] });
  });

  it('is bounded', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `exports.n${index} = 1;`).join('');
    expect(namesOf({ a: many }, 'a').length).toBe(10_000);
  });
});
