// The line with the token at fault stands before the stack of what modules and scripts throw.
const vm = require('node:vm');
const Module = require('node:module');
const own = (stack) => stack.split('\n').filter((line) => !line.includes('node:')).join('\n');
const tell = (name, run) => {
  try {
    run();
  } catch (error) {
    console.log(name, error.message, Object.getOwnPropertyNames(error), JSON.stringify(own(error.stack)));
  }
};
const compile = (source) => new Module('/case/bad.cjs')._compile(source, '/case/bad.cjs');
tell('arguments', () => compile('let a = 1;\n  foo(a b);\n'));
tell('await', () => compile('await 1;\nreturn 5 5;'));
tell('end', () => compile('function f() {\n'));
tell('tab', () => compile('\tlet a;\n\tlet a;'));
tell('twice', () => compile('let require = 1;'));
tell('script', () => new vm.Script('a b'));
tell('named', () => new vm.Script('\n a "text"', 'foo.js'));
tell('context', () => vm.runInNewContext('}'));
tell('eval', () => eval('a b'));
tell('Function', () => new Function('a b'));
tell('Function return', () => new Function('return ('));
tell('Function twice', () => new Function('x', 'let x'));
tell('json', () => JSON.parse('{'));
eval('a\n b c');
