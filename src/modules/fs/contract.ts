/** A file by path, or by descriptor. */
export type FileTarget = string | number;

/**
 * What the guest's `node:fs` asks of its host. Arguments have been checked and brought into these types by the guest; the
 * host checks types and ranges again, for its own safety, and answers nonsense with an error that no well-behaved guest
 * sees. Paths are as the user wrote them: they appear in error messages, and relative ones start at the working directory.
 */
export interface FsVerbs {
  /** The whole file; as text when an encoding is given. A descriptor is read from its position to the end. */
  readFile(target: FileTarget, flags: number, encoding: string | undefined): Uint8Array | string;
  /** Opens, writes all of it, and closes; a descriptor is written at its position and stays open. */
  writeFile(
    target: FileTarget,
    data: Uint8Array | string,
    flags: number,
    mode: number,
    encoding: string | undefined,
    flush: boolean,
  ): void;
  open(path: string, flags: number, mode: number): number;
  close(fd: number): void;
  /** Reads into `target`; `position` -1 is the current one. */
  read(fd: number, target: Uint8Array, position: number): number;
  write(fd: number, source: Uint8Array | string, position: number, encoding: string | undefined): number;
  /**
   * Writes 14 float64 into `numbers`: dev, mode with type, nlink, uid, gid, rdev, blksize, ino, size, blocks, then atime,
   * mtime, ctime and birthtime in milliseconds. False where there is nothing, unless it is `required`: then it throws.
   */
  stat(path: string, numbers: Uint8Array, follow: boolean, required: boolean): boolean;
  fstat(fd: number, numbers: Uint8Array): void;
  /** type, bsize, blocks, bfree, bavail, files, ffree as float64. */
  statfs(path: string, numbers: Uint8Array): void;
  exists(path: string): boolean;
  access(path: string, mode: number): void;
  /** Names in byte order, each behind the digit of its type (`UV_DIRENT_*`), joined by `/`. `syscall` is for the error. */
  readdir(path: string, syscall: 'scandir' | 'opendir', isPathInError: boolean): string;
  /** With `recursive`, the first directory that was made, if any. */
  mkdir(path: string, mode: number, recursive: boolean): string | undefined;
  mkdtemp(prefix: string): string;
  rmdir(path: string): void;
  unlink(path: string): void;
  /** Removes a tree in steps that are bounded, so that a limit can end it: true when all is gone. */
  removeTree(path: string): boolean;
  rename(from: string, to: string): void;
  copyFile(from: string, to: string, mode: number): void;
  link(existing: string, path: string): void;
  symlink(target: string, path: string): void;
  readlink(path: string): string;
  /** As realpath(3), or (`native` false) as Node's own, which takes `..` out by text first. */
  realpath(path: string, native: boolean): string;
  chmod(target: FileTarget, mode: number): void;
  chown(target: FileTarget, uid: number, gid: number, follow: boolean): void;
  utimes(target: FileTarget, atimeMs: number, mtimeMs: number, follow: boolean): void;
  truncate(fd: number, length: number): void;
  sync(fd: number, syscall: 'fsync' | 'fdatasync'): void;
  /** Begins to watch a file or folder, links followed, for `watchEvent`; gives the watcher's number. */
  watch(path: string, recursive: boolean): number;
  /**
   * The next event of a watcher: `r` (`rename`) or `c` (`change`), then the file's name. That is the name in the folder that is
   * watched, with folders before it when `recursive`; for the watched thing itself, the last name of the path that was given.
   * Undefined once the watcher is closed. A second call takes the place of one that still waits, whose promise then gives
   * '': so a guest asks anew to change whether the watcher keeps the program alive.
   */
  watchEvent(watcher: number, isReferenced: boolean): Promise<string | undefined>;
  watchClose(watcher: number): void;
  /** Settles in a later macrotask: callbacks and promises of file operations are never settled in the one that asked. */
  turn(): Promise<void>;
}
