// fs.openAsBlob: arguments, ranges, and what happens when the file changes.
import { Blob, File } from 'node:buffer';
import fs from 'node:fs';
import { join } from 'node:path';

const show = (error) => `${error?.name} ${error?.code} ${error?.message} ${error instanceof DOMException}`;
const settle = async (start) => {
  try {
    return await start();
  } catch (error) {
    return show(error);
  }
};
const file = join(import.meta.dirname, 'data.txt');
fs.writeFileSync(file, 'hello world');
console.log(fs.openAsBlob.name, fs.openAsBlob.length);
for (const args of [
  [join(import.meta.dirname, 'missing')],
  [1],
  [file, null],
  [file, 'x'],
  [file, { type: 1 }],
  [file, { type: 'Text/Plain' }],
  [file],
]) {
  console.log(await settle(() => fs.openAsBlob(...args)));
}
const blob = await fs.openAsBlob(file, { type: 'text/plain' });
console.log(blob.size, await blob.text(), await blob.slice(6).text(), await blob.slice(2, -2).slice(1, 4).text());
const joined = new Blob(['<', blob, '>', blob.slice(0, 5)]);
console.log(joined.size, await joined.text(), await joined.slice(10, 15).text());
for (const value of [blob, blob.slice(1), joined, new File([blob], 'x', { lastModified: 1 })])
  console.log(await settle(() => structuredClone(value)));
fs.writeFileSync(file, 'hello there, world');
for (const start of [
  () => blob.text(),
  () => blob.arrayBuffer(),
  () => blob.bytes(),
  () => joined.text(),
  () => blob.slice(0, 2).text(),
])
  console.log(await settle(start));
fs.writeFileSync(file, '');
const empty = await fs.openAsBlob(file);
console.log(empty.size, JSON.stringify(await empty.text()));
fs.writeFileSync(file, 'x');
console.log(await settle(() => empty.text()));
fs.unlinkSync(file);
console.log(await settle(() => blob.text()));
