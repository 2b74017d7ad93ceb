// Streams cut at every place give what the bytes give at once.
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

const samples = {
  'utf-8': ['61c3a9e282acf09f9880', 'efbbbf61', 'e28261', 'f09f98', 'eda080', 'f48fbfbff4908080', 'c0afe080'],
  'utf-16le': ['61003dd800de', '3dd86100', '00dc6100', '613dd8', '3dd8'],
  'utf-16be': ['0061d83dde00', 'd83d0061', 'dc000061', '00d83d'],
  gbk: ['61b0a1c4e3ba', '8140ff61', '81308130'],
  gb18030: ['61b0a18130813090308130', '8431a43761'],
  big5: ['61a440a4e5a4'],
  'euc-jp': ['61a4a28eb18fb0a1', 'a461'],
  shift_jis: ['6182a0b183', '8161'],
  'euc-kr': ['61b0a1c7d1b1'],
  'iso-2022-jp': ['611b24423021302261', '611b2442302130221b284261', '1b284a5c7e1b284261', '1b2849311b284231'],
  'windows-1251': ['616263cff0e8'],
};
for (const [label, texts] of Object.entries(samples)) {
  for (const hex of texts) {
    const bytes = Buffer.from(hex, 'hex');
    const results = new Set();
    for (let cut = 0; cut <= bytes.length; cut++) {
      const decoder = new TextDecoder(label);
      results.add(
        decoder.decode(bytes.subarray(0, cut), { stream: true }) +
          decoder.decode(bytes.subarray(cut), { stream: true }) +
          decoder.decode(),
      );
    }
    const decoder = new TextDecoder(label);
    const parts = [...bytes].map((byte) => decoder.decode(Uint8Array.of(byte), { stream: true }));
    parts.push(decoder.decode());
    results.add(parts.join(''));
    console.log(label, hex, JSON.stringify([...results]), JSON.stringify(parts));
    for (const fatal of [true]) {
      const strict = new TextDecoder(label, { fatal });
      const out = [];
      for (let index = 0; index <= bytes.length; index++) {
        try {
          out.push(strict.decode(bytes.subarray(index, index + 1), { stream: index < bytes.length }));
        } catch (error) {
          out.push(error.code);
          break;
        }
      }
      console.log('fatal', JSON.stringify(out));
    }
  }
}
// A decoder that is used again starts anew.
const decoder = new TextDecoder();
console.log(
  JSON.stringify([
    decoder.decode(Uint8Array.of(0xe2, 0x82), { stream: true }),
    decoder.decode(),
    decoder.decode(Uint8Array.of(0xac)),
    decoder.decode(Uint8Array.of(0xe2), { stream: true }),
    decoder.decode(Uint8Array.of(0x82), { stream: true }),
    decoder.decode(Uint8Array.of(0xac)),
  ]),
);
const many = Array.from({ length: 50 }, () => new TextDecoder('shift_jis'));
for (const each of many) each.decode(Uint8Array.of(0x82), { stream: true });
console.log(many.map((each) => each.decode(Uint8Array.of(0xa0))).join(''));
