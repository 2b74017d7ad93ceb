import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIECE_BYTES } from '../../src/capabilities/text-pieces.ts';
import { decodeUtf8 } from '../../src/utf8.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

describe('decodeUtf8', () => {
  it('gives what TextDecoder gives, with a byte order mark, of any bytes', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' }), fc.constant('\ufeff'));
    const bytes = fc
      .array(
        fc.oneof(
          texts.map((text) => Buffer.from(text.repeat(40))),
          fc.uint8Array({ maxLength: 20 }),
        ),
        { maxLength: 6 },
      )
      .map((parts) => new Uint8Array(Buffer.concat(parts)));
    fc.assert(
      fc.property(bytes, (bytes) => {
        expect(decodeUtf8(bytes)).toBe(decoder.decode(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('asks between pieces, and cuts no character', () => {
    for (const character of ['a', 'é', '字', '😀']) {
      const bytes = Buffer.from(`x${character.repeat(Math.ceil((2.5 * PIECE_BYTES) / Buffer.byteLength(character)))}`);
      let asked = 0;
      const text = decodeUtf8(bytes, () => asked++);
      expect(text === bytes.toString()).toBe(true);
      expect(asked).toBe(2);
    }
  });

  it('stops where it is asked', () => {
    const stop = (): never => {
      throw new Error('over');
    };
    expect(() => decodeUtf8(new Uint8Array(PIECE_BYTES + 1), stop)).toThrow('over');
    expect(decodeUtf8(new Uint8Array(PIECE_BYTES), stop).length).toBe(PIECE_BYTES);
  });
});
