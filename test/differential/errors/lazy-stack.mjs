// A stack is written when it is first read, and is an accessor of the error.
class Foo extends Error { constructor(m) { super(m); this.name = 'Foo'; } }
const e = new Foo('x');
console.log(e.stack.split('\n')[0]); e.name = 'Bar'; console.log(e.stack.split('\n')[0]);
const d = new Error('d'); d.message = 'changed'; console.log(d.stack.split('\n')[0]);
const desc = Object.getOwnPropertyDescriptor(new Error('q'), 'stack'); console.log(desc.get?.name, desc.set?.name, desc.enumerable, desc.configurable, desc.writable, typeof desc.value, desc.get?.length, desc.set?.length);
const o = {}; Error.captureStackTrace(o); const od = Object.getOwnPropertyDescriptor(o, 'stack'); console.log(typeof od.get, typeof od.value, od.enumerable, od.configurable); console.log(o.stack.split('\n')[0]); o.name = 'N'; console.log(o.stack.split('\n')[0]);
const a = Object.getOwnPropertyDescriptor(new Error('1'), 'stack'), b = Object.getOwnPropertyDescriptor(new Error('2'), 'stack'); console.log(a.get === b.get, a.set === b.set);
const w = new Error('w'); w.stack = 'mine'; console.log(w.stack, typeof Object.getOwnPropertyDescriptor(w, 'stack').value);
const inh = Object.create(new Error('proto')); console.log(typeof inh.stack); inh.stack = 5; console.log(Object.keys(inh), inh.stack, Object.getOwnPropertyNames(inh));
try { console.log(a.get.call({})); } catch (x) { console.log(x.message); }
const f = Object.freeze(new Error('frozen')); f.stack = 'set'; console.log(f.stack);
Error.prepareStackTrace = (err, sites) => err.name + ':' + (sites.length > 0); const p = new Foo('p'); console.log(p.stack); Error.prepareStackTrace = undefined; console.log(p.stack); const q = new Error('later'); Error.prepareStackTrace = () => 'late'; console.log(q.stack); Error.prepareStackTrace = undefined; console.log(q.stack);
Error.prepareStackTrace = (error) => { throw new TypeError('in prepare'); };
const t = new Error('t'); try { t.stack; } catch (x) { console.log(x.message); }
Error.prepareStackTrace = (error) => typeof error.stack;
console.log(new Error('recursive').stack);
Error.prepareStackTrace = undefined;
console.log(new Foo('printed').stack.split('\n').slice(0, 2).join(' | '), structuredClone(new Foo('cloned')).stack.split('\n')[0]);
Error.stackTraceLimit = 0; console.log(new Error('none').stack);
Error.stackTraceLimit = 10;
throw new Foo('uncaught');
