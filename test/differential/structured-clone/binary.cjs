// ArrayBuffers, views on them, transfer.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, 'threw', error.constructor.name, error.name, error.code, error.message.replace('can not', 'cannot'));
  }
}
const buffer = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;
console.log(structuredClone(buffer));
for (const View of [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  globalThis.Float16Array,
].filter(Boolean)) {
  const view = new View(2);
  view[0] = typeof view[0] === 'bigint' ? 5n : 5;
  const clone = structuredClone(view);
  console.log(clone, clone.buffer !== view.buffer, clone.buffer.byteLength);
}
const part = new Uint8Array(buffer, 2, 3);
part.extra = 1;
const partClone = structuredClone(part);
console.log(partClone, partClone.byteOffset, partClone.buffer.byteLength, new Uint8Array(partClone.buffer), partClone.extra);
const view = new DataView(buffer, 1, 4);
const viewClone = structuredClone(view);
console.log(
  viewClone.byteOffset,
  viewClone.byteLength,
  viewClone.getUint8(0),
  viewClone.buffer.byteLength,
  viewClone.constructor.name,
);
const together = structuredClone({
  a: new Uint8Array(buffer, 0, 2),
  b: new Uint16Array(buffer, 2, 1),
  c: buffer,
  d: new DataView(buffer),
});
console.log(together.a.buffer === together.b.buffer, together.c === together.a.buffer, together.d.buffer === together.c);
together.a[0] = 99;
console.log(new Uint8Array(together.c)[0], new Uint8Array(buffer)[0]);
class MyBytes extends Uint8Array {}
console.log(
  structuredClone(new MyBytes([1, 2])).constructor.name,
  structuredClone(Object.setPrototypeOf(new Uint8Array([1]), null)),
);
console.log(structuredClone(new ArrayBuffer(0)).byteLength, structuredClone(new Uint8Array(0)).length);

const resizable = new ArrayBuffer(4, { maxByteLength: 16 });
const tracking = new Uint8Array(resizable);
const fixed = new Uint8Array(resizable, 1, 2);
tracking.set([1, 2, 3, 4]);
const resizableClone = structuredClone({ resizable, tracking, fixed, view: new DataView(resizable, 1) });
console.log(
  resizableClone.resizable.resizable,
  resizableClone.resizable.maxByteLength,
  resizableClone.tracking,
  resizableClone.fixed,
);
resizableClone.resizable.resize(8);
console.log(resizableClone.tracking.length, resizableClone.fixed.length, resizableClone.view.byteLength);
const outOfBounds = new Uint8Array(resizable, 2, 2);
resizable.resize(3);
show('out of bounds', () => structuredClone(outOfBounds));
show('out of bounds view', () => {
  const each = new ArrayBuffer(4, { maxByteLength: 8 });
  const eachView = new DataView(each, 2, 2);
  each.resize(1);
  return structuredClone(eachView);
});

const moved = new Uint8Array([1, 2, 3]).buffer;
const movedClone = structuredClone(moved, { transfer: [moved] });
console.log(moved.byteLength, moved.detached, new Uint8Array(movedClone), moved !== movedClone);
show('detached', () => structuredClone(moved));
show('detached view', () => structuredClone(new Uint8Array(structuredClone(new ArrayBuffer(2))).buffer.byteLength));
const owner = new Uint8Array([1, 2, 3, 4]);
const ownerClone = structuredClone({ owner, again: owner, part: owner.subarray(1, 3) }, { transfer: [owner.buffer] });
console.log(
  owner.length,
  ownerClone.owner,
  ownerClone.again === ownerClone.owner,
  ownerClone.part,
  ownerClone.part.buffer === ownerClone.owner.buffer,
);
show('view of a detached buffer', () => structuredClone(owner));
show('transferred but not in the value', () => {
  const alone = new ArrayBuffer(4);
  const result = structuredClone({ a: 1 }, { transfer: [alone] });
  return [result, alone.byteLength];
});
show('transfer resizable', () => {
  const each = new ArrayBuffer(4, { maxByteLength: 8 });
  const result = structuredClone(each, { transfer: [each] });
  return [result.resizable, result.maxByteLength, each.byteLength];
});
show('twice', () => {
  const each = new ArrayBuffer(4);
  return structuredClone(each, { transfer: [each, each] });
});
show('already detached', () => structuredClone(1, { transfer: [moved] }));
show('a failing clone transfers nothing', () => {
  const each = new ArrayBuffer(4);
  try {
    structuredClone({ each, f() {} }, { transfer: [each] });
  } finally {
    console.log('length', each.byteLength);
  }
});
for (const transfer of [
  undefined,
  null,
  1,
  'x',
  {},
  [1],
  [null],
  [{}],
  [new Uint8Array(1)],
  () => {},
  new Set([new ArrayBuffer(1)]),
  [Symbol('s')],
  [new Map()],
])
  show(`transfer ${inspect(transfer)}`, () => structuredClone(1, { transfer }));
for (const options of [1, 'x', true, [], () => {}, Symbol('s')]) show('options', () => structuredClone(1, options));
show('none', () => structuredClone());

const sharedMemory = new SharedArrayBuffer(4);
new Uint8Array(sharedMemory)[0] = 7;
const sharedClone = structuredClone(new Uint8Array(sharedMemory));
new Uint8Array(sharedMemory)[1] = 8;
console.log(sharedClone[0], sharedClone[1], sharedClone.buffer.constructor.name);
show('transfer shared', () => structuredClone(sharedMemory, { transfer: [sharedMemory] }));
const bytes = Buffer.from('bytes');
const bytesClone = structuredClone(bytes);
console.log(bytesClone.constructor.name, Buffer.isBuffer(bytesClone), bytesClone.length === 5, bytesClone[0]);
