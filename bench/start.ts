import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Contender, interleave, median } from './measure.ts';
import { isolatedVm, quickjsEmscripten } from './peers.ts';
import type { Report, Row } from './table.ts';

function processOf(name: string): Contender {
  const file = fileURLToPath(new URL(`processes/${name}.mjs`, import.meta.url));
  return {
    name,
    run() {
      // isolated-vm needs the flag on Node 20 and later; everyone gets it.
      const { status, stderr } = spawnSync(process.execPath, ['--no-node-snapshot', file]);
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${String(stderr)}`);
    },
  };
}

/** Figure 5: a process that loads the library, takes one value out of one sandbox, and ends. */
export async function start(): Promise<Report> {
  const peers = { 'quickjs-emscripten': await quickjsEmscripten(), 'isolated-vm': await isolatedVm() };
  const contenders = [processOf('empty'), processOf('nodelet')];
  const skipped: Row[] = [];
  for (const [name, { skipped: reason }] of Object.entries(peers)) {
    if (reason === undefined) contenders.push(processOf(name));
    else skipped.push({ name, skipped: reason });
  }
  const [empty, ...others] = await interleave(contenders, { rounds: 31, warmUp: 2 });
  // What a process costs beyond an empty one of the same round.
  const extras = others.map(({ name, ms }) => ({ name, extra: median(ms.map((time, round) => time - empty!.ms[round]!)) }));
  const mine = extras[0]!.extra;
  const rows = extras.map(({ name, extra }): Row => {
    const row: Row = { name, value: extra, unit: 'ms' };
    if (name === 'nodelet') return row;
    const compared: Row = { ...row, ratio: mine / extra };
    return name === 'quickjs-emscripten' ? { ...compared, bar: { of: 'ratio', atMost: 0.85 } } : compared;
  });
  return {
    title: 'start: a fresh process to its first value, beyond an empty module',
    rows: [{ name: 'an empty module, whole', value: median(empty!.ms), unit: 'ms' }, ...rows, ...skipped],
  };
}
