import { type FileInode, type Inode, statOf, updateInode } from './memory-inode.ts';
import { type StatChanges, VolumeError, type VolumeFile, type VolumeStat } from './volume.ts';

/** An open file or directory of a memory volume. It keeps a file without a name alive until it is closed. */
export class MemoryFile implements VolumeFile {
  readonly #inode: Inode;
  readonly #now: () => number;
  readonly #changed: (isDirectory: boolean) => void;
  #open = true;

  /** @param changed called after bytes or attributes were changed through this handle. */
  constructor(inode: Inode, now: () => number, changed: (isDirectory: boolean) => void) {
    this.#inode = inode;
    this.#now = now;
    this.#changed = changed;
    if (inode.type === 'file') inode.handles++;
  }

  stat(): VolumeStat {
    return statOf(this.#inode);
  }

  read(target: Uint8Array, position: number): number {
    return this.#file().content.read(target, position);
  }

  write(source: Uint8Array, position: number | undefined): number {
    const inode = this.#file();
    inode.content.write(source, position ?? inode.content.size);
    inode.mtimeMs = inode.ctimeMs = this.#now();
    if (source.byteLength > 0) this.#changed(false);
    return source.byteLength;
  }

  truncate(size: number): void {
    const inode = this.#file();
    inode.content.truncate(size);
    inode.mtimeMs = inode.ctimeMs = this.#now();
    this.#changed(false);
  }

  update(changes: StatChanges): void {
    updateInode(this.#inode, changes, this.#now());
    this.#changed(this.#inode.type === 'directory');
  }

  sync(): void {
    // Memory is all there is: what was written is as durable as it gets.
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    const inode = this.#inode;
    if (inode.type === 'file' && --inode.handles === 0 && inode.nlink === 0) inode.content.release();
  }

  #file(): FileInode {
    if (this.#inode.type !== 'file') throw new VolumeError('EISDIR');
    return this.#inode;
  }
}
