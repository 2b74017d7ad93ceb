// MIMEType and MIMEParams.
const util = require('node:util');
const { MIMEType, MIMEParams } = util;
const show = (l, f) => {
  try {
    console.log(l, util.inspect(f(), { depth: 4, breakLength: 200 }));
  } catch (e) {
    console.log(l, 'THREW', e.name, e.code, JSON.stringify(e.message));
  }
};
for (const t of [
  'text/plain',
  'text/plain;charset=utf-8',
  'TEXT/HTML; Charset="UTF-8"',
  'a/b;c=d;c=e',
  ' text/html ',
  'text',
  '/',
  'text/',
  '/x',
  'text/html;',
  'text/html; ;a=b',
  'text/html;a',
  'text/html;a=',
  'text/html;a=""',
  'text/html;a="b;c"',
  'text/html;a="b\\"c"',
  'text/html;a="b',
  'te xt/html',
  'text/ht ml',
  'text/html;a b=c',
  'text/html;a=b c',
  'text/html;a=é',
  'text/html;é=a',
  'text/html; a = b',
  'text/html;a="x"y',
  'text/html;=x',
  'text/html;a=b;=c;d=e',
  '',
  5,
  null,
  undefined,
  {
    toString() {
      return 'x/y';
    },
  },
  'text/html\n',
  'text/html;a=\x01',
  'x/y;a="\\\\"',
  'x/y;a=b;A=c',
  "!#$%&'*+-.^_`|~/x",
  'a/b;c="\u0100"',
  'a/b;c="é"',
])
  show(JSON.stringify(t), () => {
    const m = new MIMEType(t);
    return [String(m), m.type, m.subtype, m.essence, [...m.params], m];
  });
show('noarg', () => new MIMEType());
const m = new MIMEType('text/html;a=b');
show('set', () => {
  m.type = 'TeXt2';
  m.subtype = 'XmL';
  return String(m);
});
show('set2', () => {
  m.type = '';
});
show('set3', () => {
  m.type = 'a b';
});
show('set4', () => {
  m.subtype = 'é';
});
show('set5', () => {
  m.subtype = '';
});
show('json', () => JSON.stringify({ m }));
show('set6', () => {
  m.type = 5;
  return String(m);
});
const p = new MIMEParams();
show('p1', () => {
  p.set('foo', 'bar');
  p.set('q', 5);
  p.set('sp', 'a b');
  p.set('empty', '');
  return [
    String(p),
    p.get('foo'),
    p.get('nope'),
    p.has('q'),
    p.delete('q'),
    p.has('q'),
    [...p.keys()],
    [...p.values()],
    [...p.entries()],
    p,
  ];
});
show('p2', () => p.set('a b', 'c'));
show('p3', () => p.set('', 'c'));
show('p4', () => p.set('a', 'é\u0100'));
show('p5', () => p.set('a', '\x01'));
show('p6', () => [p.set('FOO', 'x'), String(p)]);
show('p7', () => JSON.stringify(p));
show('p8', () => new MIMEParams('a=b').toString());
show('p9', () => [
  Object.getOwnPropertyNames(MIMEType.prototype),
  Object.getOwnPropertyNames(MIMEParams.prototype),
  Object.getOwnPropertySymbols(MIMEParams.prototype).map(String),
  Object.prototype.toString.call(m),
  Object.prototype.toString.call(p),
  p.entries() + '',
  MIMEParams.length,
  MIMEType.length,
]);
show('p10', () => {
  p.set('quote', 'a"b\\c');
  return String(p);
});
show('desc', () => Object.getOwnPropertyDescriptor(MIMEType.prototype, 'type'));
show('desc2', () => Object.getOwnPropertyDescriptor(MIMEType.prototype, 'toJSON'));
show('p11', () => p.delete());
show('fe', () => p.entries().next());
show('sz', () => p.size);
