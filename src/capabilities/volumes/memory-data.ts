import { refuseGrant } from '../grant-checks.ts';
import { type ByteQuota, FileContent } from './file-content.ts';
import type { DirectoryInode, Inode } from './memory-inode.ts';
import { isFileName } from './mount-path.ts';

/** A tree of files as plain data: it survives structured clone. Inodes are listed once each, hard links point to one. */
export interface VolumeData {
  readonly format: 1;
  /** The first one is the root. A directory comes before the directories in it. */
  readonly inodes: readonly InodeData[];
}

export interface InodeData {
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;
  /** Of a file. */
  readonly content?: string | Uint8Array;
  /** Of a symbolic link. */
  readonly target?: string;
  /** Of a directory: name and index of the inode. */
  readonly entries?: readonly (readonly [name: string, index: number])[];
}

const numbers = ['mode', 'uid', 'gid', 'atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs'] as const;

/** @param isShared the contents are the volume's own memory, which copies them before it writes to them. */
export function writeVolumeData(root: DirectoryInode, isShared = false): VolumeData {
  const order: Inode[] = [root];
  const indexes = new Map<Inode, number>([[root, 0]]);
  const inodes: InodeData[] = [];
  for (let at = 0; at < order.length; at++) {
    const inode = order[at] as Inode;
    const { type, mode, uid, gid, atimeMs, mtimeMs, ctimeMs, birthtimeMs } = inode;
    const state = { type, mode, uid, gid, atimeMs, mtimeMs, ctimeMs, birthtimeMs };
    if (inode.type === 'file') {
      inodes.push({ ...state, content: isShared ? inode.content.share() : (inode.content.text ?? inode.content.bytes.slice()) });
    } else if (inode.type === 'symlink') {
      inodes.push({ ...state, target: inode.target });
    } else {
      const entries = Array.from(inode.entries, ([name, child]): [string, number] => {
        let index = indexes.get(child);
        if (index === undefined) {
          index = order.push(child) - 1;
          indexes.set(child, index);
        }
        return [name, index];
      });
      inodes.push({ ...state, entries });
    }
  }
  return { format: 1, inodes };
}

/**
 * Rebuilds a tree below `root`. The data may have been stored by someone else: every value is checked, and a directory
 * has exactly one name, given by a directory before it, so that no cycle, no `..` and no orphan can come in.
 */
export function readVolumeData(
  data: VolumeData,
  root: DirectoryInode,
  { quota, maxNames, isShared }: { readonly quota: ByteQuota; readonly maxNames: number; readonly isShared: boolean },
): { inodes: number; names: number } {
  if (typeof data !== 'object' || data === null || data.format !== 1 || !Array.isArray(data.inodes)) {
    refuseGrant('"data" is not what toData() of a memory volume gives (format 1)');
  }
  const states: readonly InodeData[] = data.inodes;
  // Everything but the root has a name. Counted first: a long list is to cost nothing but a look at its length.
  if (states.length - 1 > maxNames) refuseGrant(`"data" has ${states.length} inodes, "maxFiles" allows ${maxNames}`);
  if (states[0]?.type !== 'directory') refuseGrant('"data" does not begin with a directory');
  const inodes = states.map((state, index) => restoreInode(state, index, index === 0 ? root : undefined, quota, isShared));
  let names = 0;
  states.forEach(({ entries = [] }, index) => {
    const directory = inodes[index] as Inode;
    if (directory.type !== 'directory') return;
    for (const [name, childIndex] of entries) {
      // What no path can name could never be removed.
      if (typeof name !== 'string' || !isFileName(name) || directory.entries.has(name)) {
        refuseGrant(`"data" has a bad name in inode ${index}: ${JSON.stringify(name)}`);
      }
      const child = Number.isSafeInteger(childIndex) && childIndex > 0 ? inodes[childIndex] : undefined;
      if (child === undefined || (child.type === 'directory' && (child.nlink > 0 || childIndex <= index))) {
        refuseGrant(`"data" has a bad reference in inode ${index}: ${String(childIndex)}`);
      }
      directory.entries.set(name, child);
      if (++names > maxNames) refuseGrant(`"data" has more names than the ${maxNames} that "maxFiles" allows`);
      if (child.type === 'directory') {
        child.nlink = 2;
        directory.nlink++;
      } else {
        child.nlink++;
      }
    }
  });
  const orphan = inodes.findIndex(({ nlink }) => nlink === 0);
  if (orphan !== -1) refuseGrant(`"data" has no name for inode ${orphan}`);
  return { inodes: inodes.length, names };
}

function isLinkTarget(target: unknown): target is string {
  return typeof target === 'string' && target !== '' && target.length < 4096 && target.isWellFormed() && !target.includes('\0');
}

function restoreInode(
  state: InodeData,
  index: number,
  root: DirectoryInode | undefined,
  quota: ByteQuota,
  isShared: boolean,
): Inode {
  const bad = numbers.find((name) => !Number.isFinite(state?.[name]));
  if (bad !== undefined) refuseGrant(`"data" has no number "${bad}" in inode ${index}`);
  const { type, mode, uid, gid, atimeMs, mtimeMs, ctimeMs, birthtimeMs } = state;
  const base = { ino: index + 1, nlink: 0, mode: mode & 0o7777, uid, gid, atimeMs, mtimeMs, ctimeMs, birthtimeMs };
  if (type === 'directory') return root ? Object.assign(root, base, { nlink: 2 }) : { type, ...base, entries: new Map() };
  if (type === 'symlink' && isLinkTarget(state.target)) {
    quota.take(state.target.length);
    return { type, ...base, target: state.target };
  }
  if (type === 'file' && (typeof state.content === 'string' || state.content instanceof Uint8Array)) {
    return { type, ...base, content: new FileContent(quota, state.content, isShared), handles: 0 };
  }
  return refuseGrant(`"data" has neither content nor target nor entries in inode ${index}`);
}
