import { describe, expect, it } from 'vitest';
import { toCommonJs } from '../../../scripts/commonjs.ts';

/** What the text exports when `require` gives an object that has everything under its own name. */
function run(code: string): Record<string, unknown> {
  const required: string[] = [];
  const require = (name: string): object => {
    required.push(name);
    return new Proxy({}, { get: (_, key) => `${name} ${String(key)}` });
  };
  const exports: Record<string, unknown> = {};
  new Function('exports', 'require', `'use strict';${toCommonJs(code)}`)(exports, require);
  return { ...exports, required };
}

describe('an ES module of the bundler as CommonJS', () => {
  it('takes what it imports once, as constants', () => {
    expect(run('import { a, b as c } from "./x"; export { a as d, c };')).toEqual({ d: './x a', c: './x b', required: ['./x'] });
    expect(() => run('import { a } from "x"; a = 1;')).toThrow(TypeError);
    expect(run('import { "a b" as a } from "x"; export { a as "c d" };')).toEqual({ 'c d': 'x a b', required: ['x'] });
  });

  it('takes the whole module for a default and for a namespace', () => {
    expect(run('import a from "x"; import * as b from "y"; const e = [a.c, b.d]; export { e };')).toEqual({
      e: ['x c', 'y d'],
      required: ['x', 'y'],
    });
    expect(run('import a, { b } from "x"; const e = [a.c, b]; export { e };')['e']).toEqual(['x c', 'x b']);
  });

  it('loads what is imported for its effects', () => {
    expect(run('import "x"; import {} from "y";')).toEqual({ required: ['x', 'y'] });
  });

  it('exports also where a name of its own is that of the module', () => {
    expect(run('const module = 1; export { module };')).toEqual({ module: 1, required: [] });
  });

  it.each(['export default 1;', 'export * from "x";', 'export const a = 1;', 'export { a } from "x";'])(
    'refuses %s, which the bundler does not write',
    (code) => {
      expect(() => toCommonJs(code)).toThrow('which has no translation here');
    },
  );
});
