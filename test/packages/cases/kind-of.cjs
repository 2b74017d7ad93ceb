const kindOf = require('kind-of');

class Own { }
const values = [undefined, null, true, Object(false), 5, Object(1), NaN, 'x', Object('x'), Symbol('s'), 5n, [], {}, Object.create(null), new Own(), () => {}, function* () {}, (function* () {})(), async () => {}, /x/, new Date(0), new Error('e'), new TypeError('t'), new Map(), new Set(), new WeakMap(), new WeakSet(), Promise.resolve(), Buffer.from('a'), new Uint8Array(1), new Uint8ClampedArray(1), new Int16Array(1), new Float32Array(1), new Float64Array(1), new BigInt64Array(1), new ArrayBuffer(1), new DataView(new ArrayBuffer(1)), [][Symbol.iterator](), new Map().entries(), new Set().values(), ''[Symbol.iterator](), Math, JSON, globalThis, Reflect, new Proxy({}, {}), class A {}, new URL('http://a'), new AbortController().signal, (function () { return arguments; })(1), Own.prototype, process, console, 'str'.matchAll(/s/g), new WeakRef({})];
for (const value of values) console.log(kindOf(value), Object.prototype.toString.call(value));
