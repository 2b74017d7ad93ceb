// console.table.
const { k, show } = require('./shared/recorder.cjs');

const T = (...a) => show('table', () => k.table(...a));
T([1, 2]);
T([
  [1, 2],
  [3, 4],
]);
T([
  { a: 1, b: 2 },
  { a: 3, c: 4 },
]);
T({ x: { a: 1 }, y: { b: 2 } });
T(
  new Map([
    ['a', 1],
    ['b', { c: 2 }],
  ]),
);
T(new Set([1, { a: 2 }]));
T(5);
T('str');
T(null);
T(undefined);
T();
T([{ a: 1, b: 2 }], ['b']);
T([{ a: 1, b: 2 }], ['nope']);
T([{ a: 1 }], 'a');
T([]);
T({});
T(new Map());
T([[]]);
T([{ a: { b: 1 } }]);
T(['é', '日本', '😀']);
T([{ a: 'x\ny' }]);
T(new Map([[{ k: 1 }, 'v']]).entries());
T(new Set([1, 2]).values());
T([1, { a: 1 }, [2]]);
T({ a: 1, b: 'two' });
T([new Date(0)]);
T([() => {}]);
T([Symbol('x'), 1n, -0]);
T(new Uint8Array([1, 2]));
T([null, undefined]);
T([{ a: 1 }, { b: 2 }], ['a', 'b']);
T([{ a: 1 }], []);
T(Object.assign([1], { x: 2 }));
T([{ [Symbol('q')]: 1, a: 2 }]);
T(new Error('x').message);
T([{ a: [1, 2], b: new Map([[1, 2]]) }]);
T([[{ a: 1 }]]);
T([new Map([['k', 'v']])]);
T(new Proxy([1], {}));
T([{ a: 1 }], 5);
T(
  new (class Foo {
    constructor() {
      this.a = 1;
    }
  })(),
);
T([, 1]);
T('x', ['y']);
T([{ a: '\x1b[31mred\x1b[39m' }]);
T(
  new Map([
    [1, { a: 1 }],
    [2, { a: 3, b: 5 }],
  ]),
);
T(new Map([[1, [1, 2]]]));
T(new Set([[1, 2], [3]]));
T([[1, [2, [3]]]]);
T([{ a: { b: { c: 1 } } }]);
T(new Set().entries());
T(new Map([[1, 2]]).keys());
T([
  {
    toString() {
      return 5;
    },
  },
]);
T([function foo() {}]);
T({ a: { b: 1 }, c: 2 });
T([{ a: 1, b: 2, c: 3, d: { e: 1 } }]);
T([{ a: { x: 1, y: 2, z: 3 } }]);
T([[1, 2, 3, 4, 5].map((n) => ({ n }))]);
T([{ a: [1, 2, 3, 4, 5] }]);
T({ b: 1, a: 2 });
T([{ '': 1 }]);
T([['x'], { 0: 'y', a: 'z' }]);
T([{ a: 'x'.repeat(100) }]);
T({ a: 1, b: 2 }, ['a']);
T([1, { a: 5 }], ['a']);
T({ a: 1 }, []);
T([1, { x: 1 }], []);
