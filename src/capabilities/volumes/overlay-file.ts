import type { StatChanges, VolumeFile, VolumeStat } from './volume.ts';

type Layer = 'upper' | 'base';

/**
 * Both layers number their inodes from 1; here the base's are odd and the upper's even, so that no two files look the same.
 * Field by field, for speed (see withDevice in open-file.ts).
 */
export function overlayStat(stat: VolumeStat, layer: Layer): VolumeStat {
  const { type, mode, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs } = stat;
  const ino = stat.ino * 2 + (layer === 'base' ? 1 : 0);
  return { type, ino, mode, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs };
}

/** What the overlay does about a handle to one of its layers. */
export type LayerHandle =
  /** `updateCopy` changes the attributes of the copy that is made of the file. */
  | { readonly layer: 'base'; updateCopy(changes: StatChanges): void }
  /** `changed` is called after bytes or attributes were changed. */
  | { readonly layer: 'upper'; changed(isDirectory: boolean): void };

/** An open file of one layer. */
export class OverlayFile implements VolumeFile {
  readonly #file: VolumeFile;
  readonly #handle: LayerHandle;

  constructor(file: VolumeFile, handle: LayerHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  stat(): VolumeStat {
    return overlayStat(this.#file.stat(), this.#handle.layer);
  }

  read(target: Uint8Array, position: number): number {
    return this.#file.read(target, position);
  }

  write(source: Uint8Array, position: number | undefined): number {
    const written = this.#file.write(source, position);
    if (written > 0) this.#changed(false);
    return written;
  }

  truncate(size: number): void {
    this.#file.truncate(size);
    this.#changed(false);
  }

  update(changes: StatChanges): void {
    if (this.#handle.layer === 'base') {
      this.#handle.updateCopy(changes);
      return;
    }
    this.#file.update(changes);
    this.#changed(this.#file.stat().type === 'directory');
  }

  sync(): void {
    this.#file.sync();
  }

  close(): void {
    this.#file.close();
  }

  #changed(isDirectory: boolean): void {
    if (this.#handle.layer === 'upper') this.#handle.changed(isDirectory);
  }
}
