import { expect, it } from 'vitest';
import { transformEngine } from '../../../../scripts/engine/transform.ts';
import { createSandbox } from '../../../../src/index.ts';

it('refuses any input but the pinned one', () => {
  expect(() => transformEngine(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))).toThrow(/has sha256 93a44bbb/);
});

// Bulk operations run in chunks of 1 MiB, from the end where source and target overlap.
it.each([
  [0, 1, (5 << 20) - 1],
  [1, 0, (5 << 20) - 1],
  [0, 1 << 20, 4 << 20],
  [1 << 20, 0, 4 << 20],
  [3, (1 << 20) + 7, 3 << 20],
  [(1 << 20) + 7, 3, 3 << 20],
  [0, 3 << 20, 2 << 20],
  [5, 0, (1 << 20) + 1],
])('copies and fills to %d from %d, %d bytes', async (to, from, length) => {
  const program = `
    const words = new Uint32Array(5 << 18);
    for (let i = 0; i < 1000; i++) words[(i * 1037389) % words.length] = i * 2654435761;
    const bytes = new Uint8Array(words.buffer);
    const before = bytes.slice();
    bytes.copyWithin(${to}, ${from}, ${from + length});
    const filled = new Uint8Array(bytes.length).fill(7, ${to}, ${to + length});
    let wrong = 0;
    const check = (i) => {
      const inside = i >= ${to} && i < ${to + length};
      if (bytes[i] !== before[inside ? i - ${to} + ${from} : i]) wrong++;
      if (filled[i] !== (inside ? 7 : 0)) wrong++;
    };
    for (let i = 0; i < bytes.length; i += 97) check(i);
    for (const edge of [${to}, ${to + length}, 1 << 20, 2 << 20, 3 << 20, 4 << 20]) {
      for (let i = Math.max(0, edge - 9); i < Math.min(edge + 9, bytes.length); i++) check(i);
    }
    wrong`;
  using sandbox = await createSandbox({ limits: { cpuMs: 10_000 } });
  expect(sandbox.evaluate(`{${program}}`)).toMatchObject({ ok: true, value: 0 });
});
