// readableWebStream of a FileHandle: what it checks, the size of its chunks, BYOB readers, and how it and its handle end.
import { open } from 'node:fs/promises';
import fs from 'node:fs';
const file = `${process.cwd()}/nodelet-case-web`;
fs.writeFileSync(file, 'hello world '.repeat(3000));
const t = async (n, f) => {
  try {
    console.log(n, await f());
  } catch (e) {
    console.log(n, e.name, e.code, e.message);
  }
};
{
  const hh = await open(file);
  await t('null', () => hh.readableWebStream(null));
  await hh.close();
  const h8 = await open(file);
  await t('type', () => h8.readableWebStream({ type: undefined }));
  await h8.close();
}
const h = await open(file);
for (const o of [{ autoClose: 1 }, { autoClose: null }, { autoClose: 2 }, 'x']) {
  const h9 = await open(file);
  await t('auto', () => h9.readableWebStream(o));
  await t('auto', () => h9.readableWebStream());
  await h9.close();
  await t('auto', () => h9.readableWebStream(o));
}
console.log(h.readableWebStream.length);
const s = h.readableWebStream();
console.log(s, s.locked, s.constructor.name);
await t('twice', () => h.readableWebStream());
const r = s.getReader({ mode: 'byob' });
const a = await r.read(new Uint8Array(10));
console.log(a);
const b = await r.read(new DataView(new ArrayBuffer(5)));
console.log(b);
r.releaseLock();
const q = s.getReader();
const c = await q.read();
console.log(c.value.constructor.name, c.value.byteLength, c.done);
const c2 = await q.read();
console.log(c2.value?.byteLength, c2.done);
const c3 = await q.read();
console.log(c3.value?.byteLength, c3.done);
console.log((await q.read()).done);
await q.closed;
console.log(h.fd >= 0);
await h.close();
const h2 = await open(file);
const s2 = h2.readableWebStream();
h2.on('close', () => console.log('h2 close ev'));
await h2.close();
const r2 = s2.getReader();
await t('r2', () => r2.read());
await t('closed', () => r2.closed);
await t('after', () => h2.readableWebStream());
const h3 = await open(file);
const s3 = h3.readableWebStream({ autoClose: true });
await s3.cancel('x');
console.log('h3', h3.fd);
const h4 = await open(file);
let n = 0;
for await (const ch of h4.readableWebStream({ autoClose: true })) n += ch.byteLength;
console.log(n, h4.fd);
await t('x', () => h4.readableWebStream());
const h5 = await open(file);
const s5 = h5.readableWebStream();
const r5 = s5.getReader();
const p = r5.read();
await h5.close();
await t('p', () => p.then((x) => x.value?.byteLength));
await t('p', () => r5.read().then((x) => [x.value?.byteLength, x.done]));

fs.rmSync(file);
