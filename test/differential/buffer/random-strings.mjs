// Pseudo random strings and bytes through every encoding; only digests are printed.
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

let seed = 777;
const random = (limit) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % limit;
};
const digests = new Map();
const add = (key, value) => {
  let hash = digests.get(key) ?? 5381;
  const line = `${value}|`;
  for (let index = 0; index < line.length; index++) hash = (Math.imul(hash, 33) ^ line.charCodeAt(index)) >>> 0;
  digests.set(key, hash);
};
const attempt = (run) => {
  try {
    const result = run();
    return Buffer.isBuffer(result) ? result.toString('latin1') : String(result);
  } catch (error) {
    return `!${error.name}${error.code}${error.message}`;
  }
};
const digits = 'ABCDabcd0189+/-_==== \n\t*\u0100\u0142\xe9.';
for (let round = 0; round < 1500; round++) {
  let value = '';
  for (let left = random(round % 10 ? 14 : 90); left > 0; left--)
    value += digits[random(round % 3 === 0 ? 14 : round % 3 === 1 ? 20 : digits.length)];
  for (const encoding of ['base64', 'base64url']) {
    add(
      `from ${encoding}`,
      attempt(() => Buffer.from(value, encoding)),
    );
    const target = Buffer.alloc(random(12), 0xee);
    add(`write ${encoding}`, attempt(() => target.write(value, encoding)) + target.toString('latin1'));
  }
  add(
    'atob',
    attempt(() => atob(value)),
  );
  add('byteLength base64', Buffer.byteLength(value, 'base64'));
  add(
    'btoa',
    attempt(() => btoa(value)),
  );
}
const hex = '0123456789abcdefABCDEFgG \u0130\u0661';
for (let round = 0; round < 800; round++) {
  let value = '';
  for (let left = random(14); left > 0; left--) value += hex[random(round % 3 === 0 ? 22 : round % 3 === 1 ? 23 : hex.length)];
  add(
    'from hex',
    attempt(() => Buffer.from(value, 'hex')),
  );
  const target = Buffer.alloc(random(12), 0xee);
  add(
    'write hex',
    attempt(() => target.write(value, random(3), 'hex') + target.toString('latin1')),
  );
}
const letters = ['a', '\xe9', '\u0100', '\u20ac', '\ud800', '\udc00', '\ud83d\ude00', '\0', '\ufeff', '\uffff'];
for (let round = 0; round < 800; round++) {
  let value = '';
  for (let left = random(14); left > 0; left--) value += letters[random(letters.length)];
  for (const encoding of ['utf8', 'latin1', 'ascii', 'utf16le']) {
    const bytes = Buffer.from(value, encoding);
    add(`from ${encoding}`, bytes.toString('latin1'));
    const target = Buffer.alloc(random(20), 0xee);
    add(`write ${encoding}`, attempt(() => target.write(value, random(3), random(14), encoding)) + target.toString('latin1'));
    add(`byteLength ${encoding}`, Buffer.byteLength(value, encoding));
    // Lone surrogates abort Node 24 in a UTF-8 search.
    const [one, two] = [value.slice(1, 2).toWellFormed(), value.slice(1, 3).toWellFormed()];
    add(
      `search ${encoding}`,
      [
        bytes.indexOf(one, random(8) - 4, encoding),
        bytes.lastIndexOf(two, random(20) - 10, encoding),
        bytes.indexOf(Buffer.from(one, encoding), random(8) - 4, encoding),
        bytes.lastIndexOf(Buffer.from(two), random(8) - 4, encoding),
        bytes.indexOf(one, random(8), random(16), encoding),
        bytes.lastIndexOf(two, random(16), random(16), encoding),
      ].join(),
    );
  }
}
const octets = [
  0, 0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xc3, 0xe0, 0xa0, 0xe2, 0xed, 0xef, 0xbb, 0xbf, 0xf0, 0x9f, 0xf4, 0xf5, 0xff, 0xd8, 0xdc,
];
for (let round = 0; round < 800; round++) {
  const bytes = Buffer.alloc(random(round % 9 ? 10 : 80));
  for (let index = 0; index < bytes.length; index++) bytes[index] = octets[random(octets.length)];
  for (const encoding of ['utf8', 'latin1', 'ascii', 'utf16le', 'base64', 'base64url', 'hex'])
    add(`toString ${encoding}`, bytes.toString(encoding, random(3), random(80)));
  add('isUtf8', buffer.isUtf8(bytes));
  add('isAscii', buffer.isAscii(bytes));
  for (const from of ['utf8', 'latin1', 'ascii', 'ucs2'])
    for (const to of ['utf8', 'latin1', 'ascii', 'ucs2'])
      add(
        `${from} to ${to}`,
        attempt(() => buffer.transcode(bytes, from, to)),
      );
}
for (const [key, value] of digests) console.log(key, value.toString(16));
