import { describe, expect, it } from 'vitest';
import { moduleSource } from '../../../../src/modules/module/host-facades.ts';
import { rewriteImports } from '../../../../src/modules/module/host-rewrite.ts';
import type { SourceKind } from '../../../../src/modules/module/host-syntax.ts';

const rewritten = (source: string, kind: SourceKind = 'module') => rewriteImports(source, kind)?.source;

describe('rewriteImports', () => {
  it.each([
    ['import("x")', 'ímport("x")'],
    ['await import ("x", { with: {} })', 'await ímport ("x", { with: {} })'],
    ['f(import(import("x")))', 'f(ímport(ímport("x")))'],
    ['import.meta.url', 'ímportMet().url'],
    ['import.meta.x = 1', 'ímportMet().x = 1'],
    ['import.meta?.x', 'ímportMet()?.x'],
    ['new import.meta.X()', 'new (ímportM()).X()'],
    ['new import.meta.a.b[0](import.meta)', 'new (ímportM()).a.b[0](ímportMet())'],
    ['a\nimport.meta.x', 'a\nímportMet().x'],
    ['x(import . meta)', 'x(ímportMet()  )'],
    ['x(import\n.meta)', 'x(ímportMet() \n)'],
    ['`${import.meta.url}${"import.meta"}`', '`${ímportMet().url}${"import.meta"}`'],
    ['"import(x)"; /import(x)/; // import(x)\nimport("y")', '"import(x)"; /import(x)/; // import(x)\nímport("y")'],
    ['({ import() {}, meta: a.import(1) }); import("x")', '({ import() {}, meta: a.import(1) }); ímport("x")'],
  ])('makes of %j %j', (source, expected) => {
    expect(rewritten(source)).toBe(expected);
  });

  it.each(['import "x"', 'let a = ; import("x")', 'a.import("x")', '"import("'])('leaves %j', (source) => {
    expect(rewritten(source)).toBeUndefined();
  });

  it('keeps every line and every column', () => {
    const source = 'const a = import("a"),\n  b = import.meta.url, c = new import.meta.C(); // é\nthrow import.meta';
    const result = rewritten(source)!;
    expect(result.split('\n').map((line) => line.length)).toEqual(source.split('\n').map((line) => line.length));
  });

  it('takes another letter where the source has the first one', () => {
    expect(rewritten('const ímport = 1; import("x")')).toBe('const ímport = 1; ìmport("x")');
    expect(rewritten('ím ìm îm ïm'.replaceAll(' ', ';').concat(';import("x")'))).toBeUndefined();
  });

  it('has one letter only for CommonJS, where the guest has to know it', () => {
    expect(rewritten('import("x")', 'commonjs')).toBe('ímport("x")');
    expect(rewritten('const ímport = 1; import("x")', 'commonjs')).toBeUndefined();
  });
});

describe('moduleSource', () => {
  const trust = (name: string) => `trusted:${name}`;
  const make = (source: string) => moduleSource(source, rewriteImports(source, 'module'), 'file:///a.mjs', '/a.mjs', trust);

  it('leaves a source without marks as it is, a hashbang a comment', () => {
    expect(make('export default 1')).toBe('export default 1');
    expect(make('#!/usr/bin/env node\nexport default 1')).toBe('///usr/bin/env node\nexport default 1');
  });

  it('declares what it uses on a line behind the source', () => {
    const [first, second, ...rest] = make('export default () => import(import.meta.url) // end').split('\n');
    expect(first).toBe('export default () => ímport(ímportMet().url) // end');
    expect(second).toBe(
      'import{d as íd,m as ím}from"trusted:node:internal/nodelet/loader";' +
        'function ímport(s,o){return íd("file:///a.mjs",s,o,arguments.length>1)}' +
        'function ímportMet(){return ím(import.meta,"file:///a.mjs","/a.mjs")}',
    );
    expect(rest).toEqual([]);
  });
});
