import type { VolumeChange } from './volume.ts';

interface Watcher {
  readonly path: string;
  readonly recursive: boolean;
  readonly listener: (change: VolumeChange) => void;
}

/**
 * Who watches a volume. A volume tells of each change once it is made; who hears of it is decided here, as inotify(7)
 * does, but by path: what was moved away is not watched any more.
 */
export class Watchers {
  readonly #watchers = new Set<Watcher>();

  add(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void {
    const watcher = { path, recursive, listener };
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** A name was made, or is not there any more. */
  name(path: string): void {
    if (this.#watchers.size > 0) this.#tell({ type: 'rename', path }, (watcher) => isIn(path, watcher));
  }

  /** What has this name is another thing now, or none: only who watched the thing itself is told. */
  gone(path: string): void {
    if (this.#watchers.size > 0) this.#tell({ type: 'rename', path }, (watcher) => watcher.path === path);
  }

  /** Bytes or attributes; of a directory Linux's inotify tells the latter with a flag that Node shows as `rename`. */
  content(path: string, isDirectory = false): void {
    if (this.#watchers.size === 0) return;
    this.#tell({ type: isDirectory ? 'rename' : 'change', path }, (watcher) => watcher.path === path || isIn(path, watcher));
  }

  /** How many names a file has. Its folder is not told of that. */
  links(path: string): void {
    if (this.#watchers.size > 0) this.#tell({ type: 'change', path }, (watcher) => watcher.path === path);
  }

  #tell(change: VolumeChange, hears: (watcher: Watcher) => boolean): void {
    for (const watcher of this.#watchers) if (hears(watcher)) watcher.listener(change);
  }
}

/** Whether `path` is a name in the folder that is watched, or below it if that is asked for. */
function isIn(path: string, { path: folder, recursive }: Watcher): boolean {
  if (path === '' || path === folder) return false;
  if (recursive) return folder === '' || path.startsWith(`${folder}/`);
  const slash = path.lastIndexOf('/');
  return (slash === -1 ? '' : path.slice(0, slash)) === folder;
}
