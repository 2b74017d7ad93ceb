const vm=require('vm');
const c=vm.createContext({out:[]},{microtaskMode:'afterEvaluate'});
vm.runInContext('Promise.resolve().then(()=>out.push(1)).then(()=>{out.push(2);x=5}); out.push(0)',c);
console.log(c.out.join(), c.x);
Promise.resolve().then(()=>c.out.push('main'));
vm.runInContext('(async()=>{ out.push("a"); await 1; out.push("b"); await null; out.push("c")})()',c);
console.log(c.out.join());
const d=vm.createContext({out:[]});
vm.runInContext('Promise.resolve().then(()=>out.push(1)); out.push(0)',d);
console.log(d.out.join());
for (const s of ['Promise.resolve().then(()=>{for(;;);});','for(;;);','(async()=>{for(;;) await 1})()']) for (const mode of ['afterEvaluate']) {
try{ vm.runInNewContext(s,{},{timeout:20,microtaskMode:mode}); console.log('no') }catch(e){console.log(e.name,e.code,e.message)}}
try{ vm.runInContext('Promise.resolve().then(()=>{throw new Error("k")}).catch(e=>out.push(e.message))',c)}catch(e){console.log('E',e)}
console.log(c.out.join());
setTimeout(()=>console.log(c.out.join(),d.out.join()),5);
Promise.resolve().then(()=>{ vm.runInContext('Promise.resolve().then(()=>out.push("in job"))',c); console.log(c.out.at(-1)); }).then(()=>console.log('after'));
const {AsyncLocalStorage}=require('async_hooks'); const als=new AsyncLocalStorage();
als.run(7,()=>{ c.get=()=>als.getStore(); vm.runInContext('Promise.resolve().then(()=>out.push(get()))',c); console.log(c.out.at(-1), als.getStore()); });
console.log(als.getStore());
try{new vm.Script('').runInNewContext.call('x')}catch(e){console.log(e.message)}
