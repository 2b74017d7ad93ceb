import type { SandboxEvent } from '../capability.ts';
import { absolutePath, isWithin, linkTarget } from './mount-path.ts';
import type { MountStat, Mounts } from './mounts.ts';
import { OpenFile, withDevice } from './open-file.ts';
import { type OpenRequest, parseOpenFlags } from './open-flags.ts';
import { followed, type Mount, PathWalk, type Place, statAt } from './path-walk.ts';
import { posixCodeOf } from './posix-errors.ts';
import {
  type StatChanges,
  SymlinkInPath,
  type Volume,
  type VolumeChange,
  type VolumeEntry,
  VolumeError,
  type VolumeFile,
  type VolumeSpace,
} from './volume.ts';
import { watchVolumes } from './watch-volumes.ts';
import { readWholeFile } from './whole-file.ts';

/** Which codes are reported as what. The rest (not there, already there, ...) is part of normal life. */
const REPORTED = new Map<string, 'denied' | 'limit'>([
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['EIO', 'denied'],
  ['ENOSPC', 'limit'],
  ['EDQUOT', 'limit'],
  ['ENOMEM', 'limit'],
]);

export interface MountTableOptions {
  /** Sorted by length of the mount point, longest first; the last one is `/`. */
  readonly mounts: readonly Mount[];
  readonly emit: (event: SandboxEvent) => void;
  /** Asked with each path that a verb is about to act on, free of the links that are known by then. */
  readonly allows?: ((verb: string, target: string) => boolean) | undefined;
  /** Largest file that is read whole from a volume that does not hold it in memory. */
  readonly maxReadBytes: number;
  /** Malformed bytes become U+FFFD. A byte order mark is a character of the file to Node's `readFile(path, 'utf8')`. */
  readonly decodeUtf8: (bytes: Uint8Array) => string;
}

export class MountTable implements Mounts {
  umask = 0o022;
  readonly #walk: PathWalk;
  readonly #mounts: readonly Mount[];
  readonly #emit: (event: SandboxEvent) => void;
  readonly #allows: MountTableOptions['allows'];
  readonly #maxReadBytes: number;
  readonly #decodeUtf8: MountTableOptions['decodeUtf8'];
  #cwd = '/';

  constructor({ mounts, emit, allows, maxReadBytes, decodeUtf8 }: MountTableOptions) {
    this.#walk = new PathWalk(mounts);
    this.#mounts = mounts;
    this.#emit = emit;
    this.#allows = allows;
    this.#maxReadBytes = maxReadBytes;
    this.#decodeUtf8 = decodeUtf8;
  }

  get cwd(): string {
    return this.#cwd;
  }

  chdir(path: string): void {
    this.#cwd = this.#use('chdir', path, (absolute) => this.#allowed('chdir', this.#walk.realpath(absolute, undefined, true)));
  }

  find(path: string, follow = true): MountStat | undefined {
    try {
      return this.#at('stat', path, (place) => statOrNothing(place, follow));
    } catch {
      return undefined;
    }
  }

  statIfPresent(path: string, follow = true): MountStat | undefined {
    try {
      return this.#at('stat', path, (place) => statOrNothing(place, follow));
    } catch (error) {
      const code = posixCodeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    }
  }

  stat(path: string, follow = true): MountStat {
    return this.#at('stat', path, (place) => {
      const stat = statOrNothing(place, follow);
      if (stat === undefined) throw new VolumeError('ENOENT');
      return stat;
    });
  }

  isReadOnly(path: string): boolean {
    return this.#volumeAt(path).readOnly;
  }

  space(path: string): VolumeSpace {
    const volume = this.#volumeAt(path);
    return volume.space?.() ?? { bytes: 0, freeBytes: 0, files: 0, freeFiles: 0 };
  }

  realpath(path: string): string {
    return this.#use('realpath', path, (absolute) => this.#allowed('realpath', this.#walk.realpath(absolute)));
  }

  readFile(path: string): Uint8Array {
    return this.#at('readFile', path, (place) => {
      assertFile(place);
      return this.#bytes(place);
    });
  }

  readText(path: string): string {
    return this.#at('readFile', path, (place) => {
      assertFile(place);
      return place.volume.readText?.(place.path) ?? this.#decodeUtf8(this.#bytes(place));
    });
  }

  readdir(path: string): VolumeEntry[] {
    return this.#at('readdir', path, ({ volume, path }) => volume.readdir(path));
  }

  readlink(path: string): string {
    return this.#at('readlink', path, (place) => {
      if (place.ending !== 'name') assertDirectory(place, 'EINVAL');
      return place.volume.readlink(place.path);
    });
  }

  open(path: string, flags: number, mode = 0o666): OpenFile {
    return this.#at('open', path, (place) => {
      const request = parseOpenFlags(flags, mode & ~this.umask);
      if (request.create && place.ending !== 'name') {
        throw new VolumeError(request.exclusive && isDotted(place) ? 'EEXIST' : 'EISDIR');
      }
      const file = openAt(place, request);
      try {
        const { type } = file.stat();
        if (type !== 'directory' && (request.directory || place.ending !== 'name')) throw new VolumeError('ENOTDIR');
        return new OpenFile(file, type, request, place.mount, (verb, error) =>
          this.#report(verb, place.absolute, posixCodeOf(error)),
        );
      } catch (error) {
        file.close();
        throw error;
      }
    });
  }

  mkdir(path: string, mode = 0o777): void {
    this.#at('mkdir', path, (place) => {
      if (isDotted(place)) throw new VolumeError('EEXIST');
      if (place.volume.readOnly) {
        // What is there already is EEXIST here too: "make it if it is missing" has to work on a read-only volume.
        assertAbsent(place);
        throw new VolumeError('EROFS');
      }
      place.volume.mkdir(place.path, mode & ~this.umask & 0o7777);
    });
  }

  rmdir(path: string): void {
    this.#at('rmdir', path, (place) => {
      if (place.ending === 'dot') throw new VolumeError('EINVAL');
      if (place.ending === 'dot-dot') throw new VolumeError('ENOTEMPTY');
      this.#assertChangeable(place);
      place.volume.rmdir(place.path);
    });
  }

  unlink(path: string): void {
    this.#at('unlink', path, (place) => {
      // A link with a slash behind it is not followed, and not removed either.
      if (place.ending !== 'name') throw new VolumeError(statAt(place).type === 'directory' ? 'EISDIR' : 'ENOTDIR');
      this.#assertChangeable(place);
      place.volume.unlink(place.path);
    });
  }

  rename(from: string, to: string): void {
    this.#two('rename', from, to, (source, resolveTarget) => {
      const target = resolveTarget();
      if (isDotted(source) || isDotted(target)) throw new VolumeError('EBUSY');
      const { type } = statAt(source);
      if (type !== 'directory' && (source.ending !== 'name' || target.ending !== 'name')) throw new VolumeError('ENOTDIR');
      this.#assertChangeable(source);
      this.#assertChangeable(target);
      if (source.mount !== target.mount) throw new VolumeError('EXDEV');
      source.volume.rename(source.path, target.path);
    });
  }

  link(existing: string, path: string): void {
    this.#two('link', existing, path, (source, resolveTarget) => {
      const { type } = statAt(source);
      if (type !== 'directory' && source.ending !== 'name') throw new VolumeError('ENOTDIR');
      const target = resolveTarget();
      assertAbsent(target);
      if (target.ending !== 'name') throw new VolumeError('ENOENT');
      if (source.mount !== target.mount) throw new VolumeError('EXDEV');
      if (type === 'directory') throw new VolumeError('EPERM');
      this.#assertChangeable(target);
      source.volume.link(source.path, target.path);
    });
  }

  symlink(target: string, path: string): void {
    this.#at('symlink', path, (place) => {
      const text = linkTarget(target);
      assertAbsent(place);
      if (place.ending !== 'name') throw new VolumeError('ENOENT');
      this.#assertChangeable(place);
      place.volume.symlink(text, place.path);
    });
  }

  update(path: string, changes: StatChanges, follow = true): void {
    this.#at('update', path, (place) => {
      const ofLink = !follow && place.ending === 'name';
      const { type } = statAt(place);
      if (type === 'symlink' && !ofLink) throw followed(place);
      if (type !== 'directory' && place.ending !== 'name') throw new VolumeError('ENOTDIR');
      if (place.volume.readOnly) throw new VolumeError('EROFS');
      place.volume.update(place.path, changes, ofLink);
    });
  }

  watch(path: string, recursive: boolean, listener: (change: VolumeChange) => void): () => void {
    return this.#at('watch', path, (place) => {
      assertFollowed(place);
      const own = { ...place, recursive, nameOf: (path: string) => path.slice(place.path === '' ? 0 : place.path.length + 1) };
      const below = (recursive ? this.#mountsBelow(place.absolute) : []).map(({ point, volume }) => {
        const prefix = place.absolute === '/' ? point.slice(1) : point.slice(place.absolute.length + 1);
        return { volume, path: '', recursive, nameOf: (path: string) => (path === '' ? prefix : `${prefix}/${path}`) };
      });
      return watchVolumes([own, ...below], listener);
    });
  }

  #volumeAt(path: string): Volume {
    return this.#at('stat', path, (place) => {
      assertFollowed(place);
      return place.volume;
    });
  }

  #mountsBelow(folder: string): Mount[] {
    return this.#mounts.filter(({ point }) => point !== folder && isWithin(point, folder));
  }

  #bytes({ volume, path }: Place): Uint8Array {
    return volume.readFile?.(path) ?? readWholeFile(volume, path, this.#maxReadBytes);
  }

  /** A read-only volume, a mount point and what leads to one stay as they are (EBUSY, as rename(2) of a mount point). */
  #assertChangeable(place: Place): void {
    // What a mount point is a name in is not the volume that is mounted there, so it is no matter whether that is read-only.
    if (place.path === '' && place.mount.point !== '/') throw new VolumeError('EBUSY');
    if (place.volume.readOnly) throw new VolumeError('EROFS');
    if (this.#mounts.some(({ point }) => isWithin(point, place.absolute))) throw new VolumeError('EBUSY');
  }

  #at<T>(verb: string, path: string, operation: (place: Place) => T): T {
    return this.#use(verb, path, (absolute) =>
      this.#walk.run(absolute, (place) => {
        this.#allowed(verb, place.absolute);
        return operation(place);
      }),
    );
  }

  /** For two paths, whose last names are not followed. Linux differs in when it looks at the second one. */
  #two(verb: string, from: string, to: string, operation: (source: Place, resolveTarget: () => Place) => void): void {
    this.#use(verb, from, (absolute) => {
      const resolve = (path: string): Place => {
        const place = this.#walk.parent(path);
        this.#allowed(verb, place.absolute);
        return place;
      };
      operation(resolve(absolute), () => resolve(absolutePath(to, this.#cwd)));
    });
  }

  /** Gives the path back, or refuses the use of it. */
  #allowed(verb: string, path: string): string {
    if (this.#allows === undefined || this.#allows(verb, path)) return path;
    throw new VolumeError('EACCES');
  }

  #report(verb: string, target: string, code: string): void {
    const type = REPORTED.get(code);
    if (type !== undefined) this.#emit({ type, capability: 'fs', verb, target, code });
  }

  /** Runs one use, reports it, and lets nothing out but a `VolumeError`. */
  #use<T>(verb: string, path: string, operation: (absolute: string) => T): T {
    let target = path;
    try {
      target = absolutePath(path, this.#cwd);
      const result = operation(target);
      this.#emit({ type: 'access', capability: 'fs', verb, target });
      return result;
    } catch (error) {
      // A link that a two-path operation meets after its folder was resolved was put there by someone else meanwhile.
      const code = error instanceof SymlinkInPath ? 'ELOOP' : posixCodeOf(error);
      this.#report(verb, target, code);
      throw error instanceof VolumeError ? error : new VolumeError(code, error);
    }
  }
}

/** The place has something, and no link to be followed first. */
function assertFollowed(place: Place): void {
  const { type } = statAt(place);
  if (type === 'symlink') throw followed(place);
  if (type !== 'directory' && place.ending !== 'name') throw new VolumeError('ENOTDIR');
}

function isDotted({ ending }: Place): boolean {
  return ending === 'dot' || ending === 'dot-dot';
}

function openAt({ volume, path, ending }: Place, request: OpenRequest): VolumeFile {
  try {
    if (!volume.readOnly) return volume.open(path, request);
    return openReadOnly(volume, path, request);
  } catch (error) {
    const isLink = error instanceof SymlinkInPath && error.at === path && ending === 'name';
    if (isLink && !request.follow) throw new VolumeError(request.directory ? 'ENOTDIR' : 'ELOOP');
    throw error;
  }
}

/** What a read-only file system answers: EROFS only for what would have been changed, and only if it could have been. */
function openReadOnly(volume: Place['volume'], path: string, request: OpenRequest): VolumeFile {
  let file: VolumeFile;
  try {
    file = volume.open(path, { read: true, write: false, create: false, exclusive: false, truncate: false, mode: 0 });
  } catch (error) {
    if (error instanceof SymlinkInPath && request.exclusive && error.at === path) throw new VolumeError('EEXIST');
    if (!request.create || posixCodeOf(error) !== 'ENOENT') throw error;
    // Without a folder to put it in, the file could not have been made on a writable volume either.
    const folder = volume.stat(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    throw new VolumeError(folder === undefined ? 'ENOENT' : 'EROFS');
  }
  const isDirectory = file.stat().type === 'directory';
  let code: string | undefined;
  if (request.exclusive) code = 'EEXIST';
  else if (isDirectory && (request.write || request.create)) code = 'EISDIR';
  else if (request.write || request.truncate) code = 'EROFS';
  if (code === undefined) return file;
  file.close();
  throw new VolumeError(code);
}

/** For a path that ended in a slash: a link is followed, a file is ENOTDIR, a directory is `code`. */
function assertDirectory(place: Place, code: string): never {
  const { type } = statAt(place);
  if (type === 'symlink') throw followed(place);
  throw new VolumeError(type === 'directory' ? code : 'ENOTDIR');
}

function assertFile(place: Place): void {
  if (place.ending !== 'name') assertDirectory(place, 'EISDIR');
}

function assertAbsent({ volume, path }: Place): void {
  if (volume.stat(path) !== undefined) throw new VolumeError('EEXIST');
}

function statOrNothing(place: Place, follow: boolean): MountStat | undefined {
  const stat = place.volume.stat(place.path);
  if (stat === undefined) return undefined;
  if (stat.type === 'symlink' && (follow || place.ending !== 'name')) throw followed(place);
  if (stat.type !== 'directory' && place.ending !== 'name') throw new VolumeError('ENOTDIR');
  return withDevice(stat, place.mount.dev);
}
