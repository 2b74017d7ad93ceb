import type { ZlibVerbs } from './contract.ts';

/** RFC 1952, 8: the reflected polynomial. */
const POLYNOMIAL = 0xedb88320;
let table: Int32Array | undefined;

function remainders(): Int32Array {
  if (table !== undefined) return table;
  table = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    table[byte] = value;
  }
  return table;
}

/** The host side of `zlib`. Written here because Node 20.19 may lack `zlib.crc32`. */
export function createZlibHost(): ZlibVerbs {
  return {
    crc32(bytes, start) {
      if (!(bytes instanceof Uint8Array) || typeof start !== 'number') throw new TypeError('Bytes and a number are needed');
      const sums = remainders();
      let crc = ~start;
      for (let index = 0; index < bytes.length; index++) crc = sums[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8);
      return ~crc >>> 0;
    },
  };
}
