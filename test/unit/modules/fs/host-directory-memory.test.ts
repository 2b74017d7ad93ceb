import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inOneInstant } from '../../../../src/capabilities/volumes/instant.ts';
import { directoryVolume } from '../../../../src/modules/fs/host-directory-volume.ts';
import { keepText, knownText } from '../../../../src/modules/fs/host-known-texts.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'nodelet-memory-'));
  mkdirSync(join(base, 'a'));
  writeFileSync(join(base, 'a/x.js'), 'one');
});
afterEach(() => rmSync(base, { recursive: true }));

describe('what a directory volume remembers', () => {
  it('sees each change of a file, of whatever age and time', () => {
    const volume = directoryVolume(base);
    for (const text of ['two', 'six', 'ten', 'one']) {
      writeFileSync(join(base, 'a/x.js'), text);
      utimesSync(join(base, 'a/x.js'), 1, 1);
      expect(volume.readText('a/x.js')).toBe(text);
      expect(volume.readText('a/x.js')).toBe(text);
    }
  });

  it('keeps the text of a file that has settled, and gives it up at a change that keeps size and mtime', () => {
    const path = join(base, 'a/x.js');
    const stats = statSync(path);
    keepText(stats, stats, 'kept', stats.ctimeMs + 60_000);
    expect(knownText(stats)).toBe('kept');
    writeFileSync(path, 'two');
    utimesSync(path, stats.atime, stats.mtime);
    expect(statSync(path).size).toBe(stats.size);
    expect(knownText(statSync(path))).toBeUndefined();
  });

  it('does not keep what was changed just before, or while it was read', () => {
    const path = join(base, 'a/x.js');
    const before = statSync(path);
    keepText(before, before, 'too young', before.ctimeMs + 1_000);
    expect(knownText(before)).toBeUndefined();
    writeFileSync(path, 'longer');
    keepText(before, statSync(path), 'torn', Date.now() + 60_000);
    expect(knownText(statSync(path))).toBeUndefined();
  });

  it('keeps what it saw for an instant, and no longer', () => {
    const volume = directoryVolume(base);
    inOneInstant(() => {
      expect(volume.stat('a/x.js')?.type).toBe('file');
      expect(volume.stat('a/y.js')).toBeUndefined();
      writeFileSync(join(base, 'a/y.js'), '');
      rmSync(join(base, 'a/x.js'));
      expect(volume.stat('a/x.js')?.type).toBe('file');
      expect(volume.stat('a/y.js')).toBeUndefined();
    });
    expect(volume.stat('a/x.js')).toBeUndefined();
    expect(inOneInstant(() => volume.stat('a/y.js')?.type)).toBe('file');
  });

  it('finds another folder in the place of one that it holds open', () => {
    const volume = directoryVolume(base);
    expect(inOneInstant(() => volume.readText('a/x.js'))).toBe('one');
    renameSync(join(base, 'a'), join(base, 'b'));
    mkdirSync(join(base, 'a'));
    writeFileSync(join(base, 'a/x.js'), 'other');
    expect(inOneInstant(() => volume.readText('a/x.js'))).toBe('other');
    expect(volume.readText('b/x.js')).toBe('one');
  });
});

describe('directoryVolume(root, { immutable: true })', () => {
  it('looks at a path once', () => {
    const volume = directoryVolume(base, { immutable: true });
    expect(volume.stat('a/x.js')?.size).toBe(3);
    expect(volume.stat('none')).toBeUndefined();
    writeFileSync(join(base, 'a/x.js'), 'longer');
    writeFileSync(join(base, 'none'), '');
    expect(volume.stat('a/x.js')?.size).toBe(3);
    expect(volume.stat('none')).toBeUndefined();
    expect(directoryVolume(base).stat('a/x.js')?.size).toBe(6);
  });

  it('cannot be writable', () => {
    expect(() => directoryVolume(base, { immutable: true, readOnly: false })).toThrow(
      'directoryVolume(): "immutable" says that nothing changes, and "readOnly: false" that it may',
    );
  });
});
