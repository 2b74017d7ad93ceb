// TextEncoder.encode and encodeInto.
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

const encoder = new TextEncoder();
for (const value of [
  undefined,
  null,
  '',
  'a',
  'é',
  '€',
  '😀',
  'é\ud800',
  '\udc00x',
  '\ud83d',
  '\0',
  1,
  {},
  [1, 2],
  Symbol('s'),
  true,
  1n,
  {
    toString() {
      return 'q';
    },
  },
  'x'.repeat(3000),
]) {
  show(`encode ${text(value).slice(0, 40)}`, () => {
    const bytes = encoder.encode(value);
    return `${bytes.constructor.name} ${bytes.subarray(0, 20).join()} ${bytes.length} ${bytes.buffer.byteLength} ${bytes.byteOffset}`;
  });
}
console.log(encoder.encode().length, encoder.encoding);
for (const value of [
  undefined,
  null,
  '',
  'é\ud800',
  '€uro',
  'a😀b',
  1,
  {},
  Symbol('s'),
  'abcdefgh',
  '\ud83d',
  '\ude00\ud83d',
  'ééé',
]) {
  for (const size of [0, 1, 2, 3, 4, 6, 9]) {
    show(`encodeInto ${text(value)} ${size}`, () => {
      const target = new Uint8Array(size).fill(0xee);
      const result = encoder.encodeInto(value, target);
      return `${JSON.stringify(result)} ${target.join()}`;
    });
  }
}
for (const target of [
  undefined,
  null,
  {},
  [],
  1,
  'a',
  new ArrayBuffer(2),
  new Uint16Array(2),
  new DataView(new ArrayBuffer(2)),
  Buffer.alloc(3),
  new Uint8ClampedArray(2),
  new Uint8Array(new SharedArrayBuffer(3)),
])
  show(`encodeInto into ${text(target)}`, () => JSON.stringify(encoder.encodeInto('€a', target)));
show('encodeInto()', () => encoder.encodeInto());
show('encodeInto both wrong', () => encoder.encodeInto(1, 2));
const part = new Uint8Array(10).fill(1);
console.log(
  encoder.encodeInto('héllo', part.subarray(3, 8)),
  part.join(),
  Object.getPrototypeOf(encoder.encodeInto('', part)) === Object.prototype,
);
const long = 'aé€😀'.repeat(20000);
const target = new Uint8Array(150000);
console.log(
  encoder.encode(long).length,
  encoder.encodeInto(long, target),
  target[149999],
  new TextDecoder().decode(encoder.encode(long)) === long,
);
