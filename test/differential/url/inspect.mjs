// How util.inspect shows URL and URLSearchParams.
import { inspect } from 'node:util';
const custom = Symbol.for('nodejs.util.inspect.custom');
const u = new URL('https://user:pass@sub.example.com:8080/p/a?q=1&r=2#frag');
console.log(u);
console.log(inspect(u, { depth: 0 }));
console.log(inspect(u, { depth: -1 }));
console.log(inspect({ u }, { depth: 0 }));
console.log(inspect({ a: { u } }, { depth: 1 }));
console.log(inspect({ a: { u } }, { depth: 0 }));
console.log(inspect([u, new URL('file:///x')]));
console.log(inspect(u, { compact: false }));
console.log(inspect(u, { compact: 20, breakLength: Infinity }));
console.log(inspect(u, { breakLength: 40 }));
console.log(inspect(u, { colors: true }));
console.log(inspect(new URL('mailto:x')));
console.log(inspect(new URL('data:text/plain,x?y#z')));
console.log(inspect(new URL('foo:///')));
console.log(inspect(new URL('blob:https://a.b/c')));
class Mine extends URL {}
console.log(inspect(new Mine('http://a/')));
const extra = new URL('http://a/');
extra.more = 1;
console.log(inspect(extra), Object.keys(extra));
for (const receiver of [{}, URL.prototype, null, undefined]) {
  try {
    console.log(URL.prototype[custom].call(receiver, 2, {}));
  } catch (error) {
    console.log(error.name);
  }
}
try {
  console.log(URL.prototype[custom].call(u, undefined, {}));
} catch (error) {
  console.log(error.name, error.message);
}
try {
  console.log(URL.prototype[custom].call(u, -1, {}));
} catch (error) {
  console.log(error.name, error.message);
}
const noConstructor = new URL('http://a/');
Object.setPrototypeOf(noConstructor, null);
console.log(Object.getPrototypeOf(noConstructor), typeof noConstructor.href);
const other = new URL('http://a/');
Object.defineProperty(other, 'constructor', { value: { name: 'Other' } });
console.log(inspect(other));
console.log(u.searchParams, u.searchParams === u.searchParams);
for (let n = 40; n < 140; n += 9) {
  console.log(
    inspect(new URLSearchParams(`k=${'x'.repeat(n)}`)).includes('\n'),
    inspect(new URLSearchParams(`k=${'x'.repeat(n - 20)}&l=1`), { breakLength: 80 }).includes('\n'),
  );
}
for (let n = 1; n < 20; n++) {
  const p = new URLSearchParams(Array.from({ length: n }, (_, i) => [`k${i}`, 'v']));
  console.log(
    n,
    inspect(p, { breakLength: 40 }).includes('\n'),
    inspect(p.keys(), { breakLength: 40 }).includes('\n'),
    inspect(p.entries(), { breakLength: 60 }).includes('\n'),
  );
}
for (const href of [
  'http://a',
  'http://u@h',
  'http://:p@h:1/',
  'foo:bar',
  'foo:/bar?q',
  'foo://h?#',
  'file:///x',
  'data:a#',
  'ws://h:9?',
  'wss://u:p@h/',
  'ftp://h/#f',
  'foo:/.//p',
  'http://[::1]:81/',
]) {
  console.log(inspect(new URL(href), { showHidden: true }));
}
