const flags = (d) => `${d.writable ? 'w' : '-'}${d.enumerable ? 'e' : '-'}${d.configurable ? 'c' : '-'}`;
const names = ['global', 'globalThis', 'process', 'Buffer', 'navigator', 'structuredClone', 'queueMicrotask', 'setTimeout'];
names.push('clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'atob', 'btoa', 'performance');
for (const name of names) {
  const d = Object.getOwnPropertyDescriptor(globalThis, name);
  const kind = d.get ? `get ${d.get.name}/${d.get.length} set ${d.set?.name}/${d.set?.length}` : typeof d.value;
  console.log(name, flags(d), kind);
}
console.log(
  Object.keys(globalThis)
    .filter((name) => names.includes(name))
    .sort(),
);
console.log(global === globalThis);
globalThis.Buffer = 5;
console.log(Buffer);

const methods = (object, names) => names.map((name) => `${name} ${name in object}`);
console.log(methods(Map.prototype, ['getOrInsert', 'groupBy', 'getOrInsertComputed']), methods(Math, ['sumPrecise', 'f16round']));
console.log(
  methods(Iterator, ['concat', 'from']),
  methods(Set, ['groupBy']),
  methods(Function.prototype, ['fileName', 'lineNumber']),
);

function describe(object, key) {
  const { value, ...rest } = Object.getOwnPropertyDescriptor(object, key);
  console.log(
    value.name,
    value.length,
    Object.hasOwn(value, 'prototype'),
    Object.getPrototypeOf(value) === Function.prototype,
    rest,
  );
}
describe(Array, 'fromAsync');
describe(Iterator.prototype, Symbol.dispose);
const asyncIterator = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype));
describe(asyncIterator, Symbol.asyncDispose);
console.log(await Array.fromAsync([1, Promise.resolve(2)], (x) => x * 2), await Array.fromAsync({ length: 2, 0: 'a' }));
for (const arguments_ of [[null], [[1], 5]]) await Array.fromAsync(...arguments_).catch((error) => console.log(error.name));

const generator = (function* () {
  try {
    yield 1;
  } finally {
    console.log('closed');
  }
})();
generator.next();
console.log(generator[Symbol.dispose](), generator.next());
const asyncGenerator = (async function* () {
  yield 1;
})();
console.log(await asyncGenerator[Symbol.asyncDispose](), await asyncGenerator.next());
