import { SandboxError } from '../../errors.ts';
import { record, refuseGrant, shown } from '../grant-checks.ts';
import { markKnown } from './checked-volume.ts';
import { ByteQuota, FileContent } from './file-content.ts';
import { readVolumeBytes, writeVolumeBytes } from './memory-bytes.ts';
import { readVolumeData, type VolumeData, writeVolumeData } from './memory-data.ts';
import { MemoryFile } from './memory-file.ts';
import { type DirectoryInode, type FileInode, type Inode, statOf, updateInode } from './memory-inode.ts';
import {
  GUEST_ID,
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
} from './volume.ts';
import { DEFAULT_MAX_BYTES, DEFAULT_MAX_FILES, flagOption, quotaOption, volumeOptions } from './volume-options.ts';
import { Watchers } from './watchers.ts';

export interface MemoryVolumeOptions {
  /** First content by path (a leading `/` is optional). Folders are made as needed; bytes are copied. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array> | undefined;
  /** What `toData()` or `toBytes()` of another memory volume gave: its whole tree comes back. It is checked and copied. */
  readonly data?: VolumeData | Uint8Array | undefined;
  /** Bytes of file contents and link targets, 64 MiB by default. More is ENOSPC. */
  readonly maxBytes?: number | undefined;
  /** Names of files, folders and links, 16,384 by default. More is ENOSPC. */
  readonly maxFiles?: number | undefined;
  readonly readOnly?: boolean | undefined;
  /** Clock of the time stamps in milliseconds since the epoch, `Date.now` by default. */
  readonly now?: (() => number) | undefined;
}

const OPTIONS = ['files', 'data', 'maxBytes', 'maxFiles', 'readOnly', 'now'];

/**
 * A volume in memory, with quotas; its content can be taken out as plain data and put back.
 *
 * @throws {SandboxError} `option`, with what is wrong and what is allowed.
 * @example
 * const volume = memoryVolume({ files: { 'in.txt': 'text' }, maxBytes: 1 << 20 });
 * const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/data': volume } } } });
 * sandbox.evaluate("process.getBuiltinModule('fs').appendFileSync('/data/in.txt', ' and more')");
 * new TextDecoder().decode(volume.readFile('in.txt')); // 'text and more'
 * memoryVolume({ data: volume.toBytes() }).usage; // { bytes: 13, files: 1 }
 */
export function memoryVolume(options: MemoryVolumeOptions = {}): MemoryVolume {
  return new MemoryVolume(options);
}

/** A sandbox's own. All sandboxes of a snapshot read the same bytes. */
export function privateVolume(options: MemoryVolumeOptions): MemoryVolume {
  return new MemoryVolume(options, true);
}

export class MemoryVolume implements Volume {
  readonly readOnly: boolean;
  readonly #now: () => number;
  readonly #quota: ByteQuota;
  readonly #maxFiles: number;
  readonly #root: DirectoryInode;
  readonly #watchers = new Watchers();
  #names = 0;
  #lastIno = 0;

  /** @param isShared `data` and `files` are nobody's to change: their contents are copied when they are first written to. */
  constructor(options: MemoryVolumeOptions, isShared = false) {
    markKnown(this);
    const { readOnly, maxBytes, maxFiles } = volumeOptions('memoryVolume', options, OPTIONS);
    const { files, data, now } = options;
    this.readOnly = flagOption('memoryVolume(): readOnly', readOnly, false);
    if (now !== undefined && typeof now !== 'function')
      refuseGrant(`memoryVolume(): now must be a function that gives milliseconds since the epoch, got ${shown(now)}`);
    this.#now = now ?? Date.now;
    this.#quota = new ByteQuota(quotaOption('memoryVolume(): maxBytes', maxBytes, DEFAULT_MAX_BYTES));
    this.#maxFiles = quotaOption('memoryVolume(): maxFiles', maxFiles, DEFAULT_MAX_FILES);
    this.#root = this.#directory(0o755);
    if (data !== undefined) {
      const tree = data instanceof Uint8Array ? readVolumeBytes(data) : data;
      const { inodes, names } = readVolumeData(tree, this.#root, { quota: this.#quota, maxNames: this.#maxFiles, isShared });
      this.#lastIno = inodes;
      this.#names = names;
    }
    if (files !== undefined) this.#addFiles(files, isShared);
  }

  /** Bytes in use and names in use, as the quotas count them. */
  get usage(): { readonly bytes: number; readonly files: number } {
    return { bytes: this.#quota.usedBytes, files: this.#names };
  }

  space(): VolumeSpace {
    const { maxBytes, usedBytes } = this.#quota;
    return { bytes: maxBytes, freeBytes: maxBytes - usedBytes, files: this.#maxFiles, freeFiles: this.#maxFiles - this.#names };
  }

  /**
   * The whole tree as plain data, for `memoryVolume({ data })`. It survives structured clone and shares no memory with
   * the volume. Files without a name (open, but removed) are not in it.
   */
  toData(): VolumeData {
    return writeVolumeData(this.#root);
  }

  /** @internal The same for a snapshot: contents are shared, and copied by whichever volume first writes to them. */
  toSharedData(): VolumeData {
    return writeVolumeData(this.#root, true);
  }

  /** The same as bytes, to be stored or sent. They are not signed: whoever can change them can change the files. */
  toBytes(): Uint8Array {
    return writeVolumeBytes(this.toData());
  }

  /** Makes the folder at `path` with all its parents, where they are missing. For the host's own use, whatever the quota. */
  ensureDirectory(path: string, mode = 0o755, isHosts = true): void {
    let directory = this.#root;
    for (const name of path.split('/')) {
      if (name === '') continue;
      let next = directory.entries.get(name);
      if (next === undefined) {
        next = this.#directory(mode);
        this.#add(directory, name, next, isHosts);
      }
      if (next.type !== 'directory') throw new VolumeError('ENOTDIR');
      directory = next;
    }
  }

  stat(path: string): VolumeStat | undefined {
    const inode = this.#lookUp(path);
    return inode && statOf(inode);
  }

  readFile(path: string): Uint8Array {
    return this.#regular(path).content.bytes;
  }

  readText(path: string): string | undefined {
    return this.#regular(path).content.text;
  }

  open(path: string, options: OpenOptions): VolumeFile {
    const { directory, name } = this.#parent(path);
    const existing = name === '' ? this.#root : directory.entries.get(name);
    if (existing === undefined) {
      if (!options.create) throw new VolumeError('ENOENT');
      const inode = this.#file(options.mode);
      this.#add(directory, name, inode);
      this.#watchers.name(path);
      return this.#handle(inode, path);
    }
    if (options.create && options.exclusive) throw new VolumeError('EEXIST');
    if (existing.type === 'symlink') throw new SymlinkInPath(path, existing.target);
    if (existing.type === 'directory' && (options.write || options.create)) throw new VolumeError('EISDIR');
    const file = this.#handle(existing, path);
    if (options.truncate && existing.type === 'file') file.truncate(0);
    return file;
  }

  readdir(path: string): VolumeEntry[] {
    const inode = this.#find(path);
    if (inode.type === 'symlink') throw new SymlinkInPath(path, inode.target);
    if (inode.type !== 'directory') throw new VolumeError('ENOTDIR');
    return Array.from(inode.entries, ([name, { type }]) => ({ name, type }));
  }

  readlink(path: string): string {
    const inode = this.#find(path);
    if (inode.type !== 'symlink') throw new VolumeError('EINVAL');
    return inode.target;
  }

  mkdir(path: string, mode: number): void {
    const { directory, name } = this.#newName(path);
    this.#add(directory, name, this.#directory(mode));
    this.#watchers.name(path);
  }

  symlink(target: string, path: string): void {
    const { directory, name } = this.#newName(path);
    this.#quota.take(target.length);
    try {
      this.#add(directory, name, { type: 'symlink', target, ...this.#owner(0o777), ...this.#times() });
    } catch (error) {
      this.#quota.take(-target.length);
      throw error;
    }
    this.#watchers.name(path);
  }

  link(existing: string, path: string): void {
    const inode = this.#find(existing);
    if (inode.type === 'directory') throw new VolumeError('EPERM');
    const { directory, name } = this.#newName(path);
    this.#add(directory, name, inode);
    inode.nlink++;
    inode.ctimeMs = this.#now();
    this.#watchers.links(existing);
    this.#watchers.name(path);
  }

  rmdir(path: string): void {
    const { directory, name, inode } = this.#existing(path);
    if (inode.type !== 'directory') throw new VolumeError('ENOTDIR');
    if (inode.entries.size > 0) throw new VolumeError('ENOTEMPTY');
    this.#remove(directory, name, inode);
    this.#watchers.gone(path);
    this.#watchers.name(path);
  }

  unlink(path: string): void {
    const { directory, name, inode } = this.#existing(path);
    if (inode.type === 'directory') throw new VolumeError('EISDIR');
    this.#remove(directory, name, inode);
    this.#watchers.links(path);
    if (inode.nlink === 0) this.#watchers.gone(path);
    this.#watchers.name(path);
  }

  rename(from: string, to: string): void {
    const source = this.#existing(from);
    const target = this.#parent(to);
    if (to === '' || `${to}/`.startsWith(`${from}/`)) {
      if (to === from) return;
      throw new VolumeError(to === '' ? 'EBUSY' : 'EINVAL');
    }
    // A folder above the source has at least that in it; Linux says so before it looks at the types.
    if (from.startsWith(`${to}/`)) throw new VolumeError('ENOTEMPTY');
    const replaced = target.directory.entries.get(target.name);
    // Two names of one file: rename(2) does nothing, and says that it succeeded.
    if (replaced === source.inode) return;
    if (replaced !== undefined) {
      if (source.inode.type === 'directory' && replaced.type !== 'directory') throw new VolumeError('ENOTDIR');
      if (source.inode.type !== 'directory' && replaced.type === 'directory') throw new VolumeError('EISDIR');
      if (replaced.type === 'directory' && replaced.entries.size > 0) throw new VolumeError('ENOTEMPTY');
      this.#remove(target.directory, target.name, replaced);
    }
    source.directory.entries.delete(source.name);
    target.directory.entries.set(target.name, source.inode);
    if (source.inode.type === 'directory') {
      source.directory.nlink--;
      target.directory.nlink++;
    }
    const now = this.#now();
    source.inode.ctimeMs = now;
    source.directory.mtimeMs = source.directory.ctimeMs = now;
    target.directory.mtimeMs = target.directory.ctimeMs = now;
    this.#watchers.name(from);
    this.#watchers.name(to);
    if (replaced !== undefined) this.#watchers.gone(to);
    this.#watchers.gone(from);
  }

  update(path: string, changes: StatChanges, ofLink: boolean): void {
    const inode = this.#find(path);
    if (inode.type === 'symlink' && !ofLink) throw new SymlinkInPath(path, inode.target);
    updateInode(inode, changes, this.#now());
    this.#watchers.content(path, inode.type === 'directory');
  }

  watch(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void {
    return this.#watchers.add(path, recursive, listener);
  }

  #handle(inode: Inode, path: string): MemoryFile {
    return new MemoryFile(inode, this.#now, (isDirectory) => this.#watchers.content(path, isDirectory));
  }

  // A walk allocates nothing but the names: module resolution asks for thousands of paths.
  #lookUp(path: string): Inode | undefined {
    let inode: Inode = this.#root;
    for (let start = 0; start < path.length; ) {
      const slash = path.indexOf('/', start);
      const end = slash === -1 ? path.length : slash;
      if (inode.type === 'symlink') throw new SymlinkInPath(path.slice(0, start - 1), inode.target);
      if (inode.type !== 'directory') throw new VolumeError('ENOTDIR');
      const next = inode.entries.get(path.slice(start, end));
      if (next === undefined) return undefined;
      inode = next;
      start = end + 1;
    }
    return inode;
  }

  #find(path: string): Inode {
    const inode = this.#lookUp(path);
    if (inode === undefined) throw new VolumeError('ENOENT');
    return inode;
  }

  #regular(path: string): FileInode {
    const inode = this.#find(path);
    if (inode.type === 'symlink') throw new SymlinkInPath(path, inode.target);
    if (inode.type !== 'file') throw new VolumeError('EISDIR');
    return inode;
  }

  /** The folder that `path` stands in; for the root itself, the root and an empty name. */
  #parent(path: string): { directory: DirectoryInode; name: string } {
    const slash = path.lastIndexOf('/');
    const directory = slash === -1 ? this.#root : this.#find(path.slice(0, slash));
    if (directory.type === 'symlink') throw new SymlinkInPath(path.slice(0, slash), directory.target);
    if (directory.type !== 'directory') throw new VolumeError('ENOTDIR');
    return { directory, name: path.slice(slash + 1) };
  }

  #newName(path: string): { directory: DirectoryInode; name: string } {
    const place = this.#parent(path);
    if (place.name === '' || place.directory.entries.has(place.name)) throw new VolumeError('EEXIST');
    return place;
  }

  #existing(path: string): { directory: DirectoryInode; name: string; inode: Inode } {
    const { directory, name } = this.#parent(path);
    if (name === '') throw new VolumeError('EBUSY');
    const inode = directory.entries.get(name);
    if (inode === undefined) throw new VolumeError('ENOENT');
    return { directory, name, inode };
  }

  #add(directory: DirectoryInode, name: string, inode: Inode, isHosts = false): void {
    if (!isHosts && this.#names >= this.#maxFiles) throw new VolumeError('ENOSPC');
    this.#names++;
    directory.entries.set(name, inode);
    if (inode.type === 'directory') directory.nlink++;
    directory.mtimeMs = directory.ctimeMs = this.#now();
  }

  #remove(directory: DirectoryInode, name: string, inode: Inode): void {
    directory.entries.delete(name);
    this.#names--;
    const now = this.#now();
    directory.mtimeMs = directory.ctimeMs = inode.ctimeMs = now;
    if (inode.type === 'directory') {
      inode.nlink = 0;
      directory.nlink--;
      return;
    }
    inode.nlink--;
    if (inode.nlink > 0) return;
    if (inode.type === 'symlink') this.#quota.take(-inode.target.length);
    else if (inode.handles === 0) inode.content.release();
  }

  #directory(mode: number): DirectoryInode {
    return { type: 'directory', entries: new Map(), ...this.#owner(mode), ...this.#times(), nlink: 2 };
  }

  #file(mode: number, initial?: string | Uint8Array, isShared = false): FileInode {
    const content = new FileContent(this.#quota, initial, isShared);
    return { type: 'file', content, handles: 0, ...this.#owner(mode), ...this.#times() };
  }

  #owner(mode: number): { ino: number; mode: number; nlink: number; uid: number; gid: number } {
    return { ino: ++this.#lastIno, mode: mode & 0o7777, nlink: 1, uid: GUEST_ID, gid: GUEST_ID };
  }

  #times(): { atimeMs: number; mtimeMs: number; ctimeMs: number; birthtimeMs: number } {
    const now = this.#now();
    return { atimeMs: now, mtimeMs: now, ctimeMs: now, birthtimeMs: now };
  }

  #addFiles(files: NonNullable<MemoryVolumeOptions['files']>, isShared: boolean): void {
    for (const [key, content] of files instanceof Map ? files : Object.entries(record(files, 'memoryVolume(): files'))) {
      const names = validateFilePath(key);
      if (typeof content !== 'string' && !(content instanceof Uint8Array))
        refuseGrant(`memoryVolume(): files["${key}"] must be a string or a Uint8Array, got ${shown(content)}`);
      const slash = names.lastIndexOf('/');
      try {
        this.ensureDirectory(slash === -1 ? '' : names.slice(0, slash), 0o755, false);
        const { directory, name } = this.#newName(names);
        this.#add(directory, name, this.#file(0o644, content, isShared));
      } catch (error) {
        const message = `memoryVolume(): "${key}" of files cannot be put into the volume: ${(error as Error).message}`;
        throw new SandboxError('option', message, { cause: error });
      }
    }
  }
}

/** The path of a key of `files`, relative to the root. Nothing is normalised away: what is odd is a mistake. */
function validateFilePath(key: string): string {
  const path = key.startsWith('/') ? key.slice(1) : key;
  if (path.split('/').some((name) => name === '' || name === '.' || name === '..' || name.includes('\0') || name.length > 255)) {
    refuseGrant(`memoryVolume(): "${key}" in files is no path of a file; empty, ".", ".." and over-long names are not allowed`);
  }
  return path.toWellFormed();
}
