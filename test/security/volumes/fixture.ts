import { execFileSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxEvent } from '../../../src/capabilities/capability.ts';
import { createMounts } from '../../../src/capabilities/volumes/create-mounts.ts';
import type { Mounts } from '../../../src/capabilities/volumes/mounts.ts';
import { DirectoryVolume, type DirectoryVolumeOptions } from '../../../src/modules/fs/host-directory-volume.ts';
import { HandleAccess, VerifiedAccess } from '../../../src/modules/fs/host-folder.ts';

/** Stands in every file outside the mount; nothing a guest gets may contain it. */
export const CANARY = 'canary-3f9c1e';

/** The two ways in which a folder is reached, and what each is expected to hold. */
export const accesses = {
  handles: (root: string) => new HandleAccess(root),
  'verified paths': (root: string) => new VerifiedAccess(root),
};
export type AccessName = keyof typeof accesses;

export interface Host {
  /** `root` is mounted at /mnt; `outside` lies beside it. */
  readonly base: string;
  readonly root: string;
  readonly outside: string;
  readonly events: SandboxEvent[];
  mount(access: AccessName, options?: DirectoryVolumeOptions): Mounts;
  dispose(): unknown;
}

/** A directory that is to be mounted, with every kind of link and special file in it, and a neighbour full of canaries. */
export function makeHost(): Host {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'nodelet-security-')));
  const [root, outside] = [join(base, 'root'), join(base, 'outside')];
  for (const folder of [root, outside]) mkdirSync(join(folder, 'sub/deep'), { recursive: true });
  for (const name of ['file', 'sub/file', 'sub/deep/file']) {
    writeFileSync(join(root, name), 'inside');
    writeFileSync(join(outside, name), CANARY);
  }
  writeFileSync(join(base, 'root-file'), CANARY);
  const links: Record<string, string> = {
    'rel-dir': '../outside',
    'rel-file': '../outside/file',
    'abs-dir': outside,
    'abs-file': join(outside, 'file'),
    'abs-base': base,
    'abs-root': '/',
    'proc-root': '/proc/self/root',
    'proc-cwd': '/proc/self/cwd',
    'proc-fd': '/proc/self/fd',
    'dev-fd': '/dev/fd/0',
    passwd: '/etc/passwd',
    chain1: 'chain2',
    chain2: 'chain3',
    chain3: 'abs-dir/file',
    'in-dir': 'sub',
    'in-then-up': 'sub/../../outside/file',
    'via-link-up': 'in-dir/deep/../../../outside/file',
    'sub/up': '..',
    'sub/up-out': '../../outside',
    'up-chain': 'sub/up/sub/up/../outside/file',
    self: '.',
    parent: '..',
    loop: 'loop',
    dangling: '../outside/missing',
    'prefix-twin': '../root-file',
    'abs-twin': join(base, 'root-file'),
    'abs-inside': join(root, 'sub/file'),
    'abs-inside-up': join(root, '..', 'outside', 'file'),
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
  linkSync(join(outside, 'file'), join(root, 'hard'));
  if (process.platform !== 'win32') {
    execFileSync('mkfifo', [join(root, 'pipe')]);
    try {
      execFileSync('mknod', [join(root, 'zero'), 'c', '1', '5'], { stdio: 'ignore' });
    } catch {
      // Only the superuser may; the pipe stands for it then.
    }
  }
  const events: SandboxEvent[] = [];
  return {
    base,
    root,
    outside,
    events,
    mount: (access, options) =>
      createMounts({
        grant: { mounts: { '/mnt': new DirectoryVolume(accesses[access](root), options) } },
        emit: (event) => events.push(event),
      }),
    // A guest may have made a tree that is deeper than a recursive function can follow.
    dispose: () =>
      process.platform === 'win32' ? rmSync(base, { recursive: true, force: true }) : execFileSync('rm', ['-rf', base]),
  };
}

/** Everything that can be told of a tree, so that two looks at it can be compared. Links are told of and not followed. */
export function pictureOf(folder: string, prefix = ''): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const { mode, size, nlink, mtimeMs, ctimeMs, ino } = stats;
      const content = stats.isFile() ? readFileSync(path, 'utf8') : stats.isSymbolicLink() ? readlinkSync(path) : '';
      const line = [prefix + name, mode, size, nlink, mtimeMs, ctimeMs, ino, content].join(' ');
      return stats.isDirectory() ? [line, ...pictureOf(path, `${prefix}${name}/`)] : [line];
    });
}
