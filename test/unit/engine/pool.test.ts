import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createSandbox, prepare } from '../../../src/index.ts';

describe('the pool of idle instances', () => {
  it('takes an image in although the instances of another fill it and the host never pauses', async () => {
    const snapshot = await prepare({ files: { '/m.js': 'module.exports = 1' }, entry: '/m.js' });
    const others = await Promise.all(Array.from({ length: 40 }, () => createSandbox()));
    for (const other of others) other.dispose();
    const kinds: string[] = [];
    for (let i = 0; i < 5; i++) {
      const sandbox = await createSandbox({ snapshot, onEvent: ({ type }) => void kinds.push(type) });
      sandbox.dispose();
    }
    expect(kinds.filter((type) => type === 'create' || type === 'restore').slice(1)).toEqual(Array(4).fill('restore'));
  });

  it('does not keep the images of snapshots that nobody has any more, but for those of idle instances', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const images: WeakRef<object>[] = [];
    for (let i = 0; i < 24; i++) {
      const snapshot = await prepare({ files: { '/m.js': `exports.f = () => ${i}` }, entry: '/m.js' });
      images.push(new WeakRef(snapshot.state.image));
      for (let n = 0; n < 4; n++) {
        const sandbox = await createSandbox({ snapshot });
        sandbox.evaluate('process.exit()');
        sandbox.dispose();
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    for (let i = 0; i < 3; i++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(images.filter((image) => image.deref() !== undefined).length).toBeLessThanOrEqual(16);
  });

  it('keeps instances of a large program too, but not more of them than 256 MiB', async () => {
    const files = { '/m.js': 'const hoard = new Uint8Array(40 << 20).fill(7); exports.sum = () => hoard[0] + hoard.at(-1)' };
    const limits = { memoryBytes: 96 << 20 };
    const snapshot = await prepare({ files, entry: '/m.js', limits });
    const kinds: string[] = [];
    const make = () => createSandbox({ snapshot, limits, onEvent: ({ type }) => void kinds.push(type) });
    for (let i = 0; i < 3; i++) {
      const sandbox = await make();
      expect(await sandbox.call('sum')).toMatchObject({ value: 14 });
      sandbox.dispose();
    }
    expect(kinds.filter((type) => type === 'restore').length).toBeGreaterThanOrEqual(2);
    const many = await Promise.all(Array.from({ length: 9 }, make));
    for (const sandbox of many) sandbox.dispose();
    kinds.length = 0;
    await Promise.all(Array.from({ length: 9 }, make));
    expect(kinds.filter((type) => type === 'restore').length).toBeLessThanOrEqual(6);
  });
});
