const assert=require('assert');
const value={a:1,b:2}; Object.defineProperty(value,'a',{configurable:false});
const p=new Proxy(value,{ownKeys:()=>[]});
try{assert.deepStrictEqual(p,{})}catch(e){console.log(e.name,e.message)}
try{Object.keys(p)}catch(e){console.log(e.name,e.message)}
try{Reflect.ownKeys(p)}catch(e){console.log(e.name,e.message)}
