import type { HostContext } from '../capability.ts';
import { createMounts } from './create-mounts.ts';
import type { OpenFile } from './open-file.ts';
import type { StatChanges, VolumeChange, VolumeEntry, VolumeSpace, VolumeStat } from './volume.ts';

/**
 * The file system that one sandbox sees: volumes mounted at absolute paths, the private memory volume at `/`. The host
 * sides of `fs` and `process` (cwd, umask) and the module loader share one, obtained with `sandboxMounts(context)`.
 *
 * Paths are POSIX, absolute or relative to `cwd`. Failures are `VolumeError`s with a POSIX `code`.
 */
export interface Mounts {
  /** The working directory, absolute and free of links. */
  readonly cwd: string;
  /** Bits that newly made files and directories do not get, as umask(2). */
  umask: number;
  /** As chdir(2). */
  chdir(path: string): void;
  /** As `stat`, but undefined where nothing can be reached, for whatever reason. */
  find(path: string, follow?: boolean): MountStat | undefined;
  /** As `stat`, but undefined where there is nothing (ENOENT, ENOTDIR). */
  statIfPresent(path: string, follow?: boolean): MountStat | undefined;
  /** As stat(2), or lstat(2) when `follow` is false. */
  stat(path: string, follow?: boolean): MountStat;
  /** Whether `path` lies in a volume that cannot be changed. */
  isReadOnly(path: string): boolean;
  /** Sizes of the volume that `path` lies in. */
  space(path: string): VolumeSpace;
  /** The absolute path of the same file without links, `.` and `..`. */
  realpath(path: string): string;
  /**
   * The whole content of a regular file (a directory is EISDIR). The bytes may be the volume's own memory: read them
   * at once, do not write to them and do not keep them.
   */
  readFile(path: string): Uint8Array;
  /** The same as text, decoded as UTF-8, with U+FFFD for what is malformed. A byte order mark stays. */
  readText(path: string): string;
  /** In no particular order. */
  readdir(path: string): VolumeEntry[];
  readlink(path: string): string;
  /** As open(2), with the flags' Linux values; `mode` is used for a new file, less the umask. */
  open(path: string, flags: number, mode?: number): OpenFile;
  mkdir(path: string, mode?: number): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  link(existing: string, path: string): void;
  symlink(target: string, path: string): void;
  /** Mode, owner and times; of a link itself when `follow` is false. */
  update(path: string, changes: StatChanges, follow?: boolean): void;
  /**
   * Tells `listener` of changes to what stands at `path` and in it, as `Volume.watch`, across mounts when `recursive`. The path of
   * a change is relative to the one that is watched, and empty for that itself.
   */
  watch(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void;
}

/** A stat with the number of the mount it comes from. */
export interface MountStat extends VolumeStat {
  readonly dev: number;
}

/** The mounts of this sandbox: those that `createSandbox` made, else (in tests of one module) an empty private volume. */
export function sandboxMounts(context: HostContext): Mounts {
  return context.share<Mounts>('mounts', () => createMounts({ emit: (event) => context.emit(event), now: () => context.now() }));
}
