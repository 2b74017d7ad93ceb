import type { Stats } from 'node:fs';
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
  /** How many handles each file has: its bytes are on the disk until the last one is closed, whatever became of its names. */
  readonly #handles = new Map<string, number>();

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

  /** ENOSPC when there is no room for so many bytes more. */
  assertRoom(bytes: number): void {
    if (bytes > this.freeBytes) throw new VolumeError('ENOSPC');
  }

  /** A file has changed its size. */
  resized(from: number, to: number): void {
    this.#bytes = Math.max(0, this.#bytes + to - from);
  }

  /** Makes a name by `make`, if there is room for one more. */
  add<T>(make: () => T): T {
    if (this.freeFiles <= 0) throw new VolumeError('ENOSPC');
    const made = make();
    this.#files++;
    return made;
  }

  /** @param stats of what had the name, before it was removed. */
  nameRemoved(stats?: Stats): void {
    this.#files = Math.max(0, this.#files - 1);
    if (stats?.isFile() && stats.nlink === 1 && !this.#handles.has(keyOf(stats))) this.resized(stats.size, 0);
  }

  opened(stats: Stats): void {
    const key = keyOf(stats);
    this.#handles.set(key, (this.#handles.get(key) ?? 0) + 1);
  }

  /** @param stat tells of the file as it is now. */
  closing(stats: Stats, stat: () => Stats): void {
    const key = keyOf(stats);
    const left = (this.#handles.get(key) ?? 1) - 1;
    if (left > 0) {
      this.#handles.set(key, left);
      return;
    }
    this.#handles.delete(key);
    const last = stat();
    if (last.isFile() && last.nlink === 0) this.resized(last.size, 0);
  }
}

const keyOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;
