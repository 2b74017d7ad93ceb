import { describe, expect, it } from 'vitest';
import {
  detectKind,
  mayHaveMarks,
  moduleSyntaxError,
  parseSource,
  syntaxFacts,
} from '../../../../src/modules/module/host-syntax.ts';

describe('detectKind', () => {
  // Each was run in real Node 24 as a .js file without "type".
  it.each([
    'export const a = 1',
    'import "x"',
    'import x, { y } from "./d.js" with { type: "json" }',
    'import { "x y" as z } from "./d.js"',
    'import.meta',
    'await 1',
    'console.log(await 1)',
    'if (1) { await 1 }',
    'for await (const x of y) {}',
    'let { a = await 1 } = {}',
    '"use strict"; await 1',
    'const module = 1',
    'let module',
    'let { module } = {}',
    'let [a, ...exports] = []',
    'class require {}',
    'const { a: { b: __dirname = 1 } } = x',
    'try { await 1 } finally {} const require = 1',
    'export {}; 08',
    'import fs',
    'export = 5',
    '#!/usr/bin/env node\nexport {}',
    'import("x"); export default 1',
  ])('takes %j for a module', (source) => {
    expect(detectKind(source)).toBe('module');
  });

  it.each([
    '',
    'module.exports = 1',
    'import("x")',
    'import("x").then((x) => x)',
    'var module = 1',
    'function require() {}',
    'function f() { let require }',
    '{ let require = 1 }',
    'await (1)',
    'await',
    'await + 1',
    'var await = 3',
    'async function f() { await 1 }',
    'const f = () => await 1',
    'return await 1',
    'class A { static { await 1 } }',
    'await 1; let b = ;',
    'let a = ; export const b = 1',
    'const exports = 1; let x = ;',
    '// import x from "y"\n/* export */ "await"',
    'return 5',
    'enum A {}',
    '#!/usr/bin/env node\nrequire("x")',
  ])('takes %j for CommonJS', (source) => {
    expect(detectKind(source)).toBe('commonjs');
  });

  it('takes a source that nests too deeply to parse for CommonJS', () => {
    expect(detectKind(`${'('.repeat(200_000)} await 1`)).toBe('commonjs');
  });
});

describe('moduleSyntaxError', () => {
  it.each([
    ['export default 1', "Unexpected token 'export'"],
    ['import x from "y"', 'Cannot use import statement outside a module'],
    ['x(import.meta)', "Cannot use 'import.meta' outside a module"],
    ['let a = ;', undefined],
    ['module.exports = 1', undefined],
  ])('of %j is %j', (source, message) => {
    expect(moduleSyntaxError(source)).toBe(message);
  });
});

describe('syntaxFacts', () => {
  it('lists static imports with their attributes', () => {
    const source = 'import a from "a"; export * from "b"; export { c } from "c" with { type: "json", "x": "y" }; import("d")';
    expect(syntaxFacts(source, 'module')?.imports).toEqual([
      { specifier: 'a', attributes: [], start: 0 },
      { specifier: 'b', attributes: [], start: 19 },
      {
        specifier: 'c',
        attributes: [
          ['type', 'json'],
          ['x', 'y'],
        ],
        start: 38,
      },
    ]);
  });

  it.each([
    ['await 1', true],
    ['if (a) for (;;) { await b }', true],
    ['for await (const a of b) {}', true],
    ['const f = async () => { await 1 }', false],
    ['class A { async b() { await 1 } }', false],
    ['async function f() { for await (const a of b) {} }', false],
    ['({ async get() { await 1 } })', false],
  ])('knows whether %j awaits at its top level', (source, expected) => {
    expect(syntaxFacts(source, 'module')?.hasTopLevelAwait).toBe(expected);
  });

  it('gives nothing for what does not parse', () => {
    expect(syntaxFacts('let = =', 'module')).toBeUndefined();
  });

  it('walks as deep as the parser parses', () => {
    const source = `${'['.repeat(400)}await 1${']'.repeat(400)}`;
    expect(syntaxFacts(source, 'module')?.hasTopLevelAwait).toBe(true);
  });
});

describe('mayHaveMarks', () => {
  it.each(['import("x")', 'import /* c */ ("x")', 'import\n("x")', 'import.meta', 'import . meta', 'a=import//c\n("x")'])(
    'of %j',
    (source) => {
      expect(mayHaveMarks(source)).toBe(true);
    },
  );
  it.each(['import "x"', 'important("x")', 'const reimport = 1', 'import x from "x"', 'import{x}from"x"'])(
    'not of %j',
    (source) => {
      expect(mayHaveMarks(source)).toBe(false);
    },
  );
});

describe('the names of a scope', () => {
  it.each(['let', 'const', 'var'])('%s are seen in a time that grows with their number', (keyword) => {
    const names = Array.from({ length: 60_000 }, (_, index) => (keyword === 'const' ? `a${index}=1` : `a${index}`)).join();
    const start = performance.now();
    expect(parseSource(`${keyword} ${names};`, 'module')).toBeDefined();
    // Through lists of names it took 6 s alone.
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it.each<[string, boolean]>([
    ['let a; let a;', false],
    ['let a; var a;', false],
    ['let a; { let a; }', true],
    ['let a; { var a; }', false],
    ['var a; var a;', true],
    ['function a() {} var a;', true],
    ['{ function a() {} let a; }', false],
    ['try {} catch (e) { var e; }', true],
    ['try {} catch ({ e }) { var e; }', false],
    ['try {} catch (e) { let e; }', false],
    ['function f(a) { let a; }', false],
    ['function f(a) { var a; }', true],
    ['class a {} let a;', false],
  ])('are one another in %s: %s', (source, isValid) => {
    expect(parseSource(source, 'commonjs') !== undefined).toBe(isValid);
  });
});
