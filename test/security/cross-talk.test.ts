import { describe, expect, it } from 'vitest';
import { createSandbox, prepare, type Sandbox } from '../../src/index.ts';
import { processRuntime } from '../../src/runtime.ts';

/** Threat: what one tenant left behind reaches the next through a reused instance or a snapshot. */
const value = (sandbox: Sandbox, source: string): unknown => {
  const result = sandbox.evaluate(source);
  if (!result.ok) throw new Error(`${result.error.name}: ${result.error.message}`);
  return result.value;
};

/** The linear memory of the machine that the next sandbox of the base image will get. */
function pooledMemory(): Uint8Array {
  const { pool, base } = processRuntime();
  const { machine } = pool.take(base.image);
  const bytes = machine.memory.u8.slice();
  pool.give(machine, base.image);
  return bytes;
}

function contains(bytes: Uint8Array, text: string, wide: boolean): boolean {
  const needle = Buffer.from(text, wide ? 'utf16le' : 'latin1');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(needle);
}

describe('a reused instance', () => {
  it('draws other random numbers each time, from every source', async () => {
    const streams = new Set<string>();
    for (let i = 0; i < 100; i++) {
      const sandbox = await createSandbox();
      streams.add(String(value(sandbox, '[Math.random(), Math.random()].join()')));
      sandbox.dispose();
    }
    expect(streams.size).toBe(100);
  });

  it('repeats them for a seed, and only then', async () => {
    const draw = async (seed: number) => {
      const sandbox = await createSandbox({ capabilities: { random: { seed } } });
      try {
        return value(sandbox, '[Math.random(), Math.random()].join()');
      } finally {
        sandbox.dispose();
      }
    };
    expect(await draw(1)).toBe(await draw(1));
    expect(await draw(1)).not.toBe(await draw(2));
  });

  it('holds no secret of the last tenant anywhere in linear memory', async () => {
    const canary = `canary-${Math.random().toString(36).slice(2)}`;
    const sandbox = await createSandbox({
      capabilities: { env: { SECRET: canary } },
      files: { '/app/x.js': `globalThis.kept = '${canary}'; export default 1` },
    });
    await sandbox.run({ path: '/app/x.js' });
    value(
      sandbox,
      `globalThis.a = process.env.SECRET; globalThis.b = [a + '\u6f22', new TextEncoder().encode(a), Buffer.from(a), Symbol(a), new RegExp(a)];
       (function deep(n) { const local = a + n; if (n > 0) return deep(n - 1) + local.length; return 0 })(200);
       JSON.stringify({ [a]: a }); a.split('').reverse(); 1`,
    );
    sandbox.dispose();
    const bytes = pooledMemory();
    expect(contains(bytes, canary, false)).toBe(false);
    expect(contains(bytes, canary, true)).toBe(false);
  });

  it('does not keep polluted intrinsics or globals', async () => {
    const polluter = await createSandbox();
    value(
      polluter,
      `const { getOwnPropertyNames } = Object, { ownKeys } = Reflect, names = getOwnPropertyNames(globalThis);
       for (let i = 0; i < names.length; i++) {
         let item; try { item = globalThis[names[i]] } catch {}
         if (typeof item !== 'function' || !item.prototype) continue;
         const keys = ownKeys(item.prototype);
         for (let k = 0; k < keys.length; k++) { try { item.prototype[keys[k]] = () => 'polluted' } catch {} }
       }
       Object.prototype.polluted = 1; globalThis.leftover = 1; 1`,
    );
    polluter.dispose();
    const next = await createSandbox();
    expect(
      value(next, '[[3, 1, 2].sort().join(), typeof leftover, ({}).polluted, new Map([[1, 2]]).get(1), "abc".toUpperCase()]'),
    ).toEqual(['1,2,3', 'undefined', undefined, 2, 'ABC']);
    next.dispose();
  });

  it('has the environment, the arguments and the clock of its own tenant', async () => {
    const sandboxes = await Promise.all(
      ['one', 'two'].map((name, i) => createSandbox({ capabilities: { env: { NAME: name }, clock: { frozen: 1e12 + i } } })),
    );
    expect(sandboxes.map((sandbox) => value(sandbox, '[process.env.NAME, Date.now(), Object.keys(process.env)]'))).toEqual([
      ['one', 1e12, ['NAME']],
      ['two', 1e12 + 1, ['NAME']],
    ]);
    for (const sandbox of sandboxes) sandbox.dispose();
  });

  it('is never one that was ended', async () => {
    const before = processRuntime().pool.size;
    const sandbox = await createSandbox({ limits: { cpuMs: 20 } });
    expect(sandbox.evaluate('for (;;);')).toMatchObject({ ok: false, error: { code: 'cpu' } });
    sandbox.dispose();
    expect(processRuntime().pool.size).toBeLessThanOrEqual(before);
  });

  it('bounds memory by its own limit, whatever the last tenant had', async () => {
    const large = await createSandbox({ limits: { memoryBytes: 64 << 20 } });
    value(large, 'globalThis.a = new Uint8Array(6e6); 1');
    large.dispose();
    const small = await createSandbox({ limits: { memoryBytes: 5 << 20 } });
    expect(small.evaluate('const a = []; for (let i = 0; i < 8; i++) a.push(new Uint8Array(5e5)); 1')).toMatchObject({
      ok: false,
      error: { code: 'memory' },
    });
    small.dispose();
  });
});

describe('a snapshot', () => {
  it('gives each restore other random numbers, also where a module drew before', async () => {
    const snapshot = await prepare({
      files: { '/a.mjs': 'const first = Math.random(); export const draw = () => [first, Math.random()]' },
      entry: '/a.mjs',
    });
    const draws = new Set<number>();
    for (let i = 0; i < 50; i++) {
      const sandbox = await createSandbox({ snapshot });
      const result = await sandbox.call('draw');
      draws.add((result as unknown as { value: number[] }).value[1]!);
      sandbox.dispose();
    }
    expect(draws.size).toBe(50);
  });

  it('holds no freed memory', async () => {
    const canary = `canary-${Math.random().toString(36).slice(2)}`;
    const sandbox = await createSandbox({ capabilities: { env: { SECRET: canary } } });
    value(sandbox, '(() => { let s = ""; for (let i = 0; i < 50; i++) s += process.env.SECRET + i; return s.length })()');
    value(sandbox, 'process.env = {}; 1');
    const bytes = (await sandbox.snapshot()).serialize();
    // The environment itself is live state of the guest until the restore forgets it.
    expect(Buffer.from(bytes).toString('latin1').split(canary).length - 1).toBeLessThanOrEqual(2);
    sandbox.dispose();
  });
});
