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
const c=vm.createContext({a:1});
const r=(x,o)=>t(()=>vm.runInContext(x,c,o));
r('a');r('b');r('typeof b');r('b=2;a++');t(()=>Object.keys(c).sort());r('var x=5;function f(){return x++} x');t(()=>[c.x,c.f(),c.x]);r('let l=1;const k=2;class K{}');r('l+k');t(()=>c.l);t(()=>typeof c.K);r('this===globalThis');r('"x" in this');r('delete globalThis.b');t(()=>'b' in c);c.z=9;r('z');delete c.z;r('typeof z');r('Array');t(()=>vm.runInContext('Array',c)===Array);t(()=>vm.runInContext('[]',c) instanceof Array);t(()=>vm.runInContext('this.constructor.name',c));r('"use strict";undefd=1');r('"use strict";a=5');t(()=>c.a);r('Array=1;Array');t(()=>c.Array);r('throw new Error("x")');r('globalThis.gt=1');t(()=>c.gt);t(()=>Object.keys(c).sort());r('Object.defineProperty(globalThis,"dp",{value:1,enumerable:false,configurable:true});0');t(()=>Object.getOwnPropertyDescriptor(c,'dp'));t(()=>Object.getOwnPropertyDescriptor(c,'x'));t(()=>Object.getOwnPropertyDescriptor(c,'f'));
t(()=>vm.runInNewContext('a+1',{a:1}));t(()=>vm.runInNewContext('while(true){}',{},{timeout:20}));t(()=>vm.runInThisContext('while(true){}',{timeout:20}));t(()=>vm.runInNewContext('try{while(true){}}catch{1}',{},{timeout:20}));
