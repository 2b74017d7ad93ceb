import { describe, expect, it } from 'vitest';
import { importsOf } from '../../../scripts/image-imports.ts';

const of = (chunk: string) =>
  Object.fromEntries([...importsOf(chunk)].map(([key, names]) => [key, names === 'all' ? names : [...names].sort()]));

describe('what a lazy chunk imports from the image', () => {
  it.each([
    ['a module for its effects', 'require("a")', []],
    ['a member read at once', 'f(require("a").x)', ['x']],
    ['members of a variable', 'var i=require("a");i.x();(0,i.y)()', ['x', 'y']],
    ['members of what the bundler converts', 'var i=__toESM(require("a"),1);i.default.x', ['default']],
    ['a destructuring, with defaults and nested', 'const {x,y:z=1,w:{v}}=require("a")', ['w', 'x', 'y']],
    ['a variable that is assigned in a wrapper', 'var i;var w=()=>{i=require("a")};w();i.x', ['x']],
    ['properties of the same name', 'var i=require("a");i.x;o.i;({i:1})', ['x']],
  ])('is %s', (_what, chunk, names) => expect(of(chunk)).toEqual({ a: names }));

  it('is told apart by scope', () => {
    expect(of('function f(){var i=require("a");i.x} function g(){var i=require("b");i.y}')).toEqual({ a: ['x'], b: ['y'] });
  });

  it('is joined over several places', () => {
    expect(of('require("a").x;var i=require("a");i.y')).toEqual({ a: ['x', 'y'] });
  });

  it.each([
    'f(require("a"))',
    'var i=require("a");f(i)',
    'var i=require("a");i[x]',
    'const {...i}=require("a")',
    'module.exports=require("a")',
  ])('is all of it in %s', (chunk) => expect(of(chunk)).toEqual({ a: 'all' }));
});
