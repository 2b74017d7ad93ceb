import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostContext } from '../../../../src/capabilities/capability.ts';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import { createEncodingHost } from '../../../../src/web/encoding/host.ts';
import { encoding } from '../../../../src/web/encoding/index.ts';

let pauses = 0;
const host = createEncodingHost({ checkLimits: () => void pauses++ } as HostContext);
const FATAL = 1;
const IGNORE_BOM = 2;
const STREAM = 4;

function idOf(label: string): number {
  return host.resolve(label)![0];
}

/** Decodes in the parts that `cuts` make, as the guest does. */
function decodeParts(label: string, bytes: Uint8Array, cuts: readonly number[], flags = 0): string | null {
  const carry = new Uint8Array(16);
  const places = [...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
  let text = '';
  let start = 0;
  for (const end of places) {
    const part = host.decode(idOf(label), bytes.subarray(start, end), flags | STREAM, carry);
    if (part === null) return null;
    text += part;
    start = end;
  }
  const rest = host.decode(idOf(label), new Uint8Array(), flags, carry);
  return rest === null ? null : text + rest;
}

const cuts = fc.array(fc.nat(12), { maxLength: 6 });
/** Bytes that begin, continue and break characters in many encodings. */
const interesting = fc.array(
  fc.constantFrom(
    ...[0x00, 0x30, 0x39, 0x41, 0x5c, 0x80, 0x81, 0x82, 0x8e, 0x8f, 0x9f, 0xa0, 0xa1, 0xac, 0xb0, 0xbb, 0xbf, 0xc2, 0xd8],
    ...[0xdc, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xfe, 0xff],
  ),
  { maxLength: 12 },
);

/**
 * ICU's converters of multi-byte character sets write one or two replacement characters for a malformed sequence, by how
 * much of it they saw at once: `8f fe 8f fe 00` as EUC-JP. Those of Unicode do not.
 */
const oneReplacement = (label: string, text: string | null): string | null =>
  label.startsWith('utf') ? text : text === null ? null : text.replace(/\ufffd+/g, '\ufffd');

describe('encoding host', () => {
  it('has exactly the verbs that the definition states', () => {
    expect(Object.keys(host).sort()).toEqual([...encoding.verbs!].sort());
  });

  it('resolves labels without letter case and ASCII whitespace', () => {
    expect(host.resolve(' \t\n\f\rLATIN1 ')).toEqual([idOf('windows-1252'), 'windows-1252', true]);
    expect(host.resolve('utf8')).toEqual([0, 'utf-8', false]);
    expect(host.resolve('\u00a0utf8')).toBeNull();
    expect(host.resolve('ut\u017f-8')).toBeNull();
    expect(host.resolve(' '.repeat(1_000_000))).toBeNull();
    expect(host.resolve('__proto__')).toBeNull();
    // With a regular expression for the spaces this takes minutes.
    expect(host.resolve(`a${' '.repeat(1_000_000)}b`)).toBeNull();
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gbk', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'euc-jp'])(
    'gives the same for a %s stream in any parts as at once',
    (label) => {
      fc.assert(
        fc.property(interesting, cuts, fc.constantFrom(0, FATAL), (list, places, flags) => {
          const bytes = Uint8Array.from(list);
          const whole = host.decode(idOf(label), bytes, flags, undefined);
          expect(oneReplacement(label, decodeParts(label, bytes, places, flags))).toBe(oneReplacement(label, whole));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('keeps the character set of ISO-2022-JP between parts', () => {
    const bytes = Uint8Array.from([
      0x41, 0x1b, 0x24, 0x42, 0x30, 0x21, 0x30, 0x22, 0x1b, 0x28, 0x42, 0x42, 0x1b, 0x28, 0x4a, 0x5c, 0x1b, 0x28, 0x49, 0x31,
    ]);
    const whole = host.decode(idOf('iso-2022-jp'), bytes, 0, undefined);
    expect(whole).toBe('A亜唖B¥ｱ');
    for (let cut = 0; cut <= bytes.length; cut++) expect(decodeParts('iso-2022-jp', bytes, [cut])).toBe(whole);
    expect(decodeParts('iso-2022-jp', bytes, [...bytes.keys()])).toBe(whole);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('decodes %s as the platform does, the byte order mark included', (label) => {
    fc.assert(
      fc.property(interesting, fc.boolean(), fc.boolean(), (list, fatal, ignoreBOM) => {
        const bytes = Uint8Array.from(list);
        let expected: string | null;
        try {
          expected = new TextDecoder(label, { fatal, ignoreBOM }).decode(bytes);
        } catch {
          expected = null;
        }
        const flags = (fatal ? FATAL : 0) | (ignoreBOM ? IGNORE_BOM : 0);
        expect(host.decode(idOf(label), bytes, flags, undefined)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('decodes long UTF-8 as short', () => {
    fc.assert(
      fc.property(interesting, fc.boolean(), (list, fatal) => {
        const bytes = Uint8Array.from(Array.from({ length: 60 }, () => list).flat());
        let expected: string | null;
        try {
          expected = new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);
        } catch {
          expected = null;
        }
        expect(host.decode(0, bytes, (fatal ? FATAL : 0) | IGNORE_BOM, undefined)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('has a text of 128 characters for each single byte encoding', () => {
    const upper = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
    const labels = 'ibm866 iso-8859-6 iso-8859-16 koi8-u windows-874 windows-1252 windows-1255 x-mac-cyrillic x-user-defined';
    for (const label of labels.split(' ')) expect(host.decode(idOf(label), upper, 0, undefined)).toHaveLength(128);
    expect(host.decode(idOf('windows-1252'), Uint8Array.of(0x80, 0x81, 0x9f), 0, undefined)).toBe('€\x81Ÿ');
    expect(host.decode(idOf('iso-8859-3'), Uint8Array.of(0xa5), FATAL, undefined)).toBeNull();
    expect(host.decode(idOf('iso-8859-3'), Uint8Array.of(0xa6), FATAL, undefined)).toBe('Ĥ');
  });

  it('refuses what no guest of ours sends', () => {
    const verbs = host as unknown as Record<string, (...args: unknown[]) => unknown>;
    const hostile = [undefined, null, -1, 0.5, Number.NaN, 1e9, '', 'utf-8', {}, [], new Uint16Array(8), new ArrayBuffer(16), 1n];
    const good: Record<string, unknown[]> = {
      resolve: ['utf8'],
      decode: [0, new Uint8Array([0x61]), 0, new Uint8Array(16)],
      encode: ['a'],
      encodeInto: ['a', new Uint8Array(4), new Uint8Array(8)],
    };
    let refused = 0;
    for (const [name, args] of Object.entries(good)) {
      for (let position = 0; position < args.length; position++) {
        for (const value of hostile) {
          try {
            verbs[name]!(...args.map((argument, index) => (index === position ? value : argument)));
          } catch (error) {
            expect(error, `${name} ${position} ${String(value)}`).toBeInstanceOf(VerbError);
            refused++;
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(80);
    expect(() => host.decode(idOf('replacement'), new Uint8Array(1), 0, undefined)).toThrow(VerbError);
  });

  it('takes a carry that the guest has written itself, and stays in its bounds', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const memory = new Uint8Array(64).fill(0xaa);
      const carry = memory.subarray(16, 32);
      for (let index = 0; index < 16; index++) carry[index] = (seed * 31 + index * 97 + ((seed * index) % 251)) & 255;
      if (seed % 2 === 0) carry[0] = seed % 20;
      try {
        host.decode(
          idOf(['utf-8', 'utf-16le', 'gb18030', 'iso-2022-jp'][seed % 4]!),
          Uint8Array.of(seed & 255, 0x41),
          seed & 7,
          carry,
        );
      } catch (error) {
        expect(error).toBeInstanceOf(VerbError);
      }
      expect(memory.every((byte, index) => (index >= 16 && index < 32) || byte === 0xaa)).toBe(true);
    }
  });

  it('writes whole characters and counts both sides', () => {
    const target = new Uint8Array(5);
    const counts = new Uint8Array(8);
    host.encodeInto('a€😀', target, counts);
    expect([...new Uint32Array(counts.buffer)]).toEqual([2, 4]);
    expect([...target]).toEqual([0x61, 0xe2, 0x82, 0xac, 0]);
    expect([...host.encode('é\ud800')]).toEqual([0xc3, 0xa9, 0xef, 0xbf, 0xbd]);
  });
});

describe('a long part of a stream', () => {
  const samples: Readonly<Record<string, readonly number[]>> = {
    'iso-2022-jp': [0x1b, 0x24, 0x42, 0x30, 0x21, 0x30, 0x22, 0x1b, 0x28, 0x42, 0x41],
    gb18030: [0x81, 0x30, 0x81, 0x30, 0xb0, 0xa1, 0x41],
    big5: [0xa4, 0x40, 0x41, 0xa4, 0x41],
    'euc-jp': [0x8f, 0xb0, 0xa1, 0xb0, 0xa1],
    shift_jis: [0x88, 0x9f, 0x41],
    'euc-kr': [0xb0, 0xa1, 0x41],
  };

  it.each(Object.keys(samples))('of %s gives the text of its bytes, and is asked whether it may go on', (label) => {
    const sample = samples[label]!;
    const bytes = Uint8Array.from({ length: 200_000 - (200_000 % sample.length) }, (_, index) => sample[index % sample.length]!);
    pauses = 0;
    expect(decodeParts(label, bytes, [])).toBe(host.decode(idOf(label), bytes, 0, undefined));
    expect(pauses).toBeGreaterThan(2);
  });
});
