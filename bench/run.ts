/**
 * Measures and prints; nothing is asserted, because a busy machine is no failure. Each figure runs in a process of its
 * own, so that none warms up or fills the heap of another.
 *
 *     npm run bench                 all figures, below five minutes
 *     npm run bench -- spawn port   some
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { installPeers } from './peers.ts';
import { printReport, type Report } from './table.ts';

const figures: Readonly<Record<string, () => Promise<Report>>> = {
  spawn: async () => (await import('./spawn.ts')).spawn(),
  requests: async () => (await import('./requests.ts')).requests(),
  call: async () => (await import('./call.ts')).call(),
  start: async () => (await import('./start.ts')).start(),
  memory: async () => (await import('./memory.ts')).memory(),
  port: async () => (await import('./port.ts')).port(),
  compute: async () => (await import('./compute.ts')).compute(),
  size: async () => (await import('./snapshot-size.ts')).snapshotSize(),
  fs: async () => (await import('./fs.ts')).fs(),
  volumes: async () => (await import('./volumes.ts')).volumes(),
  deadline: async () => (await import('./deadline.ts')).deadline(),
};

/** In the process of a figure: its name. */
const figure = process.env['NODELET_BENCH_FIGURE'];
if (figure === undefined) runAll(process.argv.slice(2));
else printReport(await figures[figure]!());

function runAll(names: readonly string[]): void {
  const unknown = names.filter((name) => !Object.hasOwn(figures, name));
  if (unknown.length > 0) {
    console.error(`There is no figure "${unknown.join('", "')}", only ${Object.keys(figures).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  if (statSync(new URL('../dist/index.js', import.meta.url), { throwIfNoEntry: false }) === undefined) {
    console.error('There is no build to measure: run npm run build first');
    process.exitCode = 2;
    return;
  }
  installPeers();
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}; a ratio is this library over the other, by rounds`);
  const busy = loadavg()[0]! / availableParallelism();
  if (busy > 0.5) console.log(`The machine is busy (load ${busy.toFixed(1)} for each core): times are too long, ratios hold`);
  for (const name of names.length === 0 ? Object.keys(figures) : names) {
    // isolated-vm refuses to load beside V8's startup snapshot.
    const flags = [...process.execArgv, '--no-node-snapshot', '--expose-gc'];
    const { status, signal } = spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url)], {
      stdio: 'inherit',
      env: { ...process.env, NODELET_BENCH_FIGURE: name },
    });
    if (status !== 0) {
      console.error(`The figure "${name}" ended with ${signal ?? status}`);
      process.exitCode = 1;
    }
  }
}
