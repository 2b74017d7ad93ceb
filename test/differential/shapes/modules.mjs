// Each module's exports, and all that hangs on them: names, lengths, descriptors, prototypes. Not compared: whether a function
// has a `prototype` (a function here may be a method there), and symbols that nobody can name.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const modules = [
  'path',
  'path/posix',
  'path/win32',
  'querystring',
  'string_decoder',
  'punycode',
  'url',
  'events',
  'console',
  'timers',
  'timers/promises',
  'buffer',
  'perf_hooks',
  'module',
];
// What other modules fill, or what depends on the machine.
const skipped = /\.(_?cache|_pathCache|_stdout|_stderr|globalPaths|poolSize|_times|URLPattern)\b/;
const wellKnown = new Set(
  Reflect.ownKeys(Symbol)
    .map((key) => Symbol[key])
    .filter((value) => typeof value === 'symbol'),
);
const isNameable = (key) => typeof key === 'string' || wellKnown.has(key) || Symbol.keyFor(key) !== undefined;
const flags = (d) => `${d.writable ? 'w' : '-'}${d.enumerable ? 'e' : '-'}${d.configurable ? 'c' : '-'}`;
const describe = (f) => {
  const kind = Object.prototype.toString.call(f).slice(8, -1);
  const keys = Reflect.ownKeys(f)
    .filter((key) => isNameable(key) && key !== 'prototype')
    .map(String)
    .sort();
  return `${kind} ${f.name}/${f.length} [${keys}]`;
};
// URLPattern has cases of its own.
const names = (object) =>
  Object.keys(object)
    .filter((key) => key !== 'URLPattern')
    .join();
const seen = new Map();
function walk(path, object, depth) {
  if (depth > 4) return;
  if (seen.has(object)) return void console.log(path, 'is', seen.get(object));
  seen.set(object, path);
  for (const key of Reflect.ownKeys(object)
    .filter(isNameable)
    .sort((a, b) => (String(a) < String(b) ? -1 : 1))) {
    if (typeof object === 'function' && (key === 'length' || key === 'name')) continue;
    if (key === 'constructor') continue;
    const name = `${path}.${String(key)}`;
    if (skipped.test(name)) continue;
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (descriptor.get || descriptor.set) {
      console.log(
        name,
        flags(descriptor),
        descriptor.get ? describe(descriptor.get) : '',
        descriptor.set ? describe(descriptor.set) : '',
      );
      continue;
    }
    const { value } = descriptor;
    if (typeof value === 'function') {
      console.log(name, flags(descriptor), describe(value));
      walk(name, value, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      const isMethodPrototype = key === 'prototype' && Reflect.ownKeys(value).length <= 1;
      if (isMethodPrototype) continue;
      console.log(name, flags(descriptor), Object.prototype.toString.call(value), Object.getPrototypeOf(value) === null);
      if (!Array.isArray(value) && !ArrayBuffer.isView(value)) walk(name, value, depth + 1);
      else if (Array.isArray(value)) console.log(name, value.join());
    } else console.log(name, flags(descriptor), typeof value, String(value));
  }
}
for (const name of modules) {
  const exports = require(`node:${name}`);
  console.log(name, typeof exports === 'function' ? describe(exports) : names(exports));
  console.log(name, names(await import(`node:${name}`)));
  walk(name, exports, 0);
}
