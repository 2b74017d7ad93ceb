import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PAGE_BYTES = 65_536;
/** The decoder reads and writes up to eight bytes further than it has to. */
const OVERRUN = 8;

interface Decoder {
  readonly memory: WebAssembly.Memory;
  decode(from: number, end: number, to: number): number;
}

/**
 * The `length` bytes that the file holds as a block of LZ4. The decoder is Wasm (scripts/lz4): one in JavaScript, which no process
 * runs often enough to be compiled well, and zlib, which has to be loaded first, take 6 ms for what takes it 1. The file is read to
 * the end of the memory whose beginning it is decoded to: a page that is touched for the first time costs more than to decode it.
 */
export function unpack(decoder: Uint8Array<ArrayBuffer>, path: URL, length: number): Uint8Array {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(decoder));
  const { memory, decode } = instance.exports as unknown as Decoder;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const end = length + overtaken(size);
    memory.grow(Math.ceil((end + OVERRUN) / PAGE_BYTES));
    const whole = readSync(file, new Uint8Array(memory.buffer, end - size, size)) === size;
    if (!whole || decode(end - size, end, 0) !== length) throw new Error('The base snapshot of this build is damaged');
  } finally {
    closeSync(file);
  }
  return new Uint8Array(memory.buffer, 0, length);
}

/**
 * How far behind the end of what is decoded its block has to end, so that no byte is written over that is still to be read: what
 * does not get shorter grows by one byte of 255 (github.com/lz4/lz4/blob/dev/lib/lz4.h, decompression in place), and the decoder
 * writes further than it has to.
 */
const overtaken = (size: number): number => (size >>> 8) + 32;
