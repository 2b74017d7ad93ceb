import { describe, expect, it } from 'vitest';
import { createZlibHost } from '../../../../src/modules/zlib/host.ts';

describe('crc32', () => {
  const { crc32 } = createZlibHost();
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('gives the check value of RFC 1952, and goes on from a sum', () => {
    expect(crc32(bytes('123456789'), 0)).toBe(0xcbf43926);
    expect(crc32(bytes('6789'), crc32(bytes('12345'), 0))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0), 7)).toBe(7);
  });

  it('refuses what is no bytes', () => {
    expect(() => crc32('x' as unknown as Uint8Array, 0)).toThrow(TypeError);
    expect(() => crc32(bytes('x'), '0' as unknown as number)).toThrow(TypeError);
  });
});
