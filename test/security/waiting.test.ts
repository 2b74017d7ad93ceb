import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/index.ts';

/** Threat: waiting for ever, work that outlives its sandbox, bombs of asynchronous work, rejections that escape. */
describe('asynchronous attacks', () => {
  it('a host function that never settles meets the wall clock', async () => {
    const sandbox = await createSandbox({
      limits: { cpuMs: 100, wallMs: 150 },
      capabilities: { host: { x: { never: () => new Promise(() => {}) } } },
    });
    const result = await sandbox.run("import { never } from 'host:x'; await never()");
    expect(result).toMatchObject({ ok: false, error: { code: 'wall' } });
    await expect(sandbox.run('1')).rejects.toMatchObject({ code: 'disposed' });
    sandbox.dispose();
  });

  it('a host function is told when the sandbox ends', async () => {
    const { hostFunction } = await import('../../src/index.ts');
    const seen: string[] = [];
    const sandbox = await createSandbox({
      limits: { cpuMs: 100, wallMs: 100 },
      capabilities: {
        host: {
          x: {
            slow: hostFunction({
              run: ({ signal }) =>
                new Promise((resolve) =>
                  signal.addEventListener('abort', () => {
                    seen.push('aborted');
                    resolve(1);
                  }),
                ),
            }),
          },
        },
      },
    });
    await sandbox.run("import { slow } from 'host:x'; await slow()");
    expect(seen).toEqual(['aborted']);
    sandbox.dispose();
  });

  it.each([
    ['disposed', {}],
    ['wall', { cpuMs: 60, wallMs: 60 }],
  ])('no timer of a stream is left: %s', async (code, limits) => {
    const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const { hostFunction } = await import('../../src/index.ts');
    const before = timers();
    const sandbox = await createSandbox({
      limits,
      capabilities: {
        host: {
          x: {
            slow: hostFunction({
              timeoutMs: 600_000,
              run: async function* () {
                yield 1;
                await new Promise(() => {});
              },
            }),
          },
        },
      },
    });
    const source = "import { slow } from 'host:x'; const items = slow(); await items.next(); await items.next()";
    const pending = sandbox.run(source);
    if (code === 'disposed') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(timers()).toBeGreaterThan(before);
      sandbox.dispose();
    }
    expect(await pending).toMatchObject({ ok: false, error: { code } });
    expect(timers()).toBeLessThanOrEqual(before);
    sandbox.dispose();
  });

  it.each([
    ['timers', 'for (let i = 0; i < 1e6; i++) setTimeout(() => {}, 1e6); await null', 'timers'],
    ['immediates', 'for (let i = 0; i < 1e7; i++) setImmediate(() => {}); await null', 'memory'],
    [
      'intervals',
      'setInterval(() => { for (let i = 0; i < 1e5; i++) setInterval(() => {}, 0) }, 0); await new Promise(() => {})',
      'timers',
    ],
    ['promises', 'for (let i = 0; ; i++) Promise.resolve(i).then(() => {})', 'jobs'],
    ['listeners', 'const e = new EventTarget(); for (;;) e.addEventListener("x", () => {})', 'cpu'],
    ['ticks', 'for (;;) process.nextTick(() => {})', 'memory'],
    ['host calls', "import { f } from 'host:x'; for (;;) f()", 'host-calls'],
    [
      'rejections',
      'for (let i = 0; i < 50; i++) Promise.reject(new Error("r" + i)); await new Promise((r) => setTimeout(r, 5))',
      'guest',
    ],
    ['late rejection in a result', 'export default { p: Promise.reject(new Error("late")) }', 'guest'],
    ['thenable result', 'export default { then(resolve) { for (;;); } }', 'serialize'],
  ])('%s', async (name, source, code) => {
    const sandbox = await createSandbox({
      limits: { cpuMs: 3_000, wallMs: 5_000, memoryBytes: name === 'promises' ? 512 << 20 : 32 << 20 },
      capabilities: { host: { x: { f: () => 1 } } },
    });
    const result = await sandbox.run(source);
    expect(result.ok ? 'ok' : result.error.code).toBe(code);
    sandbox.dispose();
  });

  it('nothing of a disposed sandbox runs, whatever was under way', async () => {
    const calls: string[] = [];
    let release = (_value: unknown): void => {};
    const sandbox = await createSandbox({
      capabilities: {
        host: {
          x: {
            log: (text: string) => void calls.push(text),
            wait: () =>
              new Promise((resolve) => {
                release = resolve;
              }),
          },
        },
      },
    });
    const pending = sandbox.run(
      "import { log, wait } from 'host:x'; setInterval(() => log('tick'), 1); wait().then(() => log('waited')); await new Promise(() => {})",
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    sandbox.dispose();
    const before = calls.length;
    release(1);
    expect(await pending).toMatchObject({ ok: false, error: { code: 'disposed' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls.length).toBe(before);
    expect(calls).not.toContain('waited');
  });

  it('a log flood is cut at its budget', async () => {
    let bytes = 0;
    const sandbox = await createSandbox({
      limits: { stdioBytes: 10_000 },
      capabilities: {
        stdio: {
          stdout: (chunk) => {
            bytes += chunk.length;
          },
        },
      },
    });
    const result = await sandbox.run('for (let i = 0; i < 1e6; i++) console.log("flood", i)');
    expect(result).toMatchObject({ ok: false, error: { code: 'output' } });
    expect(bytes).toBeLessThan(11_000);
    sandbox.dispose();
  });
});
