import type { HostContext } from '../capability.ts';
import { DEFAULT_MAX_OPEN_FILES, type FsGrant } from '../fs.ts';
import type { OpenFile } from './open-file.ts';
import { VolumeError } from './volume.ts';

/** 0, 1 and 2 are the standard streams and belong to the `stdio` capability. */
export const FIRST_DESCRIPTOR = 3;

/** The open files of one sandbox by number. Numbers are given as in Linux: the lowest free one. */
export class Descriptors {
  readonly #files = new Map<number, OpenFile>();
  readonly #maxOpen: number;
  #lowestFree = FIRST_DESCRIPTOR;

  constructor(maxOpen: number) {
    this.#maxOpen = maxOpen;
  }

  /** Opens and numbers a file; EMFILE, before anything is opened, when too many are. */
  add(open: () => OpenFile): number {
    if (this.#files.size >= this.#maxOpen) throw new VolumeError('EMFILE');
    const file = open();
    const fd = this.#lowestFree;
    this.#files.set(fd, file);
    while (this.#files.has(this.#lowestFree)) this.#lowestFree++;
    return fd;
  }

  get(fd: number): OpenFile {
    const file = this.#files.get(fd);
    if (file === undefined) throw new VolumeError('EBADF');
    return file;
  }

  close(fd: number): void {
    const file = this.get(fd);
    this.#files.delete(fd);
    if (fd < this.#lowestFree) this.#lowestFree = fd;
    file.close();
  }

  closeAll(): void {
    for (const fd of [...this.#files.keys()]) {
      try {
        this.close(fd);
      } catch {
        // The sandbox has ended: nobody is left who could be told, and the others have to be closed.
      }
    }
  }
}

/** The descriptors of this sandbox; they are closed when it ends. */
export function sandboxDescriptors(context: HostContext): Descriptors {
  return context.share('descriptors', () => {
    const descriptors = new Descriptors(context.grant<FsGrant>('fs')?.maxOpenFiles ?? DEFAULT_MAX_OPEN_FILES);
    context.signal.addEventListener('abort', () => descriptors.closeAll(), { once: true });
    return descriptors;
  });
}
