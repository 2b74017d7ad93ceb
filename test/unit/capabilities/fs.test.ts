import { describe, expect, it } from 'vitest';
import { parseFsGrant } from '../../../src/capabilities/fs.ts';
import { memoryVolume } from '../../../src/capabilities/volumes/memory-volume.ts';

const volume = memoryVolume();

describe('parseFsGrant', () => {
  it('takes volumes by absolute path and quotas', () => {
    const grant = parseFsGrant({ mounts: { '/data': volume, '/a/b': volume }, maxBytes: 0, maxFiles: Infinity, maxOpenFiles: 5 });
    expect(grant).toEqual({ mounts: { '/data': volume, '/a/b': volume }, maxBytes: 0, maxFiles: Infinity, maxOpenFiles: 5 });
    expect(parseFsGrant({})).toEqual({});
    expect(parseFsGrant({ maxBytes: undefined })).toEqual({});
  });

  it.each([
    [null, "capabilities.fs must be an object like { mounts: { '/data': volume } }, not null"],
    ['/', 'capabilities.fs must be an object like { mounts: { \'/data\': volume } }, not "/"'],
    [[], "capabilities.fs must be an object like { mounts: { '/data': volume } }, not an array"],
    [{ mount: {} }, 'capabilities.fs has no "mount"; it takes mounts, maxBytes, maxFiles, maxOpenFiles'],
    [{ mounts: [] }, 'capabilities.fs.mounts must be an object of volumes by path, not an array'],
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
      'capabilities.fs.mounts["/a"] must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), not "./dir"',
    ],
    [
      { mounts: { '/a': { stat() {} } } },
      'capabilities.fs.mounts["/a"] must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), but has no method "open"',
    ],
    [{ maxBytes: -1 }, 'capabilities.fs.maxBytes must be a whole number from 0 on, or Infinity, not -1'],
    [{ maxFiles: '9' }, 'capabilities.fs.maxFiles must be a whole number from 0 on, or Infinity, not "9"'],
    [{ maxOpenFiles: 1.5 }, 'capabilities.fs.maxOpenFiles must be a whole number from 0 on, or Infinity, not 1.5'],
  ])('refuses %j', (value, message) => {
    expect(() => parseFsGrant(value)).toThrow(new TypeError(message));
  });

  it('takes no mount from a prototype', () => {
    const grant = parseFsGrant({ mounts: JSON.parse('{}') as object });
    expect(Object.getPrototypeOf(grant.mounts)).toBe(null);
    expect(() => parseFsGrant({ mounts: JSON.parse('{"__proto__":{}}') as object })).toThrow(TypeError);
  });
});
