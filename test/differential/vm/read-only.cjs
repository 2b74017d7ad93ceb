const show=(f)=>{try{console.log(f())}catch(e){console.log(e.name,e.message)}};
Object.defineProperty(globalThis,'q',{value:1,configurable:true});
show(()=>{'use strict'; q=2});
show(()=>{ q=2; return q});
show(()=>{'use strict'; undefined=2});
show(()=>{'use strict'; NaN=2});
show(()=>{'use strict'; const k=1; k=2});
show(()=>{ const k=1; k=2});
show(()=>{ const k=1; k++});
show(()=>{ 'use strict'; q++});
show(()=>{ 'use strict'; globalThis.q=4});
show(()=>{ 'use strict'; eval('const zz=1; zz=2')});
const vm=require('vm');
show(()=>vm.runInThisContext('const yy=1; yy=2'));
show(()=>vm.runInThisContext('"use strict"; yy=3'));
show(()=>vm.runInThisContext('"use strict"; q=3'));
const inContext = (code, object = {}) => show(() => vm.runInNewContext(code, object));
inContext('Object.defineProperty(this, "x", { value: 42 }); x = 0; x');
inContext('"use strict"; x = 0; x', { x: 1 });
inContext('x = 0; x', Object.freeze({ x: 1 }));
inContext('"use strict"; y = 1');
inContext('y = 1; y');
inContext('Object.defineProperty(this, "x", { value: 42 }); Object.defineProperty(this, "x", { value: 43 })');
inContext('Reflect.defineProperty(this, "x", { value: 42 }) && Reflect.defineProperty(this, "x", { value: 43 })');
inContext('Object.defineProperties(this, { a: { value: 1, configurable: true }, b: { get() { return 2; } } }); [a, b, delete this.a, typeof a]');
inContext('JSON.stringify(Object.getOwnPropertyDescriptor(this, "x"))', { x: 1 });
inContext('Object.defineProperty(this, "x", { value: 1 }); JSON.stringify(Object.getOwnPropertyDescriptors(this).x)');
inContext('"use strict"; const c = 1; c = 2');
const sandbox = {};
sandbox.self = sandbox;
vm.createContext(sandbox);
console.log(vm.runInContext('[self === this, globalThis === self, self.self === this]', sandbox));
vm.runInContext('Object.defineProperty(this, "late", { get() { return self; }, configurable: true }); var result = late === this', sandbox);
console.log(sandbox.result, Object.keys(sandbox), typeof Object.getOwnPropertyDescriptor(sandbox, 'late').get);
vm.runInContext('delete this.late; var gone = typeof late', sandbox);
console.log(sandbox.gone, 'late' in sandbox);
// How V8 calls the global object of a context in its messages depends on where the property is.
const nameOf = (code, object = {}) => {
  try {
    vm.runInNewContext(code, object);
    console.log('nothing thrown');
  } catch (error) {
    console.log(error.name, error instanceof TypeError);
  }
};
nameOf('"use strict"; Object.defineProperty(this, "x", { value: 42 }); x = 0');
nameOf('"use strict"; x = 0', Object.freeze({ x: 1 }));
nameOf('"use strict"; undefined = 1');
