// How a rejection without an error names its reason.
process.on('uncaughtException', (error, origin) => console.log(origin, error.name, error.code, error.constructor.name, error.message.slice(211), Object.keys(error).join(), error instanceof Error));
class Foo {}
for (const reason of [5, 'str', [1, 2], new Map(), new Foo(), function named() {}, () => {}, /x/, new Date(0), { message: 'm' }, Object.create(null), null, true, 10n, Symbol('q'), { toString() { return 'ts'; } }, Promise.resolve(), { __proto__: { constructor: Foo } }, new Proxy({}, {}), new String('bs'), { [Symbol.toStringTag]: 'TT' }, new (class {})(), Object.create(Error.prototype), undefined]) Promise.reject(reason);
