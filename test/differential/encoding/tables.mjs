// Every byte of every single byte encoding and every pair of the others; digests are printed.
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

const single =
  'ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic x-user-defined';
const every = Uint8Array.from({ length: 256 }, (_, index) => index);
const refused = (label, make) => {
  const strict = new TextDecoder(label, { fatal: true });
  let count = 0;
  for (let byte = 0; byte < 256; byte++) {
    try {
      strict.decode(make(byte));
    } catch {
      count++;
    }
  }
  return count;
};
for (const label of single.split(' '))
  console.log(
    label,
    JSON.stringify(new TextDecoder(label).decode(every)),
    refused(label, (byte) => Uint8Array.of(byte)),
  );
const digest = (value) => {
  let hash = 5381;
  for (let index = 0; index < value.length; index++) hash = (Math.imul(hash, 33) ^ value.charCodeAt(index)) >>> 0;
  return hash.toString(16);
};
const pairs = (first) => {
  const bytes = new Uint8Array(256 * 4);
  for (let second = 0; second < 256; second++) bytes.set([first, second, 0x41, 0x40], second * 4);
  return bytes;
};
for (const label of ['utf-8', 'utf-16le', 'utf-16be', 'gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr']) {
  const decoder = new TextDecoder(label);
  let all = '';
  for (let first = 0; first < 256; first++) all += digest(decoder.decode(pairs(first)));
  console.log(
    label,
    digest(all),
    refused(label, (byte) => Uint8Array.of(byte, 0xa1)),
    refused(label, (byte) => Uint8Array.of(0xa1, byte)),
  );
}
const decoder = new TextDecoder('iso-2022-jp');
for (const sequence of [[], [0x1b, 0x28, 0x42], [0x1b, 0x28, 0x4a], [0x1b, 0x28, 0x49], [0x1b, 0x24, 0x40], [0x1b, 0x24, 0x42]]) {
  let all = '';
  for (let first = 0x20; first < 0x80; first++)
    for (let second = 0x20; second < 0x80; second += 3) all += decoder.decode(Uint8Array.of(...sequence, first, second, 0x30));
  console.log('iso-2022-jp', sequence.join(), digest(all));
}
