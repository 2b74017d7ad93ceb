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
});
