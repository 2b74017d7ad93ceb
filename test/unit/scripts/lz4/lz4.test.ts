import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress } from '../../../../scripts/lz4/compress.ts';
import { buildDecoder } from '../../../../scripts/lz4/decoder.ts';
import { unpack } from '../../../../src/unpack.ts';

const decoder = Uint8Array.from(buildDecoder());
const roundTrip = (bytes: Uint8Array): Uint8Array => unpack(decoder, compress(bytes), bytes.length);

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
      const noise = Uint8Array.from({ length: count }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 24);
      for (const bytes of [noise, new Uint8Array(count), new Uint8Array(Buffer.concat([noise, noise, Buffer.from('end..')]))]) {
        expect(Buffer.compare(roundTrip(bytes), bytes)).toBe(0);
      }
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
    expect(compress(new Uint8Array(100_000)).length).toBeLessThan(420);
  });

  it('that is damaged is refused', () => {
    const bytes = new Uint8Array(Buffer.from('abcdabcdabcdXYZVW'.repeat(10)));
    expect(() => unpack(decoder, compress(bytes), bytes.length + 1)).toThrow('The base snapshot of this build is damaged');
  });
});
