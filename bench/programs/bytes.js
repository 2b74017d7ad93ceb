// Typed arrays: element access in loops, copying, sorting, a DataView.
function main() {
  const bytes = new Uint8Array(1 << 14);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 167) & 255;
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) {
    crc ^= bytes[i];
    for (let bit = 0; bit < 2; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  const floats = new Float64Array(3000).map((_, i) => Math.sin(i) * 1000);
  floats.sort();
  const view = new DataView(new ArrayBuffer(4096));
  for (let i = 0; i < 1000; i++) view.setUint32(i * 4, i ^ crc, true);
  let sum = 0;
  for (let i = 0; i < 1000; i++) sum += view.getInt16(i * 4, false);
  const copy = bytes.slice(100, 9000);
  copy.set(bytes.subarray(0, 500), 50);
  return crc + floats[1500] + sum + copy.indexOf(99, 1000) + copy.fill(3, 10, 4000).lastIndexOf(3);
}
main();
