import { createSandbox, prepare, type Sandbox, valueFrom } from './library.ts';
import type { Report } from './table.ts';

const SANDBOXES = 1_000;

/** Figure 6: what a sandbox holds while it waits. */
export async function memory(): Promise<Report> {
  const base = (await prepare()).imageBytes;
  const sandboxes: Sandbox[] = [];
  // Those of the pool and everything that is made once are there before.
  for (let i = 0; i < 40; i++) sandboxes.push(await created());
  const before = resident();
  for (let i = 0; i < SANDBOXES; i++) sandboxes.push(await created());
  const each = (resident() - before) / SANDBOXES;
  return {
    title: `memory: resident for each of ${SANDBOXES.toLocaleString('en-US')} idle sandboxes that ran a script`,
    rows: [
      { name: 'nodelet', value: each / 1e6, unit: 'MB', bar: { atMost: (base + 400_000) / 1e6 } },
      { name: 'of it the image of the snapshot', value: base / 1e6, unit: 'MB' },
    ],
  };
}

async function created(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  valueFrom(sandbox.evaluate('1 + 1'));
  return sandbox;
}

function resident(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage.rss();
}
