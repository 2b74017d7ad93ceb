import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostContext } from '../../../../src/capabilities/capability.ts';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import type { BufferVerbs, EncodingId } from '../../../../src/modules/buffer/contract.ts';
import { createBufferHost } from '../../../../src/modules/buffer/host.ts';
import { buffer } from '../../../../src/modules/buffer/index.ts';

const host = createBufferHost({} as HostContext);
const GUARD = 0xaa;

/** A guest's memory with eight bytes that verbs are given, between bytes that they must leave alone. */
function guestMemory(): { memory: Uint8Array; bytes: Uint8Array } {
  const memory = new Uint8Array(64).fill(GUARD);
  const bytes = memory.subarray(24, 32);
  bytes.set([0x61, 0x62, 0x63, 0xc3, 0xa9, 0x64, 0x65, 0x66]);
  return { memory, bytes };
}

function isGuarded(memory: Uint8Array): boolean {
  return memory.every((byte, index) => (index >= 24 && index < 32) || byte === GUARD);
}

const hostileValues: unknown[] = [
  undefined,
  null,
  true,
  0,
  1,
  -1,
  8,
  9,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 32,
  2 ** 53,
  10n,
  '',
  'utf8',
  '€',
  [],
  {},
  { length: 8 },
  new Uint16Array(4),
  new ArrayBuffer(8),
];

describe('buffer host', () => {
  it('has exactly the verbs that the definition states', () => {
    expect(Object.keys(host).sort()).toEqual([...buffer.verbs!].sort());
  });

  it('decodes a range in place', () => {
    const { bytes } = guestMemory();
    expect(host.decode(bytes, 0, 2, 6)).toBe('céd');
    expect(host.decode(bytes, 0)).toBe('abcédef');
    expect(host.decode(bytes, 6, 0, 2)).toBe('6162');
    expect(host.decode(bytes, 2, 3, 5)).toBe('Ã©');
    expect(host.decode(bytes, 0, 3, 3)).toBe('');
  });

  it('writes only inside its range, whole characters only', () => {
    const { memory, bytes } = guestMemory();
    expect(host.write(bytes, '€€', 0, 1, 5)).toBe(3);
    expect([...bytes]).toEqual([0x61, 0xe2, 0x82, 0xac, 0xa9, 0x64, 0x65, 0x66]);
    expect(host.write(bytes, 'ffff', 6, 6, 1)).toBe(1);
    expect(bytes[7]).toBe(0x66);
    expect(isGuarded(memory)).toBe(true);
  });

  it('follows a memory that was replaced by a larger one', () => {
    const first = guestMemory();
    expect(host.decode(first.bytes, 2, 0, 3)).toBe('abc');
    const grown = new Uint8Array(1024);
    grown.set([0x78, 0x79], 100);
    expect(host.decode(grown.subarray(100, 102), 2)).toBe('xy');
    expect(host.decode(first.bytes, 2, 0, 3)).toBe('abc');
  });

  it('refuses ranges and values that no guest of ours sends, and touches nothing', () => {
    const verbs = host as unknown as Record<string, (...args: unknown[]) => unknown>;
    const { memory, bytes } = guestMemory();
    const good: Record<keyof BufferVerbs, unknown[]> = {
      decode: [bytes, 0, 0, 8],
      write: [bytes, 'abc', 0, 0, 8],
      writeExact: [bytes, 'abc', 2, 0],
      encode: ['abc', 0],
      utf8Length: ['abc'],
      compare: [bytes, bytes],
      compareRanges: [bytes, bytes, 0, 8, 0, 8],
      indexOfText: [bytes, 'b', 0, 0, 8, true],
      indexOfBytes: [bytes, bytes.subarray(1, 2), 0, 0, 8, true],
      fillText: [bytes, 'x', 0, 0, 8],
      fillBytes: [bytes, bytes.subarray(0, 2), 0, 8],
      swap: [bytes, 2],
      transcode: [bytes.subarray(0, 3), 0, 1],
      isUtf8: [bytes],
      isAscii: [bytes],
      atob: ['YQ=='],
      btoa: ['a'],
    };
    expect(() => verbs.decode!(null, 0)).toThrow(VerbError);
    let refused = 0;
    for (const [name, args] of Object.entries(good)) {
      for (let position = 0; position < args.length; position++) {
        for (const value of hostileValues) {
          const changed = args.map((argument, index) => (index === position ? value : argument));
          try {
            verbs[name]!(...changed);
          } catch (error) {
            expect(error, `${name} ${position} ${String(value)}`).toBeInstanceOf(VerbError);
            refused++;
          }
          expect(isGuarded(memory), `${name} ${position} ${String(value)}`).toBe(true);
        }
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('takes no range from outside the argument', () => {
    const { bytes } = guestMemory();
    for (const [start, end] of [
      [-1, 4],
      [0, 9],
      [5, 4],
      [9, 9],
      [0, Number.NaN],
      [0.5, 2],
      [0, 2 ** 31],
    ] as const) {
      expect(() => host.decode(bytes, 0, start, end)).toThrow(VerbError);
      expect(() => host.fillText(bytes, 'x', 0, start, end)).toThrow(VerbError);
      expect(() => host.fillBytes(bytes, bytes, start, end)).toThrow(VerbError);
      expect(() => host.compareRanges(bytes, bytes, start, end, 0, 1)).toThrow(VerbError);
      expect(() => host.compareRanges(bytes, bytes, 0, 1, start, end)).toThrow(VerbError);
    }
    expect(() => host.write(bytes, 'a', 0, 4, 5)).toThrow(VerbError);
    expect(() => host.decode(bytes, 7 as EncodingId, 0, 1)).toThrow(VerbError);
    expect(() => host.transcode(bytes, 4, 0)).toThrow(VerbError);
    expect(() => host.swap(bytes.subarray(1), 2)).toThrow(VerbError);
  });

  it('gives ICU errors with their code and number', () => {
    expect(() => host.transcode(new Uint8Array([0xff, 0xfe]), 0, 1)).toThrow(
      expect.objectContaining({ fields: { code: 'U_INVALID_CHAR_FOUND', errno: 10 } }),
    );
  });

  it('finds whole UTF-16 units only', () => {
    const text = Buffer.from('abcabcabc');
    expect(host.indexOfBytes(text, Buffer.from('ca'), 1, 0, 9, false)).toBe(-1);
    expect(host.indexOfBytes(text, Buffer.from('ca'), 1, 8, 9, false)).toBe(2);
    expect(host.indexOfBytes(text, Buffer.from('ca'), 1, 0, 9, true)).toBe(2);
    expect(host.indexOfBytes(text, Buffer.from('bc'), 1, 0, 9, true)).toBe(4);
    expect(host.indexOfText(Buffer.from([0, 97, 0, 97, 0]), 'a', 1, 0, 5, true)).toBe(-1);
  });

  it('decodes long texts as short ones', () => {
    const pieces = fc.array(fc.constantFrom('a', 'é', '€', '😀', '\x80', '\xff', '\xe2\x82', '\xed\xa0\x80'), { maxLength: 40 });
    fc.assert(
      fc.property(pieces, fc.boolean(), (list, isValid) => {
        const once = isValid ? Buffer.from(list.join(''), 'utf8') : Buffer.from(list.join(''), 'latin1');
        const bytes = Buffer.concat(Array.from({ length: 40 }, () => once));
        expect(host.decode(new Uint8Array(bytes), 0)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
      { numRuns: 200 },
    );
  });

  it('decodes base64 as the platform does, or says which of two things is wrong', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'ABab01+/= \n-_*é'), maxLength: 12 });
    fc.assert(
      fc.property(digits, (text) => {
        let expected: string | undefined;
        try {
          expected = atob(text);
        } catch {
          expected = undefined;
        }
        const actual = host.atob(text);
        expect(typeof actual === 'string' ? actual : undefined).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect([host.atob('A'), host.atob('A='), host.atob('A==='), host.atob('*')]).toEqual([2, 2, 1, 1]);
  });

  it('encodes Latin-1 only in btoa', () => {
    expect(host.btoa('\xff\0a')).toBe('/wBh');
    expect(host.btoa('\u0100')).toBeNull();
  });
});
