import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { VolumeFile } from '../../../../src/capabilities/volumes/volume.ts';
import { DirectoryVolume, directoryVolume } from '../../../../src/modules/fs/host-directory-volume.ts';
import { VerifiedAccess } from '../../../../src/modules/fs/host-folder.ts';
import { codeOf, describeVolume } from '../../capabilities/volumes/volume-cases.ts';

function temporary(make: (root: string) => DirectoryVolume) {
  const root = mkdtempSync(join(tmpdir(), 'nodelet-volume-'));
  mkdirSync(join(root, 'root'));
  return { volume: make(join(root, 'root')), dispose: () => rmSync(root, { recursive: true, force: true }) };
}

describeVolume('directoryVolume', () => temporary((root) => directoryVolume(root, { readOnly: false, links: true })));
describeVolume('DirectoryVolume with verified paths', () =>
  temporary((root) => new DirectoryVolume(new VerifiedAccess(root), { readOnly: false, links: true })),
);

describe('the quota of a directory volume', () => {
  const KB = new Uint8Array(1024);
  const NEW = { read: true, write: true, create: true, exclusive: false, truncate: true, mode: 0o600 };

  function withQuota(use: (volume: DirectoryVolume, put: (name: string) => VolumeFile) => void): void {
    const { volume, dispose } = temporary((root) => directoryVolume(root, { readOnly: false, maxBytes: 1024, maxFiles: 2 }));
    try {
      use(volume, (name) => {
        const file = volume.open(name, NEW);
        file.write(KB, 0);
        return file;
      });
    } finally {
      dispose();
    }
  }

  it('counts what was unlinked until the last handle to it is closed', () =>
    withQuota((volume, put) => {
      const file = put('a');
      const other = volume.open('a', { ...NEW, create: false, truncate: false });
      volume.unlink('a');
      expect([volume.space().freeBytes, volume.space().freeFiles]).toEqual([0, 2]);
      file.close();
      expect(codeOf(() => put('b'))).toBe('ENOSPC');
      other.close();
      expect(volume.space().freeBytes).toBe(1024);
    }));

  it('gives back what a rename has replaced, and nothing for two names of one file', () =>
    withQuota((volume, put) => {
      for (let round = 0; round < 5; round++) {
        put('new').close();
        volume.rename('new', 'kept');
        expect([volume.space().freeBytes, volume.space().freeFiles]).toEqual([0, 1]);
        volume.rename('kept', 'kept');
        expect(volume.space().freeFiles).toBe(1);
        const file = volume.open('kept', NEW);
        expect(volume.space().freeBytes).toBe(1024);
        file.close();
      }
    }));

  it('is not charged for what could not be written', () =>
    withQuota((volume, put) => {
      put('a').close();
      const reading = volume.open('a', { ...NEW, write: false, create: false, truncate: false });
      expect(codeOf(() => reading.truncate(10))).toBe('EINVAL');
      expect(volume.space().freeBytes).toBe(0);
      reading.close();
    }));
});
