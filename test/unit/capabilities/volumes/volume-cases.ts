import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenOptions, SymlinkInPath, type Volume } from '../../../../src/capabilities/volumes/volume.ts';

export interface VolumeUnderTest {
  readonly volume: Volume;
  dispose(): void;
}

const READ: OpenOptions = { read: true, write: false, create: false, exclusive: false, truncate: false, mode: 0 };
const WRITE: OpenOptions = { read: true, write: true, create: true, exclusive: false, truncate: false, mode: 0o644 };
const utf8 = new TextEncoder();

export function put(volume: Volume, path: string, text: string): void {
  const file = volume.open(path, { ...WRITE, truncate: true });
  const bytes = utf8.encode(text);
  for (let at = 0; at < bytes.length; ) at += file.write(bytes.subarray(at), at);
  file.close();
}

export function get(volume: Volume, path: string): string {
  const file = volume.open(path, READ);
  try {
    const bytes = new Uint8Array(file.stat().size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) read = file.read(bytes.subarray(length), length);
    return new TextDecoder().decode(bytes.subarray(0, length));
  } finally {
    file.close();
  }
}

export function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof SymlinkInPath) return `link at ${error.at} to ${error.target}`;
    return (error as { code?: string }).code;
  }
  return undefined;
}

function list(volume: Volume, path: string): string[] {
  return volume
    .readdir(path)
    .map(({ name, type }) => `${name}:${type}`)
    .sort();
}

/**
 * What every volume has to do, whatever it keeps its files in. `make` gives an empty one that allows everything.
 */
export function describeVolume(name: string, make: () => VolumeUnderTest): void {
  describe(`${name} as a volume`, () => {
    let subject: VolumeUnderTest;
    let volume: Volume;
    beforeEach(() => {
      subject = make();
      volume = subject.volume;
    });
    afterEach(() => subject.dispose());

    it('has a root directory', () => {
      expect(volume.stat('')).toMatchObject({ type: 'directory' });
      expect(volume.readdir('')).toEqual([]);
      expect(codeOf(() => volume.mkdir('', 0o755))).toBe('EEXIST');
    });

    it('tells of what is not there by undefined, and by ENOENT when asked to do something with it', () => {
      expect(volume.stat('missing')).toBeUndefined();
      expect(volume.stat('missing/x')).toBeUndefined();
      for (const run of [
        () => volume.open('missing', READ),
        () => volume.open('missing/x', WRITE),
        () => volume.readdir('missing'),
        () => volume.readlink('missing'),
        () => volume.rmdir('missing'),
        () => volume.unlink('missing'),
        () => volume.rename('missing', 'x'),
        () => volume.link('missing', 'x'),
        () => volume.mkdir('missing/x', 0o755),
        () => volume.symlink('x', 'missing/x'),
        () => volume.update('missing', { mode: 0o600 }, false),
      ]) {
        expect(codeOf(run)).toBe('ENOENT');
      }
    });

    it('keeps what is written', () => {
      put(volume, 'a', 'first');
      expect(get(volume, 'a')).toBe('first');
      put(volume, 'a', '2nd');
      expect(get(volume, 'a')).toBe('2nd');
      expect(volume.stat('a')).toMatchObject({ type: 'file', size: 3, nlink: 1 });
    });

    it('reads and writes by position, fills holes with zeros and appends', () => {
      const file = volume.open('a', WRITE);
      expect(file.write(utf8.encode('abc'), 0)).toBe(3);
      expect(file.write(utf8.encode('Z'), 5)).toBe(1);
      expect(file.write(utf8.encode('!'), undefined)).toBe(1);
      const bytes = new Uint8Array(10);
      expect(file.read(bytes, 0)).toBe(7);
      expect([...bytes]).toEqual([97, 98, 99, 0, 0, 90, 33, 0, 0, 0]);
      expect(file.read(bytes, 7)).toBe(0);
      expect(file.read(bytes, 1000)).toBe(0);
      expect(file.read(bytes.subarray(0, 2), 5)).toBe(2);
      expect([...bytes.subarray(0, 2)]).toEqual([90, 33]);
      file.truncate(2);
      file.truncate(4);
      expect(file.read(bytes, 0)).toBe(4);
      expect([...bytes.subarray(0, 4)]).toEqual([97, 98, 0, 0]);
      expect(file.stat().size).toBe(4);
      file.sync();
      file.close();
    });

    it('opens as it is told', () => {
      put(volume, 'a', 'text');
      expect(codeOf(() => volume.open('a', { ...WRITE, exclusive: true }))).toBe('EEXIST');
      volume.open('a', { ...WRITE, truncate: true }).close();
      expect(get(volume, 'a')).toBe('');
      volume.open('new', { ...WRITE, mode: 0o640 }).close();
      expect(volume.stat('new')?.mode).toBe(0o640);
      volume.mkdir('d', 0o755);
      expect(codeOf(() => volume.open('d', WRITE))).toBe('EISDIR');
      expect(codeOf(() => volume.open('d', { ...READ, write: true }))).toBe('EISDIR');
      const directory = volume.open('d', READ);
      expect(directory.stat().type).toBe('directory');
      directory.close();
    });

    it('lets an open file live without a name', () => {
      put(volume, 'a', 'here');
      const file = volume.open('a', { ...READ, write: true });
      volume.unlink('a');
      expect(volume.stat('a')).toBeUndefined();
      put(volume, 'a', 'another');
      const bytes = new Uint8Array(10);
      expect(file.read(bytes, 0)).toBe(4);
      file.write(utf8.encode('HERE!'), 0);
      expect(file.stat()).toMatchObject({ size: 5, nlink: 0 });
      file.close();
      expect(get(volume, 'a')).toBe('another');
    });

    it('makes, lists and removes directories', () => {
      volume.mkdir('d', 0o755);
      volume.mkdir('d/e', 0o700);
      put(volume, 'd/f', '');
      expect(list(volume, 'd')).toEqual(['e:directory', 'f:file']);
      expect(list(volume, '')).toEqual(['d:directory']);
      expect(volume.stat('d/e')).toMatchObject({ type: 'directory', mode: 0o700 });
      expect(codeOf(() => volume.mkdir('d', 0o755))).toBe('EEXIST');
      expect(codeOf(() => volume.mkdir('d/f', 0o755))).toBe('EEXIST');
      expect(codeOf(() => volume.mkdir('d/f/g', 0o755))).toBe('ENOTDIR');
      expect(codeOf(() => volume.readdir('d/f'))).toBe('ENOTDIR');
      expect(codeOf(() => volume.rmdir('d'))).toBe('ENOTEMPTY');
      expect(codeOf(() => volume.rmdir('d/f'))).toBe('ENOTDIR');
      expect(codeOf(() => volume.unlink('d/e'))).toBe('EISDIR');
      volume.unlink('d/f');
      volume.rmdir('d/e');
      volume.rmdir('d');
      expect(volume.readdir('')).toEqual([]);
    });

    it('answers ENOTDIR where a file stands in the way', () => {
      put(volume, 'f', '');
      for (const run of [
        () => volume.stat('f/x'),
        () => volume.open('f/x', READ),
        () => volume.open('f/x', WRITE),
        () => volume.readdir('f/x'),
        () => volume.unlink('f/x'),
        () => volume.rmdir('f/x'),
        () => volume.rename('f/x', 'y'),
        () => volume.rename('f', 'f/x'),
      ]) {
        expect(codeOf(run)).toMatch(/^(?:ENOTDIR|EINVAL)$/);
      }
    });

    it('never follows a symbolic link, and says where it met one', () => {
      volume.mkdir('d', 0o755);
      put(volume, 'd/f', 'x');
      volume.symlink('d', 'l');
      volume.symlink('f', 'd/m');
      expect(volume.stat('l')?.type).toBe('symlink');
      expect(volume.readlink('l')).toBe('d');
      expect(codeOf(() => volume.readlink('d'))).toBe('EINVAL');
      expect(codeOf(() => volume.symlink('x', 'l'))).toBe('EEXIST');
      for (const run of [
        () => volume.stat('l/f'),
        () => volume.open('l/f', READ),
        () => volume.open('l/new', WRITE),
        () => volume.readdir('l'),
        () => volume.readdir('l/x'),
        () => volume.mkdir('l/x', 0o755),
        () => volume.unlink('l/f'),
        () => volume.rmdir('l/f'),
        () => volume.readlink('l/m'),
        () => volume.symlink('x', 'l/x'),
        () => volume.update('l', { mtimeMs: 1 }, false),
        () => volume.open('l', READ),
      ]) {
        expect(codeOf(run)).toBe('link at l to d');
      }
      expect(codeOf(() => volume.open('d/m', WRITE))).toBe('link at d/m to f');
      expect(codeOf(() => volume.open('d/m', { ...WRITE, exclusive: true }))).toBe('EEXIST');
      volume.rename('l', 'k');
      expect(volume.readlink('k')).toBe('d');
      volume.unlink('k');
      expect(get(volume, 'd/f')).toBe('x');
    });

    it('renames as rename(2) does', () => {
      put(volume, 'a', 'A');
      put(volume, 'b', 'B');
      volume.mkdir('d', 0o755);
      volume.mkdir('e', 0o755);
      put(volume, 'e/x', 'X');
      volume.rename('a', 'b');
      expect([get(volume, 'b'), volume.stat('a')]).toEqual(['A', undefined]);
      expect(codeOf(() => volume.rename('b', 'd'))).toBe('EISDIR');
      expect(codeOf(() => volume.rename('d', 'b'))).toBe('ENOTDIR');
      expect(codeOf(() => volume.rename('d', 'e'))).toBe('ENOTEMPTY');
      expect(codeOf(() => volume.rename('e', 'e/in'))).toBe('EINVAL');
      volume.rename('e', 'd');
      expect(get(volume, 'd/x')).toBe('X');
      expect(volume.stat('e')).toBeUndefined();
      volume.rename('d', 'd');
      volume.rename('d/x', 'y');
      expect([get(volume, 'y'), volume.readdir('d')]).toEqual(['X', []]);
      expect(codeOf(() => volume.rename('y', 'missing/y'))).toBe('ENOENT');
    });

    it('gives a file several names', () => {
      put(volume, 'a', 'one');
      volume.mkdir('d', 0o755);
      volume.link('a', 'd/b');
      expect(volume.stat('a')).toMatchObject({ nlink: 2, ino: volume.stat('d/b')?.ino });
      put(volume, 'd/b', 'two');
      expect(get(volume, 'a')).toBe('two');
      volume.rename('a', 'd/b');
      expect([volume.stat('a')?.nlink, volume.stat('d/b')?.nlink]).toEqual([2, 2]);
      volume.unlink('a');
      expect(volume.stat('d/b')?.nlink).toBe(1);
      expect(codeOf(() => volume.link('d', 'e'))).toBe('EPERM');
      expect(codeOf(() => volume.link('d/b', 'd'))).toBe('EEXIST');
    });

    it('records modes and times', () => {
      put(volume, 'a', '');
      volume.update('a', { mode: 0o640, atimeMs: 1000, mtimeMs: 2000 }, false);
      expect(volume.stat('a')).toMatchObject({ mode: 0o640, atimeMs: 1000, mtimeMs: 2000 });
      volume.update('a', { mtimeMs: 3000 }, false);
      expect(volume.stat('a')).toMatchObject({ mode: 0o640, atimeMs: 1000, mtimeMs: 3000 });
      volume.symlink('a', 'l');
      volume.update('l', { atimeMs: 5000, mtimeMs: 5000 }, true);
      expect(volume.stat('l')?.mtimeMs).toBe(5000);
      expect(volume.stat('a')?.mtimeMs).toBe(3000);
      const file = volume.open('a', { ...READ, write: true });
      file.update({ mode: 0o600, atimeMs: 7000, mtimeMs: 8000 });
      expect(file.stat()).toMatchObject({ mode: 0o600, mtimeMs: 8000 });
      file.write(utf8.encode('x'), 0);
      file.close();
      expect(volume.stat('a')?.mtimeMs).toBeGreaterThan(8000);
    });

    it('numbers its files', () => {
      put(volume, 'a', '');
      put(volume, 'b', '');
      const [a, b] = [volume.stat('a')?.ino, volume.stat('b')?.ino];
      expect(a).not.toBe(b);
      volume.rename('a', 'c');
      expect(volume.stat('c')?.ino).toBe(a);
    });

    it('takes any name that Linux takes', () => {
      const names = [
        'a b',
        '\u{1f600}',
        'ü',
        '...',
        'a\\b',
        'x:y',
        '%2e%2e',
        '-',
        'CON',
        'n'.repeat(255),
        '__proto__',
        'constructor',
      ];
      for (const name of names) put(volume, name, name);
      expect(
        volume
          .readdir('')
          .map(({ name }) => name)
          .sort(),
      ).toEqual(names.toSorted());
      for (const name of names) expect(get(volume, name)).toBe(name);
    });
  });
}
