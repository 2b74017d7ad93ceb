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
const fz=vm.createContext(Object.freeze({q:1}));t(()=>vm.runInContext('q=2;q',fz));t(()=>vm.runInContext('w=2;typeof w',fz));
const g=vm.createContext({get y(){return 7},set y(v){this.yy=v}});t(()=>vm.runInContext('y=3;y',g));t(()=>g.yy);
const proto=vm.createContext(Object.create({inh:4}));t(()=>vm.runInContext('inh',proto));t(()=>vm.runInContext('inh=5;inh',proto));t(()=>Object.keys(proto));
const sym=Symbol('s');const sc=vm.createContext({[sym]:1});t(()=>vm.runInContext('Object.getOwnPropertySymbols(globalThis).length',sc));
const px=vm.createContext(new Proxy({},{has:(t,k)=>k==='magic',get:(t,k)=>k==='magic'?42:undefined}));t(()=>vm.runInContext('magic',px));
const cb=vm.createContext({log:[]});t(()=>{cb.later=vm.runInContext('(function(){ set=1; return typeof later2 })',cb);cb.later2=1;return [cb.later(),cb.set]});
