// What node:path exports, how, and which arguments each function refuses.
import path, * as namespace from 'node:path';
import posix from 'node:path/posix';
import win32 from 'node:path/win32';

console.log(Object.keys(namespace).join(), Object.keys(posix).join(), Object.keys(win32).join());
console.log(
  path === posix,
  path.posix === posix,
  path.win32 === win32,
  win32.posix === posix,
  win32.win32 === win32,
  posix.posix === posix,
);
for (const [name, flavour] of [
  ['posix', posix],
  ['win32', win32],
]) {
  for (const key of Reflect.ownKeys(flavour)) {
    const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(flavour, key);
    const kind =
      typeof value === 'function'
        ? `${value.name}/${value.length} ${Object.hasOwn(value, 'prototype')}`
        : JSON.stringify(typeof value === 'object' ? typeof value : value);
    console.log(name, key, kind, writable, enumerable, configurable);
  }
  console.log(flavour._makeLong === flavour.toNamespacedPath);
}
const describe = (value) =>
  typeof value === 'function' ? 'function' : typeof value === 'symbol' ? 'symbol' : (JSON.stringify(value) ?? String(value));
const attempt = (label, run) => {
  try {
    console.log(`${label} => ${JSON.stringify(run())}`);
  } catch (error) {
    console.log(`${label} !! ${error.name} ${error.code} ${error.message}`);
  }
};
const bad = [undefined, null, true, 0, 1n, {}, [], ['a'], () => {}, Symbol('s'), new String('a')];
for (const [name, flavour] of [
  ['posix', posix],
  ['win32', win32],
]) {
  for (const fn of ['normalize', 'isAbsolute', 'dirname', 'basename', 'extname', 'parse', 'toNamespacedPath', 'format']) {
    for (const value of bad) {
      if (fn === 'toNamespacedPath') attempt(`${name}.${fn}(${typeof value})`, () => flavour[fn](value) === value);
      else attempt(`${name}.${fn}(${typeof value === 'bigint' ? '1n' : describe(value)})`, () => flavour[fn](value));
    }
  }
  for (const value of bad.filter((v) => typeof v !== 'bigint')) {
    const text = describe(value);
    attempt(`${name}.basename('a', ${text})`, () => flavour.basename('a', value));
    attempt(`${name}.join('a', ${text})`, () => flavour.join('a', value));
    attempt(`${name}.resolve('/a', ${text})`, () => flavour.resolve('/a', value));
    attempt(`${name}.resolve(${text}, '/a')`, () => flavour.resolve(value, 'C:\\a', '/a').length > 0);
    attempt(`${name}.relative(${text}, 'a')`, () => flavour.relative(value, 'a'));
    attempt(`${name}.relative('a', ${text})`, () => flavour.relative('a', value));
    attempt(`${name}.matchesGlob(${text}, 'a')`, () => flavour.matchesGlob(value, 'a'));
    attempt(`${name}.matchesGlob('a', ${text})`, () => flavour.matchesGlob('a', value));
  }
  attempt('basename order', () => flavour.basename(1, 2));
  for (const parts of [
    {},
    { dir: 'a' },
    { root: '/' },
    { base: 'b' },
    { name: 'n' },
    { ext: 'e' },
    { ext: '.e' },
    { name: 'n', ext: 'e' },
    { name: 'n', ext: '.e' },
    { base: 'b', name: 'n', ext: '.e' },
    { root: '/', dir: '/', base: 'b' },
    { root: '/', dir: '/a', base: 'b' },
    { root: '/', base: 'b' },
    { dir: 'a/', base: 'b' },
    { root: 'C:\\', dir: 'C:\\', base: 'b' },
    { dir: 1, base: 2 },
    { name: 1, ext: 2 },
    { dir: '', root: '', base: '', name: '', ext: '' },
    { dir: null, root: undefined, base: null, name: 'n' },
    Object.create({ dir: 'inherited', base: 'b' }),
  ]) {
    attempt(`${name}.format(${JSON.stringify(parts)})`, () => flavour.format(parts));
  }
  attempt('format getter', () =>
    flavour.format({
      get base() {
        throw new RangeError('no');
      },
    }),
  );
  const { join, resolve, normalize, basename, format } = flavour;
  console.log(
    join('a', '..', 'b'),
    normalize('a//b/'),
    basename('/x/y.z', '.z'),
    format({ base: 'q' }),
    resolve('/p', 'q').endsWith('q'),
  );
  console.log(Object.keys(flavour.parse('/a/b.c')), Object.getPrototypeOf(flavour.parse('a')) === Object.prototype);
}
