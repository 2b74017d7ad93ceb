const merge = require('deepmerge');

const a = { list: [{ id: 1 }], nested: { x: 1, deep: { y: [1] } }, date: new Date(0), re: /a/, [Symbol.for('s')]: 1 };
const b = { list: [{ id: 2 }], nested: { deep: { y: [2], z: null } }, date: new Date(1), map: new Map([['k', 1]]), undef: undefined };
const merged = merge(a, b);
console.log(merged, merged.list[0] !== a.list[0], a.list.length);
console.log(merge(a, b, { arrayMerge: (target, source) => source, clone: false }).list, merge(a, b, { isMergeableObject: (value) => Array.isArray(value) }).nested);
console.log(merge.all([{ a: 1 }, { b: { c: 1 } }, { b: { d: 2 } }]), merge([1, [2]], [3]), merge({ a: [1] }, { a: { b: 1 } }), merge({ a: { b: 1 } }, { a: null }));
console.log(merge({ names: { first: 'a' } }, { names: { first: 'b' } }, { customMerge: (key) => (key === 'names' ? (x, y) => ({ both: `${x.first}${y.first}` }) : undefined) }));
console.log(merge({}, JSON.parse('{"__proto__":{"polluted":1}}')), {}.polluted, merge(Object.create({ inherited: 1 }), { own: 1 }));
try {
  merge.all({});
} catch (error) {
  console.log(error.name, error.message);
}
