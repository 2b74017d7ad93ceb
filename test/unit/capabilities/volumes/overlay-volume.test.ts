import { describe, expect, it } from 'vitest';
import { memoryVolume } from '../../../../src/capabilities/volumes/memory-volume.ts';
import { overlayVolume } from '../../../../src/capabilities/volumes/overlay-volume.ts';
import type { Volume } from '../../../../src/capabilities/volumes/volume.ts';
import { codeOf, describeVolume, get, put } from './volume-cases.ts';

describeVolume('overlayVolume over nothing', () => ({ volume: overlayVolume(memoryVolume(), memoryVolume()), dispose() {} }));

const files = { 'pkg/index.js': 'code', 'pkg/lib/a.js': 'a', 'pkg/lib/b.js': 'b', top: 'top' };
const names = (volume: Volume, path: string) =>
  volume
    .readdir(path)
    .map(({ name }) => name)
    .sort();

function make() {
  const base = memoryVolume({ files, now: () => 1000 });
  base.symlink('lib', 'pkg/link');
  const before = JSON.stringify(base.toData());
  const upper = memoryVolume();
  const volume = overlayVolume(base, upper);
  return { base, upper, volume, isUntouched: () => JSON.stringify(base.toData()) === before };
}

describe('overlayVolume', () => {
  it('shows the base and takes nothing up by reading', () => {
    const { volume, upper } = make();
    expect(get(volume, 'pkg/index.js')).toBe('code');
    expect(volume.readText('pkg/lib/a.js')).toBe('a');
    expect(names(volume, 'pkg')).toEqual(['index.js', 'lib', 'link']);
    expect(codeOf(() => volume.readdir('pkg/link'))).toBe('link at pkg/link to lib');
    expect(volume.readlink('pkg/link')).toBe('lib');
    expect(upper.usage).toEqual({ bytes: 0, files: 0 });
  });

  it('copies a file up when it is written to, with its mode and folders, and leaves the base alone', () => {
    const { volume, upper, isUntouched } = make();
    put(volume, 'pkg/lib/a.js', 'changed');
    expect([get(volume, 'pkg/lib/a.js'), get(upper, 'pkg/lib/a.js')]).toEqual(['changed', 'changed']);
    expect(upper.stat('pkg')).toMatchObject({ type: 'directory', mode: 0o755 });
    expect(names(volume, 'pkg/lib')).toEqual(['a.js', 'b.js']);
    const file = volume.open('top', { read: true, write: true, create: false, exclusive: false, truncate: false, mode: 0 });
    file.write(new TextEncoder().encode('T'), 0);
    file.close();
    expect(get(volume, 'top')).toBe('Top');
    volume.update('pkg/index.js', { mode: 0o600 }, false);
    expect(volume.stat('pkg/index.js')).toMatchObject({ mode: 0o600, mtimeMs: 1000 });
    expect(get(volume, 'pkg/index.js')).toBe('code');
    expect(isUntouched()).toBe(true);
  });

  it('changes the copy when a mode is changed through a handle to the base', () => {
    const { volume, isUntouched } = make();
    const file = volume.open('top', { read: true, write: false, create: false, exclusive: false, truncate: false, mode: 0 });
    file.update({ mode: 0o600 });
    expect(volume.stat('top')?.mode).toBe(0o600);
    volume.unlink('top');
    expect(codeOf(() => file.update({ mode: 0o644 }))).toBe('EROFS');
    file.close();
    expect(isUntouched()).toBe(true);
  });

  it('hides what was removed, also below a folder that comes back', () => {
    const { volume, isUntouched } = make();
    volume.unlink('pkg/lib/a.js');
    expect(volume.stat('pkg/lib/a.js')).toBeUndefined();
    expect(names(volume, 'pkg/lib')).toEqual(['b.js']);
    expect(
      codeOf(() =>
        volume.open('pkg/lib/a.js', { read: true, write: false, create: false, exclusive: false, truncate: false, mode: 0 }),
      ),
    ).toBe('ENOENT');
    volume.unlink('pkg/lib/b.js');
    volume.rmdir('pkg/lib');
    expect(names(volume, 'pkg')).toEqual(['index.js', 'link']);
    volume.mkdir('pkg/lib', 0o755);
    expect(names(volume, 'pkg/lib')).toEqual([]);
    put(volume, 'pkg/lib/a.js', 'new');
    expect(get(volume, 'pkg/lib/a.js')).toBe('new');
    volume.unlink('pkg/lib/a.js');
    expect(names(volume, 'pkg/lib')).toEqual([]);
    put(volume, 'top', 'x');
    volume.unlink('top');
    expect(volume.stat('top')).toBeUndefined();
    expect(isUntouched()).toBe(true);
  });

  it('moves a folder of the base with all that it shows', () => {
    const { volume, isUntouched } = make();
    volume.unlink('pkg/lib/b.js');
    put(volume, 'pkg/lib/new.js', 'n');
    volume.rename('pkg', 'moved');
    expect(volume.stat('pkg')).toBeUndefined();
    expect(names(volume, 'moved')).toEqual(['index.js', 'lib', 'link']);
    expect(names(volume, 'moved/lib')).toEqual(['a.js', 'new.js']);
    expect(get(volume, 'moved/lib/a.js')).toBe('a');
    volume.mkdir('pkg', 0o755);
    expect(names(volume, 'pkg')).toEqual([]);
    volume.rmdir('pkg');
    volume.rename('moved', 'pkg');
    expect(names(volume, 'pkg/lib')).toEqual(['a.js', 'new.js']);
    expect(isUntouched()).toBe(true);
  });

  it('puts a folder over an empty one of the base without mixing them', () => {
    const base = memoryVolume({ files: { 'a/x': '1', 'b/y': '2' } });
    const volume = overlayVolume(base, memoryVolume());
    volume.unlink('b/y');
    volume.rename('a', 'b');
    expect(names(volume, 'b')).toEqual(['x']);
    expect(names(volume, '')).toEqual(['b']);
  });

  it('tells files of the two layers apart', () => {
    const { volume } = make();
    const base = volume.stat('top')?.ino;
    for (let index = 0; index < 10; index++) put(volume, `n${index}`, '');
    const upper = Array.from({ length: 10 }, (_, index) => volume.stat(`n${index}`)?.ino);
    expect(upper).not.toContain(base);
  });

  it('leaves nothing half copied when the upper volume is full', () => {
    const base = memoryVolume({ files: { 'd/big': 'x'.repeat(1000), 'd/small': 's' } });
    const upper = memoryVolume({ maxBytes: 100 });
    const volume = overlayVolume(base, upper);
    const write = { read: true, write: true, create: false, exclusive: false, truncate: false, mode: 0 };
    expect(codeOf(() => volume.open('d/big', write))).toBe('ENOSPC');
    expect(upper.stat('d/big')).toBeUndefined();
    expect(codeOf(() => volume.rename('d', 'e'))).toBe('ENOSPC');
    expect(names(volume, 'd')).toEqual(['big', 'small']);
    expect(get(volume, 'd/big')).toHaveLength(1000);
    expect(volume.stat('e')).toBeUndefined();
  });

  it('comes back with the list of what it hides', () => {
    const { base, upper, volume } = make();
    volume.unlink('pkg/lib/a.js');
    put(volume, 'top', 'mine');
    volume.unlink('top');
    const again = overlayVolume(base, memoryVolume({ data: upper.toData() }), { hidden: structuredClone(volume.hidden()) });
    expect(names(again, 'pkg/lib')).toEqual(['b.js']);
    expect(again.stat('top')).toBeUndefined();
  });

  it('is read-only over a read-only upper volume', () => {
    expect(overlayVolume(memoryVolume(), memoryVolume({ readOnly: true })).readOnly).toBe(true);
    expect(overlayVolume(memoryVolume({ readOnly: true }), memoryVolume()).readOnly).toBe(false);
  });
});
