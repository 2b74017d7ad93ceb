// Arrays, collections, iterators, buffers, weak collections, promises, proxies.
const { inspect } = require('node:util');
const show = (...values) => console.log(...values.map((value) => inspect(value)));

show(
  [],
  [1, 2],
  [,],
  [, 1],
  [1, , 3],
  [, , 1, ,],
  Array(5),
  [undefined, , null],
  Object.assign([1, 2], { x: 1, '-1': 2 }),
  Object.assign([1, , 3], { '-1': 1, 1.5: 2 }),
  Object.assign(Array(3), { x: 1 }),
  Object.setPrototypeOf([1, 2], null),
);
for (const maxArrayLength of [0, 1, 2, null, Infinity])
  console.log(
    inspect([1, 2, 3], { maxArrayLength }),
    inspect([, , , , 1, 2], { maxArrayLength }),
    inspect(new Set([1, 2, 3]), { maxArrayLength }),
    inspect(
      new Map([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      { maxArrayLength },
    ),
    inspect(new Uint8Array(5), { maxArrayLength }),
    inspect(new ArrayBuffer(5), { maxArrayLength }),
    inspect(
      new Map([
        [1, 2],
        [3, 4],
      ]).entries(),
      { maxArrayLength },
    ),
    inspect(new Set([1, 2]).values(), { maxArrayLength }),
  );
show(
  new Map(),
  new Map([
    [1, { a: 1 }],
    ['k', [1]],
    [{ o: 1 }, new Map([[1, 2]])],
  ]),
  new Set(),
  new Set([1, 'a', { b: 1 }, [2]]),
  Object.assign(new Map([[1, 2]]), { x: 1 }),
  Object.assign(new Set([1]), { x: 1 }),
  Object.setPrototypeOf(new Map([[1, 2]]), null),
  Object.setPrototypeOf(new Set([1]), null),
);
const map = new Map([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const entries = map.entries();
entries.next();
const keys = map.keys();
const values = map.values();
values.next();
values.next();
values.next();
show(
  entries,
  keys,
  values,
  map[Symbol.iterator](),
  new Set([1, 2]).values(),
  new Set([5]).entries(),
  new Set([[1]]).keys(),
  [1][Symbol.iterator](),
  'abc'[Symbol.iterator](),
  'a'.matchAll(/a/g),
  (function* () {})(),
  (async function* () {})(),
);
values.next();
show(values, entries);
for (const _ of entries);
show(entries, new Map().keys(), new Set().values());
show(
  new Uint8Array([1, 2]),
  new Uint8ClampedArray(1),
  new Int8Array([-1]),
  new Uint16Array(2),
  new Int16Array(1),
  new Uint32Array(1),
  new Int32Array([5]),
  new Float32Array([1.5]),
  new Float64Array([1.5, -0]),
  new BigInt64Array(2),
  new BigUint64Array(1),
  new Uint8Array(0),
  Object.assign(new Uint8Array(1), { x: 1 }),
  Object.setPrototypeOf(new Uint8Array(2), null),
);
show(
  new ArrayBuffer(3),
  new ArrayBuffer(0),
  new SharedArrayBuffer(2),
  new Uint8Array([1, 255, 16]).buffer,
  new DataView(new ArrayBuffer(2), 1),
  Object.assign(new ArrayBuffer(1), { x: 1 }),
  new ArrayBuffer(60),
);
console.log(
  inspect(new Uint8Array(2), { showHidden: true }),
  inspect([1, , 3], { showHidden: true }),
  inspect(new Map([[1, { a: 2 }]]), { showHidden: true }),
  inspect(new ArrayBuffer(2), { showHidden: true }),
  inspect(/x/, { showHidden: true }),
  inspect(new String('abc'), { showHidden: true }),
  inspect(new Date(0), { showHidden: true }),
);
show(new WeakMap(), new WeakSet(), new WeakMap([[{}, 1]]), new WeakRef({ a: 1 }), new FinalizationRegistry(() => {}));
const rejected = Promise.reject(5);
rejected.catch(() => {});
show(
  Promise.resolve({ a: 1 }),
  Promise.resolve(),
  new Promise(() => {}),
  rejected,
  Object.assign(Promise.resolve(1), { x: 1 }),
  (async () => 5)(),
);
show(
  new Proxy({ a: 1 }, {}),
  new Proxy([1], {}),
  new Proxy(() => {}, {}),
  new Proxy(class X {}, {}),
  new Proxy(new Map([[1, 2]]), {}),
  new Proxy(new Proxy({ deep: 1 }, {}), {}),
  new Proxy(
    {},
    {
      get() {
        throw new Error('trap');
      },
      ownKeys() {
        throw new Error('trap');
      },
      getOwnPropertyDescriptor() {
        throw new Error('trap');
      },
    },
  ),
);
for (const value of [
  new Proxy({ a: 1 }, { get() {} }),
  new Proxy(new Proxy({}, {}), {}),
  [new Proxy({ a: { b: 1 } }, {})],
  new Proxy(() => {}, {}),
])
  console.log(
    inspect(value, { showProxy: true }),
    inspect(value, { showProxy: true, depth: 0 }),
    inspect(value, { showProxy: 1, compact: false }),
  );
const revocable = Proxy.revocable({}, {});
revocable.revoke();
show(revocable.proxy);
console.log(inspect(revocable.proxy, { showProxy: true }));
