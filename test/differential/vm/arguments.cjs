const vm = require('node:vm');
const { inspect } = require('node:util');
process.removeAllListeners('warning');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 3 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
t(()=>new vm.Script());t(()=>new vm.Script('1',1));t(()=>new vm.Script('1',{filename:1}));t(()=>new vm.Script('1',{lineOffset:'x'}));t(()=>new vm.Script('1',{cachedData:1}));t(()=>new vm.Script('1',{produceCachedData:1}));t(()=>new vm.Script('1',{importModuleDynamically:1}));t(()=>new vm.Script('1'));
t(()=>new vm.Script('1').runInContext());t(()=>new vm.Script('1').runInContext({}));t(()=>new vm.Script('1').runInThisContext(1));t(()=>new vm.Script('1').runInThisContext({timeout:0}));t(()=>new vm.Script('1').runInThisContext({timeout:'x'}));t(()=>new vm.Script('1').runInThisContext({displayErrors:1}));t(()=>new vm.Script('1').runInThisContext({breakOnSigint:1}));t(()=>new vm.Script('1').runInThisContext({timeout:1.5}));
t(()=>vm.createContext(1));t(()=>vm.createContext(null));t(()=>vm.createContext({},1));t(()=>vm.createContext({},{name:1}));t(()=>vm.createContext({},{origin:1}));t(()=>vm.createContext({},{codeGeneration:1}));t(()=>vm.createContext({},{codeGeneration:{strings:1}}));t(()=>vm.createContext({},{codeGeneration:{wasm:1}}));t(()=>vm.createContext({},{microtaskMode:'x'}));t(()=>vm.createContext({},{importModuleDynamically:1}));t(()=>vm.isContext());t(()=>vm.isContext('x'));t(()=>vm.isContext({}));t(()=>vm.isContext(vm.createContext()));t(()=>{const o={};return vm.createContext(o)===o});t(()=>vm.isContext(vm.createContext(vm.constants.DONT_CONTEXTIFY)));
t(()=>vm.runInContext('1'));t(()=>vm.runInContext(1,vm.createContext()));t(()=>vm.runInContext('1',{}));t(()=>vm.runInContext('1',vm.createContext(),1));t(()=>vm.runInNewContext('1',1));t(()=>vm.runInNewContext('1',{},1));t(()=>vm.runInNewContext('1',{},{contextName:1}));t(()=>vm.runInNewContext('1',{},{contextOrigin:1}));t(()=>vm.runInNewContext('1',{},{contextCodeGeneration:1}));t(()=>vm.runInNewContext('1',{},{microtaskMode:1}));t(()=>vm.runInNewContext('1',null));t(()=>vm.runInThisContext(1));t(()=>vm.runInThisContext('1',1));t(()=>vm.runInThisContext('1','x'));
t(()=>vm.compileFunction());t(()=>vm.compileFunction('1',1));t(()=>vm.compileFunction('1',[1]));t(()=>vm.compileFunction('1',[],1));t(()=>vm.compileFunction('1',[],{parsingContext:{}}));t(()=>vm.compileFunction('1',[],{contextExtensions:1}));t(()=>vm.compileFunction('1',[],{contextExtensions:[1]}));t(()=>vm.compileFunction('1',[],{filename:1}));t(()=>vm.compileFunction('1',[],{columnOffset:'1'}));t(()=>vm.compileFunction('1',[],{lineOffset:'1'}));t(()=>vm.compileFunction('1',[],{cachedData:1}));t(()=>vm.compileFunction('1',[],{produceCachedData:1}));t(()=>vm.compileFunction('return a+b',['a','b'])(1,2));t(()=>vm.compileFunction('return a+b',['a','b']).length);t(()=>vm.compileFunction('return a+b',['a','b']).name);t(()=>vm.compileFunction('return x',[],{contextExtensions:[{x:5}]})());t(()=>Object.keys(vm.compileFunction('1',[],{produceCachedData:true})));t(()=>vm.compileFunction('return 1')());t(()=>vm.compileFunction('return x',[],{parsingContext:vm.createContext({x:3})})());
t(()=>vm.measureMemory(1));t(()=>vm.measureMemory({mode:1}));t(()=>vm.measureMemory({execution:1}));t(()=>vm.measureMemory().constructor.name);
const s=new vm.Script('1+1');t(()=>s.createCachedData().constructor.name);t(()=>new vm.Script('1+1',{cachedData:s.createCachedData()}).cachedDataRejected);t(()=>new vm.Script('2',{cachedData:Buffer.from('x')}).cachedDataRejected);t(()=>'cachedDataRejected' in s);t(()=>Object.keys(new vm.Script('1',{produceCachedData:true})));t(()=>new vm.Script('1',{produceCachedData:true}).cachedDataProduced);t(()=>s);t(()=>new vm.Script('//# sourceMappingURL=x').sourceMapURL);t(()=>Object.keys(new vm.Script('1')));t(()=>vm.constants);t(()=>Object.getOwnPropertyDescriptors(vm).constants);t(()=>vm.createScript('1').runInThisContext());

for (const body of ['}); ({', '}, function () {', '} + function () {', '} function g() {', 'return await', 'var await = 3; return await', 'return new.target', 'return arguments.length', '// comment', 'return 1 //', '}', '{']) {
  try {
    const fn = vm.compileFunction(body);
    console.log(body, fn());
  } catch (e) {
    console.log(body, e.name);
  }
}
