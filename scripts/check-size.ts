/**
 * Holds every file of dist/ to a budget: what is shipped is downloaded, and the base snapshot is copied at each spawn.
 * A file without a budget fails as well as one beyond it.
 *
 *     npx tsx scripts/check-size.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { manifest } from '../src/assets.ts';

interface Budget {
  /** Bytes on disk. */
  readonly bytes: number;
  /** Bytes as npm transfers them. */
  readonly gzipBytes: number;
}

const kib = 1024;

const budgets: Readonly<Record<string, Budget>> = {
  // The host side: what each sandbox needs, and in late.cjs what waits for the first that asks for it.
  'index.js': { bytes: 2 * kib, gzipBytes: kib },
  'index.cjs': { bytes: 112 * kib, gzipBytes: 36 * kib },
  'core.cjs': { bytes: 72 * kib, gzipBytes: 24 * kib },
  'late.cjs': { bytes: 440 * kib, gzipBytes: 136 * kib },
  'index.d.ts': { bytes: 60 * kib, gzipBytes: 16 * kib },
  'index.d.cts': { bytes: 60 * kib, gzipBytes: 16 * kib },
  // QuickJS, transformed: interruption points cost about a tenth on top of the 493 KiB that the dependency ships.
  'engine.wasm': { bytes: 640 * kib, gzipBytes: 260 * kib },
  'manifest.json': { bytes: 32 * kib, gzipBytes: 8 * kib },
  // Guest modules that are loaded at their first import, compiled.
  'lazy.bin': { bytes: 1536 * kib, gzipBytes: 640 * kib },
  // SQLite as its authors build it, read at the first database.
  'sqlite3.wasm': { bytes: 960 * kib, gzipBytes: 440 * kib },
  'base.snapshot.lz4': { bytes: 640 * kib, gzipBytes: 600 * kib },
};

/** Of the base snapshot as sandboxes are made of it: each 4 KiB are a page fault of a fresh one (2 us) and a copy at each spawn. */
const BASE_BYTES = 1280 * kib;

const folder = fileURLToPath(new URL('../dist/', import.meta.url));
const rows = readdirSync(folder).map((name) => {
  const content = readFileSync(`${folder}/${name}`);
  return { name, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length, budget: budgets[name] };
});
const missing = Object.keys(budgets).filter((name) => !rows.some((row) => row.name === name));

const inKib = (bytes: number) => (bytes / kib).toFixed(1).padStart(9);
console.log(`${'file'.padEnd(20)}${'KiB'.padStart(9)}${'budget'.padStart(9)}${'gzip KiB'.padStart(9)}${'budget'.padStart(9)}`);
let failures = missing.length;
for (const { name, bytes, gzipBytes, budget } of rows) {
  const within = budget !== undefined && bytes <= budget.bytes && gzipBytes <= budget.gzipBytes;
  if (!within) failures++;
  const verdict = budget === undefined ? '  has no budget' : within ? '' : '  over budget';
  const limits = budget ?? { bytes: 0, gzipBytes: 0 };
  console.log(`${name.padEnd(20)}${inKib(bytes)}${inKib(limits.bytes)}${inKib(gzipBytes)}${inKib(limits.gzipBytes)}${verdict}`);
}
const { baseBytes } = manifest();
const isBaseWithin = baseBytes <= BASE_BYTES;
if (!isBaseWithin) failures++;
console.log(`${'base snapshot'.padEnd(20)}${inKib(baseBytes)}${inKib(BASE_BYTES)}${isBaseWithin ? '' : '  over budget'}`);
for (const name of missing) console.log(`${name.padEnd(20)}  is missing: run npm run build`);
if (failures > 0) process.exitCode = 1;
