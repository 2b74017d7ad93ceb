import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMounts } from '../../../../src/capabilities/volumes/create-mounts.ts';
import { memoryVolume } from '../../../../src/capabilities/volumes/memory-volume.ts';
import type { Mounts } from '../../../../src/capabilities/volumes/mounts.ts';
import { overlayVolume } from '../../../../src/capabilities/volumes/overlay-volume.ts';
import type { Volume } from '../../../../src/capabilities/volumes/volume.ts';
import { DirectoryVolume, directoryVolume } from '../../../../src/modules/fs/host-directory-volume.ts';
import { VerifiedAccess } from '../../../../src/modules/fs/host-folder.ts';

/**
 * Random programs run on every kind of volume, and have to see the same. One of the volumes is a real directory, so the
 * kernel says what is right.
 */
const O_WRONLY_CREATE = 0o101;
const O_TRUNC = 0o1000;
const O_EXCL = 0o200;
const O_NOFOLLOW = 0o400000;
const encoder = new TextEncoder();

function write(mounts: Mounts, path: string, flags: number, text: string): void {
  const file = mounts.open(path, O_WRONLY_CREATE | flags);
  file.write(encoder.encode(text));
  file.close();
}

const operations: Record<string, (mounts: Mounts, a: string, b: string) => unknown> = {
  write: (mounts, a, b) => write(mounts, a, O_TRUNC, b),
  create: (mounts, a) => write(mounts, a, O_EXCL, 'new'),
  overwrite: (mounts, a) => write(mounts, a, 0, 'over'),
  noFollow: (mounts, a) => mounts.open(a, O_NOFOLLOW).close(),
  read: (mounts, a) => mounts.readText(a),
  stat: (mounts, a) => {
    const { type, size, mode } = mounts.stat(a);
    return type === 'directory' ? [type, mode] : [type, size, mode];
  },
  names: (mounts, a) => {
    const { type, nlink } = mounts.stat(a);
    return type === 'directory' ? type : nlink;
  },
  lstat: (mounts, a) => mounts.stat(a, false).type,
  readdir: (mounts, a) =>
    mounts
      .readdir(a)
      .map(({ name, type }) => `${name}:${type}`)
      .sort(),
  mkdir: (mounts, a) => mounts.mkdir(a),
  rmdir: (mounts, a) => mounts.rmdir(a),
  unlink: (mounts, a) => mounts.unlink(a),
  rename: (mounts, a, b) => mounts.rename(a, b),
  link: (mounts, a, b) => mounts.link(a, b),
  symlink: (mounts, a, b) => mounts.symlink(b.replace(/^\/v\//, ''), a),
  readlink: (mounts, a) => mounts.readlink(a),
  realpath: (mounts, a) => mounts.realpath(a),
  chmod: (mounts, a) => mounts.update(a, { mode: 0o750 }),
  utimes: (mounts, a) => mounts.update(a, { mtimeMs: 5000 }),
  isReadOnly: (mounts, a) => mounts.isReadOnly(a),
};

function outcome(mounts: Mounts, [operation, a, b]: readonly [string, string, string]): string {
  try {
    return JSON.stringify(operations[operation]?.(mounts, a, b)) ?? 'done';
  } catch (error) {
    return `!${(error as { code?: string }).code}`;
  }
}

const name = fc.constantFrom('a', 'b', 'c', 'd', 'l', '..', '.');
const path = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', '', '', '/', '/.'))
  .map(([names, ending]) => `/v/${names.join('/')}${ending}`);
const step = fc.tuple(fc.constantFrom(...Object.keys(operations)), path, path);

function fill(mounts: Mounts): void {
  mounts.mkdir('/v/d');
  mounts.mkdir('/v/d/c');
  write(mounts, '/v/a', 0, 'file a');
  write(mounts, '/v/d/b', 0, 'file b');
  mounts.symlink('d', '/v/l');
  mounts.symlink('../a', '/v/d/l');
}

function mountsOf(volume: Volume): Mounts {
  return createMounts({ grant: { mounts: { '/v': volume } } });
}

function makeAll(root: string): Record<string, Mounts> {
  for (const folder of ['real', 'verified']) mkdirSync(join(root, folder));
  const base = memoryVolume();
  const all = {
    real: mountsOf(directoryVolume(join(root, 'real'), { readOnly: false, links: true })),
    verified: mountsOf(new DirectoryVolume(new VerifiedAccess(join(root, 'verified')), { readOnly: false, links: true })),
    memory: mountsOf(memoryVolume()),
    base: mountsOf(base),
  };
  for (const mounts of Object.values(all)) fill(mounts);
  return { ...all, base: mountsOf(overlayVolume(base, memoryVolume())), upper: all.memory };
}

describe('volumes', () => {
  it('do the same with the same program', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (program) => {
        const root = mkdtempSync(join(tmpdir(), 'nodelet-agreement-'));
        try {
          const all = makeAll(root);
          for (const each of program) {
            const expected = outcome(all.real as Mounts, each);
            for (const kind of ['memory', 'base', 'verified']) {
              // A file that is copied up is a new one: names it had in the base are not names of the copy.
              const seen = outcome(all[kind] as Mounts, each);
              if (kind === 'base' && each[0] === 'names') continue;
              expect(`${kind} ${each.join(' ')}: ${seen}`).toBe(`${kind} ${each.join(' ')}: ${expected}`);
            }
          }
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 200 },
    );
  });
});
