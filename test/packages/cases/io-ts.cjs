const t = require('io-ts');
const { PathReporter } = require('io-ts/PathReporter');
const { pipe } = require('fp-ts/function');
const E = require('fp-ts/Either');

const Positive = t.brand(t.number, (n) => n > 0, 'Positive');
const DateFromString = new t.Type('DateFromString', (u) => u instanceof Date, (u, context) => pipe(t.string.validate(u, context), E.chain((text) => { const date = new Date(text); return Number.isNaN(date.getTime()) ? t.failure(u, context) : t.success(date); })), (date) => date.toISOString());
const User = t.intersection([t.type({ name: t.string, age: Positive, born: DateFromString }), t.partial({ tags: t.array(t.union([t.literal('a'), t.literal('b')])), extra: t.record(t.string, t.number) })], 'User');
const good = User.decode({ name: 'Ada', age: 36, born: '1815-12-10', tags: ['a'], other: 1 });
console.log(E.isRight(good), good, User.encode(good.right), User.is(good.right), User.name);
console.log(PathReporter.report(User.decode({ name: 5, age: -1, born: 'nope', tags: ['c'], extra: { k: 'v' } })), PathReporter.report(good));
const Tree = t.recursion('Tree', () => t.type({ value: t.number, children: t.array(Tree) }));
console.log(PathReporter.report(Tree.decode({ value: 1, children: [{ value: 'x', children: [] }] })), t.exact(t.type({ a: t.number })).decode({ a: 1, b: 2 }), t.strict({ a: t.number }).name);
console.log(t.keyof({ x: null, y: null }).decode('z')._tag, t.tuple([t.number, t.string]).decode([1]), t.readonlyArray(t.number).is([1]), t.Int.is(1.5), t.UnknownRecord.is({}), t.bigint.is(1n));
console.log(t.getValidationError(1, []), t.type({ a: t.number }).pipe(new t.Type('S', () => true, (u) => t.success(u.a), (a) => ({ a }))).decode({ a: 7 }));
