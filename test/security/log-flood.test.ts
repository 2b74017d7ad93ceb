import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/index.ts';

/** Threat: logs without end. Output is counted in bytes whatever way it takes, cut with a mark, and ends the sandbox. */
const BUDGET = 64 << 10;
const MARK = `\n[output cut: more than ${BUDGET} bytes]\n`;

const floods: Readonly<Record<string, string>> = {
  'a million console.log': 'for (let i = 0; i < 1e6; i++) console.log(i)',
  'a million console.error': 'for (let i = 0; i < 1e6; i++) console.error(i)',
  'both streams': 'for (let i = 0; i < 1e6; i++) { console.log("out"); console.error("err") }',
  'one large line': 'console.log("x".repeat(1 << 20))',
  'bytes of four-byte characters': 'for (let i = 0; i < 1e6; i++) process.stdout.write("\\u{1f600}")',
  'process.stdout.write with callbacks':
    'const next = () => process.stdout.write("flood\\n", next); next(); await new Promise(() => {})',
  'a piped stream':
    'const { Readable } = await import("node:stream"); Readable.from((function* () { for (;;) yield "flood\\n" })()).pipe(process.stdout); await new Promise(() => {})',
  'fs.writeSync(1)': 'const { writeSync } = await import("node:fs"); for (;;) writeSync(1, "flood\\n")',
  'fs.writeSync(2)': 'const { writeSync } = await import("node:fs"); for (;;) writeSync(2, "flood\\n")',
  'console.table': 'for (;;) console.table([{ a: 1 }])',
  'console.trace': 'for (;;) console.trace("flood")',
  warnings:
    'for (let i = 0; ; i++) { process.emitWarning("flood " + i); if (i % 100 === 0) await new Promise((r) => setImmediate(r)) }',
  'catching what ends it': 'for (;;) try { console.log("flood") } catch {}',
  timers: 'setInterval(() => { for (let i = 0; i < 1e4; i++) console.log("flood") }, 0); await new Promise(() => {})',
};

describe('a flood of output', () => {
  it.each(Object.entries(floods))('%s is counted, cut and over', async (_name, source) => {
    const chunks: string[] = [];
    const limits: string[] = [];
    const sandbox = await createSandbox({
      capabilities: { stdio: { stdout: (chunk) => chunks.push(chunk), stderr: (chunk) => chunks.push(chunk) } },
      limits: { stdioBytes: BUDGET, cpuMs: 20_000, wallMs: 20_000 },
      onEvent: ({ type, code, module, verb }) => {
        if (type === 'limit') limits.push([code, module, verb].join(' '));
      },
    });
    const result = await sandbox.run(source);
    expect(result).toMatchObject({ ok: false, error: { code: 'output' } });
    const text = chunks.join('');
    expect(text.endsWith(MARK)).toBe(true);
    const bytes = Buffer.byteLength(text.slice(0, -MARK.length));
    // A character that the cut would halve is left out whole.
    expect(bytes).toBeGreaterThan(BUDGET - 4);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
    expect(limits).toEqual([expect.stringMatching(/^output (?:process write|fs write)$/)]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(chunks.join('')).toBe(text);
    sandbox.dispose();
  });

  it('without a grant is dropped, counted and over all the same', async () => {
    const sandbox = await createSandbox({ limits: { stdioBytes: 1000 } });
    expect(await sandbox.run('for (;;) console.log("flood")')).toMatchObject({ ok: false, error: { code: 'output' } });
    sandbox.dispose();
  });

  it('of a listener or sink that throws changes nothing', async () => {
    const sandbox = await createSandbox({
      onEvent: () => {
        throw new Error('listener');
      },
    });
    expect(await sandbox.run('console.log(1); export default 5')).toMatchObject({ ok: true, value: 5 });
    sandbox.dispose();
    const rejecting = await createSandbox({ onEvent: async () => Promise.reject(new Error('listener')) });
    expect(await rejecting.run('console.log(1); export default 5')).toMatchObject({ ok: true, value: 5 });
    rejecting.dispose();
    const sink = await createSandbox({
      capabilities: {
        stdio: {
          stdout: () => {
            throw new Error('secret of the sink');
          },
        },
      },
    });
    const source =
      'let seen = "nothing"; try { console.log(1); process.stdout.write("x") } catch (e) { seen = e.message } export default seen';
    expect(JSON.stringify(await sink.run(source))).not.toContain('secret of the sink');
    sink.dispose();
  });
});
