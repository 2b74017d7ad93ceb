const v8 = require('node:v8');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 5 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message, e.constructor.name);
  }
};
const h = (v) => t(() => v8.serialize(v).toString('hex'));
h(1);
h(-1);
h(2 ** 31 - 1);
h(2 ** 31);
h(-(2 ** 31));
h(1.5);
h(-0);
h(NaN);
h(0);
h(true);
h(false);
h(null);
h(undefined);
h('');
h('abc');
h('é');
h('€');
h('ab€');
h('a'.repeat(130));
h('€'.repeat(70));
h(0n);
h(1n);
h(-1n);
h(2n ** 64n);
h(2n ** 63n);
h({});
h({ a: 1, b: 'x' });
h({ 1: 2, b: 3, 4294967294: 1, 4294967295: 2 });
h([]);
h([1, 'a', null]);
h([1, , 3]);
h([,]);
h(Object.assign([1, 2], { x: 1 }));
h(new Array(3));
h(new Date(5));
h(new Date(NaN));
h(new Number(3));
h(new String('s'));
h(new Boolean(true));
h(new Boolean(false));
h(Object(5n));
h(/ab/gi);
h(/a/dgimsuy);
h(/a/v);
h(
  new Map([
    [1, 2],
    ['a', { b: 1 }],
  ]),
);
h(new Set([1, 'x']));
h(new ArrayBuffer(3));
h(new Uint8Array([1, 2, 3]));
h(new Int8Array(2));
h(new Uint8ClampedArray(1));
h(new Int16Array(1));
h(new Uint16Array(1));
h(new Int32Array(1));
h(new Uint32Array(1));
h(new Float32Array(1));
h(new Float64Array(1));
h(new BigInt64Array(1));
h(new BigUint64Array(1));
h(new DataView(new ArrayBuffer(2)));
h(Buffer.from('hi'));
h(new Float16Array(1));

const o = {};
o.self = o;
o.d = new Date(0);
o.d2 = o.d;
h(o);
const sh = [1];
h([sh, sh, 'x', 'x']);
h({
  get a() {
    return 5;
  },
});
h(Object.create({ p: 1 }));
h(
  new (class X {
    constructor() {
      this.q = 1;
    }
  })(),
);
h(Object.create(null));
h(() => {});
h(function foo() {});
h(Symbol('s'));
h(new WeakMap());
h(Promise.resolve());
h({ a: { b: () => 1 } });
h(new Proxy({}, {}));
h(
  (function () {
    return arguments;
  })(1, 2),
);
h(globalThis);
h(class A {});
h(new WeakRef({}));
h(new SharedArrayBuffer(2));
h(new ArrayBuffer(2, { maxByteLength: 4 }));
const d = (hex) => t(() => v8.deserialize(Buffer.from(hex, 'hex')));
for (const x of [
  'ff0f4902',
  'ff0f6f220161490222016249047b02',
  'ff0f410349022201615f2400034f',
  'ff0f61034900490249044906400203',
  'ff0f',
  'ff0e4902',
  'ff0d4902',
  'ff104902',
  '',
  '4902',
  'ff0f5a0200',
  'ff0f5a100100000000000000',
  'ff0f44000000000000f03f',
  'ff0f52220161 03'.replace(/ /g, ''),
  'ff0f3b490249043a02',
  'ff0f2749022c01',
  'ff0f420301020356420003',
  'ff0f5e00',
  'ff0f5e05',
  'ff0f72456d2201612e',
  'ff0f5301c3',
  'ff0f5302c3a9',
  'ff0f630441004200',
  'ff0f00630441004200',
  'ff0f2205',
  'ff0f55ffffffff0f',
  'ff0f7a0200',
  'ff0f73220161',
  'ff0f6e0000000000000840',
  'ff0f79',
  'ff0f78',
  'ff0f4e000000000000f87f',
  'ff0f5c0103010203',
  'ff0f5c0a026869',
  'ff0f41022d49022400 02'.replace(/ /g, ''),
  'ff0f3f0149',
])
  d(x);
t(() =>
  v8.deserialize(
    v8.serialize({
      m: new Map([[{}, new Set([1])]]),
      b: Buffer.from('zz'),
      f: new Float64Array([1.5]),
      n: [1, , 2],
      r: /x/g,
      d: new Date(1),
    }),
  ),
);
t(() => {
  const e = v8.deserialize(v8.serialize(new TypeError('q')));
  return [e instanceof TypeError, e.message, e.name, Object.keys(e), typeof e.stack];
});
t(() => {
  const c = {};
  c.c = c;
  const r = v8.deserialize(v8.serialize(c));
  return r.c === r;
});
t(() => v8.Serializer());
t(() => v8.Deserializer());
t(() => new v8.Deserializer());
t(() => new v8.Deserializer('x'));
t(() => v8.deserialize('x'));
t(() => v8.deserialize(1));
t(() => v8.Serializer.prototype.writeHeader.call({}));
t(() => {
  const s = new v8.Serializer();
  s.writeHeader();
  s.writeUint32(300);
  s.writeUint64(1, 2);
  s.writeDouble(1.5);
  s.writeRawBytes(Buffer.from('ab'));
  return s.releaseBuffer().toString('hex');
});
t(() => {
  const s = new v8.Serializer();
  s.writeHeader();
  return [s.writeValue(new Uint8Array([1, 2])), s.releaseBuffer().toString('hex')];
});
t(() => {
  const s = new v8.Serializer();
  s._setTreatArrayBufferViewsAsHostObjects(true);
  s.writeValue(new Uint8Array([1, 2]));
});
t(() => {
  const s = new v8.Serializer();
  const ab = new ArrayBuffer(2);
  s.transferArrayBuffer(7, ab);
  s.writeValue({ ab });
  return s.releaseBuffer().toString('hex');
});
t(() => {
  const s = new v8.Serializer();
  const ab = new ArrayBuffer(2);
  s.writeValue([new Uint8Array(ab, 1), new DataView(ab), ab]);
  return s.releaseBuffer().toString('hex');
});
t(() => {
  const s = new v8.DefaultSerializer();
  s._writeHostObject = function (o) {
    this.writeUint32(42);
  };
  s.writeHeader();
  s.writeValue(new Uint8Array(1));
  return s.releaseBuffer().toString('hex');
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('ff0fac0201020000000000000840ab', 'hex'));
  return [dd.readHeader(), dd.getWireFormatVersion(), dd.readUint32(), dd.readUint32(), dd.readUint32()];
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('8280808010000000000000f83f6162', 'hex'));
  return [dd.readUint64(), dd.readDouble(), dd.readRawBytes(2).toString()];
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('', 'hex'));
  dd.readUint32();
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('', 'hex'));
  dd.readUint64();
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('', 'hex'));
  dd.readDouble();
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('', 'hex'));
  dd.readRawBytes(1);
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('', 'hex'));
  dd.readHeader();
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('5c00', 'hex'));
  dd.readValue();
});
t(() => {
  const dd = new v8.Deserializer(Buffer.from('7405', 'hex'));
  const ab = new ArrayBuffer(3);
  dd.transferArrayBuffer(5, ab);
  return dd.readValue() === ab;
});

const error = new RangeError('x', { cause: { a: 1 } });
error.stack = 'S';
h(error);
t(() => {
  const copy = v8.deserialize(v8.serialize(error));
  return [copy instanceof RangeError, copy.message, copy.cause, copy.stack, Object.keys(copy)];
});
