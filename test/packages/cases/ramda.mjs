import * as R from 'ramda';

console.log(Object.keys(R).length, R.pipe(R.filter((n) => n > 1), R.map(R.multiply(3)), R.sum)([1, 2, 3]));
const lens = R.lensPath(['a', 'b', 0]);
console.log(R.view(lens, { a: { b: [5] } }), R.over(lens, R.inc, { a: { b: [5], c: 1 } }), R.set(R.lensProp('x'), 1, {}));
console.log(R.groupBy(R.prop('kind'), [{ kind: 'a', n: 1 }, { kind: 'b', n: 2 }, { kind: 'a', n: 3 }]));
console.log(R.evolve({ count: R.add(1), list: R.map(String) }, { count: 1, list: [1, 2], other: 'x' }));
console.log(R.transduce(R.compose(R.map(R.add(1)), R.take(2)), R.flip(R.append), [], [1, 2, 3]));
const add3 = R.curry((a, b, c) => a + b + c);
console.log(add3(1)(2, 3), add3(R.__, 2, 3)(1), R.curryN(2, Math.max)(3)(9), add3.length);
console.log(R.cond([[R.equals(0), R.always('zero')], [R.lt(0), (n) => `${n} > 0`], [R.T, R.always('negative')]])(4));
console.log(R.equals(new Map([[{ a: 1 }, [NaN]]]), new Map([[{ a: 1 }, [NaN]]])), R.equals(0, -0), R.mergeDeepRight({ a: { b: 1 } }, { a: { c: 2 } }));
console.log(R.toString({ a: [1, undefined, 'q"', new Date(0)], f: null }), R.invertObj({ a: 'x', b: 'y' }), R.xprod([1, 2], ['a', 'b']));
console.log(R.converge(R.divide, [R.sum, R.length])([1, 2, 3, 4]), R.juxt([Math.min, Math.max])(3, 4, -1), R.aperture(2, [1, 2, 3]));
console.log(await R.pipeWith(R.andThen, [async (n) => n + 1, (n) => n * 2])(4), R.tryCatch(R.prop('x'), R.F)(null), R.unfold((n) => n < 4 && [n, n + 1], 0));
console.log(R.sortWith([R.descend(R.prop('a')), R.ascend(R.prop('b'))], [{ a: 1, b: 2 }, { a: 2, b: 9 }, { a: 1, b: 1 }]), R.symmetricDifference([1, 2], [2, 3]));
try {
  R.pipe();
} catch (error) {
  console.log(error.name, error.message);
}
