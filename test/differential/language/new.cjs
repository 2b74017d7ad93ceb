'use strict';
// Which `new` the arguments belong to.
class X { constructor(...args) { this.args = args; } y() { return new.target === undefined ? 'called' : 'constructed'; } get z() { return X; } }
function Y(...args) { return new.target ? { y: args, Z: Y } : `called ${args.length}`; }
X.prototype.Inner = class Inner { constructor(value = 'nothing') { this.value = value; } m() { return `m ${this.value}`; } };
const returns = (what) => function () { return what; };
const show = (value) => (typeof value === 'function' ? `function ${value.name}` : value instanceof Error ? `${value.name}: ${value.message}` : JSON.stringify(value));
const sources = [
  'new new X().Inner()', 'new new X().Inner(1)', 'new new X().Inner(1).m()', 'new (new X().Inner)(1).m()', '(new new X().Inner)',
  'new new X().Inner', 'new new X(1).z', 'new new X(1).z(2)', 'new new X(1).z(2).args', 'new new X(1)["z"](2)["args"]', 'new X().y()', 'new X(1).args.length',
  'new new Y().Z()', 'new new Y().Z', 'new new new Y().Z().Z()', 'new new new Y().Z().Z(1).y', 'new new new Y().Z().Z', 'new new (returns(X))()(3)',
  'new new returns(X)', 'new (returns(X)())(4)', 'new new (returns(X))', 'new (new (returns(X)))', 'new new (returns(X))(1)(2)', 'new new (returns(X))(...[1])(...[2, 3])',
  'new X(...[1, 2]).args.map((n) => n * 2)', 'new new X(...[1]).Inner(...["s"]).m()', 'new X().Inner.name', 'new X()?.y()', 'new new X().Inner(5)?.m?.()',
  'new X`a`', 'new (() => X)`a`(1)', 'new (class { a() { return 1; } })().a()', 'new class { a() { return 2; } }().a()', 'new function () { this.a = () => 3; }().a()',
  'new Date(0).getTime().toFixed(1)', 'new Map([[1, 2]]).get(1)', 'new new Map([[1, X]]).get(1)', 'new new Array(X)[0](7)', 'new (new Map([[1, X]]).get(1))(8)', 'typeof new new X().Inner()', 'new X instanceof X', 'new new X().z instanceof X',
  '(() => { const f = new X(1); return f.args; })()', 'new new X().Inner(new new X().Inner(1).m()).m()', 'new new X().y()', 'new X?.y()', 'new X().y()()',
];
for (const source of sources) {
  let result;
  try { result = show(eval(source)); } catch (error) { result = error.name; }
  console.log(source, '->', result);
}
(function () { console.log(typeof new.target, (function () { return typeof new new.target.Other().m; }).name); })();
function Target() { return { made: new new.target.Other(1).value, again: new new new.target.Maker().Other(2).value }; }
Target.Other = class { constructor(value) { this.value = value; } };
Target.Maker = class { Other = Target.Other; };
console.log(show(new Target()));
