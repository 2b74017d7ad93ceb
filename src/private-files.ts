import type { FsGrant } from './capabilities/fs.ts';
import { isRecord, refuseGrant, shown } from './capabilities/grant-checks.ts';
import type { VolumeData } from './capabilities/volumes/memory-data.ts';
import { isFileName, isWithin } from './capabilities/volumes/mount-path.ts';
import { DEFAULT_MAX_BYTES, DEFAULT_MAX_FILES } from './capabilities/volumes/volume-options.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** `files` of the options: contents by absolute path. */
export function parseFiles(value: unknown): Files {
  if (!isRecord(value)) return refuseGrant(`files must be an object, got ${shown(value)}`);
  const files: Record<string, string | Uint8Array> = Object.create(null);
  for (const [path, content] of value instanceof Map ? (value as Map<unknown, unknown>) : Object.entries(value)) {
    if (typeof path !== 'string' || !path.startsWith('/') || path.includes('\0'))
      return refuseGrant(`A path in files must be an absolute POSIX path, got ${shown(path)}`);
    if (!path.slice(1).split('/').every(isFileName))
      return refuseGrant(`files[${shown(path)}] has an empty, ".", ".." or over-long part`);
    if (typeof content !== 'string' && !(content instanceof Uint8Array))
      return refuseGrant(`files[${shown(path)}] must be a string or Uint8Array, got ${typeof content}`);
    // A copy of bytes, which are the caller's to change: the volume is made only when the guest first looks at a file.
    files[path] = typeof content === 'string' ? content : new Uint8Array(content);
  }
  return files;
}

/**
 * Refuses what contradicts itself. The private volume is made when the guest first looks at a file: nobody could be told then
 * but the guest.
 */
export function assertFilesFit(files: Files | undefined, fs: FsGrant | undefined, data: VolumeData | undefined): void {
  const points = fs?.mounts === undefined ? [] : Object.keys(fs.mounts);
  if (files !== undefined) {
    assertTree(files);
    for (const point of points) {
      const conflict = Object.keys(files).find((path) => isWithin(path, point) || isWithin(point, path));
      if (conflict !== undefined)
        refuseGrant(`capabilities.fs.mounts has ${shown(point)} and files has ${shown(conflict)}: one would hide the other`);
    }
  }
  if (data !== undefined) {
    for (const point of points) {
      if (isTaken(data, point)) refuseGrant(`capabilities.fs.mounts has ${shown(point)}, where the snapshot has files`);
    }
  }
  for (const point of points) assertOuter(point, fs as FsGrant);
  if (files !== undefined || data !== undefined) assertRoom(files, data, fs);
}

/** No file is a folder too. */
function assertTree(files: Files): void {
  for (const path of Object.keys(files)) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folder in files) refuseGrant(`files has ${shown(path)} and ${shown(folder)}, which would be a file and a folder`);
    }
  }
}

/** Whether the private volume of a snapshot has something at a path, or a file above it. An empty folder may be mounted over. */
function isTaken({ inodes }: VolumeData, path: string): boolean {
  let inode = inodes[0];
  for (const name of path.slice(1).split('/')) {
    if (inode === undefined) return false;
    if (inode.type !== 'directory') return true;
    const entry: readonly [string, number] | undefined = inode.entries?.find(([known]) => known === name);
    inode = entry && inodes[entry[1]];
  }
  return inode !== undefined && (inode.type !== 'directory' || (inode.entries?.length ?? 0) > 0);
}

/** A mount point inside of another volume has to be a folder of it. */
function assertOuter(point: string, { mounts = {} }: FsGrant): void {
  const [outer] = Object.keys(mounts)
    .filter((other) => other !== point && isWithin(point, other))
    .sort((a, b) => b.length - a.length);
  if (outer === undefined) return;
  let found: string;
  try {
    found = mounts[outer]!.stat(point.slice(outer.length + 1))?.type ?? 'missing';
  } catch {
    found = 'out of reach';
  }
  if (found !== 'directory')
    refuseGrant(
      `capabilities.fs.mounts: ${shown(point)} must be a directory of the volume mounted at ${shown(outer)}, and is ${found}`,
    );
}

interface Need {
  readonly bytes: number;
  readonly names: number;
}

/** What the volume of each snapshot needs: looked up once. */
const needs = new WeakMap<VolumeData, Need>();

function needOf(data: VolumeData): Need {
  let need = needs.get(data);
  if (need === undefined) {
    const { inodes } = data;
    const bytes = inodes.reduce((sum, { content, target }) => sum + (content ?? target ?? '').length, 0);
    need = { bytes, names: inodes.reduce((sum, { entries = [] }) => sum + entries.length, 0) };
    needs.set(data, need);
  }
  return need;
}

/** As the volume will count it: a text by its characters, until it is read. */
function assertRoom(files: Files | undefined, data: VolumeData | undefined, fs: FsGrant | undefined): void {
  const { maxBytes = DEFAULT_MAX_BYTES, maxFiles = DEFAULT_MAX_FILES } = fs ?? {};
  let { bytes, names } = data === undefined ? { bytes: 0, names: 0 } : needOf(data);
  for (const path in files) {
    bytes += files![path]!.length;
    names++;
  }
  const what = data === undefined ? 'files need' : files === undefined ? 'the snapshot needs' : 'the snapshot and files need';
  if (bytes > maxBytes) refuseGrant(`capabilities.fs.maxBytes must be at least ${bytes}, which ${what}, got ${maxBytes}`);
  if (names > maxFiles) refuseGrant(`capabilities.fs.maxFiles must be at least ${names}, which ${what}, got ${maxFiles}`);
}
