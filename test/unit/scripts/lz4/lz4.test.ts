import { createCipheriv } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compress } from '../../../../scripts/lz4/compress.ts';
import { buildDecoder } from '../../../../scripts/lz4/decoder.ts';
import { unpack } from '../../../../src/unpack.ts';

const decoder = Uint8Array.from(buildDecoder());
const folder = mkdtempSync(join(tmpdir(), 'lz4-'));
const file = pathToFileURL(join(folder, 'block'));

function unpacked(block: Uint8Array, length: number): Uint8Array {
  writeFileSync(file, block);
  return unpack(decoder, file, length);
}

const roundTrip = (bytes: Uint8Array): Uint8Array => unpacked(compress(bytes), bytes.length);

/** A block of literals alone. */
const uncompressed = (bytes: Uint8Array): Uint8Array => {
  const rest = bytes.length - 15;
  const lengths = [...new Array(Math.floor(rest / 255)).fill(255), rest % 255];
  return Buffer.concat([Uint8Array.of(0xf0, ...lengths), bytes]);
};

/** Bytes that do not get shorter. */
const noise = (count: number): Uint8Array =>
  createCipheriv('aes-128-ctr', 'noise for a test', Buffer.alloc(16)).update(new Uint8Array(count));

afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes with much that comes again: pieces of what came before, runs of one byte, and others. */
const repetitive = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 900 })).map(([byte, count]) => new Uint8Array(count).fill(byte)),
      fc
        .tuple(fc.constantFrom('ab', 'abc', 'abcdefg', 'abcdefgh', 'abcdefghi'), fc.integer({ min: 1, max: 60 }))
        .map(([text, count]) => new Uint8Array(Buffer.from(text.repeat(count)))),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => new Uint8Array(Buffer.concat([...pieces, ...pieces.toReversed()])));

describe('a block of LZ4', () => {
  it('gives back what was compressed', () => {
    fc.assert(
      fc.property(repetitive, (bytes) => {
        expect(Buffer.compare(roundTrip(bytes), bytes)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('holds literals and matches of every length that takes another number of bytes', () => {
    for (const count of [0, 1, 4, 5, 9, 14, 15, 16, 18, 19, 269, 270, 271, 525, 70_000]) {
      const some = noise(count);
      for (const bytes of [some, new Uint8Array(count), new Uint8Array(Buffer.concat([some, some, Buffer.from('end..')]))]) {
        expect(Buffer.compare(roundTrip(bytes), bytes)).toBe(0);
      }
    }
  });

  it('is not written over by what is decoded before it, however little it is shorter', () => {
    for (const [literals, zeros] of [
      [200_000, 0],
      [200_000, 20],
      [100_000, 20_000],
      [20, 20_000],
    ] as const) {
      const [some, none] = [noise(literals), new Uint8Array(zeros)];
      for (const bytes of [Buffer.concat([some, none]), Buffer.concat([none, some])])
        expect(Buffer.compare(roundTrip(bytes), bytes)).toBe(0);
    }
  });

  it('may end where its memory does', () => {
    // The end of the block is behind that of the bytes by what is kept free: for one of these lengths it is the end of a page.
    for (let count = 65_100; count < 65_300; count++) {
      const some = noise(count);
      expect(Buffer.compare(unpacked(uncompressed(some), count), some)).toBe(0);
    }
  });

  it('is as the format has it: a token, literals, a distance, and five literals at the end', () => {
    expect([...compress(new Uint8Array(Buffer.from('abcdabcdabcdXYZVW')))]).toEqual([
      (4 << 4) | 4,
      ...Buffer.from('abcd'),
      4,
      0,
      5 << 4,
      ...Buffer.from('XYZVW'),
    ]);
    expect([...compress(new Uint8Array(0))]).toEqual([0]);
  });

  it('is much smaller where much comes again', () => {
    expect(compress(new Uint8Array(100_000)).length).toBeLessThan(500);
  });

  it('that is damaged is refused', () => {
    const bytes = new Uint8Array(Buffer.from('abcdabcdabcdXYZVW'.repeat(10)));
    const block = compress(bytes);
    for (const length of [bytes.length + 1, bytes.length - 1])
      expect(() => unpacked(block, length)).toThrow('The base snapshot of this build is damaged');
    expect(() => unpacked(block.subarray(0, -6), bytes.length)).toThrow('The base snapshot of this build is damaged');
  });
});
