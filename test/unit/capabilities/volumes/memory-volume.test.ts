import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryVolume, memoryVolume } from '../../../../src/capabilities/volumes/memory-volume.ts';
import type { OpenOptions } from '../../../../src/capabilities/volumes/volume.ts';
import { SandboxError } from '../../../../src/errors.ts';
import { codeOf, describeVolume, get, put } from './volume-cases.ts';

describeVolume('memoryVolume', () => ({ volume: memoryVolume(), dispose() {} }));

const OPEN: OpenOptions = { read: true, write: true, create: true, exclusive: false, truncate: false, mode: 0o644 };
const bytes = (length: number) => new Uint8Array(length).fill(7);

describe('memoryVolume', () => {
  it('begins with the files it is given, as a record or a map, text or bytes', () => {
    const volume = memoryVolume({ files: { '/a/b.txt': 'héllo', 'c.bin': new Uint8Array([1, 2, 3]) } });
    expect(get(volume, 'a/b.txt')).toBe('héllo');
    expect(volume.stat('a/b.txt')).toMatchObject({ size: 6, mode: 0o644 });
    expect([...(volume.readFile('c.bin') as Uint8Array)]).toEqual([1, 2, 3]);
    expect(get(memoryVolume({ files: new Map([['/x', 'y']]) }), 'x')).toBe('y');
  });

  it('copies the bytes it is given', () => {
    const given = new Uint8Array([1, 2, 3]);
    const volume = memoryVolume({ files: { a: given } });
    given[0] = 99;
    expect([...(volume.readFile('a') as Uint8Array)]).toEqual([1, 2, 3]);
    const buffer = Buffer.from('xyz');
    const other = memoryVolume({ files: { a: buffer } });
    buffer[0] = 0;
    expect(get(other, 'a')).toBe('xyz');
  });

  it('hands out text without decoding it, until the file is written to', () => {
    const volume = memoryVolume({ files: { a: 'text\ud800' } });
    expect(volume.readText('a')).toBe('text\ufffd');
    put(volume, 'a', 'new');
    expect(volume.readText('a')).toBeUndefined();
  });

  it('shares contents with a snapshot until one side writes to them', () => {
    const volume = memoryVolume({ files: { kept: bytes(4), cut: bytes(4), grown: bytes(4), written: bytes(4) } });
    const taken = volume.toSharedData();
    const copies = [1, 2].map(() => new MemoryVolume({ data: taken }, true));
    const content = (of: MemoryVolume, path: string) => [...of.readFile(path)];
    expect(copies[0]!.readFile('kept').buffer).toBe(volume.readFile('kept').buffer);
    const before = content(volume, 'cut');
    for (const [index, changed] of [volume, copies[0]!].entries()) {
      changed.open('cut', OPEN).truncate(3);
      changed.open('grown', OPEN).write(bytes(4), 4);
      changed.open('written', OPEN).write(new Uint8Array([9 + index]), 0);
    }
    expect(content(volume, 'written')[0]).toBe(9);
    expect(content(copies[0]!, 'written')[0]).toBe(10);
    expect(content(copies[0]!, 'cut')).toEqual(before.slice(0, 3));
    for (const path of ['cut', 'grown', 'written']) expect(content(copies[1]!, path)).toEqual(before);
    expect(copies[1]!.usage.bytes).toBe(16);
  });

  it.each([
    ['..', { '../x': '' }],
    ['.', { './x': '' }],
    ['an empty name', { 'a//b': '' }],
    ['a slash at the end', { 'a/': '' }],
    ['NUL', { 'a\0b': '' }],
    ['the root', { '/': '' }],
    ['a file as a folder', { a: '', 'a/b': '' }],
    ['a folder as a file', { 'a/b': '', a: '' }],
    ['content of another type', { a: 1 as unknown as string }],
    ['too long a name', { ['n'.repeat(256)]: '' }],
  ])('refuses %s in files', (_label, files) => {
    expect(() => memoryVolume({ files: files as Record<string, string> })).toThrow(SandboxError);
  });

  it.each([[{ maxBytes: -1 }], [{ maxFiles: 1.5 }], [{ maxBytes: Number.NaN }], [{ maxFiles: '9' as unknown as number }]])(
    'refuses the quota %j',
    (options) => {
      expect(() => memoryVolume(options)).toThrow(/must be a whole number/);
    },
  );

  it('stops at its byte quota with ENOSPC, and gives freed bytes back', () => {
    const volume = memoryVolume({ maxBytes: 100 });
    const file = volume.open('a', OPEN);
    file.write(bytes(60), 0);
    expect(codeOf(() => file.write(bytes(41), 60))).toBe('ENOSPC');
    expect(file.stat().size).toBe(60);
    expect(codeOf(() => file.truncate(101))).toBe('ENOSPC');
    expect(codeOf(() => file.truncate(2 ** 53))).toBe('ENOSPC');
    expect(codeOf(() => file.write(bytes(1), 2 ** 40))).toBe('ENOSPC');
    expect(volume.usage.bytes).toBe(60);
    expect(codeOf(() => volume.symlink('x'.repeat(41), 'l'))).toBe('ENOSPC');
    file.truncate(10);
    put(volume, 'b', 'x'.repeat(90));
    volume.unlink('b');
    expect(volume.usage).toEqual({ bytes: 10, files: 1 });
    volume.unlink('a');
    expect(volume.usage.bytes).toBe(10);
    file.close();
    file.close();
    expect(volume.usage).toEqual({ bytes: 0, files: 0 });
  });

  it('counts a file with two names once, and what replaces another not twice', () => {
    const volume = memoryVolume({ maxBytes: 10, maxFiles: 3 });
    put(volume, 'a', '12345');
    volume.link('a', 'b');
    expect(volume.usage).toEqual({ bytes: 5, files: 2 });
    put(volume, 'c', '1');
    expect(codeOf(() => put(volume, 'd', ''))).toBe('ENOSPC');
    expect(codeOf(() => volume.mkdir('d', 0o755))).toBe('ENOSPC');
    expect(codeOf(() => volume.link('a', 'd'))).toBe('ENOSPC');
    volume.rename('c', 'a');
    expect(volume.usage).toEqual({ bytes: 6, files: 2 });
    volume.unlink('b');
    expect(volume.usage).toEqual({ bytes: 1, files: 1 });
  });

  it('gives memory back when a file shrinks', () => {
    const volume = memoryVolume({ maxBytes: 1 << 20 });
    for (let round = 0; round < 200; round++) {
      const file = volume.open(`f${round}`, OPEN);
      file.write(bytes(1 << 19), 0);
      file.truncate(16);
      file.close();
    }
    // 100 MiB were written; kept are 200 files of 16 bytes.
    const kept = Array.from({ length: 200 }, (_, index) => (volume.readFile(`f${index}`) as Uint8Array).buffer.byteLength);
    expect(Math.max(...kept)).toBeLessThan(1024);
  });

  it('comes back from plain data with links, modes, times and quotas', () => {
    const volume = memoryVolume({ files: { 'd/a': 'text', b: new Uint8Array([1]) }, now: () => 5 });
    volume.link('b', 'd/c');
    volume.symlink('../b', 'd/l');
    volume.update('d', { mode: 0o1777, mtimeMs: 9 }, false);
    const open = volume.open('gone', OPEN);
    volume.unlink('gone');
    const data = structuredClone(volume.toData());
    put(volume, 'b', 'changed');
    open.close();
    const copy = memoryVolume({ data });
    expect(copy.readText('d/a')).toBe('text');
    expect(copy.stat('b')).toMatchObject({ nlink: 2, ino: copy.stat('d/c')?.ino });
    expect(copy.stat('d')).toMatchObject({ mode: 0o1777, mtimeMs: 9, nlink: 2 });
    expect(copy.stat('')).toMatchObject({ nlink: 3 });
    expect(copy.readlink('d/l')).toBe('../b');
    expect(copy.usage).toEqual({ bytes: 9, files: 5 });
    put(copy, 'd/c', 'both');
    expect(get(copy, 'b')).toBe('both');
    expect(() => memoryVolume({ data, maxBytes: 3 })).toThrow();
    expect(() => memoryVolume({ data, maxFiles: 3 })).toThrow(SandboxError);
  });

  it('comes back from bytes as it does from data', () => {
    const volume = memoryVolume({ files: { 'd/a': 'héllo', b: new Uint8Array([1, 0, 255]), empty: '' }, now: () => 5 });
    volume.link('b', 'd/c');
    volume.symlink('../b', 'd/l');
    const bytes = volume.toBytes();
    const copy = memoryVolume({ data: bytes });
    bytes.fill(0);
    expect(copy.usage).toEqual({ bytes: 13, files: 6 });
    expect([...(copy.readFile('d/c') as Uint8Array)]).toEqual([1, 0, 255]);
    expect(copy.stat('b')).toMatchObject({ nlink: 2, ino: copy.stat('d/c')?.ino, mtimeMs: 5 });
    expect([get(copy, 'd/a'), copy.readlink('d/l'), get(copy, 'empty')]).toEqual(['héllo', '../b', '']);
    expect(copy.toBytes()).toEqual(memoryVolume({ data: volume.toBytes() }).toBytes());
    expect(memoryVolume({ data: memoryVolume().toBytes() }).readdir('')).toEqual([]);
    expect(() => memoryVolume({ data: volume.toBytes(), maxFiles: 3 })).toThrow(SandboxError);
    expect(() => memoryVolume({ data: volume.toBytes(), maxBytes: 3 })).toThrow('ENOSPC');
  });

  it('refuses bytes that are cut, longer, or of another form', () => {
    const bytes = memoryVolume({ files: { 'd/a': 'text', b: 'x' } }).toBytes();
    for (let length = 0; length < bytes.length; length++) {
      expect(() => memoryVolume({ data: bytes.subarray(0, length) })).toThrow(SandboxError);
    }
    expect(() => memoryVolume({ data: Uint8Array.of(...bytes, 0) })).toThrow('more than its header tells of');
    const changed = (at: number): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(() => memoryVolume({ data: changed(0) })).toThrow('does not begin as one');
    expect(() => memoryVolume({ data: changed(4) })).toThrow('version 0');
  });

  it('makes a sound tree, or none, of bytes that were changed anywhere', () => {
    const bytes = memoryVolume({ files: { 'd/a': 'text', 'd/e/f': 'more', b: 'x' } }).toBytes();
    let kept = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
        (changes) => {
          const changed = bytes.slice();
          for (const [at, byte] of changes) changed[at] = byte;
          let volume: ReturnType<typeof memoryVolume>;
          try {
            volume = memoryVolume({ data: changed, maxFiles: 10, maxBytes: 1000 });
          } catch (error) {
            expect(['SandboxError', 'VolumeError']).toContain((error as Error).name);
            return;
          }
          kept++;
          // All that is there can be reached by its path, and taken away again.
          const remove = (path: string): void => {
            for (const { name, type } of volume.readdir(path)) {
              const below = path === '' ? name : `${path}/${name}`;
              if (type === 'directory') {
                remove(below);
                volume.rmdir(below);
              } else {
                volume.unlink(below);
              }
            }
          };
          remove('');
          expect(volume.usage).toEqual({ bytes: 0, files: 0 });
        },
      ),
      { numRuns: 5000 },
    );
    expect(kept).toBeGreaterThan(100);
  });

  it('looks at no more of the data than its quota allows', () => {
    const inodes = new Proxy([], {
      get: (target, key) => {
        if (key === 'length') return 1e9;
        if (key === Symbol.toStringTag || typeof key === 'symbol') return Reflect.get(target, key);
        throw new Error(`looked at ${String(key)}`);
      },
    });
    expect(() => memoryVolume({ data: { format: 1, inodes }, maxFiles: 10 })).toThrow(/allows 10/);
  });

  it('refuses data that is no tree', () => {
    const state = { mode: 0, uid: 0, gid: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0, birthtimeMs: 0 };
    const directory = (entries: unknown) => ({ type: 'directory', ...state, entries });
    const file = { type: 'file', ...state, content: '' };
    for (const inodes of [
      [],
      [file],
      [directory([['a', 1]])],
      [directory([['a', 0]])],
      [directory([['..', 1]]), file],
      [directory([['a/b', 1]]), file],
      [directory([['', 1]]), file],
      [directory([[7, 1]]), file],
      [
        directory([
          ['a', 1],
          ['a', 1],
        ]),
        file,
      ],
      [directory([]), file],
      [
        directory([
          ['a', 1],
          ['b', 1],
        ]),
        directory([]),
      ],
      [directory([['a', 1]]), directory([['b', 1]])],
      [directory([['a', 2]]), directory([]), directory([['b', 1]])],
      [directory([['a', 1]]), { ...file, content: 5 }],
      [directory([['a', 1]]), { ...file, mode: 'x' }],
      [directory([['a', 1]]), { ...file, mtimeMs: Number.NaN }],
      [directory([['a', 1]]), { type: 'symlink', ...state }],
      [directory([['a', 1]]), { type: 'device', ...state }],
      [directory([['a', 1]]), null],
    ]) {
      expect(() => memoryVolume({ data: { format: 1, inodes } as never }), JSON.stringify(inodes)).toThrow(SandboxError);
    }
    for (const data of [null, 5, {}, { format: 2, inodes: [] }])
      expect(() => memoryVolume({ data: data as never })).toThrow(SandboxError);
  });

  it('survives any change to its data with a tree or a coded error', () => {
    const volume = memoryVolume({ files: { 'a/b/c': 'x', 'a/d': new Uint8Array(3) } });
    volume.symlink('d', 'a/l');
    const text = JSON.stringify(volume.toData());
    const anything = fc.oneof(fc.constantFrom('..', '.', '', '/', 'a', null), fc.integer({ min: -1, max: 8 }));
    fc.assert(
      fc.property(fc.nat(), anything, (at, value) => {
        let seen = 0;
        const changed = JSON.parse(text, (_key, each: unknown) =>
          typeof each === 'object' || seen++ !== at % 60 ? each : value,
        ) as never;
        try {
          const tree = memoryVolume({ data: changed }).toData();
          expect(tree.inodes[0]?.type).toBe('directory');
        } catch (error) {
          expect(error).toBeInstanceOf(SandboxError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
