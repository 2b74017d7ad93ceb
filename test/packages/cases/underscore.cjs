const _ = require('underscore');

console.log(_.VERSION, _.functions(_).length, _.chain([3, 1, 2]).sortBy().map((n) => n * 2).tap(console.log).reduce((a, b) => a + b).value());
const list = [{ name: 'a', n: 2, g: 'x' }, { name: 'b', n: 1, g: 'y' }, { name: 'c', n: 3, g: 'x' }];
console.log(_.where(list, { g: 'x' }), _.groupBy(list, 'g'), _.indexBy(list, 'name'), _.countBy(list, 'g'), _.partition(list, ({ n }) => n > 1).map((part) => _.pluck(part, 'name')), _.max(list, 'n').name);
console.log(_.template('<% _.each(list, function (item) { %><%= item.name %>-<%- item.g %>;<% }) %>')({ list }), _.template('{{ x }}', { interpolate: /\{\{(.+?)\}\}/g })({ x: 5 }), _.template('a\n<%= b %>').source);
console.log(_.isEqual({ a: [1, { b: new Date(0) }] }, { a: [1, { b: new Date(0) }] }), _.isEqual(new Map([[1, 2]]), new Map([[1, 2]])), _.isEmpty(new Set()), _.extend({}, { a: 1 }, { b: 2 }), _.defaults({ a: null }, { a: 1, b: 2 }), _.omit({ a: 1, b: 2 }, 'a'), _.get({ a: [{ b: 5 }] }, ['a', 0, 'b']));
console.log(_.uniq([1, 1, 2]), _.zip(['a', 'b'], [1, 2]), _.object([['k', 'v']]), _.range(0, -5, -2), _.chunk([1, 2, 3], 2), _.flatten([1, [2, [3]]], 1), _.intersection([1, 2], [2, 3]), _.sortedIndex([10, 20], 15), _.rest([1, 2, 3], 1), _.invert({ a: 'b' }));
const add = _.partial((a, b, c) => [a, b, c], _, 2);
console.log(add(1, 3), _.compose((x) => x + 1, (x) => x * 2)(5), _.memoize((x) => x)(1), _.after(2, () => 'after')(), _.negate(Boolean)(0), _.iteratee({ a: 1 })({ a: 1, b: 2 }), _.escape('<a & "b">'), _.unescape('&lt;'), _.uniqueId('id_'));
_.mixin({ twice: (text) => text + text });
console.log(_('ab').chain().twice().value(), _.isArguments((function () { return arguments; })()), _.isTypedArray(new Uint8Array(1)), _.keys('ab'), _.mapObject({ a: 1 }, (v) => v + 1), _.findLastIndex(list, { g: 'x' }));
const throttled = _.throttle((n) => console.log('throttled', n), 10, { leading: true, trailing: false });
throttled(1);
throttled(2);
_.defer((text) => console.log('deferred', text), 'x');
_.delay(_.bind(function () { console.log('delayed', this.name); }, { name: 'bound' }), 5);
