import { describe, expect, it } from 'vitest';
import { callText as callTextWith } from '../../../../src/modules/assert/host-call-text.ts';
import { parser } from '../../../../src/modules/module/host-parsers.ts';

const callText = (line: string, position: number): string | undefined => callTextWith(line, position, parser());
const at = (line: string, word: string): string | undefined => callText(line, line.indexOf(word));

describe('callText', () => {
  it('begins with the names that lead to the call', () => {
    expect(at('  a(); t.assert.ok(1 === 2);', 'ok')).toBe('t.assert.ok(1 === 2)');
    expect(at('f().assert.ok(0)', 'ok')).toBe('assert.ok(0)');
    expect(at('x[0].ok(a[1])', 'ok')).toBe('x[0].ok(a[1])');
    expect(at('return !assert(0)', 'assert')).toBe('assert(0)');
  });

  it('ends with the parenthesis of the call, whatever texts are in it', () => {
    expect(at("assert(f(')') && /\\)/.test(x), `)${')'}`) || y()", 'assert')).toBe("assert(f(')') && /\\)/.test(x), `)${')'}`)");
  });

  it('ends with the line when the call does not', () => {
    expect(at('assert(', 'assert')).toBe('assert(');
    expect(at('assert.ok(`', 'ok')).toBe('assert.ok(`');
  });

  it('knows no call beyond the line, nor in a line of megabytes', () => {
    expect(callText('assert(0)', 100)).toBeUndefined();
    expect(callText(`${' '.repeat(20_000)}assert(0)`, 20_000)).toBeUndefined();
  });
});
