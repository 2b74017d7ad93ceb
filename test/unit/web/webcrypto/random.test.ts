import { describe, expect, it } from 'vitest';
import { createSandbox, prepare, type SandboxOptions } from '../../../../src/index.ts';

const DRAW = `import { randomBytes, randomInt, randomUUID } from 'node:crypto';
export default [randomBytes(8).toString('hex'), randomInt(1e9), randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))], Math.random()];`;

async function draw(options: SandboxOptions = {}): Promise<unknown> {
  const sandbox = await createSandbox(options);
  try {
    const result = await sandbox.run(DRAW);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  } finally {
    sandbox.dispose();
  }
}

describe('random values', () => {
  it('are repeatable from a seed, and differ by it', async () => {
    const seeded = (seed: number): SandboxOptions => ({ capabilities: { random: { seed } } });
    const first = await draw(seeded(1));
    expect(await draw(seeded(1))).toEqual(first);
    expect(await draw(seeded(2))).not.toEqual(first);
  });

  it('are fresh in each sandbox of one snapshot that drew some before', async () => {
    const snapshot = await prepare({
      files: {
        '/set-up.mjs': "import { randomInt, randomUUID } from 'node:crypto'; randomInt(9); randomUUID(); crypto.randomUUID();",
      },
      entry: '/set-up.mjs',
    });
    const drawn = [await draw({ snapshot }), await draw({ snapshot }), await draw(), await draw()] as unknown[][];
    for (let at = 0; at < drawn[0]!.length; at++) {
      expect(new Set(drawn.map((values) => JSON.stringify(values[at]))).size).toBe(4);
    }
  });
});
