import { describe, expect, it } from 'vitest';
import { createSandbox, defaultLimits, type Limits, type SandboxOptions } from '../../src/index.ts';

/** Threat: limits that hold nothing. Each is finite by default, has a unit in its name or counts things, and a program that trips it. */
interface Trip {
  readonly limits: Partial<Limits>;
  readonly module: string;
  readonly code: string;
  readonly capabilities?: SandboxOptions['capabilities'];
  /** The sandbox goes on: the limit refuses one thing. */
  readonly survives?: boolean;
}

const never = () => new Promise<never>(() => {});
const trips: Record<keyof Limits, Trip> = {
  memoryBytes: {
    limits: { memoryBytes: 16 << 20 },
    module: 'const a = []; for (;;) a.push(new Uint8Array(1e6))',
    code: 'memory',
  },
  cpuMs: { limits: { cpuMs: 20 }, module: 'for (;;);', code: 'cpu' },
  wallMs: {
    limits: { cpuMs: 300, wallMs: 300 },
    module: 'await new Promise((resolve) => setTimeout(resolve, 10_000))',
    code: 'wall',
  },
  stackBytes: { limits: { stackBytes: 64 << 10 }, module: '(function f() { f() })()', code: 'guest', survives: true },
  sourceBytes: { limits: { sourceBytes: 100 }, module: `export default 1 //${'x'.repeat(200)}`, code: 'source', survives: true },
  transferBytes: {
    limits: { transferBytes: 1000 },
    module: 'export default "x".repeat(2000)',
    code: 'serialize',
    survives: true,
  },
  transferDepth: { limits: { transferDepth: 3 }, module: 'export default [[[[[1]]]]]', code: 'serialize', survives: true },
  hostCalls: {
    limits: { hostCalls: 5 },
    module: "import { f } from 'host:x'; for (let i = 0; i < 6; i++) f()",
    code: 'host-calls',
    capabilities: { host: { x: { f: () => 1 } } },
  },
  hostCallsInFlight: {
    limits: { hostCallsInFlight: 3 },
    module: "import { f } from 'host:x'; for (let i = 0; i < 4; i++) f()",
    code: 'host-calls',
    capabilities: { host: { x: { f: never } } },
  },
  timers: { limits: { timers: 10 }, module: 'for (let i = 0; i < 11; i++) setTimeout(() => {}, 1000)', code: 'timers' },
  pendingJobs: {
    limits: { pendingJobs: 1000 },
    module: 'for (let i = 0; i < 1e5; i++) Promise.resolve().then(() => { for (let i = 0; i < 1e3; i++); }); await null',
    code: 'jobs',
  },
  stdioBytes: {
    limits: { stdioBytes: 1000 },
    module: 'for (let i = 0; i < 100; i++) console.log("x".repeat(100))',
    code: 'output',
    capabilities: { stdio: { stdout() {} } },
  },
};

describe('limits', () => {
  it('are all finite by default, and all here', () => {
    expect(Object.keys(trips).sort()).toEqual(Object.keys(defaultLimits).sort());
    for (const [name, value] of Object.entries(defaultLimits))
      expect({ name, finite: Number.isFinite(value) && value > 0 }).toEqual({ name, finite: true });
  });

  it.each(Object.entries(trips))(
    '%s ends what exceeds it',
    async (_name, { limits, module, code, capabilities = {}, survives = false }) => {
      const events: string[] = [];
      const sandbox = await createSandbox({ limits, capabilities, onEvent: (event) => events.push(event.type) });
      const result = await sandbox.run(module);
      expect(result.ok ? 'ok' : result.error.code).toBe(code);
      if (survives) expect(sandbox.evaluate('1 + 1')).toMatchObject({ ok: true, value: 2 });
      else {
        expect(events).toContain('limit');
        expect(() => sandbox.evaluate('1')).toThrow('The sandbox is over');
      }
      sandbox.dispose();
      const next = await createSandbox();
      expect(next.evaluate('1 + 1')).toMatchObject({ ok: true, value: 2 });
      next.dispose();
    },
  );

  it('say by their names what they count', () => {
    const counts = ['transferDepth', 'hostCalls', 'hostCallsInFlight', 'timers', 'pendingJobs'];
    for (const name of Object.keys(defaultLimits))
      expect({ name, unit: /(?:Bytes|Ms)$/.test(name) || counts.includes(name) }).toEqual({ name, unit: true });
  });

  it.each<[unknown, string]>([
    [[], 'limits must be an object, got an array'],
    [5, 'limits must be an object, got 5'],
    [{ memory: 1 }, 'Unknown limit "memory", allowed are memoryBytes, cpuMs,'],
    [{ constructor: 1 }, 'Unknown limit "constructor", allowed are'],
    [JSON.parse('{"__proto__": 1}'), 'Unknown limit "__proto__", allowed are'],
    [{ cpuMs: 0 }, 'limits.cpuMs must be a positive number or Infinity, got 0'],
    [{ cpuMs: -1 }, 'limits.cpuMs must be a positive number or Infinity, got -1'],
    [{ cpuMs: Number.NaN }, 'limits.cpuMs must be a positive number or Infinity, got NaN'],
    [{ timers: '5' }, 'limits.timers must be a positive number or Infinity, got "5"'],
    [{ timers: null }, 'limits.timers must be a positive number or Infinity, got null'],
    [{ cpuMs: 200, wallMs: 100 }, 'limits.cpuMs (200) must not be larger than limits.wallMs (100)'],
    [Object.create(null, { cpuMs: { value: Object.create(null), enumerable: true } }), 'Infinity, got an object'],
    [{ cpuMs: Infinity }, 'limits.cpuMs (Infinity) must not be larger than limits.wallMs (10000)'],
    [{ memoryBytes: 1 << 20 }, '(the engine itself), got 1048576'],
    [{ stackBytes: 1 << 20 }, 'limits.stackBytes must be at least 16384 and at most 262144, got 1048576'],
    [{ stackBytes: 1 }, 'limits.stackBytes must be at least 16384 and at most 262144, got 1'],
    [
      { memoryBytes: 8 << 20, transferBytes: 16 << 20 },
      'limits.transferBytes (16777216) must not be larger than limits.memoryBytes (8388608)',
    ],
    [{ hostCalls: 10, hostCallsInFlight: 11 }, 'limits.hostCallsInFlight (11) must not be larger than limits.hostCalls (10)'],
  ])('%j contradict themselves, each other or what there is', async (limits, message) => {
    await expect(createSandbox({ limits: limits as never })).rejects.toThrow(message);
    await expect(createSandbox({ limits: limits as never })).rejects.toMatchObject({ code: 'option' });
  });

  it('that are defaults follow a smaller limit that bounds them', async () => {
    const sandbox = await createSandbox({ limits: { wallMs: 100, hostCalls: 10 } });
    expect(sandbox.evaluate('for (;;);')).toMatchObject({ error: { code: 'wall' } });
    sandbox.dispose();
  });

  it('are infinite only where that is typed out', async () => {
    const unlimited = Object.fromEntries(
      Object.keys(defaultLimits)
        .filter((name) => name !== 'stackBytes')
        .map((name) => [name, Infinity]),
    );
    const sandbox = await createSandbox({ limits: unlimited });
    expect(sandbox.evaluate('1 + 1')).toMatchObject({ value: 2 });
    sandbox.dispose();
  });

  it.each<[string, object, string, string]>([
    ['maxBytes', { maxBytes: 1000 }, "writeFileSync('/x', 'x'.repeat(2000))", 'ENOSPC'],
    ['maxFiles', { maxFiles: 20 }, "for (let i = 0; i < 30; i++) writeFileSync('/' + i, '')", 'ENOSPC'],
    ['maxOpenFiles', { maxOpenFiles: 5 }, "writeFileSync('/x', ''); for (let i = 0; i < 9; i++) openSync('/x')", 'EMFILE'],
  ])('of the fs grant: %s refuses what exceeds it', async (_name, fs, body, code) => {
    const sandbox = await createSandbox({ capabilities: { fs } });
    const source = `import { openSync, writeFileSync } from 'node:fs'; ${body}`;
    expect(await sandbox.run(source)).toMatchObject({ ok: false, error: { guestCode: code } });
    expect(sandbox.evaluate('1 + 1')).toMatchObject({ value: 2 });
    sandbox.dispose();
  });
});
