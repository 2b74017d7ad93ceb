// TextEncoder and TextDecoder: members, brands, how they print.
import util from 'node:util';
const text = (value) => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'symbol';
  if (typeof value === 'function') return 'function';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer)
    return `${value.constructor.name}(${value.byteLength})`;
  if (value !== null && typeof value === 'object') return `${value.constructor?.name} ${JSON.stringify(value)}`;
  return String(value);
};
// An error without a code comes from the engine: its words are not compared.
const show = (label, run) => {
  try {
    console.log(label, '=>', text(run()));
  } catch (error) {
    const keys = Object.keys(error).join();
    console.log(label, '!!', error.name, error.code, error.code === undefined ? '' : error.message, keys);
  }
};

const list = (label, object) => {
  console.log('#', label);
  for (const key of Reflect.ownKeys(object)) {
    const { enumerable, configurable, writable, get, set, value } = Object.getOwnPropertyDescriptor(object, key);
    const kind =
      get || set
        ? `get ${get?.name} set ${set?.name}`
        : typeof value === 'function'
          ? `function "${value.name}" ${value.length}`
          : String(value);
    console.log(String(key), enumerable, configurable, writable, kind);
  }
};
list('TextDecoder.prototype', TextDecoder.prototype);
list('TextEncoder.prototype', TextEncoder.prototype);
console.log(
  TextDecoder.name,
  TextDecoder.length,
  TextEncoder.name,
  TextEncoder.length,
  typeof TextDecoder,
  util.TextDecoder === TextDecoder,
  util.TextEncoder === TextEncoder,
);
for (const name of ['TextEncoder', 'TextDecoder']) {
  const { enumerable, configurable, writable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, enumerable, configurable, writable);
}
const decoder = new TextDecoder();
const encoder = new TextEncoder();
for (const self of [{}, null, undefined, 1, 'a', TextDecoder.prototype, TextEncoder.prototype]) {
  for (const key of ['encoding', 'fatal', 'ignoreBOM'])
    show(`get ${key}`, () => Object.getOwnPropertyDescriptor(TextDecoder.prototype, key).get.call(self));
  show('decode', () => TextDecoder.prototype.decode.call(self, new Uint8Array(1)));
  show('encode', () => TextEncoder.prototype.encode.call(self, 'a'));
  show('encodeInto', () => TextEncoder.prototype.encodeInto.call(self, 'a', new Uint8Array(1)));
  show('get encoding', () => Object.getOwnPropertyDescriptor(TextEncoder.prototype, 'encoding').get.call(self));
  show('inspect decoder', () => TextDecoder.prototype[util.inspect.custom].call(self, 2, {}));
  show('inspect encoder', () => TextEncoder.prototype[util.inspect.custom].call(self, 2, {}));
}
show('decoder of encoder', () => TextDecoder.prototype.decode.call(encoder));
show('encoder of decoder', () => TextEncoder.prototype.encode.call(decoder));
show('call decoder', () => TextDecoder());
show('call encoder', () => TextEncoder());
console.log(
  encoder,
  new TextDecoder('latin1', { fatal: true }),
  [decoder],
  util.inspect(decoder, { depth: -1 }),
  util.inspect(encoder, { depth: -1 }),
  util.inspect([[decoder]], { depth: 1 }),
);
console.log(util.inspect(new TextDecoder('gbk'), { breakLength: 20 }), util.inspect(decoder, { compact: false }));
class Sub extends TextDecoder {}
class SubEncoder extends TextEncoder {}
console.log(
  new Sub('utf-16be'),
  new SubEncoder(),
  String(decoder),
  String(encoder),
  new Sub().decode(new Uint8Array([97])),
  new SubEncoder().encode('a'),
);
console.log(
  util.inspect(decoder, { colors: true }),
  util.inspect(encoder, { colors: true }),
  util.inspect(encoder, { compact: false }),
  util.inspect(decoder, { colors: true, depth: -1 }),
);
