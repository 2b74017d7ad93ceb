import { createSandbox, valueFrom } from './library.ts';
import { type Contender, interleave, median } from './measure.ts';
import type { Bar, Report, Row } from './table.ts';

/** What the guest does `count` times in a round. */
interface Operation {
  readonly name: string;
  readonly body: string;
  readonly count: number;
  /** Bytes that one run moves, where that is what is told. */
  readonly bytes?: number;
  readonly bar?: Bar;
}

const MEGABYTE = 1 << 20;

const operations: readonly Operation[] = [
  { name: 'readFileSync of 1 KB', body: "fs.readFileSync('/data/1k')", count: 5_000, bar: { atLeast: 150_000 } },
  {
    name: "readFileSync of 1 KB, 'utf8'",
    body: "fs.readFileSync('/data/1k', 'utf8')",
    count: 5_000,
    bar: { atLeast: 150_000 },
  },
  { name: 'readFileSync of 1 MB', body: "fs.readFileSync('/data/1m')", count: 100, bytes: MEGABYTE, bar: { atLeast: 1 } },
  {
    name: "readFileSync of 1 MB, 'utf8'",
    body: "fs.readFileSync('/data/1m', 'utf8')",
    count: 50,
    bytes: MEGABYTE,
    bar: { atLeast: 1 },
  },
  { name: 'readSync of 64 KB at a position', body: 'fs.readSync(fd, buffer, 0, 65536, 4096)', count: 2_000, bytes: 65_536 },
  { name: 'statSync', body: "fs.statSync('/data/1k')", count: 5_000, bar: { atLeast: 200_000 } },
  { name: 'statSync, six folders down', body: "fs.statSync('/data/a/b/c/d/e/f')", count: 5_000, bar: { atLeast: 200_000 } },
  { name: 'existsSync of what is not there', body: "fs.existsSync('/data/none')", count: 10_000 },
  { name: 'writeFileSync of 1 KB', body: "fs.writeFileSync('/tmp/w', buffer.subarray(0, 1024))", count: 5_000 },
];

/** What the file system costs inside: the private memory volume, the guest's own loop included. */
export async function fs(): Promise<Report> {
  const sandbox = await createSandbox({
    files: {
      '/data/1k': new Uint8Array(1024).fill(0x61),
      '/data/1m': new Uint8Array(MEGABYTE).fill(0x61),
      '/data/a/b/c/d/e/f': 'x',
    },
    limits: { cpuMs: Number.POSITIVE_INFINITY, wallMs: Number.POSITIVE_INFINITY },
  });
  valueFrom(
    await sandbox.run(`import fs from 'node:fs';
const fd = fs.openSync('/data/1m');
const buffer = Buffer.alloc(65536);
${operations.map(({ body }, index) => `export function run${index}(n) { for (let i = 0; i < n; i++) ${body}; }`).join('\n')}`),
  );
  const contenders = operations.map(
    ({ name, count }, index): Contender => ({
      name,
      run: async () => void valueFrom(await sandbox.call(`run${index}`, [count])),
    }),
  );
  const samples = await interleave(contenders, { rounds: 15, warmUp: 6 });
  const rows = operations.map(({ name, count, bytes, bar }, index): Row => {
    const perCall = median(samples[index]!.ms) / count;
    const figure =
      bytes === undefined
        ? { value: 1_000 / perCall, unit: 'calls/s' as const }
        : { value: bytes / perCall / 1e6, unit: 'GB/s' as const };
    return { name, ...figure, ...(bar && { bar }) };
  });
  sandbox.dispose();
  return { title: 'fs: node:fs over a memory volume', rows };
}
