import { StructError, array, assert, assign, coerce, create, defaulted, define, enums, intersection, is, lazy, literal, map, mask, nullable, number, object, optional, partial, pattern, record, refine, size, string, tuple, type, union, validate } from 'superstruct';

const Email = define('email', (value) => typeof value === 'string' && value.includes('@'));
const User = object({ name: size(string(), 2, 8), email: Email, age: defaulted(number(), 18), roles: array(enums(['admin', 'user'])), link: optional(union([literal('none'), object({ url: pattern(string(), /^https/) })])), point: tuple([number(), nullable(string())]) });
const good = create({ name: 'Ada', email: 'a@b', roles: ['admin'], point: [1, null] }, User);
console.log(good, is(good, User), is({}, User));
const [error] = validate({ name: 'A', email: 'x', age: 'old', roles: ['king'], link: { url: 'ftp' }, point: [1], extra: 1 }, User);
console.log(error instanceof StructError, error.name, error.message, error.key, error.path, error.type, error.refinement, error.branch.length);
console.log(error.failures().map(({ path, message }) => [path.join('.'), message]));
console.log(mask({ name: 'Ada', extra: 1 }, type({ name: string() })), mask({ a: 1, b: 2 }, object({ a: number() })), create('5', coerce(number(), string(), Number.parseFloat)), is(new Map([['a', 1]]), map(string(), number())), is({ a: 1 }, record(string(), number())));
const Node = object({ value: number(), next: optional(lazy(() => Node)) });
console.log(validate({ value: 1, next: { value: 2, next: { value: 'x' } } }, Node)[0].message, is({ a: 1 }, partial({ a: number(), b: string() })), Object.keys(assign(object({ a: number() }), object({ b: string() })).schema));
const Even = refine(number(), 'even', (value) => value % 2 === 0 || `${value} is odd`);
console.log(validate(3, Even)[0].message, validate(4, Even), is({ a: 1, b: 2 }, intersection([type({ a: number() }), type({ b: number() })])));
try {
  assert({ name: 1 }, User, 'own message');
} catch (failure) {
  console.log(failure.message, failure.cause);
}
