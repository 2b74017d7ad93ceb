const util = require('util');
const f = (...a) => {
  try {
    console.log(JSON.stringify(util.format(...a)));
  } catch (e) {
    console.log(e.message);
  }
};
f();
f('');
f([]);
f(null);
f(true);
f('test');
f('foo', 'bar', 'baz');
f(new Error('foo').message);
f(Symbol('foo'));
f('foo', Symbol('bar'));
f('%s', Symbol('foo'));
f('%j', Symbol('foo'));
f('%d', 42.0);
f('%d', 42);
f('%d', '42');
f('%d', '42.0');
f('%d', 1.5);
f('%d', -0.5);
f('%d', -0.0);
f('%d', '');
f('%d', ' -0.000');
f('%d', Symbol('foo'));
f('%d', Infinity);
f('%d', -Infinity);
f('%d %d', 42, 43);
f('%d %d', 42);
f('%d', 'foo');
f('%d');
f('%d', undefined);
f('%d', null);
f('%d', 1180591620717411303424n);
f('%d %d', 1180591620717411303424n, 12345678901234567890123n);
f('%d', { __proto__: null, valueOf: undefined });
f('%d', () => 5);
f('%i');
f('%i', 42.0);
f('%i', 42);
f('%i', '42');
f('%i', '42.0');
f('%i', 1.5);
f('%i', -0.5);
f('%i', '');
f('%i', 'a');
f('%i', Symbol('x'));
f('%i', Infinity);
f('%i', 5n);
f('%i %i', 1n);
f('%i', null);
f('%i', {});
f('%f');
f('%f', 42.0);
f('%f', '42.5');
f('%f', Symbol('foo'));
f('%f', 5n);
f('%f', 'a');
f('%f', Infinity);
f('%f', -0);
f('%s');
f('%s', undefined);
f('%s', null);
f('%s', 'foo');
f('%s', 42);
f('%s', 42n);
f('%s', -0);
f('%s', '-0');
f('%s', () => 5);
f('%s', function greeting() {});
f('%s', class Foo {});
f('%s', class Foo extends Array {});
f('%s', Infinity);
f('%s', true);
f('%s', { a: 1 });
f('%s', { a: { b: { c: 1 } } });
f('%s', [1, [2, [3]]]);
f('%s', new Date(0));
f('%s', new Error('e').toString === Error.prototype.toString);
f('%s', {
  toString() {
    return 'Foo';
  },
});
f(
  '%s',
  Object.create({
    toString() {
      return 'Foo';
    },
  }),
);
f(
  '%s',
  new (class Foo {
    toString() {
      return 'Bar';
    }
  })(),
);
f(
  '%s',
  new (class Foo extends Map {
    toString() {
      return 'Bar';
    }
  })(),
);
f('%s', Object.create(null));
f(
  '%s',
  new (class Foo {
    get [Symbol.toStringTag]() {
      return 'x';
    }
  })(),
);
f('%s', /a/);
f('%s', Object(5));
f('%s', Object('a'));
f('%s', new Map([[1, 2]]));
f(
  '%s',
  new (class extends Error {
    name = 'X';
  })('m').message,
);
f('%s', {
  [Symbol.toPrimitive]() {
    return 'p';
  },
});
f('%s', new URL('http://a'));
f('%s', process.versions.constructor === Object);
f('%s', globalThis.foo);
f('%j', { a: 1 });
f('%j');
f('%j', '42');
f('%j', undefined);
f('%j', () => {});
f('%j', {
  toJSON() {
    return 'x';
  },
});
const c = {};
c.c = c;
f('%j', c);
f('%j', 5n);
f('%j', {
  toJSON() {
    throw new Error('x');
  },
});
f('%o', { foo: 'bar', foobar: 1, func() {} });
f('%o', [1, 2, { a: [5] }]);
f('%o', { a: { b: { c: { d: { e: 1 } } } } });
f('%o', 'a');
f('%O', { a: { b: { c: { d: { e: 1 } } } } });
f('%O', 'a');
f('%O');
f('%o');
f('%O', 5n);
f('%c', 'color: red');
f('%c');
f('a%cb', 'x', 'y');
f('%%s%s', 'foo');
f('%%%s%%', 'hi');
f('%%%s%%%%', 'hi');
f('%sbc%%def', 'a');
f('%d:%d', 12, 30);
f('%x', 5);
f('%', 5);
f('%%', 5);
f('%s:%s');
f('%s:%s', undefined);
f('%s:%s', 'foo');
f('%s:%s', 'foo', 'bar', 'baz');
f('%s', 'a\nb');
f('a%', 1);
f('%s%s%%%s', 'a');
f(5, '%s');
f('%S', 'a');
f(null, 'a');
f({ a: 1 }, 'b', [1]);
f('foo', { a: { b: { c: {} } } });
f('%s', new Proxy({}, {}));
f('%d %i %f %s', 1n, 2n, 3n, 4n);
f('%s', '\u001b[31mx');
f(new Error('a').message, {});
f('%d', Object(5n));
f('%s', Object(5n));
f('%s', Object(Symbol('a')));
f('%s', class {});
f(
  '%s',
  Object.assign(() => {}, { a: 1 }),
);
f('%s', async () => {});
console.log(util.formatWithOptions({ colors: true }, '%s %O %d', Symbol('a'), { a: 1 }, 5));
console.log(util.formatWithOptions({ numericSeparator: true }, '%d %i %f %s', 1234567, 1234567n, 1234.5678, 1234567));
console.log(util.formatWithOptions({ compact: false }, 'a', { a: 1 }));
for (const o of [undefined, null, false, 5, 'x', Symbol('a')])
  try {
    console.log(util.formatWithOptions(o, 'x'));
  } catch (e) {
    console.log(e.code, e.message);
  }
