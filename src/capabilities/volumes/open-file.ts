import type { MountStat } from './mounts.ts';
import type { OpenRequest } from './open-flags.ts';
import type { Mount } from './path-walk.ts';
import { type FileType, type StatChanges, VolumeError, type VolumeFile, type VolumeStat } from './volume.ts';

/** A file as a descriptor refers to it: what it was opened for, and where it stands. */
export class OpenFile {
  readonly type: FileType;
  readonly readOnlyVolume: boolean;
  readonly #file: VolumeFile;
  readonly #request: OpenRequest;
  readonly #dev: number;
  readonly #failed: (verb: string, error: unknown) => void;
  #position = 0;

  /** @param failed told of what a write failed with. */
  constructor(
    file: VolumeFile,
    type: FileType,
    request: OpenRequest,
    { volume, dev }: Mount,
    failed: (verb: string, error: unknown) => void,
  ) {
    this.type = type;
    this.readOnlyVolume = volume.readOnly;
    this.#file = file;
    this.#request = request;
    this.#dev = dev;
    this.#failed = failed;
  }

  stat(): MountStat {
    return withDevice(this.#file.stat(), this.#dev);
  }

  /** Reads at `position`, or at the current position and advances it. */
  read(target: Uint8Array, position?: number): number {
    if (!this.#request.read) throw new VolumeError('EBADF');
    if (this.type === 'directory') throw new VolumeError('EISDIR');
    const read = this.#file.read(target, position ?? this.#position);
    if (position === undefined) this.#position += read;
    return read;
  }

  /** Writes at `position`, or at the current position and advances it. Linux appends whatever the position (pwrite(2), BUGS). */
  write(source: Uint8Array, position?: number): number {
    if (!this.#request.write) throw new VolumeError('EBADF');
    if (this.#request.append) {
      const written = this.#put(source, undefined);
      if (position === undefined) this.#position = this.#file.stat().size;
      return written;
    }
    const written = this.#put(source, position ?? this.#position);
    if (position === undefined) this.#position += written;
    return written;
  }

  truncate(size: number): void {
    if (!this.#request.write) throw new VolumeError('EINVAL');
    try {
      this.#file.truncate(size);
    } catch (error) {
      this.#failed('truncate', error);
      throw error;
    }
  }

  #put(source: Uint8Array, position: number | undefined): number {
    try {
      return this.#file.write(source, position);
    } catch (error) {
      this.#failed('write', error);
      throw error;
    }
  }

  update(changes: StatChanges): void {
    if (this.readOnlyVolume) throw new VolumeError('EROFS');
    this.#file.update(changes);
  }

  sync(): void {
    this.#file.sync();
  }

  close(): void {
    this.#file.close();
  }
}

/** Field by field: a spread of these twelve costs 1.3 us, this 0.1 us. */
export function withDevice(stat: VolumeStat, dev: number): MountStat {
  const { type, ino, mode, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs } = stat;
  return { type, ino, mode, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs, dev };
}
