// What cannot be cloned, with Node's text, and what getters see.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, 'threw', error.constructor?.name, error.name, error.code, error.message, error instanceof DOMException);
  }
}
const clone = (label, value) => show(label, () => structuredClone(value));
clone('arrow', () => {});
clone('function', function foo(a, b) {
  return a + b;
});
clone('method', { m() {} }.m);
clone('method in object', { a: 1, m() {} });
clone('class', class A {});
clone('async', async () => 1);
clone('generator function', function* g() {});
clone('symbol', Symbol('x'));
clone('symbol without text', Symbol());
clone('well known', [Symbol.iterator]);
clone('boxed symbol', Object(Symbol('x')));
clone('promise', Promise.resolve());
clone('weakmap', new WeakMap());
clone('weakset', new WeakSet());
clone('weakref', new WeakRef({}));
clone('registry', new FinalizationRegistry(() => {}));
clone('generator', (function* () {})());
clone('async generator', (async function* () {})());
clone('array iterator', [][Symbol.iterator]());
clone('map iterator', new Map().entries());
clone('set iterator', new Set().values());
clone('string iterator', ''[Symbol.iterator]());
clone('regexp iterator', ''.matchAll(/x/g));
clone('proxy', new Proxy({}, {}));
clone('proxy of array', new Proxy([], {}));
clone('proxy of function', new Proxy(() => {}, {}));
clone('proxy in object', { p: new Proxy({ a: 1 }, {}) });
clone(
  'arguments',
  (function () {
    return arguments;
  })(1),
);
class Holder {
  constructor() {
    this.promise = Promise.resolve();
  }
}
clone('nested promise', [new Holder()]);
class MyPromise extends Promise {}
clone('subclass of promise', MyPromise.resolve());
clone('in a map', new Map([[1, () => {}]]));
clone('as a key', new Map([[() => {}, 1]]));
clone('in a set', new Set([Symbol('in set')]));
clone('in an error cause', new Error('m', { cause: () => {} }));
clone('getter that throws', {
  get a() {
    throw new RangeError('from getter');
  },
});
clone('namespace', Math);
clone('json', JSON);
clone('reflect', Reflect);
clone('event', new Event('x'));
clone('target', new EventTarget());
clone('controller', new AbortController());
clone('signal', AbortSignal.abort('r'));
clone('global function', { parseInt });

// Getters are read once, in order, and what they do to the object counts.
const reads = [];
const tracked = {
  get a() {
    reads.push('a');
    return {
      get inner() {
        reads.push('a.inner');
        return 1;
      },
    };
  },
  get b() {
    reads.push('b');
    return 2;
  },
};
show('read once', () => inspect(structuredClone({ first: tracked, second: tracked })));
console.log(reads);
show('deleted by a getter', () =>
  structuredClone({
    get a() {
      delete this.b;
      return 1;
    },
    b: 2,
    c: 3,
  }),
);
show('added by a getter', () =>
  structuredClone({
    get a() {
      this.z = 1;
      return 1;
    },
    b: 2,
  }),
);
show('array shortened', () => {
  const array = [1, 2, 3, 4];
  Object.defineProperty(array, 1, {
    get() {
      array.length = 2;
      return 'got';
    },
    enumerable: true,
    configurable: true,
  });
  return structuredClone(array);
});
show('map changed by a getter', () => {
  const map = new Map();
  map.set('a', {
    get x() {
      map.set('late', 1);
      map.delete('b');
      return 1;
    },
  });
  map.set('b', 2);
  return inspect([structuredClone(map), map.size]);
});
show('getter on an element', () => structuredClone(Object.defineProperty([], 0, { get: () => 'element', enumerable: true })));

// The program's own changes to built-ins do not change the algorithm.
const saved = [
  Map.prototype.set,
  Map.prototype.get,
  Set.prototype.add,
  Object.keys,
  Array.isArray,
  Map.prototype.entries,
  Map.prototype.forEach,
  Array.prototype[Symbol.iterator],
];
Map.prototype.set =
  Map.prototype.get =
  Set.prototype.add =
  Object.keys =
  Array.isArray =
  Map.prototype.entries =
  Map.prototype.forEach =
    () => {
      throw new Error('patched');
    };
Array.prototype.push = () => {
  throw new Error('patched');
};
Object.defineProperty(Object.prototype, 'trap', {
  set() {
    throw new Error('setter');
  },
  get: () => 'inherited',
  configurable: true,
});
Date.prototype.getTime = Date.prototype.valueOf = () => 5;
const safe = structuredClone({ trap: 1, map: new Map([]), list: [1, { trap: 2 }], date: new Date(7) });
[
  Map.prototype.set,
  Map.prototype.get,
  Set.prototype.add,
  Object.keys,
  Array.isArray,
  Map.prototype.entries,
  Map.prototype.forEach,
] = saved;
console.log(Object.hasOwn(safe, 'trap'), Object.hasOwn(safe.list[1], 'trap'), safe.map instanceof Map, JSON.stringify(safe.date));
