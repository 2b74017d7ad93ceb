const util = require('util');
process.removeAllListeners('warning');
const t = (l, f) => {
  try {
    console.log(l, f());
  } catch (e) {
    console.log(l, e.name, e.code, e.message);
  }
};
// callbackify
for (const v of [null, undefined, false, 0, 'x', new Error('e').message, []]) {
  util.callbackify(async () => v)((e, r) => console.log('cb', e, r));
  util.callbackify(() => Promise.reject(v))((e, r) => console.log('cbr', e && e.code, e && e.message, e && e.reason, r));
}
for (const v of ['foo', null, undefined, false, 0, {}, Symbol(), []]) t('callbackify', () => util.callbackify(v));
t('cb last', () => util.callbackify(async () => {})(1));
const cbf = util.callbackify(async function foo(a, b) {
  return this;
});
console.log(cbf.name, cbf.length, Object.getOwnPropertyNames(cbf));
util
  .callbackify(async function (...a) {
    return [this && this.x, a];
  })
  .call({ x: 5 }, 1, 2, (e, r) => console.log(e, r));
const sf = async () => {};
Object.defineProperty(sf, 'name', { value: Symbol('a') });
t('sym name', () => String(util.callbackify(sf).name));
const bn = async () => {};
Object.defineProperty(bn, 'name', { value: null });
Object.defineProperty(bn, 'length', { value: 'hi' });
t('null name', () => [util.callbackify(bn).name, util.callbackify(bn).length]);
// promisify
for (const v of [undefined, null, true, 0, 'str', {}, [], Symbol()]) t('promisify', () => util.promisify(v));
(async () => {
  const p = util.promisify((a, cb) => cb(null, a, 2));
  console.log(await p(1));
  const fn = () => {};
  fn[util.promisify.custom] = () => 5;
  console.log(util.promisify(fn)());
  t('custom bad', () => {
    const x = () => {};
    x[util.promisify.custom] = 5;
    return util.promisify(x);
  });
  const q = util.promisify(function (cb) {
    cb(null, this === q);
  });
  console.log(await q());
  console.log(util.promisify(util.promisify(fn)) === util.promisify(fn));
  console.log(Object.getOwnPropertyDescriptor(util.promisify(fn), util.promisify.custom));
  const st = util.promisify(setTimeout);
  console.log(await st(1, 'v'));
  console.log(await util.promisify(setImmediate)('w'));
  try {
    await util.promisify((cb) => cb(new Error('e')))();
  } catch (e) {
    console.log(e.message);
  }
  try {
    await util.promisify(() => {
      throw new Error('sync');
    })();
  } catch (e) {
    console.log(e.message);
  }
  const o = {
    f(cb) {
      cb(null, this.v);
    },
    v: 7,
  };
  console.log(await util.promisify(o.f).call(o));
  console.log(
    util.promisify(o.f).name,
    util.promisify(o.f).length,
    Object.getPrototypeOf(util.promisify(o.f)) === Object.getPrototypeOf(o.f),
  );
})();
// types
const vals = {
  ab: new ArrayBuffer(1),
  sab: new SharedArrayBuffer(1),
  af: async () => {},
  gf: function* () {},
  go: (function* () {})(),
  d: new Date(),
  args: (function () {
    return arguments;
  })(),
  m: new Map(),
  mi: new Map().keys(),
  s: new Set(),
  si: new Set().keys(),
  wm: new WeakMap(),
  ws: new WeakSet(),
  e: new Error(),
  p: Promise.resolve(),
  px: new Proxy({}, {}),
  re: /a/,
  no: Object(1),
  st: Object(''),
  bo: Object(true),
  bi: Object(1n),
  sy: Object(Symbol()),
  u8: new Uint8Array(),
  dv: new DataView(new ArrayBuffer(1)),
  f64: new Float64Array(),
  buf: Buffer.alloc(1),
  fakeArr: Object.create(Uint8Array.prototype),
  fakeMap: Object.create(Map.prototype),
  domex: new DOMException('x'),
  agf: async function* () {},
};
for (const k of Object.keys(util.types))
  console.log(
    k,
    Object.keys(vals)
      .filter((v) => util.types[k](vals[v]))
      .join(),
    util.types[k](),
    util.types[k](5),
    util.types[k](null),
  );
// inherits
for (const a of [
  [null, function () {}],
  [function () {}, null],
  [function () {}, {}],
  [function () {}, function () {}],
  [{ prototype: {} }, function () {}],
])
  t('inherits', () => util.inherits(...a));
function A() {}
function B() {}
A.prototype.x = 1;
util.inherits(B, A);
console.log(B.super_ === A, Object.getOwnPropertyDescriptor(B, 'super_'), new B().x);
{
  const bad = function () {};
  bad.prototype = undefined;
  t('inherits', () => util.inherits(A, bad));
}
// deprecate
t('deprecate', () => util.deprecate(() => {}, 'm', 5));
const warns = [];
process.on('warning', (w) => console.log('warning', w.name, w.code, w.message));
const d1 = util.deprecate(
  function nm(a) {
    return [this && this.q, a];
  },
  'msg one',
  'DEP1',
);
console.log(d1.call({ q: 1 }, 2), d1(3), d1.name, d1.length);
util.deprecate(() => {}, 'msg two', 'DEP1')();
util.deprecate(() => {}, 'msg three')();
class K {
  constructor(x) {
    this.x = x;
  }
}
const DK = util.deprecate(K, 'class dep', 'DEP2');
console.log(new DK(4) instanceof K, new DK(1).x);
// debuglog
const dl = util.debuglog('nope');
console.log(dl.enabled, typeof dl, dl.name);
dl('x');
// misc
for (const a of [
  '_extend',
  'isArray',
  'toUSVString',
  'stripVTControlCharacters',
  'getSystemErrorName',
  'getSystemErrorMessage',
  'getSystemErrorMap',
  'isDeepStrictEqual',
  'styleText',
  'parseEnv',
  'aborted',
  'transferableAbortController',
  'transferableAbortSignal',
  'diff',
  'setTraceSigInt',
  'getCallSites',
  'MIMEType',
])
  console.log(a, typeof util[a], util[a] && util[a].name, util[a] && util[a].length);
t('usv', () => util.toUSVString('a\ud800b'));
t('usv', () => util.toUSVString({}));
t('usv', () => util.toUSVString(Symbol()));
t('strip', () => util.stripVTControlCharacters('\u001b[31mfoo\u001b[39m\u001b]8;;http://x\u0007link\u001b]8;;\u0007'));
t('strip', () => util.stripVTControlCharacters(5));
t('errname', () => util.getSystemErrorName(-2));
for (const v of [0, 1, 'x', {}, NaN, -1.5, Infinity, -99999]) {
  t('errname', () => util.getSystemErrorName(v));
  t('errmsg', () => util.getSystemErrorMessage(v));
}
console.log(util.getSystemErrorMap().size, util.getSystemErrorMap().get(-2));
t('extend', () => util._extend({ a: 1 }, true));
t('extend', () => util._extend({ a: 1, b: 2 }, { b: 3 }));
console.log(util._extend.name);
t('styleText', () => util.styleText('red', 'x', { validateStream: false }));
t('styleText', () => util.styleText(['bold', 'red'], 'x', { validateStream: false }));
for (const v of ['invalid', undefined, 5, null, []]) t('styleText', () => util.styleText(v, 'x'));
t('styleText', () => util.styleText('red', 5));
t('styleText', () => util.styleText('red', 'a', { stream: {} }));
t('styleText', () => util.styleText('red', 'a', { validateStream: 5 }));
t('parseEnv', () => util.parseEnv('A=1\nB="x\ny"\n#c\nexport C=\'q\'\nD=`z` # c'));
for (const v of [null, {}, 5, []]) t('parseEnv', () => util.parseEnv(v));
(async () => {
  for (const a of [[], [null], [{}], [AbortSignal.abort()], [AbortSignal.abort(), 5], [AbortSignal.abort(), null]]) {
    try {
      console.log('aborted', await util.aborted(...a));
    } catch (e) {
      console.log('aborted', e.name, e.code, e.message);
    }
  }
  const ac = new AbortController();
  const p = util.aborted(ac.signal, {});
  ac.abort();
  console.log((await p)?.type);
  try {
    await util.aborted(AbortSignal.abort(), {});
  } catch (e) {
    console.log(e.message);
  }
  const tc = util.transferableAbortController();
  console.log(tc.signal instanceof AbortSignal);
  t('tas', () => util.transferableAbortSignal(5));
  t('tas', () => util.transferableAbortSignal(AbortSignal.abort()).aborted);
})();
for (const a of [
  ['a', 'b'],
  ['abc', 'abd'],
  [['a'], ['a', 'b']],
  [5, 'a'],
  ['a', 5],
  [[1], ['a']],
])
  t('diff', () => JSON.stringify(util.diff(...a)));
for (const a of [[], [1], [0], [201], ['x'], [{}], [1.5], [1, 5], [{ sourceMap: 5 }], [1, { sourceMap: true }], [null]])
  t('callsites', () => util.getCallSites(...a).length > 0);
console.log(Object.keys(util.getCallSites(1)[0]), util.getCallSites(1)[0].functionName);
const m = new util.MIMEType('text/plain; charset=utf-8;q="a b"');
console.log(m, String(m), m.essence, m.type, m.subtype, m.params, [...m.params], JSON.stringify(m));
for (const v of ['', 'text', 'text/', '/x', 'text/p p', 5, null, 'a/b;c=d;c=e']) t('mime', () => String(new util.MIMEType(v)));
t('mime', () => {
  m.type = 'x y';
});
t('mime', () => {
  m.subtype = '';
});
t('mime', () => {
  m.params.set('a b', 'c');
});
t('mime', () => {
  m.params.set('a', '\u0100');
});
m.params.delete('q');
m.type = 'A';
console.log(String(m), m.params.has('charset'), m.params.get('zz'));
