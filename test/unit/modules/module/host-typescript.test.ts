import { describe, expect, it } from 'vitest';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import { stripForUser, stripTypes } from '../../../../src/modules/module/host-typescript.ts';
import { runStoppable, STOPPED } from '../../../../src/stoppable.ts';

function failure(run: () => unknown): VerbError {
  try {
    run();
  } catch (error) {
    if (error instanceof VerbError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

describe('stripTypes', () => {
  it.each([
    ['const x: number = 1;', 'const x         = 1;'],
    ['import type { A } from "a";\nx;', '                           \nx;'],
    ['let a = b as string;\nlet é: string = "日本";', 'let a = b          ;\nlet é         = "日本";'],
  ])('of %j keeps lines and columns', (source, expected) => {
    expect(stripTypes(source, 'file:///a.ts')).toBe(expected);
  });

  it.each([
    ['enum A { B }', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'TypeScript enum is not supported in strip-only mode'],
    [
      'class A { constructor(private x) {} }',
      'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
      'TypeScript parameter property is not supported in strip-only mode',
    ],
    [
      'namespace N { export const a = 1 }',
      'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
      'TypeScript namespace declaration is not supported in strip-only mode',
    ],
    ['let x = ;', 'ERR_INVALID_TYPESCRIPT_SYNTAX', 'Expression expected'],
  ])('refuses %j', (source, code, message) => {
    expect(failure(() => stripTypes(source, 'file:///a.ts'))).toMatchObject({ code, message, guestName: 'SyntaxError' });
  });

  it('tells where', () => {
    expect(failure(() => stripTypes('\nlet b: = 2;\n', 'file:///a.ts')).place).toEqual({
      file: 'file:///a.ts',
      line: 2,
      column: 8,
      excerpt: '\nlet b: = 2;\n       ^\n',
    });
    expect(failure(() => stripTypes(`let b: = "${'x'.repeat(5000)}";`, '')).place).toBeUndefined();
  });

  it('serves other sources after one that ended its stack', () => {
    for (const hostile of [`x = ${'('.repeat(50_000)}`, `let x: ${'A<'.repeat(100_000)}`, `x = ${'1+'.repeat(200_000)}1`]) {
      expect(failure(() => stripTypes(hostile, '')).code).toBe('ERR_INVALID_TYPESCRIPT_SYNTAX');
      expect(stripTypes('let x: number', '')).toBe('let x        ');
    }
  });
});

describe('a source that keeps the parser for hours', () => {
  // Each level of nesting doubles the time.
  const nested = (levels: number) => `x = ${'a ? (b) : c => ('.repeat(levels)}1${')'.repeat(levels)}`;

  it('is stopped, and the next has an instance that was not stopped in the middle', () => {
    for (const levels of [40, 60]) {
      let thrown: unknown;
      try {
        stripTypes(nested(levels), '', (work) => runStoppable(50, work));
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBe(STOPPED);
      expect(stripTypes('let x: number', '')).toBe('let x        ');
    }
  });
});

describe('stripForUser', () => {
  it('says where the source comes from when it was told', () => {
    const options = { transform: false, sourceMap: false, sourceUrl: '' };
    expect(stripForUser('let x: number', options)).toBe('let x        ');
    expect(stripForUser('let x: number', { ...options, sourceUrl: 'u.ts' })).toBe('let x        \n\n//# sourceURL=u.ts');
  });

  it('compiles what has a meaning at run time', () => {
    expect(stripForUser('enum A { B }', { transform: true, sourceMap: false, sourceUrl: '' })).toContain('A["B"] = 0');
  });
});
