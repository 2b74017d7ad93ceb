import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  futimesSync,
  readSync,
  type Stats,
  writeSync,
} from 'node:fs';
import {
  type FileType,
  GUEST_ID,
  type StatChanges,
  VolumeError,
  type VolumeFile,
  type VolumeStat,
} from '../../capabilities/volumes/volume.ts';
import type { WriteBudget } from './host-write-budget.ts';

/** Mode bits that a guest may set on a host's file: never set-user-id, set-group-id or sticky. */
export const SETTABLE_MODE = 0o777;

export interface HostFileOptions {
  /** Of the file, when it was opened; undefined where nothing can be added or removed. */
  readonly stats: Stats | undefined;
  readonly isNew: boolean;
  readonly budget: WriteBudget;
  readonly allowsLinks: boolean;
  /** Called after bytes or attributes were changed through the handle. */
  changed(isDirectory: boolean): void;
}

/** An open file of the host. Whoever made it has checked that it may be used. */
export class HostFile implements VolumeFile {
  /** Made by the open that gave this handle. */
  readonly isNew: boolean;
  readonly #fd: number;
  readonly #stats: Stats | undefined;
  readonly #budget: WriteBudget;
  readonly #allowsLinks: boolean;
  readonly #changed: (isDirectory: boolean) => void;

  constructor(fd: number, { stats, isNew, budget, allowsLinks, changed }: HostFileOptions) {
    this.isNew = isNew;
    this.#fd = fd;
    this.#budget = budget;
    this.#allowsLinks = allowsLinks;
    this.#changed = changed;
    this.#stats = stats;
    if (stats !== undefined) budget.opened(stats);
  }

  stat(): VolumeStat {
    return volumeStat(fstatSync(this.#fd));
  }

  read(target: Uint8Array, position: number): number {
    return readSync(this.#fd, target, 0, target.byteLength, position);
  }

  write(source: Uint8Array, position: number | undefined): number {
    if (source.byteLength === 0) return 0;
    const { size } = fstatSync(this.#fd);
    const start = position ?? size;
    this.#budget.assertRoom(start + source.byteLength - size);
    const written = writeSync(this.#fd, source, 0, source.byteLength, start);
    this.#budget.resized(size, Math.max(size, start + written));
    this.#changed(false);
    return written;
  }

  truncate(size: number): void {
    const former = fstatSync(this.#fd).size;
    this.#budget.assertRoom(size - former);
    ftruncateSync(this.#fd, size);
    this.#budget.resized(former, size);
    this.#changed(false);
  }

  update(changes: StatChanges): void {
    assertOwnerKept(changes);
    const stats = fstatSync(this.#fd);
    if (stats.isFile() && stats.nlink > 1 && !this.#allowsLinks) throw new VolumeError('EACCES');
    if (changes.mode !== undefined) fchmodSync(this.#fd, changes.mode & SETTABLE_MODE);
    const times = changedTimes(changes, stats);
    if (times !== undefined) futimesSync(this.#fd, ...times);
    this.#changed(stats.isDirectory());
  }

  sync(): void {
    fsyncSync(this.#fd);
  }

  close(): void {
    try {
      if (this.#stats !== undefined) this.#budget.closing(this.#stats, () => fstatSync(this.#fd));
    } finally {
      closeSync(this.#fd);
    }
  }
}

export function volumeStat(stats: Stats): VolumeStat {
  return {
    type: typeOf(stats),
    ino: stats.ino,
    mode: stats.mode & 0o7777,
    nlink: stats.nlink,
    // The guest is told that it owns what it was given; who does on the host is no business of it.
    uid: GUEST_ID,
    gid: GUEST_ID,
    size: stats.size,
    atimeMs: stats.atimeMs,
    mtimeMs: stats.mtimeMs,
    ctimeMs: stats.ctimeMs,
    birthtimeMs: stats.birthtimeMs,
  };
}

export function typeOf(
  entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket' | 'isBlockDevice'>,
): FileType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  if (entry.isSymbolicLink()) return 'symlink';
  if (entry.isFIFO()) return 'fifo';
  if (entry.isSocket()) return 'socket';
  return entry.isBlockDevice() ? 'block-device' : 'character-device';
}

/** Giving a file away is the host's right alone; "giving" it to its owner changes nothing. */
export function assertOwnerKept({ uid = GUEST_ID, gid = GUEST_ID }: StatChanges): void {
  if (uid !== GUEST_ID || gid !== GUEST_ID) throw new VolumeError('EPERM');
}

/** Both times in seconds, as utimes(2) wants them; undefined when neither changes. */
export function changedTimes({ atimeMs, mtimeMs }: StatChanges, stats: Stats): [number, number] | undefined {
  if (atimeMs === undefined && mtimeMs === undefined) return undefined;
  return [(atimeMs ?? stats.atimeMs) / 1000, (mtimeMs ?? stats.mtimeMs) / 1000];
}
