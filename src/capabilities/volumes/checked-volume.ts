import { isRecord, refuseGrant, shown } from '../grant-checks.ts';
import { isFileName } from './mount-path.ts';
import { posixCodeOf } from './posix-errors.ts';
import {
  type FileType,
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

/** The library's own volumes, whose answers need no check. */
const known = new WeakSet<object>();

export function markKnown(volume: Volume): void {
  known.add(volume);
}

const READING_METHODS = ['stat', 'open', 'readdir', 'readlink'] as const satisfies readonly (keyof ReadOnlyVolume)[];
const VOLUME_METHODS = [
  ...READING_METHODS,
  'mkdir',
  'rmdir',
  'unlink',
  'rename',
  'link',
  'symlink',
  'update',
] as const satisfies readonly (keyof Volume)[];

/** Refuses what has not the methods of a volume. */
export function assertVolume(what: string, value: unknown): asserts value is Volume | ReadOnlyVolume {
  const allowed = `${what} must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), `;
  if (!isRecord(value)) refuseGrant(`${allowed}got ${shown(value)}`);
  const methods = value['readOnly'] === true ? READING_METHODS : VOLUME_METHODS;
  const missing = methods.find((method) => typeof value[method] !== 'function');
  if (missing !== undefined) refuseGrant(`${allowed}but has no method "${missing}"`);
}

/**
 * A volume as the mount table uses it. One that someone else wrote may be wrong: a write that gives 0 would be asked for again
 * for ever, a name with a slash would be another path, an `async` method gives a promise where an answer was due. What is not
 * an answer becomes EIO here, and every value the volume gives is read once.
 */
export function checkedVolume(volume: Volume | ReadOnlyVolume): Volume {
  return known.has(volume) ? (volume as Volume) : new CheckedVolume(volume as Volume);
}

const FILE_TYPES: ReadonlySet<unknown> = new Set<FileType>([
  'file',
  'directory',
  'symlink',
  'fifo',
  'socket',
  'character-device',
  'block-device',
]);

class CheckedVolume implements Volume {
  readonly #volume: Volume;
  readonly readFile?: NonNullable<Volume['readFile']>;
  readonly readText?: NonNullable<Volume['readText']>;
  readonly watch?: NonNullable<Volume['watch']>;

  constructor(volume: Volume) {
    this.#volume = volume;
    if (typeof volume.readFile === 'function') {
      this.readFile = (path) => bytesOrNothing(this.#use(path, () => volume.readFile?.(path)));
    }
    if (typeof volume.readText === 'function') {
      this.readText = (path) => textOrNothing(this.#use(path, () => volume.readText?.(path)));
    }
    if (typeof volume.watch === 'function') {
      this.watch = (path, recursive, listener) => {
        const stop: unknown = this.#use(path, () => volume.watch?.(path, recursive, (change) => tell(listener, change)));
        return typeof stop === 'function' ? () => ended(stop as () => unknown) : failed();
      };
    }
  }

  get readOnly(): boolean {
    return this.#volume.readOnly === true;
  }

  stat(path: string): VolumeStat | undefined {
    const stat = this.#use(path, () => this.#volume.stat(path));
    return stat === undefined ? undefined : checkedStat(stat);
  }

  open(path: string, options: OpenOptions): VolumeFile {
    const file = this.#use(path, () => this.#volume.open(path, options));
    if (!isObject(file)) throw failed();
    return new CheckedFile(file);
  }

  readdir(path: string): VolumeEntry[] {
    const entries: unknown = this.#use(path, () => this.#volume.readdir(path));
    if (!Array.isArray(entries)) throw failed();
    return Array.from(entries, (entry: unknown): VolumeEntry => {
      if (!isObject(entry)) throw failed();
      const { name, type } = entry as Partial<VolumeEntry>;
      if (typeof name !== 'string' || !isFileName(name) || !FILE_TYPES.has(type)) throw failed();
      return { name, type: type as FileType };
    });
  }

  readlink(path: string): string {
    const target: unknown = this.#use(path, () => this.#volume.readlink(path));
    return typeof target === 'string' && target !== '' && !target.includes('\0') ? target.toWellFormed() : failed();
  }

  mkdir(path: string, mode: number): void {
    this.#use(path, () => this.#volume.mkdir(path, mode));
  }

  rmdir(path: string): void {
    this.#use(path, () => this.#volume.rmdir(path));
  }

  unlink(path: string): void {
    this.#use(path, () => this.#volume.unlink(path));
  }

  rename(from: string, to: string): void {
    this.#use(from, () => this.#volume.rename(from, to), to);
  }

  link(existing: string, path: string): void {
    this.#use(existing, () => this.#volume.link(existing, path), path);
  }

  symlink(target: string, path: string): void {
    this.#use(path, () => this.#volume.symlink(target, path));
  }

  update(path: string, changes: StatChanges, ofLink: boolean): void {
    this.#use(path, () => this.#volume.update(path, changes, ofLink));
  }

  space(): VolumeSpace {
    const space: Partial<VolumeSpace> | undefined = this.#use('', () => this.#volume.space?.());
    const { bytes = 0, freeBytes = 0, files = 0, freeFiles = 0 } = space ?? {};
    if (![bytes, freeBytes, files, freeFiles].every((size) => typeof size === 'number' && size >= 0)) throw failed();
    return { bytes, freeBytes, files, freeFiles };
  }

  /** Runs one call; `path` and `other` are what it may meet a link on. */
  #use<T>(path: string, call: () => T, other = path): T {
    try {
      return answer(call, true);
    } catch (error) {
      if (!(error instanceof SymlinkInPath) || isLinkOn(error, path) || isLinkOn(error, other)) throw error;
      throw failed(error);
    }
  }
}

class CheckedFile implements VolumeFile {
  readonly #file: VolumeFile;

  constructor(file: VolumeFile) {
    this.#file = file;
  }

  stat(): VolumeStat {
    return checkedStat(answer(() => this.#file.stat()));
  }

  read(target: Uint8Array, position: number): number {
    return checkedCount(
      answer(() => this.#file.read(target, position)),
      0,
      target.byteLength,
    );
  }

  write(source: Uint8Array, position: number | undefined): number {
    if (source.byteLength === 0) return 0;
    return checkedCount(
      answer(() => this.#file.write(source, position)),
      1,
      source.byteLength,
    );
  }

  truncate(size: number): void {
    answer(() => this.#file.truncate(size));
  }

  update(changes: StatChanges): void {
    answer(() => this.#file.update(changes));
  }

  sync(): void {
    // A file that is only read need not have it.
    if (typeof this.#file.sync === 'function') answer(() => this.#file.sync());
  }

  close(): void {
    answer(() => this.#file.close());
  }
}

function failed(cause?: unknown): never {
  throw new VolumeError('EIO', cause);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Runs one call; whatever it throws becomes a `VolumeError`, or is a link where a path was given: an open file meets none. A
 * promise is no answer; should it be rejected, that must not become the host's unhandled rejection.
 */
function answer<T>(call: () => T, hasPath = false): T {
  try {
    const result = call();
    if (!isObject(result) || typeof (result as { then?: unknown }).then !== 'function') return result;
    Promise.resolve(result).catch(() => {});
  } catch (error) {
    if (error instanceof VolumeError || (hasPath && error instanceof SymlinkInPath)) throw error;
    let code = 'EIO';
    try {
      code = posixCodeOf(error);
    } catch {
      // What was thrown cannot even be looked at.
    }
    throw new VolumeError(code, error);
  }
  throw failed(new TypeError('A volume has to answer at once, and gave a promise'));
}

/** Ends a watcher. It may be the sandbox that has ended: an error would have nobody to go to but the host's process. */
function ended(stop: () => unknown): void {
  try {
    answer(stop);
  } catch {
    // Nothing is told of any more, whether it has stopped or not.
  }
}

function isLinkOn({ at, target }: SymlinkInPath, path: string): boolean {
  if (typeof at !== 'string' || typeof target !== 'string' || at === '') return false;
  return path === at || path.startsWith(`${at}/`);
}

function checkedStat(stat: Partial<VolumeStat>): VolumeStat {
  if (!isObject(stat)) throw failed();
  const { type, ino, mode, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs } = stat;
  const checked = { ino, mode, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs };
  if (!FILE_TYPES.has(type) || !Object.values(checked).every(Number.isFinite)) throw failed();
  const all = checked as Record<keyof typeof checked, number>;
  if (!Number.isSafeInteger(all.size) || all.size < 0) throw failed();
  return { ...all, type: type as FileType, mode: all.mode & 0o7777 };
}

function checkedCount(count: unknown, least: number, most: number): number {
  if (!Number.isSafeInteger(count) || (count as number) < least || (count as number) > most) throw failed();
  return count as number;
}

function bytesOrNothing(value: unknown): Uint8Array | undefined {
  return value === undefined || value instanceof Uint8Array ? value : failed();
}

function textOrNothing(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : failed();
}

/** What is no change is not told. */
function tell(listener: (change: VolumeChange) => void, change: unknown): void {
  if (!isObject(change)) return;
  const { type, path } = change as Partial<VolumeChange>;
  if (typeof path === 'string' && (type === 'rename' || type === 'change')) listener({ type, path });
}
