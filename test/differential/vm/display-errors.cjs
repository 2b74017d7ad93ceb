// The line that failed stands before the stack of what a script throws, and of what does not compile.
const vm = require('node:vm');
const { inspect } = require('node:util');

function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const stack = error?.stack;
    console.log(label, stack === undefined ? error : stack.split('\n').filter((line) => !line.includes('node:')).slice(0, 6));
  }
}

const offsets = { filename: 'st.js', lineOffset: 5, columnOffset: 10 };
show('offsets', () => vm.runInThisContext('function foo(){ throw new Error("m") }\nfoo()', offsets));
show('offsets, first line', () => vm.runInThisContext('null.x', offsets));
show('in a context', () => vm.runInNewContext('foo.bar', { foo: null }, 'x.js'));
show('not displayed', () => vm.runInNewContext('undef', {}, { filename: 'x.js', displayErrors: false }));
show('without a name', () => vm.runInNewContext('undef', {}));
show('absolute', () => new vm.Script('\n  undef()', { filename: '/abs/file.js' }).runInThisContext());
show('thrown outside', () => vm.runInNewContext('f()', { f() { throw new TypeError('outer'); } }, 'x.js'));
show('a number', () => vm.runInNewContext('throw 5', {}, 'x.js'));
show('called later', () => vm.runInNewContext('const f=()=>{ throw new Error("later") }; f', {}, 'x.js')());
show('frozen', () => vm.runInNewContext('throw Object.freeze(new Error("frozen"))', {}, 'x.js'));
show('tab', () => vm.runInNewContext('\tthrow new Error("tab")', {}, 'x.js'));
globalThis.vm = vm;
show('nested', () => vm.runInThisContext('vm.runInThisContext("undefx",{filename:"inner.js"})', { filename: 'outer.js' }));
show('a class', () => vm.runInThisContext('class A extends Error{}; throw new A("sub")', { filename: 'j.js' }));
show('shape', () => {
  try {
    return vm.runInThisContext('throw new Error("props")', { filename: 'j.js' });
  } catch (error) {
    return [Reflect.ownKeys(error), error.message, String(error), inspect(error).split('\n').slice(0, 4)];
  }
});

for (const source of ['a b', '1+', 'for(', '`${', '}', 'let a; let a', '"use strict"; with(a){}', 'super()', 'await 1', 'a\n  b c']) {
  show(`script ${source}`, () => new vm.Script(source, { filename: 'f.js', lineOffset: 2, columnOffset: 5 }));
  show(`function ${source}`, () => vm.compileFunction(source, ['p'], { filename: 'f.js' }));
}
show('column of a body', () => vm.compileFunction('throw new Error("x")', ['a', 'b'], { filename: 'q.js' })());
show('column of an offset', () => vm.compileFunction('throw new Error("x")', [], { filename: 'r.js', columnOffset: 4 })());
show('eval within', () => vm.compileFunction('return eval("new Error().stack")', [], { filename: 'e.js' })().split('\n')[1]);
show('eval on the first line', () => eval('eval("new Error(1).stack")').split('\n')[1]);
for (const value of [() => 1, 5, null]) {
  show('context', () => vm.createContext(value));
  show('is context', () => vm.isContext(value));
}
