// node:string_decoder: encodings, state, arguments, and every way in which chunks can cut characters.
import stringDecoder, { StringDecoder } from 'node:string_decoder';
import { inspect } from 'node:util';

for (const encoding of [
  undefined,
  null,
  '',
  'utf8',
  'UTF-8',
  'utf-8',
  'ucs2',
  'UCS-2',
  'utf16le',
  'utf-16le',
  'latin1',
  'binary',
  'ascii',
  'hex',
  'base64',
  'base64url',
  'BASE64',
  'buffer',
  'nope',
  1,
  {},
  'utf16',
  '__proto__',
  'constructor',
]) {
  try {
    const decoder = new StringDecoder(encoding);
    const state = decoder[Reflect.ownKeys(decoder)[1]];
    console.log(String(encoding), decoder.encoding, Reflect.ownKeys(decoder).map(String), inspect(state), Buffer.isBuffer(state));
  } catch (error) {
    console.log(String(encoding), error.name, error.code, error.message);
  }
}
for (const target of [StringDecoder, StringDecoder.prototype, stringDecoder]) {
  for (const key of Reflect.ownKeys(target)) {
    const { value, get, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(target, key);
    console.log(
      key,
      typeof value === 'function' ? `${value.name}/${value.length}` : typeof value,
      get && `${get.name}/${get.length}`,
      writable,
      enumerable,
      configurable,
    );
  }
}
const attempt = (run) => {
  try {
    console.log(inspect(run()));
  } catch (error) {
    console.log(error.name, error.code, error.code ? error.message : '');
  }
};
for (const value of [
  undefined,
  null,
  1,
  'text',
  {},
  [],
  new ArrayBuffer(2),
  new Uint16Array([0x41, 0x42]),
  new DataView(new ArrayBuffer(2)),
  Symbol('s'),
  new Float64Array(1),
  Buffer.from('é').subarray(1),
]) {
  attempt(() => new StringDecoder().write(value));
  attempt(() => new StringDecoder().end(value));
}
attempt(() => StringDecoder());
attempt(() => StringDecoder.prototype.write.call({}, Buffer.from('a')));
attempt(() => StringDecoder.prototype.write.call({}, 'a'));
attempt(() => StringDecoder.prototype.end.call({}));
attempt(() => StringDecoder.prototype.text.call({}, Buffer.from('a')));
attempt(() => StringDecoder.prototype.lastChar);
{
  const decoder = new StringDecoder();
  decoder.write(Buffer.from([0xe2, 0x82]));
  console.log(
    decoder.lastChar,
    decoder.lastNeed,
    decoder.lastTotal,
    decoder.text(Buffer.from('abcdef'), 2),
    decoder.lastNeed,
    decoder.lastTotal,
  );
  decoder.encoding = 'hex';
  console.log(decoder.write(Buffer.from('é')));
}
for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii']) {
  const bytes = Buffer.from('aé€😀\ud800\u0000z', encoding === 'utf16le' ? 'utf16le' : 'utf8');
  for (let size = 1; size < 8; size++) {
    const decoder = new StringDecoder(encoding);
    const parts = [];
    for (let at = 0; at < bytes.length; at += size) parts.push(decoder.write(bytes.subarray(at, at + size)));
    parts.push(decoder.end());
    console.log(encoding, size, JSON.stringify(parts), parts.join('') === bytes.toString(encoding));
  }
}
let state = 99;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const bytes = [
  0x41, 0x00, 0x80, 0xbf, 0xc0, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xe0, 0xed, 0xa0, 0xf0, 0x9f, 0x98, 0xf4, 0x90, 0xff, 0xf8, 0xd8,
  0x3d, 0xdc, 0xde, 0xd9, 0xfe, 0xef, 0xbb, 0xc2, 0xf1,
];
for (let count = 0; count < 600; count++) {
  const encoding = ['utf8', 'utf8', 'utf8', 'utf16le', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii'][next(10)];
  const decoder = new StringDecoder(encoding);
  let line = encoding;
  for (let chunks = next(5) + 1; chunks > 0; chunks--) {
    const chunk = Buffer.from(Array.from({ length: next(6) }, () => bytes[next(bytes.length)]));
    line += ` ${chunk.toString('hex')} ${JSON.stringify(decoder.write(chunk))} ${decoder.lastNeed} ${decoder.lastTotal} ${decoder.lastChar.subarray(0, decoder.lastTotal - decoder.lastNeed).toString('hex')}`;
  }
  line += ` end ${JSON.stringify(decoder.end(next(3) ? undefined : Buffer.from([bytes[next(bytes.length)]])))} ${decoder.lastNeed} ${decoder.lastTotal}`;
  console.log(`${line} ${JSON.stringify(decoder.write(Buffer.from([0x41, 0xe2])))} ${JSON.stringify(decoder.end())}`);
}
