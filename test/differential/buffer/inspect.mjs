// How a Buffer prints, INSPECT_MAX_BYTES, extra properties, other constructors.
import buffer from 'node:buffer';
const text = (value) => {
  if (Buffer.isBuffer(value)) return `<${value.constructor.name} ${value.length} ${value.toString('hex')}>`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'symbol';
  if (typeof value === 'function') return 'function';
  if (Object.is(value, -0)) return '-0';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.constructor.name}(${value.byteLength})`;
  if (value !== null && typeof value === 'object') return `${value.constructor?.name} ${JSON.stringify(value)}`;
  return String(value);
};
// An error without a code comes from the engine: its words are not compared.
const show = (label, run) => {
  try {
    console.log(label, '=>', text(run()));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.code === undefined ? '' : error.message);
  }
};

import util from 'node:util';
const bytes = Buffer.from('abc');
console.log(bytes, [bytes], { bytes }, Buffer.alloc(60), Buffer.alloc(51), Buffer.alloc(50), Buffer.alloc(0));
const extra = Buffer.from('abc');
extra.foo = 'bar';
extra[Symbol('s')] = 1;
console.log(
  extra,
  extra.inspect(),
  util.inspect(extra, { showHidden: true }),
  util.inspect(extra, { depth: 0 }),
  util.inspect({ a: { b: extra } }, { depth: 0 }),
);
extra.obj = { a: { b: { c: {} } } };
console.log(
  extra,
  util.inspect(extra, { compact: false }),
  util.inspect(extra, { breakLength: 10 }),
  util.inspect(extra, { depth: 0 }),
);
Object.defineProperty(extra, 'hidden', { value: 1, enumerable: false });
console.log(extra, util.inspect(extra, { showHidden: true }));
const none = Buffer.alloc(0);
none.foo = 1;
console.log(none);
class Sub extends Buffer {}
const sub = Object.setPrototypeOf(Buffer.from('q'), Sub.prototype);
console.log(sub, sub.inspect());
function Other() {}
console.log(Object.setPrototypeOf(Buffer.from('q'), Object.create(Buffer.prototype, { constructor: { value: Other } })));
show('no constructor', () => {
  const odd = Buffer.from('q');
  Object.defineProperty(odd, 'constructor', { value: undefined });
  return odd.inspect();
});
show('on Uint8Array', () => Buffer.prototype.inspect.call(new Uint8Array([1, 2])));
show('on {}', () => Buffer.prototype.inspect.call({}));
for (const value of ['1', NaN, -1, null, undefined, {}, 1n]) {
  show(`INSPECT_MAX_BYTES = ${text(value)}`, () => {
    buffer.INSPECT_MAX_BYTES = value;
    return buffer.INSPECT_MAX_BYTES;
  });
}
for (const value of [0, 1, 2, 2.5, 3, 4, Infinity]) {
  buffer.INSPECT_MAX_BYTES = value;
  console.log(buffer.INSPECT_MAX_BYTES, bytes, Buffer.alloc(60));
}
buffer.INSPECT_MAX_BYTES = 50;
console.log(
  util.inspect(bytes, { maxArrayLength: 1 }),
  util.inspect(bytes, { colors: true }),
  util.format('%s %o %j %d', bytes, bytes, bytes, bytes),
);
console.log(
  bytes.inspect === bytes[util.inspect.custom],
  Buffer.prototype.inspect.name,
  util.isDeepStrictEqual(bytes, Buffer.from('abc')),
  util.isDeepStrictEqual(bytes, new Uint8Array([97, 98, 99])),
);
console.log(util.inspect(Buffer), util.inspect(new Map([[bytes, bytes]])));
