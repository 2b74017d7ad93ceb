const qs = require('qs');

const text = 'a[b][c]=1&a[b][d]=2&list[]=x&list[]=y&idx[1]=b&idx[0]=a&dup=1&dup=2&enc=%C3%A9+%26&flag&empty=&a.b=dot';
console.log(qs.parse(text), qs.parse(text, { depth: 1, allowDots: true, strictNullHandling: true, duplicates: 'last' }));
console.log(qs.parse('?x=1;y=2', { delimiter: ';', ignoreQueryPrefix: true }), qs.parse('a=1,2,3', { comma: true }), qs.parse('utf8=%26%2310003%3B&a=%A3', { charset: 'iso-8859-1', charsetSentinel: true }));
const value = { a: { b: { c: 'x y' } }, list: ['1', { k: 'v' }], date: new Date(0), none: null, undef: undefined, bool: false, text: 'é&=' };
console.log(qs.stringify(value), qs.stringify(value, { encode: false, arrayFormat: 'brackets', skipNulls: true }));
for (const arrayFormat of ['indices', 'brackets', 'repeat', 'comma']) console.log(arrayFormat, qs.stringify({ a: ['b', 'c'] }, { arrayFormat }));
console.log(qs.stringify(value, { filter: ['a', 'list', 0], addQueryPrefix: true, allowDots: true }), qs.stringify({ b: 1, a: 2 }, { sort: (x, y) => (x < y ? -1 : 1), delimiter: ';' }));
console.log(qs.parse('a[hasOwnProperty]=b&__proto__[x]=1', { plainObjects: true }), {}.x, qs.parse(Array.from({ length: 30 }, (_, i) => `k${i}=${i}`).join('&'), { parameterLimit: 3 }), qs.formats.RFC1738);
for (const attempt of [() => qs.parse('a=b', { charset: 'x' }), () => qs.stringify({ a: 1 }, { encoder: 1 }), () => { const loop = {}; loop.self = loop; qs.stringify(loop); }, () => qs.parse('a[b][c][d]=1', { depth: 1, strictDepth: true })]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
