import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSandbox, directoryVolume, memoryVolume, overlayVolume, prepare, type Sandbox, valueFrom } from './library.ts';
import { interleave, median, ratio } from './measure.ts';
import { peerFolder } from './peers.ts';
import type { Report, Row } from './table.ts';

const SANDBOXES = 1_000;
/** How many are measured to know what a sandbox costs without the shared folder. */
const COMPARED = 300;
const PACKAGES = 400;
const FILES_EACH = 16;
/** 6,400 files of 16 KB: 105 MB. */
const FILE_BYTES = 16_384;
/** A binary tree of modules, each requiring two others. */
const MODULES = 1_000;

const SPAWNS = 50;

const ROOMY = { cpuMs: 60_000, wallMs: 60_000 };

/** Figures of volumes that many sandboxes share. */
export async function volumes(): Promise<Report> {
  const base = mkdtempSync(join(tmpdir(), 'nodelet-bench-'));
  try {
    const tree = writeTree(join(base, 'tree'));
    return {
      title: 'volumes: one node_modules on disk for all sandboxes',
      rows: [...(await sharedOverlay(base)), ...(await moduleTree(tree)), ...(await preparedPackage())],
    };
  } finally {
    rmSync(base, { recursive: true });
  }
}

/** What an overlay adds to each sandbox that reads a package of the shared folder and writes a file of its own there. */
async function sharedOverlay(base: string): Promise<Row[]> {
  const root = join(base, 'large');
  const text = `exports.text = '${'x'.repeat(FILE_BYTES - 20)}';\n`;
  for (let index = 0; index < PACKAGES; index++) {
    for (let file = 0; file < FILES_EACH; file++) write(join(root, `p${index}/lib/${file}.js`), text);
    write(join(root, `p${index}/package.json`), `{"name":"p${index}","main":"lib/0.js"}`);
  }
  const shared = directoryVolume(root);
  const spawn = async (index: number, isMounted: boolean): Promise<Sandbox> => {
    const volume = isMounted ? overlayVolume(shared, memoryVolume()) : memoryVolume({ files: packageOnly(index, text) });
    const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/app/node_modules': volume } } } });
    const source = `const { createRequire } = process.getBuiltinModule('module');
      process.getBuiltinModule('fs').writeFileSync('/app/node_modules/p${index % PACKAGES}/own', 'mine');
      createRequire('/app/')('p${index % PACKAGES}').text.length`;
    valueFrom(sandbox.evaluate(source));
    return sandbox;
  };
  // All are kept until the end: what one disposed sandbox leaves would hide what the next takes.
  const kept: Sandbox[] = [];
  const measure = async (count: number, isMounted: boolean): Promise<number> => {
    for (let index = 0; index < 40; index++) kept.push(await spawn(index, isMounted));
    const before = resident();
    for (let index = 0; index < count; index++) kept.push(await spawn(index, isMounted));
    return (resident() - before) / 1e6;
  };
  const own = ((await measure(COMPARED, false)) * SANDBOXES) / COMPARED;
  const overlaid = await measure(SANDBOXES, true);
  for (const sandbox of kept) sandbox.dispose();
  const count = SANDBOXES.toLocaleString('en-US');
  return [
    { name: `resident for ${count} sandboxes, each with a copy of one package`, value: own, unit: 'MB' },
    {
      name: `resident for ${count} with an overlay over all ${PACKAGES}, 105 MB`,
      value: overlaid,
      unit: 'MB',
      bar: { atMost: own + 105 },
    },
  ];
}

/** `require` of a tree of 1,000 files: the first sandbox of a process, and one after others that read the same. */
async function moduleTree(root: string): Promise<Row[]> {
  const load = async (shared: ReturnType<typeof directoryVolume>): Promise<number> => {
    const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/app/tree': shared } } }, limits: ROOMY });
    const started = performance.now();
    const value = valueFrom(
      sandbox.evaluate(`process.getBuiltinModule('module').createRequire('/app/')('./tree/m0/file.js').count`),
    );
    const elapsed = performance.now() - started;
    if (value !== MODULES) throw new Error(`The tree has ${value} modules`);
    sandbox.dispose();
    return elapsed;
  };
  const [checked, immutable] = [directoryVolume(root), directoryVolume(root, { immutable: true })];
  const first = await load(checked);
  const samples = await interleave(
    [
      { name: 'the same in a later sandbox', run: () => load(checked) },
      { name: 'the same of an immutable directory', run: () => load(immutable) },
    ],
    { rounds: 9, warmUp: 3 },
  );
  return [
    { name: `require of a tree of ${MODULES.toLocaleString('en-US')} files, first sandbox`, value: first, unit: 'ms' },
    ...samples.map(({ name, ms }): Row => ({ name, value: median(ms), unit: 'ms' })),
  ];
}

/** Written before all else: a file that was changed a moment ago is read each time. */
function writeTree(root: string): string {
  for (let index = 0; index < MODULES; index++) {
    const children = [2 * index + 1, 2 * index + 2].filter((child) => child < MODULES);
    const requires = children.map((child) => `require('../m${child}/file.js').count`).join(' + ') || '0';
    write(
      join(root, `m${index}/file.js`),
      `'use strict';\nfunction work(list) { return list.map((x) => x + ${index}); }\nmodule.exports = { count: 1 + ${requires}, work };\n`,
    );
  }
  write(join(root, 'package.json'), '{"name":"tree"}');
  return root;
}

/** A sandbox restored with express loaded, and one restored with nothing. */
async function preparedPackage(): Promise<Row[]> {
  const grant = { fs: { mounts: { '/app/node_modules': directoryVolume(join(peerFolder, 'node_modules')) } } };
  const prepared = (imported: string) =>
    prepare({
      files: { '/app/main.mjs': `${imported} export const ping = () => 'pong';` },
      entry: '/app/main.mjs',
      capabilities: grant,
      limits: ROOMY,
    });
  const bare = await prepared('');
  let snapshot: typeof bare;
  try {
    snapshot = await prepared(
      "import express from 'express'; if (typeof express.Router !== 'function') throw new Error('No express');",
    );
  } catch (error) {
    return [{ name: 'spawn with express loaded', skipped: (error as Error).message.split('\n')[0]! }];
  }
  /** Of a server, which turns to its event loop between requests, and of a program that does nothing but spawn. */
  const spawn = (options: Parameters<typeof createSandbox>[0], isPausing: boolean) => async (): Promise<number> => {
    let elapsed = 0;
    for (let i = 0; i < SPAWNS; i++) {
      if (isPausing) await new Promise((resolve) => setImmediate(resolve));
      const started = performance.now();
      const sandbox = await createSandbox(options);
      valueFrom(await sandbox.call('ping'));
      sandbox.dispose();
      elapsed += performance.now() - started;
    }
    return elapsed / SPAWNS;
  };
  const rows: Row[] = [];
  for (const isPausing of [true, false]) {
    const [loaded, empty] = await interleave(
      [
        { name: 'loaded', run: spawn({ snapshot, capabilities: grant }, isPausing) },
        { name: 'empty', run: spawn({ snapshot: bare, capabilities: grant }, isPausing) },
      ],
      { rounds: 25, warmUp: 8 },
    );
    const when = isPausing ? 'one per turn of the event loop' : 'one right after the other';
    rows.push(
      { name: `spawn and a call with nothing loaded, ${when}`, value: median(empty!.ms), unit: 'ms' },
      {
        name: 'the same with express loaded from a directory',
        value: median(loaded!.ms),
        unit: 'ms',
        ratio: ratio(loaded!, empty!),
      },
    );
  }
  return [...rows, { name: 'the image with express loaded', value: snapshot.imageBytes / 1e6, unit: 'MB' }];
}

function packageOnly(index: number, text: string): Record<string, string> {
  const name = `p${index % PACKAGES}`;
  return { [`${name}/lib/0.js`]: text, [`${name}/package.json`]: `{"name":"${name}","main":"lib/0.js"}` };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function resident(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage.rss();
}
