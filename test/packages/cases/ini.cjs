const ini = require('ini');

const text = `; comment
root = value
quoted = "a ; b"
escaped = a\\;b
flag
[section]
# other
key=1
list[] = one
list[] = two
bool = true
nothing = null
[section.deep.er]
x = y=z
[odd\\.name]
k = v
[__proto__]
bad = 1
`;
const parsed = ini.parse(text);
console.log(parsed, {}.bad, parsed.section.deep.er.x);
console.log(ini.stringify(parsed), ini.stringify({ a: 1, b: { c: [1, 2], d: { e: null, 'f.g': 'x' } }, 'k=': ' sp ' }, { whitespace: true, sort: true, align: true }));
console.log(ini.encode({ x: 1 }, { section: 'top', newline: true, bracketedArray: false }), ini.decode('a=1\na=2', { bracketedArray: false }), ini.safe('"x'), ini.safe('a;b'), ini.unsafe('"a\\"b"'), Object.keys(ini));
