import { URLPattern as exported } from 'node:url';

function show(make) {
  try {
    console.log(make());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(exported === URLPattern, URLPattern.length, Object.keys(URLPattern.prototype));
console.log(Object.getOwnPropertyDescriptors(URLPattern.prototype), Object.getOwnPropertyDescriptor(globalThis, 'URLPattern'));
for (const arguments_ of [
  [],
  ['/a'],
  ['/a', 'http://x'],
  [{ pathname: '/:a/*' }],
  [5],
  [true],
  [Symbol()],
  [{}, 'x'],
  [{ pathname: '/((' }],
  ['/A', 'http://x', 'y'],
  ['http://x/A', { ignoreCase: 1 }],
  [null],
  [undefined],
  [{ pathname: 5 }],
  [{ baseURL: 'zz', pathname: 'a' }],
  ['http://a', 5],
  ['/a', null],
  ['http://a', undefined, 5],
  ['http://a', undefined, {}],
  ['/a', 'http://x', null],
  [{}, {}, {}],
  [[]],
  [() => {}],
  ['http://a', []],
  [
    {
      get pathname() {
        throw new Error('getter');
      },
    },
  ],
])
  show(() => new URLPattern(...arguments_));
show(() => URLPattern());

const parts = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash', 'hasRegExpGroups'];
const inputs = ['https://example.com/foo/bar?q=1#top', 'http://user:secret@sub.example.com:8080/12', 'zz', '/a/b?x#y', 'http://'];
for (const pattern of [
  [{ pathname: '/:a/*' }],
  ['https://example.com/:first/:second?q=*#*'],
  ['http{s}?://{*.}?example.com{:8080}?/*'],
  ['/:id(\\d+)', 'http://sub.example.com:8080'],
  [{ hostname: '*.example.com', port: '8080' }],
  [{ username: 'user', password: '*', protocol: 'http' }],
  [{ pathname: '/([[a-z]--a])' }],
  [{ protocol: 'foo-bar' }],
  [{ hostname: 'caf\u00e9.com' }],
  [{ hostname: 'example.com/ignored' }],
  [{ hostname: 'bad\nhostname' }],
  ['http://[\\:\\:1]/'],
  [{ pathname: '/FOO/:a?' }, { ignoreCase: true }],
  ['/FOO/*', 'https://example.com', { ignoreCase: true }],
]) {
  show(() => {
    const compiled = new URLPattern(...pattern);
    for (const input of inputs) console.log(compiled.test(input), compiled.exec(input));
    return parts.map((name) => compiled[name]);
  });
}

const pattern = new URLPattern({ pathname: '/:a/*' });
for (const arguments_ of [
  [],
  [null],
  [undefined],
  [5],
  [{}, 'x'],
  ['/a/b', 5],
  ['/a/b', null],
  ['/a/b', 'http://x', 1],
  ['zz', 'not an url'],
  [{ pathname: '/a/b', foo: 1, hash: undefined }],
  [Symbol()],
  [() => 1],
]) {
  show(() => pattern.exec(...arguments_));
  show(() => pattern.test(...arguments_));
}
show(() => URLPattern.prototype.test.call({}));
show(() => Object.getOwnPropertyDescriptor(URLPattern.prototype, 'hash').get.call({}));
class Derived extends URLPattern {}
show(() => new Derived('http://a/b').pathname);
show(() => [String(pattern), Object.getOwnPropertyNames(pattern), pattern]);
