// Frames stand where V8 says: at the callee's name, at `new`, at a property's name. Names of receivers are left out.
const place = /(\d+:\d+)\)?$/;
const pos = (f) => { try { f(); } catch (e) { return e.stack.split('\n').slice(1, 3).map((line) => place.exec(line)?.[1]).join(' '); } };
class Foo { constructor() { throw new Error('in'); } bar() { throw new TypeError('bar'); } get g() { throw new Error('g'); } }
function thrower() { throw new Error('x'); }
const o = { thrower, deep: { thrower } , ['k']: thrower };
console.log(pos(() => thrower()));
console.log(pos(() => o.thrower()));
console.log(pos(() => o . deep . thrower ()));
console.log(pos(() => o['k']()));
console.log(pos(() => new Foo()));
console.log(pos(() => { const ns = { Foo }; return new ns.Foo(1, 2); }));
console.log(pos(() => (() => { throw new RangeError('iife'); })()));
console.log(pos(() => undefined.foo));
console.log(pos(() => { let u; return u.foo.bar; }));
console.log(pos(() => { let u; u.foo(); }));
console.log(pos(() => { let u; u(); }));
console.log(pos(() => { o.nope(); }));
console.log(pos(() => { nope; }));
console.log(pos(() => { nope(); }));
console.log(pos(() => { null[Symbol.iterator]; }));
console.log(pos(() => { o.thrower`x`; }));
console.log(pos(() => { o?.thrower(); }));
console.log(pos(() => { o.thrower?.(); }));
console.log(pos(() => { 1n + 1; }));
console.log(pos(() => { Symbol() + ''; }));
console.log(pos(() => { new Foo().g; }));
console.log(pos(() => { Reflect.construct(Foo, []); }));
console.log(pos(() => { throw Error('noNew'); }));
console.log(pos(() => { const e = new Error('later'); throw e; }));
console.log(pos(() => { 5 in 'x'; }));
console.log(pos(() => { x; let x; }));
console.log(pos(() => { thrower.call(null); }));
console.log(pos(() => { thrower.apply(null, []); }));
