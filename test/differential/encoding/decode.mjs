// TextDecoder.decode: inputs and options of every kind, in each family of encodings.
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

const families = ['utf-8', 'utf-16le', 'utf-16be', 'latin1', 'iso-8859-3', 'gbk', 'shift_jis', 'x-user-defined'];
const inputs = [
  undefined,
  null,
  'a',
  1,
  {},
  [],
  [97],
  new ArrayBuffer(2),
  new SharedArrayBuffer(2),
  new DataView(new ArrayBuffer(3), 1),
  new Uint16Array([0x6261]),
  new Float64Array(1),
  new Uint8Array([0x61, 0xe9, 0x62]),
  Buffer.from('é'),
  new Uint8Array(0),
  Symbol('s'),
  true,
  () => {},
  1n,
];
for (const label of families) {
  for (const input of inputs) show(`${label} ${text(input)}`, () => new TextDecoder(label).decode(input));
  show(`${label} no input`, () => new TextDecoder(label).decode());
  for (const options of [
    undefined,
    null,
    {},
    1,
    'a',
    true,
    () => {},
    [],
    Symbol('s'),
    { stream: 1 },
    { stream: false },
    { stream: undefined },
    {
      get stream() {
        throw Object.assign(new Error('from getter'), { code: 'X' });
      },
    },
  ]) {
    show(`${label} options ${typeof options} ${Array.isArray(options)}`, () => {
      const decoder = new TextDecoder(label);
      return `${decoder.decode(new Uint8Array([0xe2]), options)}|${decoder.decode(new Uint8Array([0x82, 0xac]))}`;
    });
  }
  show(`${label} both wrong`, () => new TextDecoder(label).decode('a', 1));
  show(`${label} wrong in a stream`, () => new TextDecoder(label).decode('a', { stream: true }));
  show(`${label} wrong after a part`, () => {
    const decoder = new TextDecoder(label);
    decoder.decode(new Uint8Array([0xe2]), { stream: true });
    return decoder.decode('a');
  });
  for (const bytes of [[0xff], [0xa5], [0x61], [0x80], [0x61, 0xd8, 0x00, 0xd8], [0xd8, 0x61], []]) {
    show(`${label} fatal ${bytes}`, () => new TextDecoder(label, { fatal: true }).decode(new Uint8Array(bytes)));
    show(`${label} ${bytes}`, () => new TextDecoder(label).decode(new Uint8Array(bytes)));
  }
}
const gone = new ArrayBuffer(3);
const view = new Uint8Array(gone);
structuredClone(gone, { transfer: [gone] });
show('memory given away', () => new TextDecoder().decode(gone));
show('view of memory given away', () => new TextDecoder().decode(view));
const large = new Uint8Array(300000).map((_, index) => 32 + (index % 90));
console.log(
  new TextDecoder().decode(large).length,
  new TextDecoder('latin1').decode(large).length,
  new TextDecoder('utf-16le').decode(large).length,
  new TextDecoder('gbk').decode(large) === new TextDecoder().decode(large),
);
