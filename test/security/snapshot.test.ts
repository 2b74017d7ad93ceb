import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSandbox, prepare, SandboxError, Snapshot } from '../../src/index.ts';

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

  /** With a digest that fits, as anyone can compute who has no key to sign with. */
  const withHeader = (text: string): Uint8Array => {
    const header = new TextEncoder().encode(text);
    const length = new Uint8Array(new Uint32Array([header.length]).buffer);
    const body = Buffer.concat([length, header, bytes.subarray(headerLength, -32)]);
    return Buffer.concat([body, createHash('sha256').update(body).digest()]);
  };
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, headerLength))) as Record<string, unknown>;

  it.each(['{', 'null', '1', '[]', '{}'])('is refused with %s for its header', (text) => refuses(withHeader(text)));

  it.each<object>([
    { runs: undefined },
    { runs: [[0]] },
    { volume: 1 },
    { volume: { inodes: 3 } },
    { volume: { inodes: [null] } },
    { volume: { inodes: [{ content: -1 }] } },
    { volume: { inodes: [{ content: 1e9 }] } },
  ])('is refused with %j in its header', (change) => refuses(withHeader(JSON.stringify({ ...header, ...change }))));

  it('does not lend its sandboxes more memory than they were given', async () => {
    const snapshot = Snapshot.parse(withHeader(JSON.stringify({ ...header, pages: 32_768 })));
    await expect(createSandbox({ snapshot })).rejects.toMatchObject({
      code: 'option',
      message: 'limits.memoryBytes must be at least 2147483648, which the snapshot needs, got 67108864',
    });
  });

  it('traps as a SandboxError where a sandbox cannot be made of it', async () => {
    const snapshot = Snapshot.parse(withHeader(JSON.stringify({ ...header, entriesBox: 2 ** 31 - 8 })));
    await expect(createSandbox({ snapshot })).rejects.toBeInstanceOf(SandboxError);
    expect(await (await createSandbox()).run('export default 1')).toMatchObject({ value: 1 });
  });

  it('is not altered by what becomes of the bytes it was read from', async () => {
    const buffer = bytes.slice();
    const snapshot = Snapshot.parse(buffer);
    buffer.fill(0xff);
    const sandbox = await createSandbox({ snapshot });
    expect(await sandbox.run("export default (await import('/a.mjs')).a")).toMatchObject({ value: 1 });
  });

  it('is taken as it was', () => {
    expect(Snapshot.parse(bytes).imageBytes).toBeGreaterThan(100_000);
  });
});
