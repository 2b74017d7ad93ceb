import { describe, expect, it } from 'vitest';
import { fs } from '../../../src/capabilities/fs.ts';
import { memoryVolume } from '../../../src/capabilities/volumes/memory-volume.ts';
import { SandboxError } from '../../../src/errors.ts';

const volume = memoryVolume();

describe('the fs grant', () => {
  it('takes volumes by absolute path and quotas', () => {
    const grant = fs.parse({ mounts: { '/data': volume, '/a/b': volume }, maxBytes: 0, maxFiles: Infinity, maxOpenFiles: 5 });
    expect(grant).toEqual({ mounts: { '/data': volume, '/a/b': volume }, maxBytes: 0, maxFiles: Infinity, maxOpenFiles: 5 });
    expect(fs.parse({})).toEqual({});
    expect(fs.parse({ maxBytes: undefined })).toEqual({});
  });

  it.each([
    [null, 'capabilities.fs must be an object, got null'],
    ['/', 'capabilities.fs must be an object, got "/"'],
    [[], 'capabilities.fs must be an object, got an array'],
    [{ mount: {} }, 'capabilities.fs has no "mount", allowed are mounts, maxBytes, maxFiles, maxOpenFiles'],
    [{ mounts: [] }, 'capabilities.fs.mounts must be an object of volumes by path, got an array'],
    [
      { mounts: { data: volume } },
      `capabilities.fs.mounts: "data" is not absolute; a mount point is an absolute POSIX path like '/data'`,
    ],
    [
      { mounts: { '/': volume } },
      `capabilities.fs.mounts: "/" is the private volume of the sandbox; a mount point is an absolute POSIX path like '/data'`,
    ],
    [
      { mounts: { '/a/../b': volume } },
      `capabilities.fs.mounts: "/a/../b" has a ".", ".." or empty part; a mount point is an absolute POSIX path like '/data'`,
    ],
    [
      { mounts: { '/a/': volume } },
      `capabilities.fs.mounts: "/a/" has a ".", ".." or empty part; a mount point is an absolute POSIX path like '/data'`,
    ],
    [
      { mounts: { '/a\0': volume } },
      `capabilities.fs.mounts: "/a\\u0000" has a NUL or a lone surrogate; a mount point is an absolute POSIX path like '/data'`,
    ],
    [
      { mounts: { '/a': './dir' } },
      'capabilities.fs.mounts["/a"] must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), got "./dir"',
    ],
    [
      { mounts: { '/a': { stat() {} } } },
      'capabilities.fs.mounts["/a"] must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), but has no method "open"',
    ],
    [{ maxBytes: -1 }, 'capabilities.fs.maxBytes must be a whole number from 0 on, or Infinity, got -1'],
    [{ maxFiles: '9' }, 'capabilities.fs.maxFiles must be a whole number from 0 on, or Infinity, got "9"'],
    [{ maxOpenFiles: 1.5 }, 'capabilities.fs.maxOpenFiles must be a whole number from 0 on, or Infinity, got 1.5'],
  ])('refuses %j', (value, message) => {
    expect(() => fs.parse(value)).toThrow(new SandboxError('option', message));
  });

  it('wants no more of a volume that cannot be changed than what reads', () => {
    const reading = { readOnly: true, stat() {}, open() {}, readdir() {}, readlink() {} };
    expect(fs.parse({ mounts: { '/a': reading } }).mounts).toEqual({ '/a': reading });
    expect(() => fs.parse({ mounts: { '/a': { ...reading, readOnly: false } } })).toThrow('has no method "mkdir"');
    expect(() => fs.parse({ mounts: { '/a': { ...reading, open: 1 } } })).toThrow('has no method "open"');
  });

  it('takes no mount from a prototype', () => {
    const grant = fs.parse({ mounts: JSON.parse('{}') as object });
    expect(Object.getPrototypeOf(grant.mounts)).toBe(null);
    expect(() => fs.parse({ mounts: JSON.parse('{"__proto__":{}}') as object })).toThrow(SandboxError);
  });
});
