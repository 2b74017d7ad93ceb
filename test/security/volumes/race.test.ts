import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMounts } from '../../../src/capabilities/volumes/create-mounts.ts';
import { inOneInstant } from '../../../src/capabilities/volumes/instant.ts';
import type { Mounts } from '../../../src/capabilities/volumes/mounts.ts';
import { DirectoryVolume, type DirectoryVolumeOptions } from '../../../src/modules/fs/host-directory-volume.ts';
import { type AccessName, accesses, CANARY, pictureOf } from './fixture.ts';

/** How long each race runs, and how often the swapper must at least have swapped for the race to count. */
const RACE_MS = Number(process.env['NODELET_RACE_MS'] ?? 1500);
const MIN_SWAPS = 100;

const O_WRONLY = 1;
const O_RDWR = 2;
const O_CREAT = 0o100;
const O_TRUNC = 0o1000;
const data = new TextEncoder().encode('from the guest');

const targets = ['way/file', 'way/sub/file', 'swapped', 'a/b/file', 'a/b/c/file'];

const contents: Record<string, (mounts: Mounts, path: string) => unknown> = {
  read: (mounts, path) => mounts.readText(path),
  // As the module loader does it: what was seen at the start of an instant holds to its end.
  require: (mounts, path) => inOneInstant(() => (mounts.find(path) ? mounts.readText(mounts.realpath(path)) : undefined)),
  write: (mounts, path) => {
    const file = mounts.open(path, O_RDWR);
    try {
      const before = new Uint8Array(64);
      const read = file.read(before, 0);
      file.write(data, 0);
      return new TextDecoder().decode(before.subarray(0, read));
    } finally {
      file.close();
    }
  },
  replace: (mounts, path) => {
    const file = mounts.open(path, O_WRONLY | O_TRUNC);
    file.write(data, 0);
    file.close();
  },
};

/** Numbers the names that a round uses, so that what one verb makes another finds. */
let round = 0;
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const names: Record<string, (mounts: Mounts, path: string) => unknown> = {
  create: (mounts, path) => {
    const file = mounts.open(`${folderOf(path)}/new-${round % 50}`, O_WRONLY | O_CREAT);
    file.write(data, 0);
    file.close();
  },
  mkdir: (mounts, path) => mounts.mkdir(`${folderOf(path)}/dir-${round % 50}`),
  rmdir: (mounts, path) => mounts.rmdir(`${folderOf(path)}/dir-${(round + 25) % 50}`),
  unlink: (mounts, path) => mounts.unlink(`${folderOf(path)}/new-${(round + 25) % 50}`),
  unlinkOutside: (mounts, path) => mounts.unlink(`${folderOf(path)}/only-outside`),
  rename: (mounts, path) => mounts.rename(`/mnt/moving-${round % 50}`, `${folderOf(path)}/moved-${round % 50}`),
  renameOutside: (mounts, path) => mounts.rename(`${folderOf(path)}/only-outside`, '/mnt/stolen'),
  readdir: (mounts, path) => mounts.readdir(folderOf(path)).map(({ name }) => name),
  stat: (mounts, path) => mounts.find(`${folderOf(path)}/only-outside`)?.size,
  chmod: (mounts, path) => mounts.update(path, { mode: 0o600 }),
  utimes: (mounts, path) => mounts.update(path, { atimeMs: 1, mtimeMs: 1 }),
  lutimes: (mounts, path) => mounts.update(path, { atimeMs: 1, mtimeMs: 1 }, false),
  truncate: (mounts, path) => mounts.open(path, O_RDWR | O_TRUNC).close(),
  readlink: (mounts, path) => mounts.readlink(folderOf(path)),
  realpath: (mounts, path) => mounts.realpath(path),
  watch: (mounts, path) => mounts.watch(folderOf(path), false, () => {})(),
  copy: (mounts, path) => {
    const text = mounts.readText(path);
    const file = mounts.open(`${folderOf(path)}/new-${round % 50}`, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(new TextEncoder().encode(text));
    file.close();
    return text;
  },
};

/** What a volume does only with `links: true`. */
const links: Record<string, (mounts: Mounts, path: string) => unknown> = {
  link: (mounts, path) => mounts.link(path, `${folderOf(path)}/hard-${round % 50}`),
  linkOutside: (mounts, path) => mounts.link(`${folderOf(path)}/only-outside`, '/mnt/stolen'),
  symlink: (mounts, path) => mounts.symlink('file', `${folderOf(path)}/soft-${round % 50}`),
  unlinkHard: (mounts, path) => mounts.unlink(`${folderOf(path)}/hard-${(round + 25) % 50}`),
  unlinkSoft: (mounts, path) => mounts.unlink(`${folderOf(path)}/soft-${(round + 25) % 50}`),
  readHard: (mounts, path) => mounts.readText(`${folderOf(path)}/hard-${(round + 12) % 50}`),
};

describe('a program of the host that swaps folders and links while the guest works', () => {
  let base: string;
  let root: string;
  let outside: string;
  let worker: Worker;
  let signal: Int32Array<SharedArrayBuffer>;

  beforeEach(async () => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'nodelet-race-')));
    [root, outside] = [join(base, 'root'), join(base, 'outside')];
    for (const folder of ['way/sub', 'a/b/c']) mkdirSync(join(root, folder), { recursive: true });
    for (const folder of ['sub', 'b/c', 'c']) mkdirSync(join(outside, folder), { recursive: true });
    for (const name of targets) writeFileSync(join(root, name), 'inside');
    for (const name of ['file', 'sub/file', 'b/file', 'b/c/file', 'c/file', 'only-outside', 'b/only-outside']) {
      writeFileSync(join(outside, name), CANARY);
    }
    for (let index = 0; index < 50; index++) writeFileSync(join(root, `moving-${index}`), '');
    const stop = new SharedArrayBuffer(8);
    signal = new Int32Array(stop);
    worker = new Worker(new URL('./swapper.mjs', import.meta.url), { workerData: { root, outside, stop } });
    await new Promise((resolve) => worker.once('message', resolve));
  });

  afterEach(async () => {
    await worker.terminate();
    rmSync(base, { recursive: true, force: true });
  });

  async function race(
    access: AccessName,
    verbs: Record<string, (mounts: Mounts, path: string) => unknown>,
    options: DirectoryVolumeOptions = {},
  ): Promise<Set<string>> {
    const volume = new DirectoryVolume(accesses[access](root), { readOnly: false, maxBytes: 1e12, maxFiles: 1e9, ...options });
    const mounts = createMounts({ grant: { mounts: { '/mnt': volume } } });
    const before = pictureOf(outside);
    const seen = new Set<string>();
    const end = Date.now() + RACE_MS;
    for (; Date.now() < end || signal[1]! < MIN_SWAPS; round++) {
      for (const path of targets) {
        for (const [verb, run] of Object.entries(verbs)) {
          let result: string;
          try {
            result = JSON.stringify(run(mounts, `/mnt/${path}`)) ?? 'done';
          } catch (error) {
            result = `!${(error as { code?: string }).code}`;
          }
          expect(
            result.includes(CANARY) || result.includes('only-outside') || result === String(CANARY.length),
            `${verb} ${path}: ${result}`,
          ).toBe(false);
          seen.add(`${verb} ${result.startsWith('!') ? result : 'done'}`);
        }
      }
    }
    const stopped = new Promise((resolve) => worker.once('message', resolve));
    Atomics.store(signal, 0, 1);
    await stopped;
    expect(pictureOf(outside)).toEqual(before);
    return seen;
  }

  it('gets no content across by handles', async () => {
    const seen = await race('handles', contents);
    // Both happened: it worked, and it met what was swapped.
    for (const verb of Object.keys(contents)) expect(seen).toContain(`${verb} done`);
    expect([...seen].some((result) => /!(?:EACCES|ENOENT|ENOTDIR)/.test(result))).toBe(true);
  });

  it('gets no content across by verified paths', async () => {
    const seen = await race('verified paths', contents);
    for (const verb of Object.keys(contents)) expect(seen).toContain(`${verb} done`);
  });

  it('gets no name made, removed, moved or told of across by handles', async () => {
    const seen = await race('handles', names);
    for (const verb of ['create', 'mkdir', 'rmdir', 'unlink', 'rename', 'readdir', 'chmod', 'utimes'])
      expect(seen).toContain(`${verb} done`);
  });

  it('makes no link from or to outside by handles', async () => {
    const seen = await race('handles', links, { links: true });
    for (const verb of ['link', 'symlink', 'unlinkHard', 'unlinkSoft', 'readHard']) expect(seen).toContain(`${verb} done`);
  });
});
