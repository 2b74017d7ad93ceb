// inspect(): numbers, holes, long values, and what the options change.
const util = require('util');
const { inspect } = require('util');
const { print: s } = require('./shared/print.cjs');

s(-0);
s([-0]);
s(1n);
s(123456789.12345, { numericSeparator: true });
s(-1234567n, { numericSeparator: true });
s([1234, 0.12345678, 1e21], { numericSeparator: true });
s(Symbol('a b'));
s(Symbol());
s({ [Symbol('a\nb')]: 1 });
s([, 1]);
s([1, , 2, , ,]);
s(new Array(5));
s(Object.assign([1, 2], { x: 1, '-1': 2 }));
s(Array(150).fill(1));
s(Array(101).fill('a'), { maxArrayLength: 2 });
s([1, 2, 3], { maxArrayLength: 0 });
s([1, 2, 3], { maxArrayLength: null });
s(new Set(Array.from({ length: 120 }, (_, i) => i)));
s(new Map(Array.from({ length: 3 }, (_, i) => [i, i])), { maxArrayLength: 1 });
s('a'.repeat(20), { maxStringLength: 5 });
s(['a'.repeat(10001)].toString().length);
s({ a: 'x'.repeat(12) }, { maxStringLength: 10 });
s('abc', { maxStringLength: 0 });
s(new Uint8Array(200), { maxArrayLength: 3 });
s("a'b");
s('a\'b"c');
s('a\'b"c`d');
s('\u{1F600}\ud800');
s('a\\b');
s(["a'b", '\u0000\u007f\u009f']);
s('a\nb\nc');
s(['a\nb'.repeat(20)]);
s({ a: 'line1\nline2 '.repeat(10) });
s('x'.repeat(100) + '\n' + 'y'.repeat(100));
s({ a: 1, b: 'x', c: [1, 2, 3], d: { e: { f: { g: 1 } } } }, { compact: false });
s({ a: 1, b: 'x', c: [1, 2, 3], d: { e: { f: { g: 1 } } } }, { compact: true });
s({ a: 1, b: 'x', c: [1, 2, 3], d: { e: { f: { g: 1 } } } }, { compact: 1 });
s({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
s({ a: { b: { c: { d: 1 } } } }, { depth: null });
s({ a: { b: { c: { d: 1 } } } }, { depth: Infinity, breakLength: 5 });
s({ b: 1, a: 2, c: [3, 1] }, { sorted: true });
s({ b: 1, a: 2 }, { sorted: (x, y) => (x < y ? 1 : -1) });
s(new Set(['b', 'a']), { sorted: true });
s(
  { a: 1n, b: Symbol('x'), c: undefined, d: null, e: 's', f: true, g: 1, h: new Date(0), i: /x/, j: () => {}, k: [] },
  { colors: true },
);
s(new Map([['a', 1]]), { colors: true });
s(Object(1), { colors: true });
s([, 'x'], { colors: true });
s({
  inspect() {
    return 'x';
  },
});
s({
  [inspect.custom]() {
    return 'custom';
  },
});
s({
  [inspect.custom]() {
    return { a: 1 };
  },
});
s({
  [inspect.custom](d, o, i) {
    return [d, Object.keys(o).join(), i === inspect];
  },
});
s({ [inspect.custom]: 5 });
s(
  {
    [inspect.custom]() {
      return 'x';
    },
  },
  { customInspect: false },
);
s({
  a: {
    [inspect.custom](d, o) {
      return 'depth ' + d;
    },
  },
});
s({
  [inspect.custom]() {
    return this;
  },
});
s({
  [inspect.custom](d, o) {
    return 'a\nb';
  },
  x: 1,
});
s([
  {
    [inspect.custom]() {
      return 'a\nb';
    },
  },
]);
s(Object.assign(Object.create({ constructor: { name: 'x' } }), { a: 1 }));
s(new (class {})());
s(
  new (class X {
    get [Symbol.toStringTag]() {
      return 'Tag';
    }
  })(),
);
s({ [Symbol.toStringTag]: 'T' });
s(Object.defineProperty({}, Symbol.toStringTag, { value: 'T' }));
s(
  new (function Foo2() {
    this.a = 1;
  })(),
);
s(Object.create({ a: 1 }));
s(Object.create(class Y {}.prototype));
s(Object.create(Object.create({ constructor: null })));
s(
  (function () {
    return arguments;
  })(1, 2),
);
s(globalThis, { depth: -1 });
s(Math);
s(JSON);
s(Reflect);
s(Atomics === undefined);
s(
  new (class A1 {
    #p = 1;
    x = 2;
  })(),
);
s(Array.prototype);
s(Object.prototype);
s(Function.prototype);
s(Map.prototype);
s(Date.prototype);
s(RegExp.prototype);
s(Error.prototype);
s(Promise.prototype);
s(Uint8Array.prototype);
s(Symbol.prototype);
s(String.prototype);
s(Number.prototype);
s(Boolean.prototype);
s([undefined, null, 1, 's'].map((x) => [x]));
s(Array.from({ length: 30 }, (_, i) => i * 100));
s(Array.from({ length: 27 }, (_, i) => 'abc'.repeat(i % 4)));
s([
  ['a', 'b'],
  ['c', { d: 1 }],
]);
s({ a: Array.from({ length: 10 }, (_, i) => ({ i })) });
s(Array.from({ length: 7 }, (_, i) => 'longer text ' + i));
s({ x: { y: { z: 1 } }, arr: [[[[1]]]] });
s(Object.fromEntries(Array.from({ length: 30 }, (_, i) => ['k' + i, i])));
s(new Array(3).fill({ a: 1 }));
s(
  Array(200)
    .fill(0)
    .map((_, i) => i),
  { breakLength: 120 },
);
s(['あ', 'い', 'うえお', 'か', 'き', 'くけ', 'こ']);
s([[1.5, -2, 3e10], ['a']]);
s(util.types);
s(require('events').prototype.constructor);
s(URL);
s(Buffer);
s(Buffer.from('abc'));
s(new URL('http://a:b@c.d:8/e?f#g'));
s(new URLSearchParams('a=1&b=2'));
s(new Headers0());
function Headers0() {
  this.a = 1;
}
s(new TextEncoder());
s(new TextDecoder());
s(new AbortController());
s(AbortSignal.abort('x'));
s(new Event('foo').type);
s(new EventTarget());
s(process.versions.node.split('.')[0]);
s(util.inspect.defaultOptions);
s(util.inspect.styles);
s(Object.keys(util.inspect.colors));
