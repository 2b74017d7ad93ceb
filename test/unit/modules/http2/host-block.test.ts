import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Representations } from '../../../../src/modules/http2/contract.ts';
import { createHttp2Host } from '../../../../src/modules/http2/host.ts';

const host = createHttp2Host();
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (block: Uint8Array): string => Buffer.from(block).toString('hex');
const [INDEXED, INCREMENTAL, WITHOUT, NEVER, SIZE] = [0, 1, 2, 3, 4];

describe('header blocks against RFC 7541, appendix C', () => {
  it('C.2: each kind of representation', () => {
    const custom = '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572';
    expect(host.decodeBlock(bytes(custom))).toEqual([INCREMENTAL, 'custom-key', 'custom-header']);
    expect(host.decodeBlock(bytes('040c 2f73 616d 706c 652f 7061 7468'))).toEqual([WITHOUT, 4, '/sample/path']);
    expect(host.decodeBlock(bytes('1008 7061 7373 776f 7264 0673 6563 7265 74'))).toEqual([NEVER, 'password', 'secret']);
    expect(host.decodeBlock(bytes('82'))).toEqual([INDEXED, 2]);
  });

  it('C.3 and C.4: requests, plain and Huffman coded', () => {
    const request = [INDEXED, 2, INDEXED, 6, INDEXED, 4, INCREMENTAL, 1, 'www.example.com'];
    expect(host.decodeBlock(bytes('8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d'))).toEqual(request);
    const coded = '828684418cf1e3c2e5f23a6ba0ab90f4ff';
    expect(host.decodeBlock(bytes(coded))).toEqual(request);
    expect(hex(host.encodeBlock(request))).toBe(coded);
    expect(hex(host.encodeBlock([INDEXED, 2, INDEXED, 6, INDEXED, 4, INDEXED, 62, INCREMENTAL, 24, 'no-cache']))).toBe(
      '828684be5886a8eb10649cbf',
    );
    const third = [INDEXED, 2, INDEXED, 7, INDEXED, 5, INDEXED, 63, INCREMENTAL, 'custom-key', 'custom-value'];
    expect(hex(host.encodeBlock(third))).toBe('828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf');
  });

  it('C.6: responses, Huffman coded', () => {
    const first = '488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3';
    expect(host.decodeBlock(bytes(first))).toEqual([
      ...[INCREMENTAL, 8, '302', INCREMENTAL, 24, 'private', INCREMENTAL, 33, 'Mon, 21 Oct 2013 20:13:21 GMT'],
      ...[INCREMENTAL, 46, 'https://www.example.com'],
    ]);
    expect(host.decodeBlock(bytes('4883640effc1c0bf'))).toEqual([INCREMENTAL, 8, '307', INDEXED, 65, INDEXED, 64, INDEXED, 63]);
  });

  it('C.1: integers beyond their prefix', () => {
    expect(host.decodeBlock(bytes('3f9a0a'))).toEqual([SIZE, 1337]);
    expect(hex(host.encodeBlock([SIZE, 1337]))).toBe('3f9a0a');
    expect(hex(host.encodeBlock([SIZE, 10]))).toBe('2a');
  });
});

describe('header blocks of attackers', () => {
  it('says where a block is broken', () => {
    // An integer without end, a string beyond the block, the end of the string within one, padding that is none.
    for (const block of ['ffffffffffffff', '400a6375', '00', '4001', '0084ffffffff01', '008101', '0081e000']) {
      expect(host.decodeBlock(bytes(block)).at(-1)).toBe(-1);
    }
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (block) => {
        const parts = host.decodeBlock(block);
        expect(parts.every((part) => typeof part === 'string' || Number.isSafeInteger(part))).toBe(true);
      }),
    );
  });

  it('gives back what was encoded', () => {
    const text = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 40 });
    const literal = fc.tuple(
      fc.constantFrom(INCREMENTAL, WITHOUT, NEVER),
      fc.oneof(text, fc.integer({ min: 1, max: 5000 })),
      text,
    );
    const indexed = fc.tuple(fc.constantFrom(INDEXED, SIZE), fc.integer({ min: 1, max: 100_000 }));
    fc.assert(
      fc.property(fc.array(fc.oneof(literal, indexed)), (list) => {
        const parts = list.flat() as Representations;
        expect(host.decodeBlock(host.encodeBlock(parts))).toEqual(parts);
      }),
    );
  });

  it('refuses arguments that are no block', () => {
    const refused = expect.objectContaining({ code: 'ERR_INVALID_ARG_VALUE' });
    for (const parts of [undefined, 'a', [9], [0], [0, -1], [1, 'a'], [1, 'a', 1], [0, 2 ** 40], [1, 1.5, '']]) {
      expect(() => host.encodeBlock(parts as never)).toThrow(refused);
    }
    expect(() => host.decodeBlock('a' as never)).toThrow(refused);
    expect(() => host.decodeBlock(new Uint8Array(5 << 20))).toThrow(refused);
  });
});
