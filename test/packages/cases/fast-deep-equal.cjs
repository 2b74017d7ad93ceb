const equal = require('fast-deep-equal');
const es6 = require('fast-deep-equal/es6');
const react = require('fast-deep-equal/es6/react');

const pairs = [[{ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }], [[1, 2], [1, 2, 3]], [{ a: undefined }, {}], [new Date(0), new Date(0)], [/a/g, /a/i], [new Map([['k', { v: 1 }]]), new Map([['k', { v: 1 }]])], [new Set([1, 2]), new Set([1, 3])], [new Uint8Array([1, 2]), new Uint8Array([1, 2])], [() => 1, () => 1], [null, {}], [0, -0], ['a', 'a'], [Object.create(null), {}], [{ toString: 1 }, { toString: 1 }], [new Float64Array([NaN]), new Float64Array([NaN])], [[], {}]];
for (const [a, b] of pairs) {
  const results = [equal, es6, react].map((compare) => { try { return compare(a, b); } catch (error) { return error.message; } });
  console.log(a, b, results);
}
const element = (owner) => ({ $$typeof: Symbol.for('react.element'), _owner: owner, type: 'p' });
console.log(react(element({ x: 1 }), element({ x: 2 })), es6(element({ x: 1 }), element({ x: 2 })));
