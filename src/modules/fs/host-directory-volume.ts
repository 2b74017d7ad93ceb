import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  type Stats,
  symlinkSync,
  unlinkSync,
  watch,
} from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { refuseGrant } from '../../capabilities/grant-checks.ts';
import { markKnown } from '../../capabilities/volumes/checked-volume.ts';
import { posixCodeOf } from '../../capabilities/volumes/posix-errors.ts';
import {
  type OpenOptions,
  type StatChanges,
  SymlinkInPath,
  type Volume,
  type VolumeChange,
  type VolumeEntry,
  VolumeError,
  type VolumeFile,
  type VolumeSpace,
  type VolumeStat,
} from '../../capabilities/volumes/volume.ts';
import { flagOption, quotaOption, volumeOptions } from '../../capabilities/volumes/volume-options.ts';
import { Watchers } from '../../capabilities/volumes/watchers.ts';
import { readWholeFile } from '../../capabilities/volumes/whole-file.ts';
import { decodeUtf8 } from '../../utf8.ts';
import { assertOwnerKept, changedTimes, HostFile, SETTABLE_MODE, typeOf, volumeStat } from './host-directory-file.ts';
import { realRoot } from './host-directory-root.ts';
import { assertHostName, type FolderAccess, HandleAccess, IS_NAME_FOLDING, LinkOnTheWay, VerifiedAccess } from './host-folder.ts';
import { KnownStats } from './host-known-stats.ts';
import { keepText, knownText, MAX_TEXT_BYTES } from './host-known-texts.ts';
import { WriteBudget } from './host-write-budget.ts';

export interface DirectoryVolumeOptions {
  /** True by default: a guest that may write has to be granted that. */
  readonly readOnly?: boolean | undefined;
  /**
   * Lets the guest make symbolic and hard links on the host's disk, and write to files with several names. False by default:
   * a link made here is followed by other programs of the host, and a file with a second name outside (pnpm's store, for
   * instance) would be changed there too.
   */
  readonly links?: boolean | undefined;
  /** Bytes that may be added, 256 MiB by default. More is ENOSPC. */
  readonly maxBytes?: number | undefined;
  /** Names that may be added, 16,384 by default. More is ENOSPC. */
  readonly maxFiles?: number | undefined;
  /**
   * Your word that nothing below the root changes while this volume is used, as in an image that was deployed: what was looked
   * up or read once is then remembered for all sandboxes. False by default; not to be had with `readOnly: false`.
   */
  readonly immutable?: boolean | undefined;
}

const OPTIONS = ['readOnly', 'links', 'maxBytes', 'maxFiles', 'immutable'];
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
const DEFAULT_MAX_FILES = 16_384;

const { O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_WRONLY } = constants;
// Windows has neither: there, the file's type and identity are compared after it was opened.
const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;
/** Opening a pipe or terminal that was put in a file's place must neither wait nor become the controlling terminal. */
const O_HARMLESS = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0) | O_NOFOLLOW;

/** How often something may change under an open before it is given up. Only a program that does nothing else gets there. */
const MAX_ATTEMPTS = 16;

/**
 * A directory of the host. Nothing outside it is read, written, made or looked at, whatever the path says and whoever renames
 * meanwhile: see host-folder.ts for how a folder is reached. Only regular files and directories are opened.
 *
 * @param root the directory; it has to exist.
 * @throws {SandboxError} `option`, with what is wrong and what is allowed.
 * @example
 * const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/lib': directoryVolume(import.meta.dirname) } } } });
 * sandbox.evaluate("process.getBuiltinModule('fs').readdirSync('/lib').length > 0"); // { ok: true, value: true, ... }
 */
export function directoryVolume(root: string | URL, options: DirectoryVolumeOptions = {}): DirectoryVolume {
  const real = realRoot(root);
  return new DirectoryVolume(HandleAccess.isPossible(real) ? new HandleAccess(real) : new VerifiedAccess(real), options);
}

export class DirectoryVolume implements Volume {
  readonly readOnly: boolean;
  readonly #access: FolderAccess;
  readonly #allowsLinks: boolean;
  readonly #budget: WriteBudget;
  readonly #watchers = new Watchers();
  readonly #stats: KnownStats;

  constructor(access: FolderAccess, options: DirectoryVolumeOptions = {}) {
    markKnown(this);
    const { readOnly, links, maxBytes, maxFiles, immutable } = volumeOptions('directoryVolume', options, OPTIONS);
    this.readOnly = flagOption('directoryVolume(): readOnly', readOnly, true);
    const isImmutable = flagOption('directoryVolume(): immutable', immutable, false);
    if (isImmutable && !this.readOnly)
      refuseGrant('directoryVolume(): "immutable" says that nothing changes, and "readOnly: false" that it may');
    this.#access = access;
    this.#stats = new KnownStats(isImmutable);
    this.#allowsLinks = flagOption('directoryVolume(): links', links, false);
    this.#budget = new WriteBudget(
      quotaOption('directoryVolume(): maxBytes', maxBytes, DEFAULT_MAX_BYTES),
      quotaOption('directoryVolume(): maxFiles', maxFiles, DEFAULT_MAX_FILES),
    );
  }

  stat(path: string): VolumeStat | undefined {
    try {
      const stats = this.#statsOf(path);
      return stats && volumeStat(stats);
    } catch (error) {
      if (posixCodeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  open(path: string, options: OpenOptions): VolumeFile {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const file = this.#at(
        path,
        (hostPath) => this.#tryOpen(hostPath, path, options),
        (opened) => opened?.close(),
      );
      if (file === undefined) continue;
      try {
        if (options.truncate && !file.isNew) file.truncate(0);
        return file;
      } catch (error) {
        file.close();
        throw error;
      }
    }
    throw new VolumeError('EAGAIN');
  }

  /** Of files that are no larger than modules are. */
  readText(path: string): string | undefined {
    const stats = this.#statsOf(path);
    if (stats === undefined || !stats.isFile() || stats.size === 0 || stats.size > MAX_TEXT_BYTES) return undefined;
    const known = knownText(stats);
    if (known !== undefined) return known;
    const now = Date.now();
    const text = decodeUtf8(readWholeFile(this, path, MAX_TEXT_BYTES));
    const after = this.#at(path, (hostPath) => this.#lstat(hostPath, path));
    if (after !== undefined) keepText(stats, after, text, now);
    return text;
  }

  readdir(path: string): VolumeEntry[] {
    const entries = this.#in(path, (hostPath) => readdirSync(hostPath, { withFileTypes: true }));
    return entries.map((entry) => ({ name: entry.name, type: typeOf(entry) }));
  }

  readlink(path: string): string {
    return this.#at(path, (hostPath) => this.#target(hostPath, path));
  }

  mkdir(path: string, mode: number): void {
    this.#make(path, (hostPath) => mkdirSync(hostPath, mode & SETTABLE_MODE));
    this.#watchers.name(path);
  }

  rmdir(path: string): void {
    this.#at(path, (hostPath) => rmdirSync(hostPath));
    this.#budget.nameRemoved();
    this.#watchers.gone(path);
    this.#watchers.name(path);
  }

  unlink(path: string): void {
    this.#at(path, (hostPath) => {
      const stats = this.#lstat(hostPath, path);
      if (stats?.isDirectory()) throw new VolumeError('EISDIR');
      unlinkSync(hostPath);
      this.#budget.nameRemoved(stats);
    });
    this.#watchers.gone(path);
    this.#watchers.name(path);
  }

  rename(from: string, to: string): void {
    const isMoving = folderOf(from) !== folderOf(to);
    this.#at(from, (source) => {
      // From another folder, a relative link leads somewhere else, for every program of the host that follows it.
      if (isMoving && !this.#allowsLinks && this.#lstat(source, from)?.isSymbolicLink()) throw new VolumeError('EPERM');
      this.#at(to, (target) => {
        const [moved, replaced] = [this.#lstat(source, from), this.#lstat(target, to)];
        renameSync(source, target);
        // Two names of one file stay as they are (rename(2)).
        if (replaced !== undefined && !(replaced.ino === moved?.ino && replaced.dev === moved.dev))
          this.#budget.nameRemoved(replaced);
      });
    });
    this.#watchers.name(from);
    this.#watchers.name(to);
    this.#watchers.gone(from);
  }

  link(existing: string, path: string): void {
    this.#assertLinks();
    this.#at(existing, (source) => this.#make(path, (target) => linkSync(source, target)));
    this.#watchers.links(existing);
    this.#watchers.name(path);
  }

  symlink(target: string, path: string): void {
    this.#assertLinks();
    // An absolute target means one thing to the guest and another to every program of the host.
    if (target.startsWith('/') || isAbsolute(target)) throw new VolumeError('EPERM');
    this.#make(path, (hostPath) => symlinkSync(target, hostPath));
    this.#watchers.name(path);
  }

  update(path: string, changes: StatChanges, ofLink: boolean): void {
    assertOwnerKept(changes);
    this.#at(path, (hostPath) => {
      const stats = this.#lstat(hostPath, path);
      if (stats === undefined) throw new VolumeError('ENOENT');
      if (stats.isSymbolicLink() && !ofLink) throw new SymlinkInPath(path, this.#target(hostPath, path));
      if (stats.isFile()) this.#assertOneName(stats);
      if (changes.mode !== undefined) this.#changeMode(hostPath, stats, changes.mode);
      const times = changedTimes(changes, stats);
      // Of the link itself, which this may have become meanwhile; of a file it is the file.
      if (times !== undefined) lutimesSync(hostPath, ...times);
      this.#watchers.content(path, stats.isDirectory());
    });
  }

  /**
   * One folder or file is watched by the host, and whoever changes it is heard of. `recursive`, or where folders are not reached
   * by handles, only what is done through this volume is told: the host's own watching of a tree follows paths, and a
   * path can be led out of here.
   */
  watch(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void {
    const type = this.stat(path)?.type;
    if (type === undefined) throw new VolumeError('ENOENT');
    if (recursive || !this.#access.isExact) return this.#watchers.add(path, recursive, listener);
    if (type === 'directory') return this.#watchFolder(path, (type, name) => listener({ type, path: joined(path, name) }));
    // Through its folder: its own path would be followed if a link were put there.
    return this.#watchFolder(folderOf(path), (type, name) => {
      if (name === path.slice(path.lastIndexOf('/') + 1)) listener({ type, path });
    });
  }

  /** The name is empty for what happens to the folder itself. */
  #watchFolder(folder: string, listener: (type: VolumeChange['type'], name: string) => void): () => void {
    const watcher = this.#in(folder, (hostPath) => watch(hostPath, { persistent: false }));
    watcher.on('change', (type, name) => {
      // libuv names the folder itself by the last part of the path it was given, which is the dot behind the handle.
      listener(type === 'rename' ? 'rename' : 'change', typeof name !== 'string' || name === '.' ? '' : name);
    });
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  }

  space(): VolumeSpace {
    const { maxBytes, freeBytes, maxFiles, freeFiles } = this.#budget;
    return { bytes: maxBytes, freeBytes, files: maxFiles, freeFiles };
  }

  /** Runs `use` with a host path for `path`, whose last name is not to be followed. */
  #at<T>(path: string, use: (hostPath: string) => T, undo?: (result: T) => void): T {
    if (path === '') return this.#in('', use, undo);
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    assertHostName(name);
    return this.#in(slash === -1 ? '' : path.slice(0, slash), (folder) => use(`${folder}${sep}${name}`), undo);
  }

  #in<T>(folder: string, use: (hostPath: string) => T, undo?: (result: T) => void): T {
    try {
      return this.#access.in(folder, use, undo);
    } catch (error) {
      if (!(error instanceof LinkOnTheWay)) throw error;
      throw new SymlinkInPath(error.at, this.readlink(error.at));
    }
  }

  #statsOf(path: string): Stats | undefined {
    return this.#stats.get(path, () => this.#at(path, (hostPath) => this.#lstat(hostPath, path)));
  }

  #make(path: string, make: (hostPath: string) => void): void {
    if (path === '') throw new VolumeError('EEXIST');
    this.#budget.add(() => this.#at(path, make));
  }

  /** What stands there under exactly this name. */
  #lstat(hostPath: string, path: string): Stats | undefined {
    const stats = lstatSync(hostPath, { throwIfNoEntry: false });
    if (stats === undefined || !IS_NAME_FOLDING || path === '') return stats;
    const [folder, name] = [hostPath.slice(0, hostPath.lastIndexOf(sep)), hostPath.slice(hostPath.lastIndexOf(sep) + 1)];
    return readdirSync(folder).includes(name) ? stats : undefined;
  }

  /** One attempt; undefined when what stood there was replaced meanwhile. */
  #tryOpen(hostPath: string, path: string, options: OpenOptions): HostFile | undefined {
    const existing = this.#lstat(hostPath, path);
    if (existing === undefined) return this.#create(hostPath, path, options);
    if (options.create && options.exclusive) throw new VolumeError('EEXIST');
    if (existing.isSymbolicLink()) throw new SymlinkInPath(path, this.#target(hostPath, path));
    const isDirectory = existing.isDirectory();
    if (isDirectory && (options.write || options.create)) throw new VolumeError('EISDIR');
    if (!isDirectory && !existing.isFile()) throw new VolumeError('EACCES');
    const isWriting = options.write || options.truncate;
    let fd: number;
    try {
      fd = openSync(hostPath, (isWriting ? O_RDWR : O_RDONLY) | O_HARMLESS);
    } catch (error) {
      // Without the right to read it, a file may still be written to.
      if (isWriting && !options.read && posixCodeOf(error) === 'EACCES') fd = openSync(hostPath, O_WRONLY | O_HARMLESS);
      else if (posixCodeOf(error) === 'ELOOP' || posixCodeOf(error) === 'ENOENT') return undefined;
      else throw error;
    }
    try {
      const stats = fstatSync(fd);
      if (stats.ino !== existing.ino || stats.dev !== existing.dev || stats.isDirectory() !== isDirectory) {
        closeSync(fd);
        return undefined;
      }
      if (isWriting) this.#assertOneName(stats);
      return this.#handle(fd, path, stats, false);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  #handle(fd: number, path: string, stats: Stats, isNew: boolean): HostFile {
    const changed = (isDirectory: boolean): void => this.#watchers.content(path, isDirectory);
    const counted = this.readOnly ? undefined : stats;
    return new HostFile(fd, { stats: counted, isNew, budget: this.#budget, allowsLinks: this.#allowsLinks, changed });
  }

  #create(hostPath: string, path: string, options: OpenOptions): HostFile | undefined {
    if (!options.create) throw new VolumeError('ENOENT');
    try {
      const flags = (options.read ? O_RDWR : O_WRONLY) | O_CREAT | O_EXCL | O_NOFOLLOW;
      const fd = this.#budget.add(() => openSync(hostPath, flags, options.mode & SETTABLE_MODE));
      this.#watchers.name(path);
      return this.#handle(fd, path, fstatSync(fd), true);
    } catch (error) {
      // Made by someone else since it was looked for.
      if (posixCodeOf(error) === 'EEXIST' && !options.exclusive) return undefined;
      throw error;
    }
  }

  /** By descriptor: chmod(2) on a path would follow a link that has been put there. */
  #changeMode(hostPath: string, stats: Stats, mode: number): void {
    if (!stats.isFile() && !stats.isDirectory()) throw new VolumeError('ENOTSUP');
    const fd = openSync(hostPath, O_RDONLY | O_HARMLESS);
    try {
      if (fstatSync(fd).ino !== stats.ino) throw new VolumeError('EAGAIN');
      fchmodSync(fd, mode & SETTABLE_MODE);
    } finally {
      closeSync(fd);
    }
  }

  /** A link's text in the guest's terms: what is absolute on the host leads to a place in this volume, or to none. */
  #target(hostPath: string, path: string): string {
    const text = readlinkSync(hostPath);
    if (!isAbsolute(text)) return sep === '/' ? text : text.replaceAll(sep, '/');
    const inside = relative(this.#access.root, text);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) throw new VolumeError('EACCES');
    const up = '../'.repeat(path.split('/').length - 1);
    return `${up}${inside.split(sep).join('/')}` || '.';
  }

  #assertLinks(): void {
    if (!this.#allowsLinks) throw new VolumeError('EPERM');
  }

  #assertOneName(stats: Stats): void {
    if (stats.isFile() && stats.nlink > 1 && !this.#allowsLinks) throw new VolumeError('EACCES');
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function joined(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}
