// The legacy API: Url, parse, format, resolve, resolveObject.
import { format, parse, resolve, resolveObject, URL, Url } from 'node:url';
import { inspect } from 'node:util';

process.noDeprecation = true;
const keys = ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href'];
const dump = (url) => keys.map((key) => JSON.stringify(url[key])).join(' ');
const run = (fn) => {
  try {
    return fn();
  } catch (error) {
    // Only what a module throws is worded by Node.
    return `${error.name} ${error.code} ${error.code || error.name === 'URIError' ? error.message : ''} ${JSON.stringify(error.input)}`;
  }
};

for (const target of [Url, Url.prototype, new Url()]) {
  for (const key of Reflect.ownKeys(target)) {
    const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(target, key);
    console.log(
      key,
      typeof value === 'function' ? `${value.name}/${value.length}` : typeof value,
      writable,
      enumerable,
      configurable,
    );
  }
}
for (const fn of [parse, format, resolve, resolveObject]) console.log(fn.name, fn.length);
console.log(inspect(parse('http://user:pass@sub.example.com:8080/p/a/t/h?query=string#hash')));
console.log(
  inspect(parse('/a?b=c&b=d', true)),
  inspect(parse('/a', true)),
  inspect(parse('http://h', true)),
  inspect(parse('x', {})),
);
console.log(
  run(() => Url()),
  parse(parse('http://a')) instanceof Url,
  new Url().format() === '',
);
const again = new Url();
again.parse('http://u@h:1/p?q#f', true).parse('x', true);
console.log(dump(again));

for (const value of [undefined, null, 1, true, {}, [], () => {}, Symbol('s'), 1n, new URL('http://a')]) {
  const label = inspect(value, { depth: 0, breakLength: Infinity });
  console.log(`parse ${label} ${run(() => dump(parse(value)))}`);
  console.log(`format ${label} ${run(() => format(value))}`);
  console.log(`resolve ${label} ${run(() => resolve(value, 'a'))} ${run(() => resolve('http://h/', value))}`);
  console.log(
    `resolveObject ${label} ${run(() => inspect(resolveObject(value, 'a')))} ${run(() => typeof resolveObject('http://h/', value))}`,
  );
}
for (const host of ['h', 'h:80', 'h:', ':', '', '[::1]:8', 'a:b', ':80']) {
  const url = new Url();
  url.host = host;
  url.parseHost();
  console.log(`parseHost ${JSON.stringify(host)} ${dump(url)}`);
}

const urls = [
  '',
  ' ',
  '/',
  '//',
  '///',
  '?',
  '#',
  '?a',
  '#a',
  '?a#b',
  'a',
  '/a',
  '//a',
  '//a/b',
  '//u@a/b',
  '//u@a',
  '///a',
  'a b',
  '/a b',
  '/a"b',
  'a"b',
  '/a#b',
  '/a@b',
  '/a?b@c',
  'http:',
  'http:/',
  'http://',
  'http:///',
  'http:a',
  'http:a/b',
  'http:/a',
  'http:///a',
  'HTTP:a/b',
  'HTTP://A/B',
  'http:\\\\a\\b',
  'http://a\\b?c\\d#e\\f',
  'http://a#b\\c',
  'http://a?b',
  'http://a#b',
  'http://a?b#c',
  'http://a/?',
  'http://a/#',
  'http://a:80',
  'http://a:',
  'http://a:/b',
  'http://a:b',
  'http://a:b:c',
  'http://a:80:90',
  'http://a:99999/',
  'http://:80',
  'http://u@h',
  'http://u:p@h',
  'http://u:@h',
  'http://:p@h',
  'http://@h',
  'http://a@b@c',
  'http://u%40:p%3A@h',
  'http://u:p:q@h',
  'http://%zz@h',
  'http://a/b@c',
  'http://a?b@c',
  'http://u/v@h',
  'http://[::1]',
  'http://[::1]:80/',
  'http://[::1',
  'http://::1]',
  'http://[a]',
  'http://[]',
  'http://[::1%25x]',
  'http://[::1]x',
  'http://u@[::1]:1/x',
  'http://a.b.',
  'http://a..b',
  'http://-a',
  'http://a_b',
  'http://a*b',
  'http://a b',
  'http://a"b',
  "http://a'b",
  'http://a%b',
  'http://a;b',
  'http://a<b',
  'http://a^b',
  'http://a`b',
  'http://a{b',
  'http://a|b',
  'http://a,b',
  'http://a=b',
  'http://a!b',
  'http://a$b',
  'http://a+b',
  'http://a~b',
  'http://a(b)',
  'http://a\tb',
  'http://a\nb/c\td',
  'http://a\0b',
  'http://\u00fc.de',
  'http://xn--a',
  'http://xn--\u00e9',
  'http://\u2100',
  'http://\u00ad',
  'http://a\u00adb',
  'http://\u65e5\u672c.jp/',
  `http://${'a'.repeat(255)}/`,
  `http://${'a'.repeat(256)}/`,
  ' http://a ',
  '\t\nhttp://a\r',
  '\u00a0http://a\ufeff',
  '\u2003http://a',
  '\x01http://a\x01',
  'javascript:alert("x")//y?z#w',
  'JavaScript:a b',
  'javascript://x',
  'mailto:a@b.c',
  'mailto:a@b.c?subject=x y',
  'x:y',
  'x:/y',
  'x://y',
  'x://y/z',
  'x:y@z:1',
  'file:',
  'file:a',
  'file:/a',
  'file://a/b',
  'file:///a',
  'file:////a',
  'ws://h',
  'gopher://h/x',
  'data:text/plain,x y',
  'node:fs',
  '1a:b',
  'a+b-c.d:e',
  'xmpp:u@h/r',
  'http://h/<>"`{}|\\^\' \t\n',
  'http://h/\u00e9?\u00e9#\u00e9',
  'http://h/%41%zz',
  'http://h/a?b?c#d#e?f',
  'coap:[FEDC:BA98::3210]:61616/?n#u',
  'git+http://u@h/p',
  'svn+ssh://u@h:22/p',
  'dash-test:foo/bar',
];
for (const url of urls) {
  const label = JSON.stringify(url.length > 100 ? `${url.length}` : url);
  console.log(
    `${label}\n  ${run(() => dump(parse(url)))}\n  ${run(() => dump(parse(url, true, true)))}\n  ${run(() => format(url))}`,
  );
}
const bases = [
  'http://u:p@h:1/a/b?q#f',
  'http://h',
  '/a/b',
  'a/b',
  '//h/a',
  'mailto:u@h',
  'file:///a/b',
  'foo://h/a/b',
  'foo:a/b',
  'javascript:x',
  '',
  '?q',
  '#f',
  'http:a',
  'file:a',
];
const references = [
  '',
  '.',
  '..',
  './',
  '../',
  './x',
  '../x',
  '../../x',
  '/',
  '/x',
  '/../x',
  '//',
  '//x',
  '//x/y',
  '///x',
  '?x',
  '?',
  '#x',
  '#',
  'x',
  'x/',
  'x/.',
  'x/..',
  'x/./y/../z',
  'x?y#z',
  'http:',
  'http:x',
  'http:/x',
  'http://x',
  'http:///x',
  'https:x/y',
  'https://u@x',
  'mailto:y',
  'mailto:y@z',
  'file:x',
  'file:/x',
  'file://x/y',
  'foo:x',
  'foo:/x',
  'foo://x/y',
  'bar:x',
  'javascript:y',
  'u@x',
  '//u:p@x/y',
  ':x',
  '..x',
  'x..',
  'http:../x',
  'foo:../x',
  ' x ',
  '\\x',
];
for (const base of bases) {
  for (const reference of references) {
    console.log(
      `${JSON.stringify([base, reference])} ${run(() => resolve(base, reference))} ${run(() => dump(resolveObject(base, reference)))}`,
    );
  }
}
const parts = {
  protocol: ['http', 'http:', 'mailto', 'file', 'x', 1, ''],
  slashes: [true, false],
  auth: ['u:p', 'u:p:q@ r', '\u00fc', 1, ''],
  host: ['h', 'h:8', '', 1],
  hostname: ['h', '::1', '[::1]', '', 1],
  port: [80, '80', 0, ''],
  pathname: ['p', '/p', '/p?#', '', 1],
  search: ['s', '?s', '?s#', '', 1],
  query: [{ a: 1, b: [2, '3 4'] }, {}, 'ignored', null],
  hash: ['f', '#f', '#', '', 1],
};
let state = 31337;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
for (let count = 0; count < 300; count++) {
  const object = {};
  for (const [key, values] of Object.entries(parts)) if (next(3) === 0) object[key] = values[next(values.length)];
  console.log(`${JSON.stringify(object)} ${run(() => format(object))}`);
}
for (const href of [
  'http://u:p@xn--bcher-kva.de:8080/a?b#c',
  'http://u@h',
  'https://h/?#',
  'data:a@b?c#d',
  'foo://xn--bcher-kva/x?y',
  'file:///a?b',
  'http://[::1]:1/@x?y@z',
]) {
  for (const options of [
    undefined,
    null,
    {},
    { auth: false },
    { auth: 0, search: '' },
    { fragment: false },
    { search: false },
    { unicode: true },
    { auth: false, fragment: false, search: false, unicode: true },
    { auth: null, fragment: undefined },
    1,
    'x',
    true,
    () => {},
  ]) {
    console.log(`${href} ${inspect(options)} ${run(() => format(new URL(href), options))}`);
  }
}
