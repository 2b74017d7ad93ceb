const PAGE_BYTES = 65_536;
/** The decoder writes up to seven bytes further than it has to. */
const SLACK = 8;

interface Decoder {
  readonly memory: WebAssembly.Memory;
  decode(from: number, end: number, to: number): number;
}

/**
 * The `length` bytes that a block of LZ4 holds. The decoder is Wasm (scripts/lz4): one in JavaScript, which no process runs often
 * enough to be compiled well, and zlib, which has to be loaded first, take 6 ms for what takes it 2. They pass while the engine
 * is compiled.
 */
export function unpack(decoder: Uint8Array<ArrayBuffer>, block: Uint8Array, length: number): Uint8Array {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(decoder));
  const { memory, decode } = instance.exports as unknown as Decoder;
  const at = length + SLACK;
  memory.grow(Math.ceil((at + block.length + SLACK) / PAGE_BYTES));
  new Uint8Array(memory.buffer, at, block.length).set(block);
  if (decode(at, at + block.length, 0) !== length) throw new Error('The base snapshot of this build is damaged');
  return new Uint8Array(memory.buffer, 0, length);
}
