// The byte order mark, whole and cut, ignored and not, after errors and at a new start.
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

const marks = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] };
const letters = { 'utf-8': [0x41], 'utf-16le': [0x41, 0], 'utf-16be': [0, 0x41] };
const shown = (value) => JSON.stringify(value).replace(/\ufeff/g, 'BOM');
for (const label of Object.keys(marks)) {
  const mark = marks[label];
  const letter = letters[label];
  for (const ignoreBOM of [false, true]) {
    for (const fatal of [false, true]) {
      const decoder = new TextDecoder(label, { ignoreBOM, fatal });
      const out = [];
      for (const byte of [...mark, ...mark, ...letter]) out.push(decoder.decode(Uint8Array.of(byte), { stream: true }));
      out.push(
        decoder.decode(),
        decoder.decode(Uint8Array.of(...mark, ...letter)),
        decoder.decode(Uint8Array.of(...mark), { stream: true }),
        decoder.decode(Uint8Array.of(...mark, ...letter)),
      );
      out.push(
        decoder.decode(Uint8Array.of(...letter, ...mark)),
        decoder.decode(Uint8Array.of(...mark, ...mark)),
        decoder.decode(new Uint8Array(), { stream: true }),
        decoder.decode(Uint8Array.of(...mark, ...letter), { stream: true }),
        decoder.decode(),
      );
      console.log(label, ignoreBOM, fatal, shown(out));
    }
  }
}
for (const other of ['gb18030', 'latin1', 'gbk', 'iso-2022-jp'])
  console.log(
    other,
    shown(new TextDecoder(other).decode(Uint8Array.of(0x84, 0x31, 0x95, 0x33, 0x41))),
    shown(new TextDecoder(other).decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))),
  );
const decoder = new TextDecoder('utf-8', { fatal: true });
const attempt = (bytes, stream) => {
  try {
    return shown(decoder.decode(Uint8Array.from(bytes), { stream }));
  } catch (error) {
    return error.code;
  }
};
console.log(
  attempt([0xef, 0xbb, 0xbf, 0xe2], true),
  attempt([0x41], true),
  attempt([0xef, 0xbb, 0xbf, 0x41], true),
  attempt([], false),
);
console.log(
  attempt([0xef, 0xbb, 0xbf, 0xe2], true),
  attempt([0x41], false),
  attempt([0xef, 0xbb, 0xbf, 0x41], true),
  attempt([], false),
);
console.log(
  attempt([0xff], true),
  attempt([0x41], false),
  attempt([0xff], false),
  attempt([0x41], true),
  attempt([0xef, 0xbb, 0xbf], false),
);
