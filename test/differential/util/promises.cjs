// promisify, callbackify, inherits.
const util = require('node:util');
const show = (label, run) => {
  try {
    console.log(label, util.inspect(run(), { depth: 9, breakLength: 200 }));
  } catch (error) {
    console.log(label, 'THREW', error.name, error.code, JSON.stringify(error.message));
  }
};

const describe = (object) =>
  Object.fromEntries(
    Reflect.ownKeys(object)
      .filter((key) => key !== 'arguments' && key !== 'caller')
      .sort((a, b) => (String(a) < String(b) ? -1 : 1))
      .map((key) => {
        const { value, get, ...flags } = Object.getOwnPropertyDescriptor(object, key);
        return [
          String(key),
          [
            typeof value === 'object' ? 'object' : typeof value === 'function' ? 'function' : value,
            typeof get,
            Object.values(flags).join(),
          ],
        ];
      }),
  );
function original(a, b, callback) {}
original.x = 1;
const promisified = util.promisify(original);
console.log(
  promisified,
  promisified.name,
  promisified.length,
  describe(promisified),
  Object.getPrototypeOf(promisified) === Object.getPrototypeOf(original),
  util.promisify(promisified) === promisified,
);
show('number', () => util.promisify(5));
show('nothing', () => util.promisify());
show('object', () => util.promisify({ [util.promisify.custom]: 5 }));
function bad() {}
bad[util.promisify.custom] = 5;
show('bad custom', () => util.promisify(bad));
function good() {}
good[util.promisify.custom] = function custom() {
  return 7;
};
show('custom', () => [
  util.promisify(good),
  util.promisify(good) === good[util.promisify.custom],
  Object.getOwnPropertyDescriptor(good[util.promisify.custom], util.promisify.custom),
]);
console.log(
  util.promisify.custom,
  util.promisify.custom === Symbol.for('nodejs.util.promisify.custom'),
  describe(util.promisify),
);
function A() {}
function B() {}
util.inherits(A, B);
console.log(describe(A), A.super_ === B, Object.getPrototypeOf(A.prototype) === B.prototype);
for (const [ctor, superCtor] of [
  [null, B],
  [undefined, B],
  [A, null],
  [A, 5],
  [A, {}],
  [A, () => {}],
])
  show('inherits', () => util.inherits(ctor, superCtor));
(async () => {
  console.log(
    await util.promisify((value, callback) => callback(null, value))(5),
    await util.promisify((value, callback) => callback(null, value, 6))(5),
  );
  for (const failing of [
    (callback) => callback(new Error('rejected')),
    () => {
      throw new Error('thrown');
    },
    (callback) => callback('text'),
  ])
    await util
      .promisify(failing)()
      .catch((error) => console.log('failed', error.message ?? error));
  console.log(
    await util
      .promisify(function (callback) {
        callback(null, this.q);
      })
      .call({ q: 9 }),
  );
  show('callbackify', () => util.callbackify(5));
  const callbackified = util.callbackify(async function foo(a, b) {
    return a + b;
  });
  console.log(callbackified, callbackified.name, callbackified.length, describe(callbackified));
  show('last', () => callbackified(1, 2));
  show('no promise', () => {
    try {
      util.callbackify(() => 5)(() => {});
    } catch (error) {
      return error.name;
    }
  });
  callbackified.call({ q: 1 }, 1, 2, function (...args) {
    console.log('called back', args, this);
  });
  for (const reason of [null, 0, undefined, '', false, new Error('rejected'), 'text'])
    util.callbackify(() => Promise.reject(reason))((error, ...rest) =>
      console.log(error.name ?? error, error.code, error.message, error.reason, rest.length),
    );
  await new Promise((resolve) => setTimeout(resolve, 1));
  console.log('order');
  process.on('uncaughtException', (error) => console.log('uncaught', error.message));
  util.callbackify(async () => 1)(() => {
    throw new Error('from callback');
  });
})();
