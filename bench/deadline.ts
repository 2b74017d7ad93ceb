import { type HostileProgram, loops, natives, plainLoop } from './hostile.ts';
import { createSandbox } from './library.ts';
import { median } from './measure.ts';
import type { Report, Row } from './table.ts';

const CPU_MS = 50;
const ROUNDS = 5;

/** Figure 10: how far past its deadline of 50 ms each hostile program runs. */
export async function deadline(): Promise<Report> {
  const programs = [plainLoop, ...natives, ...loops];
  const past = programs.map((): number[] => []);
  const rows: Row[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, program] of programs.entries()) past[i]!.push(await overshoot(program));
  }
  for (const [i, program] of programs.entries()) {
    rows.push({ name: program.name, value: median(past[i]!), unit: 'ms', bar: { atMost: program === plainLoop ? 1 : 20 } });
  }
  return { title: `deadline: milliseconds past a limit of ${CPU_MS} ms of CPU time`, rows };
}

async function overshoot({ name, source }: HostileProgram): Promise<number> {
  using sandbox = await createSandbox({ limits: { cpuMs: CPU_MS } });
  const started = performance.now();
  const result = sandbox.evaluate(`{ ${source} }`);
  const elapsed = performance.now() - started;
  if (result.ok || result.error.code !== 'cpu') {
    throw new Error(
      `"${name}" did not run into its limit: ${result.ok ? 'it ended' : `${result.error.code}, ${result.error.message}`}`,
    );
  }
  return elapsed - CPU_MS;
}
