const _ = require('lodash');
const map = require('lodash/map');
const fp = require('lodash/fp');

const people = [
  { name: 'Ada', born: 1815, field: 'engines' },
  { name: 'Grace', born: 1906, field: 'compilers' },
  { name: 'Barbara', born: 1939, field: 'abstraction' },
  { name: 'Alan', born: 1912, field: 'engines' },
];
console.log(_.VERSION, Object.keys(_).length, map === _.map, map(people, 'name'));
console.log(_.chain(people).filter({ field: 'engines' }).sortBy('born').map('name').reverse().value());
console.log(_.groupBy(people, 'field'), _.countBy(people, ({ born }) => Math.floor(born / 100)));
console.log(_.merge({ a: { b: [1, 2] } }, { a: { b: [3], c: new Date(0) } }), _.defaultsDeep({ a: { b: 1 } }, { a: { b: 2, c: 3 } }));
const deep = { list: [{ at: new Map([['k', new Set([1])]]) }], re: /x/gi, buffer: Buffer.from('ab') };
const copy = _.cloneDeep(deep);
console.log(copy, _.isEqual(copy, deep), copy.list[0] !== deep.list[0]);
console.log(_.template('<% items.forEach((i) => { %><li><%- i %></li><% }) %> ${sum}')({ items: ['<a>', 'b'], sum: 3 }));
console.log(_.camelCase('--foo bar_BAZ qux'), _.startCase('fooBar'), _.deburr('déjà vu'), _.words('fred, barney & pebbles'));
console.log(_.get({ a: [{ 'b.c': 1 }] }, ['a', 0, 'b.c']), _.set({}, 'x[0].y.z', 5), _.unset({ a: 1 }, 'a'));
console.log(fp.flow(fp.map((n) => n * n), fp.filter((n) => n % 2), fp.sum)(_.range(10)), _.curry((a, b, c) => [a, b, c])(1)(_, 3)(2));
const once = _.memoize((n) => ({ n }));
console.log(once(1) === once(1), _.partition([1, 2, 3, 4], (n) => n > 2), _.chunk([...'abcdefg'], 3), _.zipObjectDeep(['a.b', 'a.c'], [1, 2]));
const calls = [];
const debounced = _.debounce((value) => calls.push(value), 5);
debounced(1);
debounced(2);
_.delay(() => console.log('debounced', calls, debounced.pending?.()), 30);
_.defer(console.log, 'deferred', _.isNative(Array.prototype.map), _.isPlainObject(Object.create(null)), String(_.toPath('a[1].b')));
