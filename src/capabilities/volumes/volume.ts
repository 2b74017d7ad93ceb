/**
 * A tree of files that can be mounted into a sandbox. All operations are synchronous: a guest's `readFileSync` has to
 * return within one port call.
 *
 * Three rules make a volume safe and easy to write:
 * 1. A path is relative to the volume's root, in canonical form: names joined by `/`, the root being `''`. No name is
 *    empty, `.` or `..`, or contains `/` or NUL. The mount table has seen to that (mounts.ts).
 * 2. A volume never follows a symbolic link. When a component before the last is one, it throws `SymlinkInPath`; so do
 *    `open`, `readFile`, `readdir` and `update` (without `ofLink`) when the last one is. The mount table resolves the
 *    link in the guest's own name space, where no link can lead out, and asks again.
 * 3. What fails throws an error whose `code` is a POSIX error name (`ENOENT`); `VolumeError` is the plain way. Only the
 *    code is read, never the message, so that a host path in a message cannot reach the guest.
 */
export interface Volume {
  /** Nothing here can be changed; the mount table answers EROFS without asking the volume. */
  readonly readOnly: boolean;
  /**
   * The state of what stands at `path`, of the link itself where it is one. Undefined where there is nothing: a miss is
   * the most frequent answer in module resolution, and an error with a stack costs 20 times as much.
   */
  stat(path: string): VolumeStat | undefined;
  /** Opens a file. A directory can be opened for reading only; its handle can be asked for its state and synced. */
  open(path: string, options: OpenOptions): VolumeFile;
  readdir(path: string): VolumeEntry[];
  readlink(path: string): string;
  mkdir(path: string, mode: number): void;
  rmdir(path: string): void;
  /** Removes a name of anything but a directory. Open handles live on. */
  unlink(path: string): void;
  /** Moves within this volume, replacing as rename(2) does. */
  rename(from: string, to: string): void;
  /** Gives the file at `existing` (a link itself, if it is one) a second name. */
  link(existing: string, path: string): void;
  symlink(target: string, path: string): void;
  /** Changes mode, owner or times; of a symbolic link itself with `ofLink`. */
  update(path: string, changes: StatChanges, ofLink: boolean): void;
  /**
   * The whole content of a regular file, where the volume holds it in memory; else undefined, and it is opened and read.
   * The bytes stay the volume's own: the caller neither writes to them nor keeps them.
   */
  readFile?(path: string): Uint8Array | undefined;
  /** The same as UTF-8 text, where the volume has it at hand without decoding; else undefined. */
  readText?(path: string): string | undefined;
  /** What `fs.statfs` tells; zeros without this member. */
  space?(): VolumeSpace;
  /**
   * Tells `listener`, which does not throw, of every change to what stands at `path` and, where that is a directory, to what
   * is directly in it or (`recursive`) anywhere below it, whoever makes the change. Gives the function that ends it. Without
   * this member a volume that can be written to cannot be watched (ENOSYS).
   */
  watch?(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void;
}

/**
 * What a volume that cannot be changed needs: only what reads. The mount table answers EROFS to everything else without asking,
 * and an overlay takes the changes to such a volume somewhere else.
 */
export interface ReadOnlyVolume extends Pick<Volume, 'stat' | 'readdir' | 'readlink' | 'readFile' | 'readText' | 'space'> {
  readonly readOnly: true;
  /** `options` never ask for writing. */
  open(path: string, options: OpenOptions): ReadOnlyFile;
}

/** An open file that is only read. */
export type ReadOnlyFile = Pick<VolumeFile, 'stat' | 'read' | 'close'>;

/** In the words of inotify as Node tells of it (nodejs.org/api/fs.html#fswatchfilename-options-listener). */
export interface VolumeChange {
  /** A name came, went or was moved; or bytes, mode, owner or times of what has it are others now. */
  readonly type: 'rename' | 'change';
  readonly path: string;
}

/** An open file. Reads and writes are positioned; the current position belongs to the descriptor (open-file.ts). */
export interface VolumeFile {
  stat(): VolumeStat;
  /** Fills `target` from `position` on; fewer bytes than asked for, or 0, at the end. */
  read(target: Uint8Array, position: number): number;
  /** Writes at `position`, or at the end when it is undefined. May write less than asked for, never nothing. */
  write(source: Uint8Array, position: number | undefined): number;
  truncate(size: number): void;
  update(changes: StatChanges): void;
  sync(): void;
  close(): void;
}

export type FileType = 'file' | 'directory' | 'symlink' | 'fifo' | 'socket' | 'character-device' | 'block-device';

export interface VolumeStat {
  readonly type: FileType;
  /** Same number, same file, within one volume. */
  readonly ino: number;
  /** Permission bits, without the type. */
  readonly mode: number;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;
}

export interface VolumeEntry {
  readonly name: string;
  readonly type: FileType;
}

/** Bytes and names: how many there may be, and how many more. */
export interface VolumeSpace {
  readonly bytes: number;
  readonly freeBytes: number;
  readonly files: number;
  readonly freeFiles: number;
}

export interface OpenOptions {
  readonly read: boolean;
  readonly write: boolean;
  /** Make an empty file with the permission bits `mode` where there is nothing. */
  readonly create: boolean;
  /** With `create`: fail with EEXIST when there is anything, a symbolic link included. */
  readonly exclusive: boolean;
  readonly truncate: boolean;
  readonly mode: number;
}

export interface StatChanges {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly atimeMs?: number;
  readonly mtimeMs?: number;
}

/** The guest is the superuser of its own files, as `process.getuid()` says. */
export const GUEST_ID = 0;

/**
 * How a volume operation fails.
 *
 * @example
 * new VolumeError('ENOENT').code; // 'ENOENT'
 */
export class VolumeError extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'VolumeError';
    this.code = code;
  }
}

/**
 * Thrown by a volume that met a symbolic link it would have had to follow. It never reaches a guest.
 *
 * @example
 * new SymlinkInPath('docs/latest', '../v2').target; // '../v2'
 */
export class SymlinkInPath {
  /** Path of the link. */
  readonly at: string;
  /** What the link says: absolute in the guest's name space, or relative to the link's folder. */
  readonly target: string;

  constructor(at: string, target: string) {
    this.at = at;
    this.target = target;
  }
}
