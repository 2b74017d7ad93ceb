import type { VolumeEntry, VolumeFile, VolumeStat } from './volume.ts';

/**
 * The file system that one sandbox sees: volumes mounted at absolute paths, the private memory volume at `/`. The host
 * sides of `fs`, `process` (cwd, umask) and the module loader share one, obtained with `sandboxMounts(context)`.
 *
 * Paths are POSIX, absolute or relative to `cwd`. Failures are thrown as errors with a POSIX `code` (`VolumeError`).
 */
export interface Mounts {
  /** The working directory, absolute and free of links. */
  readonly cwd: string;
  /** As chdir(2): fails with ENOENT, ENOTDIR. */
  chdir(path: string): void;
  /** Bits that newly made files do not get. */
  umask: number;
  /** What stands at `path`, links followed; undefined where there is nothing (ENOENT, ENOTDIR, ELOOP, EACCES). */
  find(path: string): VolumeStat | undefined;
  /** As stat(2), or lstat(2) when `follow` is false. */
  stat(path: string, follow?: boolean): MountStat;
  /** The absolute path of the same file without links, `.` and `..`. */
  realpath(path: string): string;
  /**
   * The whole content of a regular file. The bytes may be the volume's own memory: read them at once, do not write to
   * them and do not keep them.
   */
  readFile(path: string): Uint8Array;
  /** The whole content, decoded as UTF-8 with U+FFFD for what is malformed. A byte order mark stays. */
  readText(path: string): string;
  readdir(path: string): VolumeEntry[];
  open(path: string, flags: number, mode?: number): MountFile;
  mkdir(path: string, mode?: number): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  link(existing: string, path: string): void;
  symlink(target: string, path: string): void;
  readlink(path: string): string;
}

/** A stat with the number of the mount it comes from, which is the guest's `dev`. */
export interface MountStat extends VolumeStat {
  readonly dev: number;
}

/** An open file with its mount. */
export interface MountFile extends VolumeFile {
  stat(): MountStat;
}
