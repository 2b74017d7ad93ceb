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

const ROOMY = { cpuMs: 60_000, wallMs: 60_000 };

/** Figures of volumes that many sandboxes share. */
export async function volumes(): Promise<Report> {
  const base = mkdtempSync(join(tmpdir(), 'nodelet-bench-'));
  try {
    return {
      title: 'volumes: one node_modules on disk for all sandboxes',
      rows: [...(await sharedOverlay(base)), ...(await moduleTree(base)), ...(await preparedPackage())],
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
async function moduleTree(base: string): Promise<Row[]> {
  const root = join(base, 'tree');
  for (let index = 0; index < MODULES; index++) {
    const children = [2 * index + 1, 2 * index + 2].filter((child) => child < MODULES);
    const requires = children.map((child) => `require('../m${child}/file.js').count`).join(' + ') || '0';
    write(
      join(root, `m${index}/file.js`),
      `'use strict';\nfunction work(list) { return list.map((x) => x + ${index}); }\nmodule.exports = { count: 1 + ${requires}, work };\n`,
    );
  }
  write(join(root, 'package.json'), '{"name":"tree"}');
  const shared = directoryVolume(root);
  const load = async (): Promise<number> => {
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
  const first = await load();
  const [later] = await interleave([{ name: 'later', run: load }], { rounds: 9, warmUp: 3 });
  return [
    { name: `require of a tree of ${MODULES.toLocaleString('en-US')} files, first sandbox`, value: first, unit: 'ms' },
    { name: 'the same in a later sandbox', value: median(later!.ms), unit: 'ms' },
  ];
}

/** A sandbox restored with express loaded, and one restored with nothing. */
async function preparedPackage(): Promise<Row[]> {
  const modules = join(peerFolder, 'node_modules');
  const name = 'spawn with express loaded from a directory volume';
  const grant = { fs: { mounts: { '/app/node_modules': directoryVolume(modules) } } };
  let snapshot: Awaited<ReturnType<typeof prepare>>;
  try {
    snapshot = await prepare({
      files: { '/app/main.mjs': `import express from 'express'; export const isLoaded = () => typeof express.Router;` },
      entry: '/app/main.mjs',
      capabilities: grant,
      limits: ROOMY,
    });
  } catch (error) {
    return [{ name, skipped: (error as Error).message.split('\n')[0]! }];
  }
  const spawn = (options: Parameters<typeof createSandbox>[0]) => async (): Promise<number> => {
    const started = performance.now();
    for (let i = 0; i < 50; i++) (await createSandbox(options)).dispose();
    return (performance.now() - started) / 50;
  };
  const bare = await prepare({
    files: { '/app/main.mjs': 'export const isLoaded = () => "function"' },
    entry: '/app/main.mjs',
    limits: ROOMY,
  });
  const [loaded, empty] = await interleave(
    [
      { name: 'loaded', run: spawn({ snapshot, capabilities: grant }) },
      { name: 'empty', run: spawn({ snapshot: bare }) },
    ],
    { rounds: 25, warmUp: 8 },
  );
  const check = await createSandbox({ snapshot, capabilities: grant });
  if (valueFrom(await check.call('isLoaded', [])) !== 'function') throw new Error('Express is not there');
  check.dispose();
  return [
    { name: 'spawn with nothing loaded', value: median(empty!.ms), unit: 'ms' },
    { name, value: median(loaded!.ms), unit: 'ms', ratio: ratio(loaded!, empty!) },
    { name: 'of it the image', value: snapshot.imageBytes / 1e6, unit: 'MB' },
  ];
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
