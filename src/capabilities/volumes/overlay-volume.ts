import { refuseGrant } from '../grant-checks.ts';
import { assertVolume, checkedVolume, markKnown } from './checked-volume.ts';
import { HiddenPaths } from './hidden-paths.ts';
import { isCanonical } from './mount-path.ts';
import { OverlayFile, overlayStat } from './overlay-file.ts';
import {
  type OpenOptions,
  type ReadOnlyVolume,
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
import { volumeOptions } from './volume-options.ts';
import { Watchers } from './watchers.ts';

export interface OverlayVolumeOptions {
  /** What `hidden()` of an earlier overlay gave: paths of the base that had been removed. */
  readonly hidden?: readonly string[] | undefined;
}

const CHUNK_BYTES = 65_536;
const READ: OpenOptions = { read: true, write: false, create: false, exclusive: false, truncate: false, mode: 0 };
const CREATE: OpenOptions = { read: false, write: true, create: true, exclusive: true, truncate: false, mode: 0 };

/**
 * Shows `base` and takes every change into `upper`, copying a file there before it is first written to. The base is never
 * changed, so any number of sandboxes can share one, each with an upper volume of its own.
 *
 * What is held beside the two volumes is the list of removed paths of the base: keep `hidden()` with the upper volume's
 * data to bring an overlay back.
 *
 * @throws {SandboxError} `option`, with what is wrong and what is allowed.
 * @example
 * const base = memoryVolume({ files: { 'a/main.js': 'shared' }, readOnly: true });
 * const upper = memoryVolume();
 * const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/app': overlayVolume(base, upper) } } } });
 * sandbox.evaluate("process.getBuiltinModule('fs').writeFileSync('/app/a/main.js', 'mine')");
 * [base.readText('a/main.js'), new TextDecoder().decode(upper.readFile('a/main.js'))]; // ['shared', 'mine']
 */
export function overlayVolume(base: Volume | ReadOnlyVolume, upper: Volume, options: OverlayVolumeOptions = {}): OverlayVolume {
  assertVolume('overlayVolume(): base', base);
  assertVolume('overlayVolume(): upper', upper);
  if ((base as unknown) === upper) refuseGrant('overlayVolume(): base and upper must be two volumes, got one for both');
  const { hidden = [] } = volumeOptions('overlayVolume', options, ['hidden']);
  if (!Array.isArray(hidden) || !hidden.every((path) => typeof path === 'string' && path !== '' && isCanonical(`/${path}`)))
    refuseGrant('overlayVolume(): hidden must be what hidden() of an overlay gave, an array of paths without "/" at the start');
  return new OverlayVolume(base, upper, options);
}

export class OverlayVolume implements Volume {
  readonly readOnly: boolean;
  readonly #base: Volume;
  readonly #upper: Volume;
  readonly #hidden: HiddenPaths;
  readonly #watchers = new Watchers();

  constructor(base: Volume | ReadOnlyVolume, upper: Volume, { hidden }: OverlayVolumeOptions) {
    markKnown(this);
    this.#base = checkedVolume(base);
    this.#upper = checkedVolume(upper);
    this.readOnly = this.#upper.readOnly;
    this.#hidden = new HiddenPaths(hidden);
  }

  /** Paths of the base that this overlay does not show. */
  hidden(): string[] {
    return this.#hidden.list();
  }

  stat(path: string): VolumeStat | undefined {
    const upper = this.#upper.stat(path);
    if (upper !== undefined) return overlayStat(upper, 'upper');
    const base = this.#baseStat(path);
    return base && overlayStat(base, 'base');
  }

  open(path: string, options: OpenOptions): VolumeFile {
    if (this.#upper.stat(path) !== undefined) {
      const file = this.#openUpper(path, options);
      if (options.truncate) this.#watchers.content(path);
      return file;
    }
    const base = this.#baseStat(path);
    if (base === undefined) {
      if (!options.create) throw new VolumeError('ENOENT');
      this.#ensureParent(path);
      const file = this.#openUpper(path, options);
      this.#watchers.name(path);
      return file;
    }
    if (options.create && options.exclusive) throw new VolumeError('EEXIST');
    if (base.type === 'symlink') throw new SymlinkInPath(path, this.#base.readlink(path));
    if (base.type === 'directory' && (options.write || options.create)) throw new VolumeError('EISDIR');
    if (!options.write && !options.truncate) {
      const updateCopy = (changes: StatChanges): void => this.#updateOpened(path, base, changes);
      return new OverlayFile(this.#base.open(path, READ), { layer: 'base', updateCopy });
    }
    this.#copyUp(path, base, !options.truncate);
    const file = this.#openUpper(path, options);
    if (options.truncate) this.#watchers.content(path);
    return file;
  }

  #openUpper(path: string, options: OpenOptions): VolumeFile {
    const changed = (isDirectory: boolean): void => this.#watchers.content(path, isDirectory);
    return new OverlayFile(this.#upper.open(path, options), { layer: 'upper', changed });
  }

  readFile(path: string): Uint8Array | undefined {
    const volume = this.#volumeOf(path);
    return volume.readFile?.(path);
  }

  readText(path: string): string | undefined {
    const volume = this.#volumeOf(path);
    return volume.readText?.(path);
  }

  readdir(path: string): VolumeEntry[] {
    const upper = this.#upper.stat(path);
    if (upper === undefined || upper.type !== 'directory') return this.#volumeOf(path).readdir(path).filter(this.#isShown(path));
    const entries = this.#upper.readdir(path);
    if (this.#baseStat(path)?.type !== 'directory') return entries;
    const names = new Set(entries.map(({ name }) => name));
    return [
      ...entries,
      ...this.#base
        .readdir(path)
        .filter(({ name }) => !names.has(name))
        .filter(this.#isShown(path)),
    ];
  }

  readlink(path: string): string {
    return this.#volumeOf(path).readlink(path);
  }

  mkdir(path: string, mode: number): void {
    this.#assertFree(path);
    this.#upper.mkdir(path, mode);
    this.#watchers.name(path);
  }

  rmdir(path: string): void {
    const stat = this.#existing(path);
    if (stat.type !== 'directory') throw new VolumeError('ENOTDIR');
    if (this.readdir(path).length > 0) throw new VolumeError('ENOTEMPTY');
    if (this.#upper.stat(path) !== undefined) this.#upper.rmdir(path);
    this.#hide(path);
    this.#watchers.gone(path);
    this.#watchers.name(path);
  }

  unlink(path: string): void {
    const stat = this.#existing(path);
    if (stat.type === 'directory') throw new VolumeError('EISDIR');
    if (this.#upper.stat(path) !== undefined) this.#upper.unlink(path);
    this.#hide(path);
    this.#watchers.links(path);
    if (stat.nlink === 1) this.#watchers.gone(path);
    this.#watchers.name(path);
  }

  rename(from: string, to: string): void {
    const source = this.#existing(from);
    const target = this.stat(to);
    if (from === to || target?.ino === source.ino) return;
    if (to.startsWith(`${from}/`)) throw new VolumeError('EINVAL');
    if (from.startsWith(`${to}/`)) throw new VolumeError('ENOTEMPTY');
    if (target !== undefined) {
      if (source.type === 'directory' && target.type !== 'directory') throw new VolumeError('ENOTDIR');
      if (source.type !== 'directory' && target.type === 'directory') throw new VolumeError('EISDIR');
      if (target.type === 'directory' && this.readdir(to).length > 0) throw new VolumeError('ENOTEMPTY');
    }
    // All that can fail for want of room comes before anything is taken away.
    this.#copyUpTree(from);
    this.#ensureParent(to);
    if (target?.type === 'directory' && this.#upper.stat(to) !== undefined) this.#upper.rmdir(to);
    this.#upper.rename(from, to);
    this.#hide(from);
    this.#hide(to);
    this.#watchers.name(from);
    this.#watchers.name(to);
    if (target !== undefined) this.#watchers.gone(to);
    this.#watchers.gone(from);
  }

  link(existing: string, path: string): void {
    const stat = this.#existing(existing);
    if (stat.type === 'directory') throw new VolumeError('EPERM');
    this.#assertFree(path);
    this.#ensureUpper(existing);
    this.#upper.link(existing, path);
    this.#watchers.links(existing);
    this.#watchers.name(path);
  }

  symlink(target: string, path: string): void {
    this.#assertFree(path);
    this.#upper.symlink(target, path);
    this.#watchers.name(path);
  }

  update(path: string, changes: StatChanges, ofLink: boolean): void {
    const stat = this.#existing(path);
    if (stat.type === 'symlink' && !ofLink) throw new SymlinkInPath(path, this.readlink(path));
    this.#ensureUpper(path);
    this.#upper.update(path, changes, ofLink);
    this.#watchers.content(path, stat.type === 'directory');
  }

  /** Of the base it tells too, as far as the base does and what changed there shows here. */
  watch(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void {
    const stop = this.#watchers.add(path, recursive, listener);
    const stopBase = this.#watchBase(path, recursive, listener);
    return () => {
      stop();
      stopBase?.();
    };
  }

  #watchBase(path: string, recursive: boolean, listener: (change: VolumeChange) => void): (() => void) | undefined {
    if (this.#baseStat(path) === undefined) return undefined;
    return this.#base.watch?.(path, recursive, (change) => {
      if (!this.#hidden.has(change.path) && this.#upper.stat(change.path)?.type !== 'file') listener(change);
    });
  }

  space(): VolumeSpace {
    return this.#upper.space?.() ?? { bytes: 0, freeBytes: 0, files: 0, freeFiles: 0 };
  }

  /** For a handle to a file of the base: the change goes to the copy, if the file still stands where it was opened. */
  #updateOpened(path: string, opened: VolumeStat, changes: StatChanges): void {
    if (this.#baseStat(path)?.ino !== opened.ino) throw new VolumeError('EROFS');
    this.update(path, changes, false);
  }

  #baseStat(path: string): VolumeStat | undefined {
    return this.#hidden.has(path) ? undefined : this.#base.stat(path);
  }

  #existing(path: string): VolumeStat {
    const stat = this.stat(path);
    if (stat === undefined) throw new VolumeError('ENOENT');
    return stat;
  }

  /** The volume that answers for what stands at `path`. */
  #volumeOf(path: string): Volume {
    if (this.#upper.stat(path) !== undefined) return this.#upper;
    if (this.#baseStat(path) === undefined) throw new VolumeError('ENOENT');
    return this.#base;
  }

  #isShown(folder: string): (entry: VolumeEntry) => boolean {
    return ({ name }) => !this.#hidden.has(folder === '' ? name : `${folder}/${name}`);
  }

  #hide(path: string): void {
    // Only what the base has needs hiding; a path of the upper volume alone leaves no trace.
    if (this.#baseStat(path) !== undefined) this.#hidden.add(path);
  }

  #assertFree(path: string): void {
    if (this.stat(path) !== undefined) throw new VolumeError('EEXIST');
    this.#ensureParent(path);
  }

  /** Makes the folders above `path` in the upper volume, as the base has them. */
  #ensureParent(path: string): void {
    const slash = path.lastIndexOf('/');
    if (slash !== -1) this.#ensureUpper(path.slice(0, slash), 'directory');
  }

  #ensureUpper(path: string, type?: 'directory'): void {
    const upper = this.#upper.stat(path);
    if (upper === undefined) {
      const base = this.#baseStat(path);
      if (base === undefined) throw new VolumeError('ENOENT');
      this.#assertType(path, base, this.#base, type);
      this.#copyUp(path, base, true);
    } else {
      this.#assertType(path, upper, this.#upper, type);
    }
  }

  #assertType(path: string, stat: VolumeStat, volume: Volume, type: 'directory' | undefined): void {
    if (type === undefined || stat.type === type) return;
    if (stat.type === 'symlink') throw new SymlinkInPath(path, volume.readlink(path));
    throw new VolumeError('ENOTDIR');
  }

  /** Copies one thing of the base, without what is in it, and the folders above it. */
  #copyUp(path: string, stat: VolumeStat, withContent: boolean): void {
    this.#ensureParent(path);
    if (stat.type === 'directory') this.#upper.mkdir(path, stat.mode);
    else if (stat.type === 'symlink') this.#upper.symlink(this.#base.readlink(path), path);
    else if (stat.type === 'file') this.#copyFile(path, stat, withContent);
    else throw new VolumeError('EACCES');
    const { mode, uid, gid, atimeMs, mtimeMs } = stat;
    const isLink = stat.type === 'symlink';
    this.#upper.update(path, isLink ? { atimeMs, mtimeMs } : { mode, uid, gid, atimeMs, mtimeMs }, isLink);
  }

  #copyFile(path: string, stat: VolumeStat, withContent: boolean): void {
    const target = this.#upper.open(path, { ...CREATE, mode: stat.mode });
    try {
      if (withContent) this.#copyContent(path, target, stat.size);
    } catch (error) {
      this.#upper.unlink(path);
      throw error;
    } finally {
      target.close();
    }
  }

  #copyContent(path: string, target: VolumeFile, size: number): void {
    const source = this.#base.open(path, READ);
    try {
      const chunk = new Uint8Array(Math.min(CHUNK_BYTES, Math.max(size, 1)));
      for (let position = 0; ; ) {
        const read = source.read(chunk, position);
        if (read === 0) return;
        for (let written = 0; written < read; ) written += target.write(chunk.subarray(written, read), position + written);
        position += read;
      }
    } finally {
      source.close();
    }
  }

  /** Copies a folder with all in it, so that it can be moved. Without recursion: a tree may be deep. */
  #copyUpTree(path: string): void {
    const pending = [path];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      this.#ensureUpper(at);
      if (this.#existing(at).type !== 'directory') continue;
      for (const { name } of this.readdir(at)) pending.push(`${at}/${name}`);
    }
  }
}
