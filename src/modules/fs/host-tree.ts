import { posix } from 'node:path';
import type { Mounts } from '../../capabilities/volumes/mounts.ts';
import { type VolumeEntry, VolumeError } from '../../capabilities/volumes/volume.ts';

/**
 * Makes a directory and its missing parents. Gives the first one that was made, as it stands in the path (observed: a
 * relative path stays relative), if any was. The usual case, nothing but the last one missing, is one call; else it goes down
 * from the top, so that a path of a thousand missing names does not fail a thousand times first.
 */
export function makeDirectories(mounts: Mounts, path: string, mode: number): string | undefined {
  const outcome = makeOne(mounts, path, mode, false);
  if (outcome !== 'no parent') return outcome === 'made' ? path : undefined;
  const parents: string[] = [];
  for (let at = posix.dirname(path); parents.at(-1) !== at; at = posix.dirname(at)) parents.push(at);
  let first: string | undefined;
  for (const parent of parents.reverse()) {
    if (first === undefined && mounts.find(parent)?.type === 'directory') continue;
    const made = makeOne(mounts, parent, mode, true);
    if (made === 'no parent') throw new VolumeError('ENOENT');
    if (made === 'made') first ??= parent;
  }
  const last = makeOne(mounts, path, mode, false);
  if (last === 'no parent') throw new VolumeError('ENOENT');
  return first ?? (last === 'made' ? path : undefined);
}

function makeOne(mounts: Mounts, path: string, mode: number, isParent: boolean): 'made' | 'there' | 'no parent' {
  try {
    mounts.mkdir(path, mode);
    return 'made';
  } catch (error) {
    if (!(error instanceof VolumeError)) throw error;
    if (error.code === 'ENOENT') return 'no parent';
    if (error.code !== 'EEXIST') throw error;
    if (mounts.stat(path).type === 'directory') return 'there';
    throw isParent ? new VolumeError('ENOTDIR') : error;
  }
}

/** How long one call of `removeTree` works. Between calls the sandbox's own limits are checked. */
const MS_PER_STEP = 5;

/** A directory that is being emptied, and what is still in it. */
interface Frame {
  readonly path: string;
  readonly entries: VolumeEntry[];
}

/**
 * Removes what stands at a path with all below it, a part at a call. Links are removed, never followed. It keeps its place
 * between calls, and no more than the listings on the way down to it: without recursion, neither depth nor width of a tree
 * costs stack, and a deep one is not gone down again for every name.
 */
export class TreeRemoval {
  readonly #mounts: Mounts;
  #path: string | undefined;
  #frames: Frame[] = [];

  constructor(mounts: Mounts) {
    this.#mounts = mounts;
  }

  /** True when all is gone. */
  step(path: string): boolean {
    const end = performance.now() + MS_PER_STEP;
    if (this.#path !== path) {
      this.#path = path;
      this.#frames = [];
      if (this.#mounts.stat(path, false).type === 'directory') this.#enter(path);
      else this.#mounts.unlink(path);
    }
    try {
      while (this.#frames.length > 0 && performance.now() < end) this.#advance(this.#frames.at(-1) as Frame);
    } catch (error) {
      this.#path = undefined;
      throw error;
    }
    if (this.#frames.length > 0) return false;
    this.#path = undefined;
    return true;
  }

  #enter(path: string): void {
    this.#frames.push({ path, entries: this.#mounts.readdir(path) });
  }

  /** Takes away one name. What is gone already, by someone else or because the path led through it, is as good as removed. */
  #advance(frame: Frame): void {
    const entry = frame.entries.pop();
    if (entry === undefined) this.#frames.pop();
    try {
      if (entry === undefined) this.#mounts.rmdir(frame.path);
      else if (entry.type === 'directory') this.#enter(`${frame.path}/${entry.name}`);
      else this.#mounts.unlink(`${frame.path}/${entry.name}`);
    } catch (error) {
      if (!(error instanceof VolumeError && error.code === 'ENOENT')) throw error;
    }
  }
}
