// What Error.prepareStackTrace gets.
const show = (s) => { const p = Object.getPrototypeOf(s); const r = {}; for (const k of Object.getOwnPropertyNames(p)) { if (k === 'constructor' || k === 'getScriptHash' || k === 'getPosition') continue; let v; try { v = s[k](); } catch (e) { v = e.message; } if (typeof v === 'function') v = 'fn ' + v.name; else if (v && typeof v === 'object') v = 'obj ' + (v === globalThis) + Object.prototype.toString.call(v); if (typeof v === 'string') v = v.replaceAll(__filename, 'F'); r[k] = v; } return r; };
const cap = (f, n = 2) => { Error.prepareStackTrace = (e, s) => s; let e; try { e = f(); } catch (x) { e = x; } const s = e.stack.slice(0, n); Error.prepareStackTrace = undefined; return s; };
const out = (n, f, c) => { for (const s of cap(f, c)) console.log(n, JSON.stringify(show(s), (k, v) => v === undefined ? 'undef' : v)); };
Error.prepareStackTrace = (e, s) => s; const sites = new Error().stack; Error.prepareStackTrace = undefined;
const p = Object.getPrototypeOf(sites[0]);
console.log(Object.getOwnPropertyNames(p).join(), Object.prototype.toString.call(sites[0]), sites[0].constructor?.name, Object.keys(sites[0]), require('util').inspect(sites[0]).slice(0, 40));
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(p, 'getThis')), p.getThis.name, p.getThis.length, Object.getPrototypeOf(p) === Object.prototype);
try { p.getThis.call({}); } catch (e) { console.log(e.name, e.message); } try { p.toString.call({}); } catch (e) { console.log(e.name, e.message); } try { new p.getThis(); } catch (e) { console.log(e.name, e.message); }
function plain() { return new Error('x'); }
class C { m() { return new Error(); } constructor(x) { if (x) this.e = new Error(); } static s() { return new Error(); } get g() { return new Error(); } }
out('plain', () => plain(), 1); out('m', () => new C().m(), 1); out('ctor', () => new C(1).e, 1); out('s', () => C.s(), 1); out('g', () => new C().g, 1);
const o = { named: plain, f: function () { return new Error(); }, arrow: () => new Error() }; out('named', () => o.named(), 1); out('f', () => o.f(), 1); out('arrow', () => o.arrow(), 1);
out('map', () => [1].map(() => new Error())[0], 2); out('promise', () => { let e; new Promise(() => { e = new Error(); }); return e; }, 2);
out('eval', () => eval('new Error()'), 2); out('ieval', () => (0, eval)('(function z() { return new Error(); })()'), 3); out('Function', () => new Function('return new Error()')(), 2);
out('sloppy', () => (function () { 'use strict'; return new Error(); })(), 2);
(async () => { async function a() { await 1; return new Error(); } async function b() { Error.prepareStackTrace = (e, s) => s; try { const e = await a(); void e.stack; return e.stack; } finally { } } const s = await b(); Error.prepareStackTrace = undefined; for (const x of s) if (!x.getFileName()?.startsWith('node:')) console.log('async', JSON.stringify(show(x), (k, v) => v === undefined ? 'undef' : v)); })();
