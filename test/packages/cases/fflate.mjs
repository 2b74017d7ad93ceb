import { Gunzip, Gzip, Zip, ZipPassThrough, compressSync, decompressSync, deflateSync, gunzipSync, gzipSync, inflateSync, strFromU8, strToU8, unzipSync, unzlibSync, zipSync, zlibSync } from 'fflate';

const text = 'the quick brown fox jumps over the lazy dog. '.repeat(40) + 'é€😀';
const bytes = strToU8(text);
for (const level of [0, 1, 6, 9]) console.log(level, deflateSync(bytes, { level }).length, strFromU8(inflateSync(deflateSync(bytes, { level }))) === text);
const gzipped = gzipSync(bytes, { mtime: 0, filename: 'a.txt' });
console.log(Buffer.from(gzipped).toString('hex'), strFromU8(gunzipSync(gzipped)).length, Buffer.from(zlibSync(bytes)).toString('base64'), unzlibSync(zlibSync(bytes)).length, decompressSync(compressSync(bytes, { mtime: 0 })).length);
const zipped = zipSync({ 'a.txt': bytes, folder: { 'b.bin': [Uint8Array.of(1, 2, 3), { level: 0 }] } }, { mtime: new Date(2020, 0, 1), comment: 'c' });
console.log(zipped.length, Buffer.from(zipped).subarray(0, 30).toString('hex'), unzipSync(zipped, { filter: ({ name }) => name.endsWith('.bin') }));
const parts = [];
const stream = new Gzip({ level: 3, mtime: 0 }, (chunk, final) => parts.push([chunk, final]));
for (let at = 0; at < bytes.length; at += 500) stream.push(bytes.subarray(at, at + 500), at + 500 >= bytes.length);
const gunzip = new Gunzip((chunk, final) => console.log('out', chunk.length, final));
for (const [chunk, final] of parts) gunzip.push(chunk, final);
const zip = new Zip((error, chunk, final) => { if (final) console.log('zip', error, chunk.length); });
const entry = new ZipPassThrough('x');
entry.mtime = new Date(2020, 0, 1);
zip.add(entry);
entry.push(Uint8Array.of(7), true);
zip.end();
for (const bad of [Uint8Array.of(1, 2), Uint8Array.of(0x50, 0x4b, 3, 4, 5, 6)]) {
  try {
    console.log(unzlibSync(bad).length);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
