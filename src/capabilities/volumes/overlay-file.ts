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

/** An open file of one layer. */
export class OverlayFile implements VolumeFile {
  readonly #file: VolumeFile;
  readonly #layer: Layer;
  readonly #updateCopy: (changes: StatChanges) => void;

  /** @param updateCopy for a file of the base: changes the copy that is made of it. */
  constructor(file: VolumeFile, layer: Layer, updateCopy: (changes: StatChanges) => void = () => {}) {
    this.#file = file;
    this.#layer = layer;
    this.#updateCopy = updateCopy;
  }

  stat(): VolumeStat {
    return overlayStat(this.#file.stat(), this.#layer);
  }

  read(target: Uint8Array, position: number): number {
    return this.#file.read(target, position);
  }

  write(source: Uint8Array, position: number | undefined): number {
    return this.#file.write(source, position);
  }

  truncate(size: number): void {
    this.#file.truncate(size);
  }

  update(changes: StatChanges): void {
    if (this.#layer === 'base') this.#updateCopy(changes);
    else this.#file.update(changes);
  }

  sync(): void {
    this.#file.sync();
  }

  close(): void {
    this.#file.close();
  }
}
