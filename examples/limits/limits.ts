/**
 * Programs that do not end, grow without bound or flood their output, each stopped by its limit.
 *
 *     npx tsx examples/limits/limits.ts
 */
import { createSandbox } from 'nodelet';

const programs: Record<string, string> = {
  'endless loop': 'for (;;);',
  'endless loop that catches': 'for (;;) try { for (;;); } catch {}',
  'native loop': '[].indexOf.call({ length: 2 ** 53 - 1 }, 1);',
  memory: 'const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1));',
  recursion: 'const down = () => down() + 1; down();',
  'waiting for ever': 'await new Promise(() => setInterval(() => {}, 1_000));',
  output: "for (;;) console.log('flood '.repeat(1_000));",
};

for (const [name, program] of Object.entries(programs)) {
  const sandbox = await createSandbox({ limits: { memoryBytes: 16 << 20, cpuMs: 500, wallMs: 1_500, stdioBytes: 64 << 10 } });
  const started = performance.now();
  const result = await sandbox.run(program);
  const outcome = result.ok ? 'ended' : `${result.error.code}: ${result.error.message}`;
  console.log(`${name}: ${outcome} (${(performance.now() - started).toFixed(0)} ms)`);
  sandbox.dispose();
}

// The next tenant is not affected.
const sandbox = await createSandbox();
const result = await sandbox.run('export default 6 * 7');
console.log(result.ok ? `then: ${result.value}` : result.error);
sandbox.dispose();
