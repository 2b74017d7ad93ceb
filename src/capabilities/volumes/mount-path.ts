import { VolumeError } from './volume.ts';

/** PATH_MAX of Linux without its NUL, in UTF-8 bytes. */
const MAX_PATH_BYTES = 4095;
/** NAME_MAX of Linux in UTF-8 bytes. */
const MAX_NAME_BYTES = 255;
/** A string of n units has at most 3n bytes of UTF-8, so a short one needs no counting. */
const MAX_BYTES_PER_UNIT = 3;

/** A name of as many units could have more than 255 bytes. */
const MAYBE_LONG = 86;
const MAYBE_LONG_NAME = /[^/]{86}/;

const utf8 = new TextEncoder();

/** Finds what a canonical path has none of: empty, `.` and `..` names, and a slash at the end. */
const NOT_CANONICAL = /\/\.{0,2}(?:\/|$)/;

/** Empty, `.`, `..`, or with a slash or NUL in it. */
const NOT_A_NAME = /^\.{0,2}$|[/\0]/;

export function isCanonical(path: string): boolean {
  return path === '/' || !NOT_CANONICAL.test(path);
}

/**
 * The absolute form of a path as open(2) takes it, still with its `.`, `..` and doubled slashes. A lone surrogate becomes
 * U+FFFD, as it does in Node on its way to UTF-8; two strings for one file would get around every check by name.
 */
export function absolutePath(path: string, cwd: string): string {
  // Node refuses NUL before this point, but not every path has been through Node's checks (package.json, embedders).
  if (path === '' || path.includes('\0')) throw new VolumeError('ENOENT');
  const text = path.isWellFormed() ? path : path.toWellFormed();
  if (exceeds(text, MAX_PATH_BYTES)) throw new VolumeError('ENAMETOOLONG');
  assertNameLengths(text);
  if (text.startsWith('/')) return text;
  return cwd === '/' ? `/${text}` : `${cwd}/${text}`;
}

/** Fails with ENAMETOOLONG when one name of the path is longer than any Linux file system allows. */
export function assertNameLengths(path: string): void {
  if (path.length < MAYBE_LONG || !MAYBE_LONG_NAME.test(path)) return;
  for (const name of path.split('/')) {
    if (exceeds(name, MAX_NAME_BYTES)) throw new VolumeError('ENAMETOOLONG');
  }
}

/** Whether this can be one name of a path. */
export function isFileName(name: string): boolean {
  return !NOT_A_NAME.test(name) && name.isWellFormed() && !exceeds(name, MAX_NAME_BYTES);
}

/** A symbolic link's text: not empty, well-formed, no longer than a path. */
export function linkTarget(target: string): string {
  if (target === '' || target.includes('\0')) throw new VolumeError('ENOENT');
  if (exceeds(target, MAX_PATH_BYTES)) throw new VolumeError('ENAMETOOLONG');
  return target.toWellFormed();
}

function exceeds(text: string, bytes: number): boolean {
  if (text.length * MAX_BYTES_PER_UNIT <= bytes) return false;
  return text.length > bytes || utf8.encode(text).byteLength > bytes;
}

/** The folder of a canonical absolute path. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** Whether `path` is `folder` or lies below it; both canonical and absolute. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '/' || path === folder || (path.startsWith(folder) && path[folder.length] === '/');
}
