// Structured clones of Buffers, Blobs and Files; the pool cannot be given away.
const small = Buffer.from('abc');
for (const value of [small, 1]) {
  try {
    structuredClone(value, { transfer: [small.buffer] });
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const copy = structuredClone(small);
console.log(
  copy.constructor.name,
  copy.buffer.byteLength === small.buffer.byteLength,
  copy.buffer === small.buffer,
  Buffer.from(copy).toString(),
  small.toString(),
);
const own = Buffer.alloc(3, 'x');
const moved = structuredClone(own, { transfer: [own.buffer] });
console.log(moved, own.length, own.buffer.byteLength);
const file = new File(['abc'], 'n', { type: 'a/b', lastModified: 3 });
const cloned = structuredClone({ file, part: file.slice(1), again: file });
console.log(
  cloned,
  cloned.file === file,
  cloned.file === cloned.again,
  cloned.file instanceof File,
  await cloned.file.text(),
  await cloned.part.text(),
);
class Sub extends Blob {}
const plain = structuredClone(new Sub(['q'], { type: 'x/y' }));
console.log(plain, plain instanceof Sub, plain.constructor === Blob);
try {
  structuredClone(file, { transfer: [file] });
} catch (error) {
  console.log(error.name, error.message);
}
