import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryVolume, directoryVolume } from '../../../../src/modules/fs/host-directory-volume.ts';
import { VerifiedAccess } from '../../../../src/modules/fs/host-folder.ts';
import { describeVolume } from '../../capabilities/volumes/volume-cases.ts';

function temporary(make: (root: string) => DirectoryVolume) {
  const root = mkdtempSync(join(tmpdir(), 'nodelet-volume-'));
  mkdirSync(join(root, 'root'));
  return { volume: make(join(root, 'root')), dispose: () => rmSync(root, { recursive: true, force: true }) };
}

describeVolume('directoryVolume', () => temporary((root) => directoryVolume(root, { readOnly: false, links: true })));
describeVolume('DirectoryVolume with verified paths', () =>
  temporary((root) => new DirectoryVolume(new VerifiedAccess(root), { readOnly: false, links: true })),
);
