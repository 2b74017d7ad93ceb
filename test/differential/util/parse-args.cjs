// parseArgs: every way to write options, strict and not, with tokens.
const util = require('node:util');
const J = (x) => util.inspect(x, { depth: 9, breakLength: 200 });
const show = (l, f) => {
  try {
    console.log(l, J(f()));
  } catch (e) {
    console.log(l, 'THREW', e.name, e.code, JSON.stringify(e.message));
  }
};
const P = (c) => show(J(c), () => util.parseArgs(c));
P({ args: ['-f', '--bar', 'b'], options: { f: { type: 'boolean', short: 'f' }, bar: { type: 'string' } } });
P({ args: ['-f'] });
P({ args: ['--unknown'] });
P({ args: ['pos'] });
P({ args: ['pos'], allowPositionals: true });
P({ args: ['-f', '--bar=b', 'pos', '--', '--x'], strict: false });
P({ args: ['-abc'], strict: false });
P({
  args: ['-abc'],
  options: { a: { type: 'boolean', short: 'a' }, b: { type: 'boolean', short: 'b' }, c: { type: 'string', short: 'c' } },
});
P({
  args: ['-abcval'],
  options: { a: { type: 'boolean', short: 'a' }, b: { type: 'boolean', short: 'b' }, c: { type: 'string', short: 'c' } },
});
P({ args: ['-cval'], options: { c: { type: 'string', short: 'c' } } });
P({ args: ['-c=val'], options: { ccc: { type: 'string', short: 'c' } } });
P({ args: ['-c', '-d'], options: { ccc: { type: 'string', short: 'c' }, d: { type: 'boolean' } } });
P({ args: ['--ccc', '--d'], options: { ccc: { type: 'string', short: 'c' } } });
P({ args: ['--ccc'], options: { ccc: { type: 'string', short: 'c' } } });
P({ args: ['--ccc'], options: { ccc: { type: 'string' } } });
P({ args: ['--b=x'], options: { b: { type: 'boolean', short: 'q' } } });
P({ args: ['--b=x'], options: { b: { type: 'boolean' } } });
P({ args: ['--b=x'], options: { b: { type: 'boolean' } }, strict: false });
P({ args: ['--ccc='], options: { ccc: { type: 'string' } } });
P({ args: ['--no-foo', '--no-bar'], options: { foo: { type: 'boolean' }, bar: { type: 'boolean' } }, allowNegative: true });
P({ args: ['--no-foo'], options: { foo: { type: 'boolean' } } });
P({ args: ['--no-foo=x'], options: { foo: { type: 'boolean' } }, allowNegative: true });
P({ args: ['--no-foo'], options: { foo: { type: 'string' } }, allowNegative: true });
P({ args: ['--no-zzz'], options: {}, allowNegative: true });
P({ args: ['--no-foo'], options: { 'no-foo': { type: 'boolean' } }, allowNegative: true });
P({ args: ['--foo', '--no-foo'], options: { foo: { type: 'boolean', multiple: true } }, allowNegative: true });
P({ args: ['--no-foo'], strict: false, allowNegative: true });
P({
  args: ['--m', 'a', '--m', 'b', '--s', '1', '--s', '2'],
  options: { m: { type: 'string', multiple: true }, s: { type: 'string' } },
});
P({
  args: [],
  options: {
    d: { type: 'string', default: 'x' },
    e: { type: 'boolean', default: false },
    m: { type: 'string', multiple: true, default: ['q'] },
  },
});
P({ args: ['--m', 'z'], options: { m: { type: 'string', multiple: true, default: ['q'] } } });
P({ args: [], options: { d: { type: 'string', default: 5 } } });
P({ args: [], options: { d: { type: 'boolean', default: 'x' } } });
P({ args: [], options: { d: { type: 'string', multiple: true, default: 'x' } } });
P({ args: [], options: { d: { type: 'string', multiple: true, default: [1] } } });
P({ args: [], options: { d: { type: 'boolean', multiple: true, default: [1] } } });
P({ args: [], options: { d: { type: 'number' } } });
P({ args: [], options: { d: { type: 'string', short: 'ab' } } });
P({ args: [], options: { d: { type: 'string', short: '' } } });
P({ args: [], options: { d: { type: 'string', short: 5 } } });
P({ args: [], options: { d: { type: 'string', multiple: 1 } } });
P({ args: [], options: { d: 5 } });
P({ args: [], options: 5 });
P({ args: 5 });
P({ args: [], strict: 1 });
P({ args: [], allowPositionals: 1 });
P({ args: [], tokens: 1 });
P({ args: [], allowNegative: 1 });
P(5);
P({ args: [1, 2], strict: false });
P({ args: [], options: { d: {} } });
P({
  args: ['-f', '--bar', 'b', 'pos', '--', 'x', '-y', '--no-q', '-abc'],
  options: {
    f: { type: 'boolean', short: 'f' },
    bar: { type: 'string' },
    a: { type: 'boolean', short: 'a' },
    b: { type: 'boolean', short: 'b' },
    c: { type: 'string', short: 'c' },
  },
  tokens: true,
  allowPositionals: true,
  strict: false,
});
P({
  args: ['-abc', 'val', '--bar=5', '-cq', '--no-a'],
  options: {
    bar: { type: 'string' },
    a: { type: 'boolean', short: 'a' },
    b: { type: 'boolean', short: 'b' },
    c: { type: 'string', short: 'c' },
  },
  tokens: true,
  allowNegative: true,
});
P({ args: ['-'] });
P({ args: ['-'], allowPositionals: true });
P({ args: ['--'] });
P({ args: ['--', '-a'], allowPositionals: true });
P({ args: ['--__proto__'], strict: false });
P({ args: ['--__proto__=x'], strict: false });
P({ args: ['--foo', '-'], options: { foo: { type: 'string' } } });
P({ args: ['--foo', '--'], options: { foo: { type: 'string' } } });
P({ args: ['--=x'], strict: false });
P({ args: ['-a=b'], strict: false });
P({ args: ['--a=b=c'], strict: false });
P({ args: ['-f', '-5'], options: { f: { type: 'string', short: 'f' } } });
P({ args: ['--foo=-5'], options: { foo: { type: 'string' } } });
P({ args: ['-f', '--', 'x'], options: { f: { type: 'string', short: 'f' } }, allowPositionals: true });
P({ args: ['--unknown=5'] });
P({ args: ['-u5'] });
P({ args: ['--fo'], options: { foo: { type: 'boolean' } } });
P({ args: ['-x'], allowPositionals: true });
P({ args: ['--foo', '-1', '--', 'a'], options: { foo: { type: 'string' } }, strict: false });
P({ args: ['--foo', 'bar'], options: { foo: { type: 'boolean' } } });
P({ args: ['--foo'], options: { Foo: { type: 'boolean' } } });
P({ args: ['-ab'], options: { a: { type: 'string', short: 'a' } } });
P({ args: ['--constructor'], options: {} });
P({ args: ['--toString', 'x'], strict: false });
for (const strict of [true, false])
  for (const allowNegative of [true, false])
    for (const a of ['--no-foo', '--no-foo=x', '--no-bar', '--no-no-foo', '--no-', '--no-s', '--no-q', '--no-bar=x'])
      for (const options of [
        { foo: { type: 'boolean' } },
        { 'no-foo': { type: 'boolean' } },
        { foo: { type: 'boolean' }, 'no-foo': { type: 'boolean' } },
        { s: { type: 'string' } },
        { 'no-s': { type: 'string' } },
        { 'no-bar': { type: 'boolean' }, bar: { type: 'string' } },
      ])
        P({ args: [a], options, strict, allowNegative, tokens: true });
for (const a of [
  ['-abc', 'd'],
  ['-bca'],
  ['-c'],
  ['-c', '--', 'x'],
  ['-ccc'],
  ['-xyz'],
  ['--cc=', 'x'],
  ['-a', '-'],
  ['-c', '-'],
  ['--cc', '-'],
  ['-c-'],
  ['-', '--', '-'],
  ['--a=--b'],
  ['-bac', '-x'],
  ['--bb', 'v'],
  ['--bb=v'],
  ['-ab=3'],
  ['-c', ''],
])
  for (const strict of [true, false])
    P({
      args: a,
      options: {
        a: { type: 'boolean', short: 'a' },
        bb: { type: 'boolean', short: 'b' },
        cc: { type: 'string', short: 'c', multiple: true },
      },
      strict,
      tokens: true,
      allowPositionals: true,
    });
