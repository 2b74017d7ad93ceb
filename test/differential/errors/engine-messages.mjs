// What the engine throws by itself has V8's words.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); } };
for (const s of ['{', '', 'x', '{"a":1,}', '[1,2', '{"a":\n  oops}', 'nul', '"\n"', '"\\x"', '1e', '01', '{"a" 1}', 'undefined', '[1]x', '{"a":1}\n{"b":2}', 'a'.repeat(60), '{"long":"' + 'y'.repeat(100) + '",bad}']) t(() => JSON.parse(s));
t(() => JSON.parse(undefined)); t(() => JSON.parse('[1]', () => { throw new SyntaxError('mine'); })); t(() => JSON.parse(Symbol()));
t(() => JSON.parse('{"a":[1,2]}', (k, v) => Array.isArray(v) ? v.length : v));
const a = {}; a.a = a; t(() => JSON.stringify(a));
const b = { x: { y: { z: {} } } }; b.x.y.z.back = b; t(() => JSON.stringify(b));
const c = [[]]; c[0].push(c); t(() => JSON.stringify(c));
class K { constructor() { this.self = { k: this }; } } t(() => JSON.stringify({ k: new K() }));
t(() => JSON.stringify({ b: 1n })); t(() => JSON.stringify({ toJSON() { throw new TypeError('tj'); } }));
t(() => JSON.stringify([1, { a: 2 }], null, 2));
console.log(JSON.parse.name, JSON.parse.length, JSON.stringify.length, JSON.stringify.name, Object.getOwnPropertyDescriptor(JSON, 'parse').enumerable);
t(() => { let u; u.x; }); t(() => { null.x; }); t(() => { let u; u(); }); t(() => { const o = { a: {} }; o.a.b(); }); t(() => { const o = { a: {} }; o.a.b.c(); });
t(() => { new (class A { constructor() { this.x(); } })(); }); t(() => { class A {} A(); }); t(() => { new (() => {})(); }); t(() => { const f = 5; new f(); });
t(() => Map()); t(() => { class B extends Object { constructor() { this.x = 1; } } new B(); }); t(() => 1n / 0n); t(() => (5).toFixed(200)); t(() => (5).toString(99)); t(() => new Array(-1));
t(() => [].reduce((a) => a)); t(() => new Date(NaN).toISOString());
  t(() => { undeclared; }); t(() => { x; let x = 1; });
t(() => { for (const x of undefined) ; }); t(() => { const [q] = undefined; });      t(() => Symbol() + ''); t(() => +1n);       t(() => decodeURIComponent('%')); t(() => 'x'.normalize('q'));     t(() => new WeakMap().set(1, 1)); t(() => new WeakSet().add(1)); t(() => structuredClone(() => {})); t(() => (function f() { f(); })());
