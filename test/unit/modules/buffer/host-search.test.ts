import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBytes, findUnits } from '../../../../src/modules/buffer/host-search.ts';

let pauses = 0;
const pause = (): void => void pauses++;

/** Bytes of few kinds in long runs, so that a part of them is found in many places. */
const runs = (max: number) =>
  fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'ab', 'aab', 'aba'), fc.integer({ min: 1, max })), { maxLength: 6 })
    .map((parts) => Buffer.from(parts.map(([text, count]) => text.repeat(count)).join('')));

/** What a look at every place finds. */
function slowly(bytes: Buffer, needle: Buffer, offset: number, forward: boolean, width: number): number {
  const last = bytes.length - needle.length;
  for (let at = forward ? offset : Math.min(offset, last); at >= 0 && at <= last; at += forward ? 1 : -1) {
    if (at % width === 0 && bytes.compare(needle, 0, needle.length, at, at + needle.length) === 0) return at;
  }
  return -1;
}

describe('a search for long bytes', () => {
  it('finds what Node finds, from any place in both directions', () => {
    const filler = Buffer.alloc(70_000, 'c');
    fc.assert(
      fc.property(runs(200), runs(200), fc.nat(2000), fc.boolean(), fc.boolean(), (text, needle, from, forward, isPart) => {
        const bytes = Buffer.concat([text, isPart ? needle : Buffer.alloc(0), text, filler]);
        fc.pre(needle.length > 250);
        const offset = Math.min(from, bytes.length);
        const expected = forward ? bytes.indexOf(needle, offset) : bytes.lastIndexOf(needle, offset);
        expect(findBytes(bytes, needle, offset, forward, pause)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('finds whole code units only', () => {
    const filler = Buffer.alloc(70_000, 'c');
    fc.assert(
      fc.property(runs(200), runs(200), fc.nat(500), fc.boolean(), (text, given, from, forward) => {
        const needle = given.subarray(0, given.length & ~1);
        const bytes = Buffer.concat([text, given, text, given, filler]);
        fc.pre(needle.length > 250);
        const even = bytes.subarray(0, bytes.length & ~1);
        const offset = from & ~1;
        expect(findUnits(bytes, needle, offset, forward, pause)).toBe(slowly(even, needle, offset, forward, 2));
      }),
      { numRuns: 200 },
    );
  });

  it('takes linear time and looks at the limits meanwhile', () => {
    const bytes = Buffer.alloc(4_000_000, 'a');
    const half = Buffer.alloc(500_000, 'a');
    const needle = Buffer.concat([half, Buffer.from('b'), half, Buffer.from('a')]);
    pauses = 0;
    const started = performance.now();
    for (const forward of [true, false]) {
      expect(findBytes(bytes, needle, forward ? 0 : bytes.length, forward, pause)).toBe(-1);
      expect(findUnits(bytes, needle, forward ? 0 : bytes.length, forward, pause)).toBe(-1);
    }
    // Node's own search takes an hour.
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(pauses).toBeGreaterThan(50);
  });

  it('ends when the look at the limits does', () => {
    const bytes = Buffer.alloc(4_000_000, 'a');
    const needle = Buffer.concat([bytes.subarray(0, 1000), Buffer.from('b')]);
    const over = (): never => {
      throw new Error('over');
    };
    expect(() => findBytes(bytes, needle, 0, true, over)).toThrow('over');
  });
});
