import { describe, expect, it } from 'vitest';
import type { SandboxEvent } from '../../../../src/capabilities/capability.ts';
import { createMounts } from '../../../../src/capabilities/volumes/create-mounts.ts';
import { memoryVolume } from '../../../../src/capabilities/volumes/memory-volume.ts';
import type { Mounts } from '../../../../src/capabilities/volumes/mounts.ts';
import { overlayVolume } from '../../../../src/capabilities/volumes/overlay-volume.ts';
import { type Volume, VolumeError } from '../../../../src/capabilities/volumes/volume.ts';
import { codeOf } from './volume-cases.ts';

const O_CREATE = 0o101;
const write = (mounts: Mounts, path: string, text = ''): void => {
  const file = mounts.open(path, O_CREATE);
  file.write(new TextEncoder().encode(text));
  file.close();
};
const names = (mounts: Mounts, path: string) =>
  mounts
    .readdir(path)
    .map(({ name }) => name)
    .sort();

describe('createMounts', () => {
  it('has a private volume with files, /tmp and a home', () => {
    const mounts = createMounts({ files: { '/app/main.js': 'code' } });
    expect(names(mounts, '/')).toEqual(['app', 'root', 'tmp']);
    expect(mounts.readText('/app/main.js')).toBe('code');
    expect(mounts.stat('/tmp').mode).toBe(0o1777);
    write(mounts, '/tmp/x', 'y');
    expect(mounts.readText('/tmp/x')).toBe('y');
    expect(names(createMounts(), '/tmp')).toEqual([]);
  });

  it('mounts by the longest prefix of whole names', () => {
    const [outer, inner, twin] = [memoryVolume({ files: { 'in/x': '' } }), memoryVolume(), memoryVolume()];
    const mounts = createMounts({ grant: { mounts: { '/a/in': inner, '/a': outer, '/ab': twin } } });
    write(mounts, '/a/f');
    write(mounts, '/a/in/g');
    write(mounts, '/ab/h');
    expect(
      [outer, inner, twin].map((volume) =>
        volume
          .readdir('')
          .map(({ name }) => name)
          .sort(),
      ),
    ).toEqual([['f', 'in'], ['g'], ['h']]);
    expect(names(mounts, '/')).toEqual(['a', 'ab', 'root', 'tmp']);
    // What the mount covers is covered.
    expect(mounts.find('/a/in/x')).toBeUndefined();
    const devices = ['/', '/a', '/a/in', '/ab'].map((path) => mounts.stat(path).dev);
    expect(new Set(devices).size).toBe(4);
  });

  it('makes mount points in the private volume and nowhere else', () => {
    expect(names(createMounts({ grant: { mounts: { '/x/y/z': memoryVolume() } } }), '/x')).toEqual(['y']);
    const file = { '/a': 'a file' };
    for (const make of [
      () => createMounts({ grant: { mounts: { '/a': memoryVolume() } }, files: file }),
      () => createMounts({ grant: { mounts: { '/a/b': memoryVolume() } }, files: file }),
      () => createMounts({ grant: { mounts: { '/b': memoryVolume() } }, files: { '/b/c': 'hidden' } }),
      () => createMounts({ grant: { mounts: { '/m': memoryVolume(), '/m/missing': memoryVolume() } } }),
      () => createMounts({ grant: { mounts: { '/m': memoryVolume({ files: { f: '' } }), '/m/f': memoryVolume() } } }),
    ]) {
      expect(make).toThrow(/^Cannot mount at "/);
    }
  });

  it('takes up a volume that exists', () => {
    const first = memoryVolume({ files: { '/kept': 'text' } });
    expect(createMounts({ volume: memoryVolume({ data: first.toData() }) }).readText('/kept')).toBe('text');
  });

  it('starts in the directory it is told', () => {
    const mounts = createMounts({ cwd: '/app/sub', files: { '/app/f': 'x' } });
    expect(mounts.cwd).toBe('/app/sub');
    expect(mounts.readText('../f')).toBe('x');
    write(mounts, 'new');
    expect(names(mounts, '/app/sub')).toEqual(['new']);
  });
});

describe('mounts', () => {
  it('keep mount points and what leads to them where they are', () => {
    const mounts = createMounts({ grant: { mounts: { '/x/y': memoryVolume() } } });
    for (const run of [
      () => mounts.rmdir('/x/y'),
      () => mounts.rmdir('/x'),
      () => mounts.rename('/x/y', '/z'),
      () => mounts.rename('/x', '/z'),
      () => mounts.rename('/tmp', '/x/y'),
      () => mounts.rmdir('/'),
    ]) {
      expect(codeOf(run)).toMatch(/^(?:EBUSY|EXDEV)$/);
    }
    expect(mounts.stat('/x/y').type).toBe('directory');
  });

  it('move nothing between volumes', () => {
    const mounts = createMounts({ grant: { mounts: { '/m': memoryVolume({ files: { f: '' } }) } } });
    write(mounts, '/tmp/g');
    for (const run of [
      () => mounts.rename('/m/f', '/tmp/f'),
      () => mounts.rename('/tmp/g', '/m/g'),
      () => mounts.link('/m/f', '/tmp/f'),
    ]) {
      expect(codeOf(run)).toBe('EXDEV');
    }
  });

  it('resolve links in their own name space, across volumes', () => {
    const linked = memoryVolume({ files: { 'real/f': 'linked' } });
    linked.symlink('/tmp/target', 'abs');
    linked.symlink('../../tmp/target', 'up');
    linked.symlink('../../../../../../tmp/target', 'far-up');
    linked.symlink('real/../abs', 'chain');
    const mounts = createMounts({ grant: { mounts: { '/a/b': linked } } });
    write(mounts, '/tmp/target', 'T');
    mounts.symlink('/a/b/real', '/tmp/in');
    for (const path of ['/a/b/abs', '/a/b/up', '/a/b/far-up', '/a/b/chain', '/tmp/in/../abs'])
      expect(mounts.readText(path)).toBe('T');
    expect(mounts.realpath('/tmp/in/f')).toBe('/a/b/real/f');
    expect(mounts.realpath('/tmp/in/..')).toBe('/a/b');
    expect(mounts.realpath('/a/b/chain')).toBe('/tmp/target');
    mounts.symlink('/a/b/made', '/tmp/dangling');
    write(mounts, '/tmp/dangling', 'through');
    expect(mounts.readText('/a/b/made')).toBe('through');
  });

  it('end circles of links, also those that go through ..', () => {
    const mounts = createMounts();
    mounts.symlink('b', '/tmp/a');
    mounts.symlink('a', '/tmp/b');
    mounts.symlink('/tmp/c/../c', '/tmp/c');
    mounts.symlink('d/../d/x', '/tmp/d');
    mounts.symlink('.', '/tmp/self');
    for (const name of ['a', 'b', 'c', 'd', 'a/x', 'c/..'])
      expect(
        codeOf(() => mounts.stat(`/tmp/${name}`)),
        name,
      ).toBe('ELOOP');
    expect(mounts.stat(`/tmp/${'self/'.repeat(40)}`).type).toBe('directory');
    expect(codeOf(() => mounts.stat(`/tmp/${'self/'.repeat(41)}`))).toBe('ELOOP');
    expect(mounts.find('/tmp/a')).toBeUndefined();
    expect(codeOf(() => mounts.statIfPresent('/tmp/a'))).toBe('ELOOP');
  });

  it('answer a long path in bounded time', () => {
    const mounts = createMounts();
    const deep = `/tmp${'/d'.repeat(1000)}`;
    for (let length = 6; length <= deep.length; length += 2) mounts.mkdir(deep.slice(0, length));
    const start = performance.now();
    expect(mounts.realpath(`${deep}${'/..'.repeat(600)}`)).toBe(deep.slice(0, -1200));
    expect(codeOf(() => mounts.stat(`${deep}/${'x/../'.repeat(300)}`))).toBe('ENOENT');
    expect(codeOf(() => mounts.stat(`/${'x'.repeat(5000)}`))).toBe('ENAMETOOLONG');
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('never change a read-only volume, and say EROFS where Linux does', () => {
    const volume = memoryVolume({ files: { 'd/f': 'text' }, readOnly: true });
    volume.symlink('d', 'l');
    const events: SandboxEvent[] = [];
    const mounts = createMounts({ grant: { mounts: { '/r': volume } }, emit: (event) => events.push(event) });
    const before = JSON.stringify(volume.toData());
    const changes: Record<string, () => unknown> = {
      write: () => mounts.open('/r/d/f', 1),
      readWrite: () => mounts.open('/r/d/f', 2),
      truncate: () => mounts.open('/r/d/f', 0o1000),
      create: () => mounts.open('/r/d/new', O_CREATE),
      mkdir: () => mounts.mkdir('/r/d/new'),
      rmdir: () => mounts.rmdir('/r/d'),
      unlink: () => mounts.unlink('/r/d/f'),
      rename: () => mounts.rename('/r/d/f', '/r/d/g'),
      link: () => mounts.link('/r/d/f', '/r/d/g'),
      symlink: () => mounts.symlink('x', '/r/d/g'),
      update: () => mounts.update('/r/d/f', { mode: 0 }),
      throughLink: () => mounts.open('/r/l/new', O_CREATE),
    };
    for (const [name, run] of Object.entries(changes)) expect(codeOf(run), name).toBe('EROFS');
    expect(codeOf(() => mounts.mkdir('/r/d'))).toBe('EEXIST');
    expect(codeOf(() => mounts.open('/r/missing/new', O_CREATE))).toBe('ENOENT');
    expect(codeOf(() => mounts.open('/r/d', 1))).toBe('EISDIR');
    expect(codeOf(() => mounts.open('/r/d/f', 0o300))).toBe('EEXIST');
    const file = mounts.open('/r/d/f', 0o100);
    expect(codeOf(() => file.write(new Uint8Array(1)))).toBe('EBADF');
    expect(codeOf(() => file.truncate(0))).toBe('EINVAL');
    expect(codeOf(() => file.update({ mode: 0 }))).toBe('EROFS');
    file.close();
    expect(JSON.stringify(volume.toData())).toBe(before);
    expect(mounts.isReadOnly('/r/l/f')).toBe(true);
    expect(events.filter(({ type }) => type === 'denied').length).toBe(Object.keys(changes).length);
  });

  it('share a base and nothing else', () => {
    const base = memoryVolume({ files: { 'pkg/index.js': 'code' }, readOnly: true });
    const [one, two] = [1, 2].map(() =>
      createMounts({ grant: { mounts: { '/modules': overlayVolume(base, memoryVolume()) } } }),
    ) as [Mounts, Mounts];
    write(one, '/modules/pkg/mine', 'secret');
    const file = one.open('/modules/pkg/index.js', 0o1001);
    file.write(new TextEncoder().encode('poisoned'));
    file.close();
    expect([one.readText('/modules/pkg/index.js'), two.readText('/modules/pkg/index.js')]).toEqual(['poisoned', 'code']);
    expect(two.find('/modules/pkg/mine')).toBeUndefined();
    expect(names(two, '/modules/pkg')).toEqual(['index.js']);
  });

  it('report uses, denials and full volumes, and let nothing of a volume’s own errors through', () => {
    const events: SandboxEvent[] = [];
    const broken = new Proxy(memoryVolume(), {
      get(target, key) {
        if (key === 'readOnly') return false;
        if (key === 'stat') return (path: string) => (path === '' ? target.stat('') : undefined);
        return () => {
          throw Object.assign(new Error('disk at /secret/host/path failed'), { code: key === 'readdir' ? 'EACCES' : 'EWEIRD' });
        };
      },
    }) as unknown as Volume;
    const mounts = createMounts({ grant: { mounts: { '/broken': broken }, maxBytes: 10 }, emit: (event) => events.push(event) });
    const failures = [
      () => mounts.readText('/broken/x'),
      () => mounts.readdir('/broken'),
      () => write(mounts, '/tmp/x', 'x'.repeat(11)),
    ].map((run) => {
      try {
        run();
        return undefined;
      } catch (error) {
        expect(error).toBeInstanceOf(VolumeError);
        return (error as Error).message;
      }
    });
    expect(failures).toEqual(['EIO', 'EACCES', 'ENOSPC']);
    mounts.stat('/tmp');
    expect(events.map(({ type, verb, target, code }) => [type, verb, target, code])).toEqual([
      ['denied', 'readFile', '/broken/x', 'EIO'],
      ['denied', 'readdir', '/broken', 'EACCES'],
      ['access', 'open', '/tmp/x', undefined],
      ['limit', 'write', '/tmp/x', 'ENOSPC'],
      ['access', 'stat', '/tmp', undefined],
    ]);
  });
});
