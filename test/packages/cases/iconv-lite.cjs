const iconv = require('iconv-lite');

const text = 'Hello, Привет, héllo €, 日本語 テスト, 中文 한국어';
for (const encoding of ['utf8', 'utf16le', 'utf-16be', 'utf16', 'utf32', 'utf7', 'ascii', 'latin1', 'win1251', 'cp1252', 'koi8-r', 'ISO-8859-15', 'macroman', 'Shift_JIS', 'EUC-JP', 'GBK', 'gb18030', 'Big5', 'EUC-KR', 'hex', 'base64', 'cp437']) {
  const bytes = encoding === 'hex' ? iconv.encode('48656c6c6f', encoding) : iconv.encode(text, encoding);
  console.log(encoding, bytes.length, bytes.subarray(0, 40).toString('hex'), JSON.stringify(iconv.decode(bytes, encoding)), iconv.encodingExists(encoding));
}
console.log(iconv.decode(Buffer.from([0xef, 0xbb, 0xbf, 0x61]), 'utf8'), iconv.decode(Buffer.from([0xef, 0xbb, 0xbf, 0x61]), 'utf8', { stripBOM: false }).length, iconv.encode('a', 'utf8', { addBOM: true }), iconv.decode(Buffer.from([0xff, 0x80]), 'utf8'));
const decoder = iconv.getDecoder('Shift_JIS');
console.log(decoder.write(Buffer.from([0x93])) + decoder.write(Buffer.from([0xfa, 0x96, 0x7b])) + (decoder.end() ?? ''));
const stream = iconv.decodeStream('win1251');
stream.on('data', (chunk) => console.log('chunk', chunk)).on('end', () => console.log('end'));
stream.write(Buffer.from([0xcf, 0xf0]));
stream.end(Buffer.from([0xe8]));
const encoder = iconv.encodeStream('utf16le');
const parts = [];
encoder.on('data', (part) => parts.push(part)).on('end', () => console.log(Buffer.concat(parts)));
encoder.end('hé');
for (const attempt of [() => iconv.encode('x', 'nope'), () => iconv.decode(Buffer.alloc(1), 'klingon'), () => iconv.encodingExists('x-none')]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
