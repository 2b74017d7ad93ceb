/**
 * Runs every test project and closes with one plain line, `N passed, N failed`.
 *
 *     npx tsx test/run.ts [--all] [vitest filters and options, for instance: unit/engine --project unit]
 *
 * `--all` builds and checks first, as `npm test` does.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseCLI, startVitest } from 'vitest/node';
import { CountReporter } from './count-reporter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const counter = new CountReporter();

/** Runs an npm script; a failure counts like a failed test, so that the closing line tells of it. */
function step(script: string): boolean {
  const { status } = spawnSync(`npm run ${script}`, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) {
    console.error(`npm run ${script} failed with ${status}`);
    counter.failed++;
  }
  return status === 0;
}

async function runTests(argv: readonly string[]): Promise<void> {
  const { filter, options } = parseCLI(['vitest', 'run', ...argv]);
  const vitest = await startVitest('test', filter, { ...options, watch: false, reporters: ['default', counter] });
  await vitest.close();
  if (counter.passed === 0) {
    console.error('No test passed: a run without tests is a failed run');
    counter.failed ||= 1;
  }
}

const argv = process.argv.slice(2);
const all = argv[0] === '--all';
// Tests of a failed build would test an older one.
const isBuilt = !all || step('build');
if (all && isBuilt) step('check');
if (isBuilt) await runTests(all ? argv.slice(1) : argv);

console.log(counter.summary);
// vitest sets an exit code of its own, for instance for a worker that does not end.
if (counter.failed > 0) process.exitCode = 1;
