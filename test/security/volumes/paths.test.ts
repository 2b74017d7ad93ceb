import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mounts } from '../../../src/capabilities/volumes/mounts.ts';
import { corpus, parts } from './corpus.ts';
import { type AccessName, accesses, CANARY, type Host, makeHost, pictureOf } from './fixture.ts';

const O_WRONLY = 1;
const O_RDWR = 2;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_TRUNC = 0o1000;
const O_APPEND = 0o2000;
const data = new TextEncoder().encode('from the guest');

function write(mounts: Mounts, path: string, flags: number): string {
  const file = mounts.open(path, flags);
  try {
    const before = new Uint8Array(100);
    const read = flags & O_RDWR ? file.read(before, 0) : 0;
    file.write(data);
    return new TextDecoder().decode(before.subarray(0, read));
  } finally {
    file.close();
  }
}

const reading: Record<string, (mounts: Mounts, path: string) => unknown> = {
  readText: (mounts, path) => mounts.readText(path),
  stat: (mounts, path) => [mounts.stat(path).type, mounts.stat(path).size],
  lstat: (mounts, path) => mounts.stat(path, false).type,
  find: (mounts, path) => mounts.find(path)?.size,
  readdir: (mounts, path) =>
    mounts
      .readdir(path)
      .map(({ name }) => name)
      .sort(),
  readlink: (mounts, path) => mounts.readlink(path),
  realpath: (mounts, path) => mounts.realpath(path),
  chdir: (mounts, path) => {
    mounts.chdir(path);
    const { cwd } = mounts;
    mounts.chdir('/');
    return cwd;
  },
};

const writing: Record<string, (mounts: Mounts, path: string) => unknown> = {
  open: (mounts, path) => write(mounts, path, O_RDWR),
  create: (mounts, path) => write(mounts, path, O_WRONLY | O_CREAT),
  replace: (mounts, path) => write(mounts, path, O_WRONLY | O_CREAT | O_TRUNC),
  append: (mounts, path) => write(mounts, path, O_WRONLY | O_APPEND),
  exclusive: (mounts, path) => write(mounts, path, O_RDWR | O_CREAT | O_EXCL),
  truncate: (mounts, path) => mounts.open(path, O_TRUNC).close(),
  mkdir: (mounts, path) => mounts.mkdir(path),
  rmdir: (mounts, path) => mounts.rmdir(path),
  unlink: (mounts, path) => mounts.unlink(path),
  renameAway: (mounts, path) => mounts.rename(path, '/mnt/stolen'),
  renameOver: (mounts, path) => mounts.rename('/mnt/sub/deep', path),
  linkFrom: (mounts, path) => mounts.link(path, '/mnt/linked'),
  linkTo: (mounts, path) => mounts.link('/mnt/file', path),
  symlink: (mounts, path) => mounts.symlink('../outside/file', path),
  chmod: (mounts, path) => mounts.update(path, { mode: 0o4777 }),
  utimes: (mounts, path) => mounts.update(path, { atimeMs: 1, mtimeMs: 1 }),
  lutimes: (mounts, path) => mounts.update(path, { atimeMs: 1, mtimeMs: 1 }, false),
  chown: (mounts, path) => mounts.update(path, { uid: 12345 }),
};

function outcome(run: () => unknown): string {
  try {
    return JSON.stringify(run()) ?? 'done';
  } catch (error) {
    // The message too: whatever reaches a caller may be shown.
    return `!${(error as { code?: string }).code} ${(error as Error).message}`;
  }
}

describe.each(Object.keys(accesses) as AccessName[])('a directory reached by %s', (access) => {
  let host: Host;
  beforeEach(() => {
    host = makeHost();
  });
  afterEach(() => host.dispose());

  it('shows nothing outside of it, whatever the path', () => {
    const mounts = host.mount(access);
    const before = pictureOf(host.outside);
    const seen = new Set<string>();
    for (const path of corpus(host.base)) {
      for (const [verb, run] of Object.entries(reading)) {
        const result = outcome(() => run(mounts, path));
        expect(result.includes(CANARY), `${verb} ${path}: ${result}`).toBe(false);
        expect(result.includes(host.base), `${verb} ${path}: ${result}`).toBe(false);
        expect(/root:[^:]*:0:/.test(result), `${verb} ${path}: ${result}`).toBe(false);
        seen.add(result);
      }
    }
    expect(pictureOf(host.outside)).toEqual(before);
    // The corpus is worth something: some of it is answered.
    expect(seen).toContain('"inside"');
    expect([...seen].some((result) => result.startsWith('!EACCES'))).toBe(true);
  });

  it('does not even tell whether there is something outside', () => {
    const look = (): string[] => {
      const mounts = host.mount(access);
      return corpus(host.base).flatMap((path) => Object.values(reading).map((run) => outcome(() => run(mounts, path))));
    };
    const before = look();
    renameSync(host.outside, join(host.base, 'elsewhere'));
    renameSync(join(host.base, 'root-file'), join(host.base, 'elsewhere-file'));
    expect(look()).toEqual(before);
  });

  it.each(Object.keys(writing))('changes nothing outside of it by %s', (verb) => {
    const look = (): string[] => pictureOf(host.base).filter((line) => !/^root[/ ]/.test(line));
    const before = look();
    const run = writing[verb] as (mounts: Mounts, path: string) => unknown;
    for (const path of corpus(host.base)) {
      // Each on a fresh private volume: what went there is no escape, and must not change what the next one meets.
      const mounts = host.mount(access, { readOnly: false, maxBytes: 1e9, maxFiles: 1e9 });
      const result = outcome(() => run(mounts, path));
      expect(result.includes(CANARY), `${verb} ${path}: ${result}`).toBe(false);
      expect(result.includes(host.base), `${verb} ${path}: ${result}`).toBe(false);
    }
    expect(look()).toEqual(before);
  });

  it('is not changed by anything when it is read-only', () => {
    const before = pictureOf(host.root);
    const mounts = host.mount(access);
    const paths = [...corpus(host.base), '/mnt/file', '/mnt/sub', '/mnt/new', '/mnt/sub/new', '/mnt/hard', '/mnt/in-dir/file'];
    for (const path of paths) for (const run of Object.values(writing)) outcome(() => run(mounts, path));
    expect(pictureOf(host.root)).toEqual(before);
    for (const [verb, run] of Object.entries(writing)) {
      if (verb === 'linkFrom' || verb === 'renameAway') continue;
      expect(
        outcome(() => run(mounts, '/mnt/file')),
        verb,
      ).toMatch(/^!(?:EROFS|EEXIST|ENOTDIR)/);
    }
  });

  it('opens neither pipes nor devices, and does not wait for them', () => {
    const mounts = host.mount(access, { readOnly: false });
    for (const name of ['pipe', 'zero']) {
      if (mounts.find(`/mnt/${name}`) === undefined) continue;
      for (const flags of [0, O_WRONLY, O_RDWR, O_TRUNC, O_WRONLY | O_CREAT]) {
        expect(outcome(() => mounts.open(`/mnt/${name}`, flags).close())).toMatch(/^!EACCES/);
      }
      expect(outcome(() => mounts.readText(`/mnt/${name}`))).toMatch(/^!EACCES/);
    }
  });

  it('reads a file that has a second name outside, and does not write to it', () => {
    const mounts = host.mount(access, { readOnly: false });
    expect(mounts.readText('/mnt/hard')).toBe(CANARY);
    for (const run of [writing.open, writing.replace, writing.append, writing.truncate, writing.chmod, writing.utimes]) {
      expect(outcome(() => run?.(mounts, '/mnt/hard'))).toMatch(/^!EACCES/);
    }
    // Its name in here may go.
    mounts.unlink('/mnt/hard');
  });

  it('makes no links on the host unless it was told to', () => {
    const mounts = host.mount(access, { readOnly: false });
    expect(outcome(() => mounts.symlink('file', '/mnt/l'))).toMatch(/^!EPERM/);
    expect(outcome(() => mounts.link('/mnt/file', '/mnt/l'))).toMatch(/^!EPERM/);
    const linking = host.mount(access, { readOnly: false, links: true });
    linking.symlink('file', '/mnt/l');
    linking.link('/mnt/file', '/mnt/m');
    expect(linking.readText('/mnt/l')).toBe('inside');
    for (const target of ['/etc/passwd', host.outside]) {
      expect(outcome(() => linking.symlink(target, '/mnt/n'))).toMatch(/^!EPERM/);
    }
  });

  it('gives away no file and sets no set-user-id bit', () => {
    const mounts = host.mount(access, { readOnly: false });
    mounts.update('/mnt/file', { mode: 0o6777 });
    expect(mounts.stat('/mnt/file').mode).toBe(0o777);
    mounts.open('/mnt/new', O_CREAT | O_WRONLY, 0o6777).close();
    mounts.mkdir('/mnt/newdir', 0o6777);
    expect([mounts.stat('/mnt/new').mode & 0o7000, mounts.stat('/mnt/newdir').mode & 0o7000]).toEqual([0, 0]);
    expect(outcome(() => mounts.update('/mnt/file', { uid: 1 }))).toMatch(/^!EPERM/);
  });

  it('stops at what may be added', () => {
    const mounts = host.mount(access, { readOnly: false, maxBytes: 1000, maxFiles: 3 });
    const file = mounts.open('/mnt/a', O_CREAT | O_RDWR);
    file.write(new Uint8Array(900), 0);
    expect(outcome(() => file.write(new Uint8Array(101), 900))).toMatch(/^!ENOSPC/);
    expect(outcome(() => file.write(new Uint8Array(1), 1e15))).toMatch(/^!ENOSPC/);
    expect(outcome(() => file.truncate(1e15))).toMatch(/^!ENOSPC/);
    file.truncate(0);
    file.close();
    mounts.mkdir('/mnt/b');
    mounts.mkdir('/mnt/c');
    expect(outcome(() => mounts.mkdir('/mnt/d'))).toMatch(/^!ENOSPC/);
    mounts.rmdir('/mnt/c');
    mounts.mkdir('/mnt/d');
  });

  it('reports uses and denials by the guest path alone', () => {
    const mounts = host.mount(access);
    mounts.readText('/mnt/file');
    outcome(() => mounts.mkdir('/mnt/x'));
    outcome(() => mounts.readText('/mnt/abs-file'));
    expect(host.events).toEqual([
      { type: 'access', capability: 'fs', verb: 'readFile', target: '/mnt/file' },
      { type: 'denied', capability: 'fs', verb: 'mkdir', target: '/mnt/x', code: 'EROFS' },
      { type: 'denied', capability: 'fs', verb: 'readFile', target: '/mnt/abs-file', code: 'EACCES' },
    ]);
  });

  it('finds no way out by chance', () => {
    const mounts = host.mount(access, { readOnly: false, maxBytes: 1e9, maxFiles: 1e9 });
    const before = pictureOf(host.outside);
    const names = [...parts, 'mnt', 'root', 'root-file', '\u0000', '\\', '%2e%2e'];
    const path = fc
      .array(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 3 })), { maxLength: 8 })
      .map((chosen) => `/mnt/${chosen.join('/')}`);
    const verb = fc.constantFrom(...Object.values(reading), ...Object.values(writing));
    fc.assert(
      fc.property(path, verb, (each, run) => {
        const result = outcome(() => run(mounts, each));
        expect(result).not.toContain(host.base);
        // The hard link's content may be read where it stands.
        if (!each.includes('hard')) expect(result).not.toContain(CANARY);
      }),
      { numRuns: 3000 },
    );
    expect(pictureOf(host.outside)).toEqual(before);
  });

  it('is reached again when it was replaced by another of the same name', () => {
    const mounts = host.mount(access);
    expect(mounts.readText('/mnt/sub/file')).toBe('inside');
    renameSync(host.root, join(host.base, 'old'));
    const again = makeHost();
    renameSync(again.root, host.root);
    writeFileSync(join(host.root, 'sub/file'), 'second');
    expect(mounts.readText('/mnt/sub/file')).toBe('second');
    again.dispose();
  });
});
