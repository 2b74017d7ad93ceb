// Names that V8 makes up for functions without one, and types of receivers.
const st = (e) => { try { e = typeof e === 'function' ? e() : e; } catch (x) { e = x; } const s = (e.stack ?? e); return s.split('\n').slice(1, 4).filter((l) => !/node:/.test(l)).map((l) => l.trim().replace(__filename, 'F')).join(' | '); };
const T = (n, f) => console.log(n.padEnd(14), st(f));
const o = {}; for (const n of ['a-b', '1', 'é', '$x', 'a.b', 'a1', '_', '', 'get x', 'ObjectFoo', 'x y z']) { Object.assign(o, { [n]() { return new Error(); } }); T(n, () => o[n]()); }
exports.foo = function () { return new Error(); }; T('exports.foo', () => exports.foo());
module.exports.bar = () => new Error(); T('me.bar', () => module.exports.bar());
const me = module.exports = function () { return new Error(); }; T('me', () => me()); T('me2', () => module.exports());
function K() {} K.prototype.a = function () { return new Error(); }; T('K.a', () => new K().a()); K.st = function () { return new Error(); }; T('K.st', () => K.st()); const q = K.st; T('q', () => q());
o.x = { y: { z: function () { return new Error(); } } }; T('o.x.y.z', () => o.x.y.z()); o.x.w = {}; o.x.w.v = () => new Error(); T('o.x.w.v', () => o.x.w.v());
o['br'] = function () { return new Error(); }; T('br', () => o.br()); const k = 'dyn'; o[k] = function () { return new Error(); }; T('dyn', () => o.dyn());
this.th = function () { return new Error(); }; T('th', () => this.th());
(function () { this.inner = function () { return new Error(); }; }).call(o); T('inner', () => o.inner());
T('ret', () => (() => () => new Error())()()); T('arg', () => ((f) => f())(function () { return new Error(); }));
let late; late = function () { return new Error(); }; T('late', () => late()); var a1, a2; a1 = a2 = function () { return new Error(); }; T('a1', () => a1());
globalThis.gg = function () { return new Error(); }; T('gg', () => gg());
const arrf = [function () { return new Error(); }]; T('arrf', () => arrf[0]());
T('cond', () => { const z = 1 ? function () { return new Error(); } : 0; return z(); }); T('or', () => { const z = null || function () { return new Error(); }; return z(); });
exports.nest = function () { return [1].map(function () { return new Error(); })[0]; }; T('nest', () => exports.nest());
class A { static { this.sm = function () { return new Error(); }; } m() { return (() => new Error())(); } m2() { return [1].map(() => new Error())[0]; } } T('A.m', () => new A().m()); T('A.m2', () => new A().m2()); T('A.sm', () => A.sm());
const pr = { f() { const g = () => new Error(); return g(); } }; T('pr', () => pr.f());
const inst = new (class extends Map { zed() { return new Error(); } })(); T('inst', () => inst.zed());
const d = Object.create({ constructor: 5, z() { return new Error(); } }); T('ctor5', () => d.z()); const pp = Object.create({ constructor: function Foo() {}, z() { return new Error(); } }); T('ctorFoo', () => pp.z());
T('date', () => { Date.prototype.zz = function zz() { return new Error(); }; return new Date().zz(); }); T('err', () => { Error.prototype.zz = function zz() { return new Error(); }; return new TypeError().zz(); }); T('rx', () => { RegExp.prototype.zz = function zz() { return new Error(); }; return /x/.zz(); }); T('fn', () => { Function.prototype.zz = function zz() { return new Error(); }; return (() => {}).zz(); }); T('fn2', () => (function named() {}).zz()); T('fn3', () => (class Kl {}).zz()); T('sym', () => { Symbol.prototype.zz = function zz() { return new Error(); }; return Symbol().zz(); }); T('bool', () => { Boolean.prototype.zz = function zz() { return new Error(); }; return true.zz(); }); T('args', () => { Object.prototype.zz = function zz() { return new Error(); }; return (function () { return arguments; })().zz(); }); T('json', () => JSON.zz()); T('math', () => Math.zz()); T('null', () => Object.create(null, { z: { value: function z() { return new Error(); } } }).z()); T('process', () => process.zz()); T('glob', () => globalThis.zz()); T('arrpr', () => Array.prototype.zz()); T('gen', () => (function* () {})().zz()); T('ab', () => new ArrayBuffer(1).zz()); T('prom', () => Promise.resolve().zz()); T('asyncfn', () => (async () => {}).zz()); T('proxyfn', () => new Proxy(function pf() {}, {}).zz()); T('bound', () => (function bb() {}).bind().zz()); T('buffer', () => Buffer.alloc(1).zz());
class C2 {}
