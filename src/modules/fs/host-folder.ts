import { closeSync, constants, lstatSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '../../capabilities/volumes/instant.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';

/** Thrown while a folder is being reached: this name in it is a symbolic link, which is not followed. */
export class LinkOnTheWay {
  /** Names from the root to the link, joined by `/`. */
  readonly at: string;

  constructor(at: string) {
    this.at = at;
  }
}

/**
 * How a folder below a root is reached without following anything out of it. `use` is given a host path that means the
 * folder itself; what is done with a name in it must not follow links either (lstat, O_NOFOLLOW, rename, ...).
 */
export interface FolderAccess {
  /** The root's own path, free of links. */
  readonly root: string;
  /** The host path means the folder that was found, whatever is renamed or linked meanwhile, for as long as `use` runs. */
  readonly isExact: boolean;
  /** @param undo gives back what `use` has taken, should it turn out afterwards that the folder was not the one meant. */
  in<T>(folder: string, use: (hostPath: string) => T, undo?: (result: T) => void): T;
}

const { O_DIRECTORY, O_NOFOLLOW } = constants;
/** Only Linux has it, and node:fs does not list it (open(2)): a handle to a place, which reads nothing. */
const O_PATH = 0o10000000;

/** How many folders are held open in this process. Each saves a walk from its root, 5 us a level. */
const MAX_HANDLES = 128;

/** How many folders above the one that is wanted are looked for among the open ones, and kept open. */
const NEAR_LEVELS = 8;

/** An open folder, and the instant in which it was last seen to stand where it stood. */
interface Handle {
  readonly fd: number;
  seen: number;
}

/** Open folders by path, the least recently used first. */
const handles = new Map<string, Handle>();

const descriptorPath = (fd: number): string => `/proc/self/fd/${fd}`;

/**
 * The handle of a folder that was opened before, if it still stands where it stood. The kernel tells the place of an open
 * folder; a folder that was moved, removed, or reached through another path since then shows a different one.
 */
function knownHandle(path: string): number | undefined {
  const handle = handles.get(path);
  if (handle === undefined) return undefined;
  handles.delete(path);
  const now = instant();
  if ((now === 0 || handle.seen !== now) && readlinkSync(descriptorPath(handle.fd)) !== path) {
    closeSync(handle.fd);
    return undefined;
  }
  handle.seen = now;
  handles.set(path, handle);
  return handle.fd;
}

function remember(path: string, fd: number): number {
  const former = handles.get(path);
  if (former !== undefined && former.fd !== fd) {
    handles.delete(path);
    closeSync(former.fd);
  }
  for (const [oldest, handle] of handles) {
    if (handles.size < MAX_HANDLES) break;
    handles.delete(oldest);
    closeSync(handle.fd);
  }
  handles.set(path, { fd, seen: instant() });
  return fd;
}

/**
 * Linux: every folder is opened from its parent's handle with O_NOFOLLOW, name by name, and used through its own handle. A
 * rename or a link that someone makes meanwhile cannot lead elsewhere: a handle stays with its folder. `/proc/self/fd/N/name`
 * is what openat(2) would be, which node:fs lacks.
 */
export class HandleAccess implements FolderAccess {
  readonly root: string;
  readonly isExact = true;

  constructor(root: string) {
    this.root = root;
  }

  /** Whether this host has what it takes: /proc, mounted and telling the truth about this root. */
  static isPossible(root: string): boolean {
    if (process.platform !== 'linux') return false;
    try {
      const fd = openSync(root, O_PATH | O_DIRECTORY | O_NOFOLLOW);
      try {
        return readlinkSync(descriptorPath(fd)) === root;
      } finally {
        closeSync(fd);
      }
    } catch {
      return false;
    }
  }

  in<T>(folder: string, use: (hostPath: string) => T): T {
    const path = this.#pathOf(folder);
    const fd = knownHandle(path) ?? this.#walk(folder);
    // The dot keeps the kernel from treating the handle's own path as a link to be read or replaced.
    return use(`${descriptorPath(fd)}/.`);
  }

  /**
   * Opens a folder name by name, from the nearest one above that is open already, and keeps the last few on the way: a deep
   * tree that is made or removed level by level costs a step each, and not the whole way from the root.
   */
  #walk(folder: string): number {
    const names = folder === '' ? [] : folder.split('/');
    let depth = names.length;
    let fd: number | undefined;
    while (depth > 0 && depth > names.length - NEAR_LEVELS && fd === undefined) {
      depth--;
      fd = knownHandle(this.#pathOf(names.slice(0, depth).join('/')));
    }
    if (fd === undefined) {
      depth = 0;
      fd = remember(this.root, openSync(this.root, O_PATH | O_DIRECTORY | O_NOFOLLOW));
    }
    let isKept = true;
    for (; depth < names.length; depth++) {
      const name = names[depth] as string;
      const next = `${descriptorPath(fd)}/${name}`;
      try {
        assertHostName(name);
        const below = openSync(next, O_PATH | O_DIRECTORY | O_NOFOLLOW);
        if (!isKept) closeSync(fd);
        fd = below;
      } catch (error) {
        let isLink: boolean;
        try {
          isLink = isSymbolicLink(next);
        } finally {
          if (!isKept) closeSync(fd);
        }
        if (isLink) throw new LinkOnTheWay(names.slice(0, depth + 1).join('/'));
        throw error;
      }
      isKept = depth >= names.length - NEAR_LEVELS;
      if (isKept) remember(this.#pathOf(names.slice(0, depth + 1).join('/')), fd);
    }
    return fd;
  }

  #pathOf(folder: string): string {
    if (folder === '') return this.root;
    return `${this.root === '/' ? '' : this.root}/${folder}`;
  }
}

function isSymbolicLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/**
 * Elsewhere: the folder's real path has to be the very path that was asked for, before it is used and after. Names that the
 * host takes for another name (case, Unicode form, 8.3 names) fail that test as links do.
 *
 * Between the two looks a program of the host that swaps folders can still redirect a creation, a removal, a rename or a
 * change of mode or times. A file is read, cut or written only after the second look, so contents stay inside even then.
 */
export class VerifiedAccess implements FolderAccess {
  readonly root: string;
  readonly isExact = false;

  constructor(root: string) {
    this.root = root;
  }

  in<T>(folder: string, use: (hostPath: string) => T, undo?: (result: T) => void): T {
    const names = folder === '' ? [] : folder.split('/');
    for (const name of names) assertHostName(name);
    const path = join(this.root, ...names);
    this.#verify(path, names);
    const result = use(path);
    try {
      this.#verify(path, names);
    } catch (error) {
      undo?.(result);
      throw error;
    }
    return result;
  }

  #verify(path: string, names: readonly string[]): void {
    let real: string | undefined;
    try {
      real = realpathSync.native(path);
    } catch (error) {
      this.#assertNoLink(names);
      throw error;
    }
    if (real === path) return;
    this.#assertNoLink(names);
    throw new VolumeError('ENOENT');
  }

  #assertNoLink(names: readonly string[]): void {
    let path = this.root;
    for (const [index, name] of names.entries()) {
      path = join(path, name);
      if (isSymbolicLink(path)) throw new LinkOnTheWay(names.slice(0, index + 1).join('/'));
    }
  }
}

/** Device names of Windows, which are devices in every folder and with every extension. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;
/** Characters that Windows gives a meaning: separators, streams (`:`), wildcards, and names that it cuts at the end. */
const WINDOWS_SPECIAL = /[\p{Cc}<>:"/\\|?*]|[. ]$/u;

/** Fails with ENOENT for what is a name to the guest and something else to the host. */
export function assertHostName(name: string, platform: NodeJS.Platform = process.platform): void {
  const isSpecial = name === '' || name === '.' || name === '..' || name.includes('/') || name.includes('\0');
  const isWindowsSpecial = platform === 'win32' && (WINDOWS_SPECIAL.test(name) || WINDOWS_DEVICE.test(name));
  if (isSpecial || isWindowsSpecial) throw new VolumeError('ENOENT');
}

/** Whether the host finds names that differ in case or Unicode form; then each name found has to be compared. */
export const IS_NAME_FOLDING = process.platform === 'darwin' || process.platform === 'win32';
