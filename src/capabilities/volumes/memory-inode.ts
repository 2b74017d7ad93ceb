import type { FileContent } from './file-content.ts';
import type { FileType, StatChanges, VolumeStat } from './volume.ts';

/** What every inode of a memory volume has; `nlink` counts names, `handles` open files. */
interface InodeBase {
  readonly ino: number;
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  atimeMs: number;
  mtimeMs: number;
  ctimeMs: number;
  birthtimeMs: number;
}

export interface FileInode extends InodeBase {
  readonly type: 'file';
  readonly content: FileContent;
  handles: number;
}

export interface DirectoryInode extends InodeBase {
  readonly type: 'directory';
  readonly entries: Map<string, Inode>;
}

export interface SymlinkInode extends InodeBase {
  readonly type: 'symlink';
  readonly target: string;
}

export type Inode = FileInode | DirectoryInode | SymlinkInode;

const utf8 = new TextEncoder();

export function sizeOf(inode: Inode): number {
  if (inode.type === 'file') return inode.content.size;
  // As ext4 shows it; the guest gets no measure of the host's memory from it.
  if (inode.type === 'directory') return 4096;
  return utf8.encode(inode.target).byteLength;
}

export function statOf(inode: Inode): VolumeStat {
  return {
    type: inode.type satisfies FileType,
    ino: inode.ino,
    mode: inode.mode,
    nlink: inode.nlink,
    uid: inode.uid,
    gid: inode.gid,
    size: sizeOf(inode),
    atimeMs: inode.atimeMs,
    mtimeMs: inode.mtimeMs,
    ctimeMs: inode.ctimeMs,
    birthtimeMs: inode.birthtimeMs,
  };
}

export function updateInode(inode: Inode, changes: StatChanges, now: number): void {
  if (changes.mode !== undefined) inode.mode = changes.mode & 0o7777;
  if (changes.uid !== undefined) inode.uid = changes.uid;
  if (changes.gid !== undefined) inode.gid = changes.gid;
  if (changes.atimeMs !== undefined) inode.atimeMs = changes.atimeMs;
  if (changes.mtimeMs !== undefined) inode.mtimeMs = changes.mtimeMs;
  inode.ctimeMs = now;
}
