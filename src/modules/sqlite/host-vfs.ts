import { posix } from 'node:path';
import type { Mounts } from '../../capabilities/volumes/mounts.ts';
import type { OpenFile } from '../../capabilities/volumes/open-file.ts';
import { O_CREAT, O_EXCL, O_RDWR } from '../../capabilities/volumes/open-flags.ts';
import { posixCodeOf } from '../../capabilities/volumes/posix-errors.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';
import { Code, OpenFlag } from './host-codes.ts';
import { utf8Bytes } from './host-text.ts';
import type { SqliteInstance } from './host-wasm.ts';

export const VFS_NAME = 'nodelet';

const MAX_PATH_BYTES = 4096;
/** sizeof(sqlite3_file): the pointer to its methods, and one more to be aligned. */
const FILE_BYTES = 8;
const VFS_BYTES = 88;
const IO_METHODS_BYTES = 52;
const SECTOR_BYTES = 4096;
const UNIX_EPOCH_JULIAN_MS = 210_866_760_000_000n;

/** SQLite's lock levels (sqlite.org/lockingv3.html). */
const SHARED = 1;
const RESERVED = 2;
const EXCLUSIVE = 4;

interface Locks {
  /** Open files of the path: with the last one this goes, or a program that opens ever new names would keep them all. */
  files: number;
  shared: number;
  /** The file that holds RESERVED or more. */
  writer: File | undefined;
  isExclusive: boolean;
}

interface File {
  readonly handle: OpenFile;
  readonly path: string;
  readonly locks: Locks;
  readonly isDeletedOnClose: boolean;
  level: number;
}

export interface VfsOptions {
  /** How many may be open at one time. */
  readonly maxFiles: number;
  readonly mounts: Mounts;
  now(): number;
  randomFill(target: Uint8Array): void;
}

/**
 * The file system of one SQLite instance (sqlite.org/vfs.html): the mounts of its sandbox. Each file is opened there as any
 * file of the guest is, with the same checks and quotas; a journal is a file beside its database.
 */
export class VolumeVfs {
  readonly #sqlite: SqliteInstance;
  readonly #options: VfsOptions;
  readonly #files = new Map<number, File>();
  readonly #locks = new Map<string, Locks>();
  readonly #ioMethods: number;

  constructor(sqlite: SqliteInstance, options: VfsOptions) {
    this.#sqlite = sqlite;
    this.#options = options;
    this.#ioMethods = this.#makeIoMethods();
    this.#register();
  }

  closeAll(): void {
    for (const { handle } of this.#files.values()) {
      try {
        handle.close();
      } catch {
        // The sandbox has ended; the others have to be closed.
      }
    }
    this.#files.clear();
  }

  #structure(size: number, fields: readonly number[]): number {
    const at = this.#sqlite.allocate(size);
    this.#sqlite.bytes.fill(0, at, at + size);
    for (const [index, value] of fields.entries()) this.#sqlite.view.setUint32(at + 4 * index, value, true);
    return at;
  }

  #makeIoMethods(): number {
    const add = (run: (...args: never[]) => number, ...params: ('i32' | 'i64')[]): number =>
      this.#sqlite.addFunction(guarded(Code.ioError, run), ['i32', ...params], 'i32');
    return this.#structure(IO_METHODS_BYTES, [
      1,
      add((file: number) => this.#close(file)),
      add(
        (file: number, target: number, length: number, at: bigint) => this.#read(file, target, length, at),
        'i32',
        'i32',
        'i64',
      ),
      add(
        (file: number, source: number, length: number, at: bigint) => this.#write(file, source, length, at),
        'i32',
        'i32',
        'i64',
      ),
      add((file: number, size: bigint) => {
        this.#file(file).handle.truncate(Number(size));
        return Code.ok;
      }, 'i64'),
      add((file: number) => {
        this.#file(file).handle.sync();
        return Code.ok;
      }, 'i32'),
      add((file: number, out: number) => {
        this.#sqlite.view.setBigInt64(out, BigInt(this.#file(file).handle.stat().size), true);
        return Code.ok;
      }, 'i32'),
      add((file: number, level: number) => this.#lock(this.#file(file), level), 'i32'),
      add((file: number, level: number) => this.#unlock(this.#file(file), level), 'i32'),
      add((file: number, out: number) => {
        this.#sqlite.view.setInt32(out, this.#file(file).locks.writer === undefined ? 0 : 1, true);
        return Code.ok;
      }, 'i32'),
      add(() => Code.notFound, 'i32', 'i32'),
      add(() => SECTOR_BYTES),
      add(() => 0),
    ]);
  }

  #register(): void {
    const add = (run: (...args: never[]) => number, count: number): number =>
      this.#sqlite.addFunction(guarded(Code.ioError, run), Array<'i32'>(count).fill('i32'), 'i32');
    const name = utf8Bytes(VFS_NAME);
    const zName = this.#sqlite.allocate(name.byteLength + 1);
    this.#sqlite.bytes.set(name, zName);
    this.#sqlite.bytes[zName + name.byteLength] = 0;
    const { now, randomFill } = this.#options;
    const vfs = this.#structure(VFS_BYTES, [
      2,
      FILE_BYTES,
      MAX_PATH_BYTES,
      0,
      zName,
      0,
      this.#sqlite.addFunction(
        guarded(Code.cannotOpen, (_vfs: number, path: number, file: number, flags: number, out: number) =>
          this.#open(path, file, flags, out),
        ),
        ['i32', 'i32', 'i32', 'i32', 'i32'],
        'i32',
      ),
      add((_vfs: number, path: number) => this.#delete(this.#sqlite.text(path)), 3),
      add((_vfs: number, path: number, _flags: number, out: number) => {
        const isThere = this.#options.mounts.find(this.#sqlite.text(path)) !== undefined;
        this.#sqlite.view.setInt32(out, isThere ? 1 : 0, true);
        return Code.ok;
      }, 4),
      add((_vfs: number, path: number, size: number, out: number) => this.#fullPath(this.#sqlite.text(path), size, out), 4),
      0,
      0,
      0,
      0,
      add((_vfs: number, size: number, out: number) => {
        randomFill(this.#sqlite.bytes.subarray(out, out + size));
        return size;
      }, 3),
      add(() => 0, 2),
      add((_vfs: number, out: number) => {
        this.#sqlite.view.setFloat64(out, 2_440_587.5 + now() / 86_400_000, true);
        return Code.ok;
      }, 2),
      add(() => 0, 3),
      add((_vfs: number, out: number) => {
        this.#sqlite.view.setBigInt64(out, UNIX_EPOCH_JULIAN_MS + BigInt(Math.floor(now())), true);
        return Code.ok;
      }, 2),
    ]);
    this.#sqlite.exports['sqlite3_vfs_register']!(vfs, 1);
  }

  #file(pointer: number): File {
    const file = this.#files.get(pointer);
    if (file === undefined) throw new VolumeError('EBADF');
    return file;
  }

  #open(pathPointer: number, pointer: number, flags: number, out: number): number {
    this.#sqlite.view.setUint32(pointer, 0, true);
    // Without a name it is a temporary file: this build keeps those in memory, unless it is told otherwise.
    if (pathPointer === 0 || this.#files.size >= this.#options.maxFiles) return Code.cannotOpen;
    const path = this.#sqlite.text(pathPointer);
    const { mounts } = this.#options;
    let opened = flags;
    let handle: OpenFile;
    const create = flags & OpenFlag.create ? O_CREAT | (flags & OpenFlag.exclusive ? O_EXCL : 0) : 0;
    try {
      handle = mounts.open(path, (flags & OpenFlag.readWrite ? O_RDWR : 0) | create, 0o644);
    } catch (error) {
      const code = posixCodeOf(error);
      if (!(flags & OpenFlag.readWrite) || (code !== 'EROFS' && code !== 'EACCES')) return Code.cannotOpen;
      // As SQLite on Unix does: what cannot be written to is opened for reading.
      handle = mounts.open(path, 0);
      opened = (flags & ~(OpenFlag.readWrite | OpenFlag.create)) | OpenFlag.readOnly;
    }
    if (handle.type !== 'file') {
      handle.close();
      return Code.cannotOpen;
    }
    const locks = this.#locks.get(path) ?? { files: 0, shared: 0, writer: undefined, isExclusive: false };
    locks.files++;
    this.#locks.set(path, locks);
    this.#files.set(pointer, { handle, path, locks, isDeletedOnClose: (flags & OpenFlag.deleteOnClose) !== 0, level: 0 });
    this.#sqlite.view.setUint32(pointer, this.#ioMethods, true);
    if (out !== 0) this.#sqlite.view.setInt32(out, opened, true);
    return Code.ok;
  }

  #close(pointer: number): number {
    const file = this.#file(pointer);
    this.#files.delete(pointer);
    this.#unlock(file, 0);
    if (--file.locks.files === 0) this.#locks.delete(file.path);
    if (file.isDeletedOnClose) this.#delete(file.path);
    file.handle.close();
    return Code.ok;
  }

  #read(pointer: number, target: number, length: number, at: bigint): number {
    const { handle } = this.#file(pointer);
    const into = this.#sqlite.bytes.subarray(target, target + length);
    let total = 0;
    while (total < length) {
      const read = handle.read(into.subarray(total), Number(at) + total);
      if (read === 0) break;
      total += read;
    }
    // SQLite relies on zeros behind the end.
    into.fill(0, total);
    return total === length ? Code.ok : Code.shortRead;
  }

  #write(pointer: number, source: number, length: number, at: bigint): number {
    const { handle } = this.#file(pointer);
    try {
      for (let written = 0; written < length; ) {
        written += handle.write(this.#sqlite.bytes.subarray(source + written, source + length), Number(at) + written);
      }
      return Code.ok;
    } catch (error) {
      return posixCodeOf(error) === 'ENOSPC' ? Code.full : Code.ioError;
    }
  }

  #delete(path: string): number {
    try {
      this.#options.mounts.unlink(path);
      return Code.ok;
    } catch (error) {
      return posixCodeOf(error) === 'ENOENT' ? Code.deleteMissing : Code.ioError;
    }
  }

  #fullPath(path: string, size: number, out: number): number {
    const bytes = utf8Bytes(posix.resolve(this.#options.mounts.cwd, path));
    if (bytes.byteLength >= size) return Code.cannotOpen;
    this.#sqlite.bytes.set(bytes, out);
    this.#sqlite.bytes[out + bytes.byteLength] = 0;
    return Code.ok;
  }

  /** Among the connections of this sandbox: readers together, one writer, alone while it writes. */
  #lock(file: File, level: number): number {
    if (file.level >= level) return Code.ok;
    const { locks } = file;
    if (level === SHARED) {
      if (locks.isExclusive) return Code.busy;
      locks.shared++;
    } else {
      if (locks.writer !== undefined && locks.writer !== file) return Code.busy;
      locks.writer = file;
      if (level === EXCLUSIVE) {
        if (locks.shared > 1) {
          file.level = Math.max(file.level, RESERVED);
          return Code.busy;
        }
        locks.isExclusive = true;
      }
    }
    file.level = level;
    return Code.ok;
  }

  #unlock(file: File, level: number): number {
    if (file.level <= level) return Code.ok;
    const { locks } = file;
    if (locks.writer === file) {
      locks.writer = undefined;
      locks.isExclusive = false;
    }
    if (level === 0) locks.shared--;
    file.level = level;
    return Code.ok;
  }
}

/** An error of a volume becomes SQLite's; nothing but the end of the sandbox may be thrown through its frames. */
function guarded(code: number, run: (...args: never[]) => number): (...args: never[]) => number {
  return (...args) => {
    try {
      return run(...args);
    } catch (error) {
      if (error instanceof VolumeError) return code;
      throw error;
    }
  };
}
