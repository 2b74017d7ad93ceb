import { VolumeError } from '../../capabilities/volumes/volume.ts';

/**
 * What may be added to a host directory through one volume: bytes of contents and names. What is taken away makes room
 * again, up to what had been added; what was there before is the host's own.
 */
export class WriteBudget {
  readonly maxBytes: number;
  readonly maxFiles: number;
  #bytes = 0;
  #files = 0;

  constructor(maxBytes: number, maxFiles: number) {
    this.maxBytes = maxBytes;
    this.maxFiles = maxFiles;
  }

  get freeBytes(): number {
    return this.maxBytes - this.#bytes;
  }

  get freeFiles(): number {
    return this.maxFiles - this.#files;
  }

  /** A file changes its size; ENOSPC, before it does, when there is no room for the growth. */
  resize(from: number, to: number): void {
    if (to - from > this.freeBytes) throw new VolumeError('ENOSPC');
    this.#bytes = Math.max(0, this.#bytes + to - from);
  }

  /** Makes a name by `make`, if there is room for one more. */
  add<T>(make: () => T): T {
    if (this.freeFiles <= 0) throw new VolumeError('ENOSPC');
    const made = make();
    this.#files++;
    return made;
  }

  removed(bytes: number): void {
    this.#files = Math.max(0, this.#files - 1);
    this.#bytes = Math.max(0, this.#bytes - bytes);
  }
}
