import { posix } from 'node:path';
import type { Mounts } from '../../capabilities/volumes/mounts.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';

/**
 * Makes a directory and its missing parents. Gives the first one that was made, as it stands in the path (observed: a
 * relative path stays relative), if any was. It goes up to what exists and down again: the usual case, one level or none
 * missing, takes one or two calls.
 */
export function makeDirectories(mounts: Mounts, path: string, mode: number): string | undefined {
  const missing: string[] = [];
  let at = path;
  let made = makeOne(mounts, at, mode, false);
  while (made === 'no parent') {
    const above = posix.dirname(at);
    if (above === at) throw new VolumeError('ENOENT');
    missing.push(at);
    at = above;
    made = makeOne(mounts, at, mode, true);
  }
  const first = made === 'made' ? at : missing.at(-1);
  for (const below of missing.toReversed()) makeOne(mounts, below, mode, false);
  return first;
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

/** How many names one call of `removeTree` removes: some 2 ms of work in memory. */
const NAMES_PER_STEP = 1024;

/**
 * Removes what stands at `path` with all below it, at most a thousand names at a time. Links are removed, never followed. It
 * goes down by paths and without recursion, so neither depth nor width of the tree costs memory or stack.
 */
export function removeSome(mounts: Mounts, path: string): boolean {
  let left = NAMES_PER_STEP;
  const pending = [path];
  while (pending.length > 0) {
    const at = pending.at(-1) as string;
    const stat = mounts.find(at, false);
    if (stat?.type === 'directory') {
      const entries = mounts.readdir(at);
      if (entries.length > 0 && left === 0) return false;
      const directories = entries.filter(({ type }) => type === 'directory').slice(0, left);
      for (const { name, type } of entries) {
        if (type === 'directory') continue;
        if (left-- === 0) return false;
        mounts.unlink(`${at}/${name}`);
      }
      if (directories.length === 0) {
        mounts.rmdir(at);
        left--;
        pending.pop();
      } else {
        pending.push(...directories.map(({ name }) => `${at}/${name}`));
      }
    } else {
      if (stat !== undefined) mounts.unlink(at);
      pending.pop();
    }
    if (left <= 0) return pending.length === 0;
  }
  return true;
}
