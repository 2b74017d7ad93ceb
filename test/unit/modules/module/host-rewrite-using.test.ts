import { describe, expect, it } from 'vitest';
import { rewriteUsing } from '../../../../src/modules/module/host-rewrite-using.ts';

describe('rewriteUsing', () => {
  it.each(['const using = 1; using + 1;', 'object.using(x);', '// using a = b', 'using a = ;', 'const a = 1;'])(
    'leaves alone: %s',
    (source) => {
      expect(rewriteUsing(source, 'module')).toBeUndefined();
    },
  );

  it('keeps every line where it is', () => {
    const source = '{\n  using a = f(),\n    b = g();\n  mark();\n}\nfor (using c of d)\n  mark();\nusing e =\n  f();\nmark();\n';
    const lines = (text: string) => text.split('\n').flatMap((line, index) => (line.includes('mark()') ? [index] : []));
    for (const kind of ['module', 'commonjs'] as const) {
      const rewritten = rewriteUsing(source, kind)!;
      expect(rewritten).not.toMatch(/\busing\b/);
      expect(lines(rewritten)).toEqual(lines(source));
    }
  });

  it('takes a time that grows with the source', () => {
    const start = performance.now();
    expect(rewriteUsing('{using a=b}'.repeat(60_000), 'commonjs')).toContain('disposeAsync'.slice(0, 7));
    // By the square it took 20 s alone.
    expect(performance.now() - start).toBeLessThan(8_000);
  }, 20_000);

  it('takes any number of names from one declaration', () => {
    const names = Array.from({ length: 150_000 }, (_, index) => `a${index}`);
    expect(rewriteUsing(`using r=f();let ${names.join()};`, 'module')).toContain('a149999');
  }, 20_000);

  it('has names that the source has not', () => {
    expect(rewriteUsing('{ using a = "ù"; }', 'module')).toContain('ús');
    expect(rewriteUsing('{ using a = "ùúû"; }', 'module')).toBeUndefined();
  });
});
