import { assertNameLengths, isCanonical, parentPath } from './mount-path.ts';
import { SymlinkInPath, type Volume, VolumeError, type VolumeStat } from './volume.ts';

/** Linux's MAXSYMLINKS: how many links one path may lead through. */
const MAX_LINKS = 40;

export interface Mount {
  /** Canonical and absolute. */
  readonly point: string;
  readonly volume: Volume;
  /** What the guest sees as `st_dev`. */
  readonly dev: number;
}

/** A path as a volume understands it. */
export interface Place {
  readonly mount: Mount;
  readonly volume: Volume;
  /** Relative to the volume's root. */
  readonly path: string;
  /** The same, absolute in the guest's name space. */
  readonly absolute: string;
  /**
   * What the path ended in. After a slash it can only mean a directory, and a link there is followed; `.` and `..` have been
   * looked up already and are one.
   */
  readonly ending: 'name' | 'slash' | 'dot' | 'dot-dot';
}

/** Counts the links followed on behalf of one path, those inside link targets included. */
interface LinkBudget {
  left: number;
}

/**
 * Resolves paths over all mounts. Links are resolved here and nowhere else, always in the guest's own name space: a target
 * of `/etc/passwd` means the guest's file of that name, whatever volume the link stands in.
 */
export class PathWalk {
  readonly #mounts: readonly Mount[];

  /** @param mounts sorted by length of the mount point, longest first; the last one is `/`. */
  constructor(mounts: readonly Mount[]) {
    this.#mounts = mounts;
  }

  /**
   * Calls `operation` with the place of `path` (absolute), again each time it reports a link on the way. The operation
   * itself decides what to do about a link in the last position: act on it, or throw `SymlinkInPath`.
   */
  run<T>(path: string, operation: (place: Place) => T, budget: LinkBudget = { left: MAX_LINKS }): T {
    for (let pending = path; ; ) {
      const place = this.#place(pending, budget);
      try {
        return operation(place);
      } catch (error) {
        if (!(error instanceof SymlinkInPath)) throw error;
        if (budget.left-- === 0) throw new VolumeError('ELOOP');
        pending = afterLink(place, error);
      }
    }
  }

  /** The directory that the last name of `path` stands in, resolved, and that name. */
  parent(path: string, budget: LinkBudget = { left: MAX_LINKS }): Place {
    const place = this.#place(path, budget);
    if (place.absolute === '/') return place;
    const folder = this.realpath(parentPath(place.absolute), budget, true);
    const name = place.absolute.slice(place.absolute.lastIndexOf('/') + 1);
    return this.#locate(folder === '/' ? `/${name}` : `${folder}/${name}`, place.ending);
  }

  realpath(path: string, budget: LinkBudget = { left: MAX_LINKS }, mustBeDirectory = false): string {
    return this.run(
      path,
      (place) => {
        const { type } = statAt(place);
        if (type === 'symlink') throw followed(place);
        if ((mustBeDirectory || place.ending !== 'name') && type !== 'directory') throw new VolumeError('ENOTDIR');
        return place.absolute;
      },
      budget,
    );
  }

  #place(path: string, budget: LinkBudget): Place {
    if (isCanonical(path)) return this.#locate(path, 'name');
    const ending = endingOf(path);
    return this.#locate(this.#canonical(path, ending, budget), ending);
  }

  /**
   * Takes out `.`, `..` and doubled slashes. What stands before a `..`, or before a `.` at the end, is looked up first, as
   * Linux does: `link/..` is the parent of what the link leads to, and `missing/..` is ENOENT. Taking it out by text alone
   * would let a path name a different file than the one that was checked.
   */
  #canonical(path: string, ending: Place['ending'], budget: LinkBudget): string {
    let names: string[] = [];
    let known = 0;
    const lookUp = (): void => {
      if (names.length > known)
        names = this.realpath(`/${names.join('/')}`, budget, true)
          .split('/')
          .filter(Boolean);
      known = names.length;
    };
    for (const name of path.split('/')) {
      if (name === '' || name === '.') continue;
      if (name !== '..') {
        names.push(name);
        continue;
      }
      lookUp();
      names.pop();
      known = names.length;
    }
    if (ending === 'dot') lookUp();
    return `/${names.join('/')}`;
  }

  #locate(absolute: string, ending: Place['ending']): Place {
    for (const mount of this.#mounts) {
      const { point, volume } = mount;
      if (point === '/') return { mount, volume, path: absolute.slice(1), absolute, ending };
      if (absolute.startsWith(point) && (absolute.length === point.length || absolute[point.length] === '/')) {
        return { mount, volume, path: absolute.slice(point.length + 1), absolute, ending };
      }
    }
    throw new VolumeError('ENOENT');
  }
}

function endingOf(path: string): Place['ending'] {
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (last === '') return /\/\.{1,2}\/+$/.test(path) ? endingOf(path.replace(/\/+$/, '')) : 'slash';
  if (last === '.') return 'dot';
  return last === '..' ? 'dot-dot' : 'name';
}

/** What stands there, which may be a link; ENOENT where nothing does. */
export function statAt({ volume, path }: Place): VolumeStat {
  const stat = volume.stat(path);
  if (stat === undefined) throw new VolumeError('ENOENT');
  return stat;
}

/** To throw when the last position holds a link that is to be followed. */
export function followed(place: Place): SymlinkInPath {
  return new SymlinkInPath(place.path, place.volume.readlink(place.path));
}

/** The path to go on with: the link's target, from the link's folder if it is relative, then what came after the link. */
function afterLink(place: Place, { at, target }: SymlinkInPath): string {
  if (target === '') throw new VolumeError('ENOENT');
  assertNameLengths(target);
  const rest = place.path.slice(at.length) + (place.ending === 'name' ? '' : '/');
  if (target.startsWith('/')) return target + rest;
  const folder = parentPath(place.mount.point === '/' ? `/${at}` : `${place.mount.point}/${at}`);
  return `${folder}/${target}${rest}`;
}
