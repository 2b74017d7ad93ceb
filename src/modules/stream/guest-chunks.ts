import { Buffer } from 'node:buffer';

/**
 * The chunks that wait in a Readable, as operations on a plain array: programs look at `readableBuffer`
 * (nodejs.org/api/stream.html#readable_readablebuffer, observed).
 */
type Chunk = Buffer | string;

export function clear(chunks: Chunk[]): void {
  chunks.length = 0;
}

/** All bytes in one buffer. The one chunk itself is given where there is only one. */
export function concat(chunks: Chunk[], length: number): Buffer {
  return Buffer.concat(chunks as Buffer[], length >>> 0) as Buffer;
}

/** Takes `size` bytes or characters from the front. There are more than that. */
export function consume(chunks: Chunk[], size: number): Chunk {
  const first = chunks[0]!;
  if (size < first.length) {
    chunks[0] = first.slice(size) as Chunk;
    return first.slice(0, size) as Chunk;
  }
  let count = 0;
  let taken = 0;
  while (count < chunks.length && taken + chunks[count]!.length <= size) taken += chunks[count++]!.length;
  const whole = chunks.splice(0, count);
  if (taken < size) {
    const cut = chunks[0]!;
    whole.push(cut.slice(0, size - taken) as Chunk);
    chunks[0] = cut.slice(size - taken) as Chunk;
  }
  if (whole.length === 1) return whole[0]!;
  return typeof first === 'string' ? whole.join('') : concat(whole, size);
}
