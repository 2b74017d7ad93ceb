import { describe, expect, it } from 'vitest';
import { prepare, SandboxError, Snapshot } from '../../src/index.ts';

/** Threat: a snapshot somebody changed. It is refused before anything is instantiated. */
describe('an altered snapshot', async () => {
  const bytes = (await prepare({ files: { '/a.mjs': 'export const a = 1' }, entry: '/a.mjs' })).serialize();
  const headerLength = 4 + new DataView(bytes.buffer).getUint32(0, true);

  const refuses = (altered: Uint8Array): void => {
    let thrown: unknown;
    try {
      Snapshot.parse(altered);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SandboxError);
    expect((thrown as SandboxError).code).toBe('snapshot');
  };

  it('is refused whichever bit of its header is flipped', () => {
    const copy = bytes.slice();
    // Hashing the whole for each of some thousand header bytes costs minutes: short snapshots have the same header.
    const step = Math.max(1, Math.floor(headerLength / 400));
    for (let i = 0; i < headerLength; i += step) {
      copy[i]! ^= 1 << (i & 7);
      refuses(copy);
      copy[i] = bytes[i]!;
    }
  });

  it('is refused for a thousand places of its body and for each byte of its digest', () => {
    const copy = bytes.slice();
    for (let n = 0; n < 1000; n++) {
      const i = headerLength + Math.floor(((bytes.length - headerLength) * (n + 0.5)) / 1000);
      copy[i]! ^= 0x80 >> (n & 7);
      refuses(copy);
      copy[i] = bytes[i]!;
    }
    for (let i = bytes.length - 32; i < bytes.length; i++) {
      copy[i]! ^= 1;
      refuses(copy);
      copy[i] = bytes[i]!;
    }
  });

  it('is refused when cut, extended or foreign', () => {
    for (const altered of [
      bytes.subarray(0, -1),
      bytes.subarray(1),
      new Uint8Array(0),
      new Uint8Array(36),
      Buffer.concat([bytes, new Uint8Array(1)]),
    ])
      refuses(new Uint8Array(altered));
    expect(() => Snapshot.parse('x' as never)).toThrow('takes a Uint8Array');
  });

  it('is taken as it was', () => {
    expect(Snapshot.parse(bytes).imageBytes).toBeGreaterThan(100_000);
  });
});
