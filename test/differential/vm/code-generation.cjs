// A context that makes no code from text.
const vm = require('node:vm');

const codes = [
  'eval("1")', 'eval(5)', '(0, eval)("1")', 'new Function("1")', 'Function("return 1")()', '(() => {}).constructor("1")',
  '(async () => {}).constructor("1")', '(function* () {}).constructor("1")', 'Reflect.construct(Function, ["1"])',
  '(() => {}) instanceof Function', 'Function.prototype === Object.getPrototypeOf(() => {})', 'eval.name + eval.length',
  'class A extends Function {}; new A("1")', 'typeof Function',
];
for (const strings of [true, false, undefined]) {
  for (const code of codes)
    for (const run of [
      () => vm.runInNewContext(code, {}, { contextCodeGeneration: { strings } }),
      () => vm.runInContext(code, vm.createContext({}, { codeGeneration: { strings } })),
      () => vm.runInContext(code, vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: { strings } })),
    ])
      try {
        console.log(strings, code, typeof run());
      } catch (error) {
        console.log(strings, code, error.name, error.message, error instanceof EvalError);
      }
}
const context = vm.createContext({}, { codeGeneration: { strings: false } });
console.log(Object.keys(context), vm.runInContext('Object.getOwnPropertyDescriptor(globalThis, "eval").enumerable', context));
