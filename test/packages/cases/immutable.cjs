const { List, Map, OrderedMap, OrderedSet, Range, Record, Repeat, Seq, Set, Stack, fromJS, getIn, hash, is, merge, mergeDeep, setIn } = require('immutable');

const map = fromJS({ a: [1, { b: 2 }], c: { d: 'x' } });
console.log(String(map), map.setIn(['a', 1, 'b'], 9).toJS(), map.updateIn(['a', 0], (n) => n + 1).getIn(['a', 0]), map.hasIn(['c', 'd']), map.deleteIn(['c', 'd']).toJS(), map.get('a') === map.set('c', 1).get('a'));
console.log(map, List([1, 2, 3]), Set(['x']), Stack.of(1, 2), OrderedMap([['z', 1], ['a', 2]]));
const list = List([3, 1, 2]);
console.log(list.push(4).toArray(), list.sort().toJS(), list.insert(1, 'i').toJS(), list.groupBy((n) => n % 2).toJS(), list.zip(List(['a', 'b', 'c'])).toJS(), list.withMutations((each) => each.push(5).unshift(0)).toJS(), list.size, list.last(), list.setSize(5).toJS());
console.log(is(Map({ a: List([1]) }), Map({ a: List([1]) })), Map({ a: 1 }).equals(Map({ a: 1 })), hash('text'), hash(1.5), Map([[List([1]), 'by value']]).get(List([1])), Set([List([1]), List([1])]).size);
console.log(Seq([1, 2, 3, 4]).filter((n) => n % 2).map((n) => n * n).toArray(), Range(0, Infinity, 5).skip(2).take(3).toJS(), Repeat('x', 3).join(''), Seq({ a: 1, b: 2 }).flip().toJS(), Range(1, 100).reduce((a, b) => a + b));
class Point extends Record({ x: 0, y: 0 }, 'Point') { length() { return Math.hypot(this.x, this.y); } }
const point = new Point({ x: 3, y: 4, z: 5 });
console.log(point.length(), String(point), point.set('x', 0).toJS(), point.equals(new Point({ x: 3, y: 4 })), { ...point.toObject() }, point.has('z'));
console.log(Map({ a: 1 }).mergeDeep({ b: { c: 1 } }).toJS(), mergeDeep({ a: { b: 1 } }, { a: { c: 2 } }), merge([1], [2]), setIn({ a: [] }, ['a', 0], 'v'), getIn({ a: [1] }, ['a', 0]), Set([1, 2]).union([3]).subtract([1]).toJS(), OrderedSet(['b', 'a', 'b']).toJS(), [...Map({ k: 'v' })]);
console.log(JSON.stringify(map), Map(Array.from({ length: 500 }, (_, n) => [`k${n}`, n])).filter((n) => n % 100 === 0).toJS(), Stack([1, 2]).push(0).pop().peek());
for (const attempt of [() => map.setIn(['a', 'x', 'y'], 1), () => List(5), () => new Point().set('q', 1), () => Map([1]), () => { point.x = 5; }]) {
  try {
    console.log(String(attempt()));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
