import { warnDeprecated } from 'internal:deprecate';
import { codes } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';
import {
  parseFileMode,
  validateBoolean,
  validateInt32,
  validateObject,
  validateOneOf,
  validateUint32,
} from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import type { Buffer } from 'node:buffer';
import nodePath from 'node:path';
import { descriptor, encoded, fileUrlPath, idArgument, type Options, pathText, smallMode, timeMs } from './guest-arguments.ts';
import { Dirent, isDirectoryMode, statfsNumbers, statNumbers, takeStatFs, takeStats } from './guest-stats.ts';
import { host } from './guest-turn.ts';

/** Names, attributes and directories; each function checks its arguments and gives the operation (see guest-content.ts). */
type Operation<T> = () => T;

const NEW_DIRECTORY_MODE = 0o777;

export function accessOperation(path: unknown, mode: unknown): Operation<void> {
  const target = pathText(path);
  const wanted = smallMode(mode);
  return () => host.access(target, wanted);
}

/** The options of a stat, which have to be there: null fails as it does in Node, by the name of what is read. */
export function readable(options: unknown): Options {
  if (options === null) void (options as unknown as Options)['bigint'];
  return options as Options;
}

export function statOperation(path: unknown, options: unknown, follow: boolean): Operation<object> {
  const target = pathText(path);
  const { bigint } = (options ?? {}) as Options;
  return () => {
    host.stat(target, statNumbers, follow, true);
    return takeStats(bigint === true);
  };
}

/** `statSync`, which may be told to give undefined where there is nothing. */
export function statNow(path: unknown, options: unknown, follow: boolean): object | undefined {
  const target = pathText(path);
  const { bigint, throwIfNoEntry = true } = readable(options);
  const isThere = host.stat(target, statNumbers, follow, Boolean(throwIfNoEntry));
  return isThere ? takeStats(bigint === true) : undefined;
}

export function fstatOperation(fd: unknown, options: unknown): Operation<object> {
  const number = descriptor(fd);
  const { bigint } = (options ?? {}) as Options;
  return () => {
    host.fstat(number, statNumbers);
    return takeStats(bigint === true);
  };
}

export function statfsOperation(path: unknown, options: unknown): Operation<object> {
  const target = pathText(path);
  const { bigint } = (options ?? {}) as Options;
  return () => {
    host.statfs(target, statfsNumbers);
    return takeStatFs(bigint === true);
  };
}

export function readdirOperation(path: unknown, options: Options, isPromise = false): Operation<unknown[]> {
  const target = pathText(path);
  const { recursive } = options;
  if (!isPromise && recursive !== undefined && recursive !== null) validateBoolean(recursive, 'options.recursive');
  if (recursive) return () => listTree(target, options, isPromise);
  // Entries tell their folder as it was given, bytes as bytes.
  const folder = path instanceof Uint8Array ? path : target;
  return () => list(target, '', folder, options, [], () => {});
}

/** Adds the entries of one directory to `results`, names below `prefix`, and shows each one's type and name to `visit`. */
function list(
  path: string,
  prefix: string,
  folder: unknown,
  { encoding, withFileTypes }: Options,
  results: unknown[],
  visit: (type: number, name: string) => void,
): unknown[] {
  const listing = host.readdir(path, 'scandir', true);
  if (listing === '') return results;
  for (const entry of listing.split('/')) {
    const type = Number(entry[0]);
    const name = entry.slice(1);
    results.push(withFileTypes ? new Dirent(encoded(name, encoding), type, folder) : encoded(prefix + name, encoding));
    visit(type, name);
  }
  return results;
}

const DIRECTORY = 2;
const LINK = 3;

function isDirectory(path: string): boolean {
  try {
    return host.stat(path, statNumbers, true, false) && isDirectoryMode();
  } catch {
    // A link that leads in a circle is an entry like any other.
    return false;
  }
}

/**
 * Names come relative to the start, entries with the folder they stand in. Breadth first, also into links to directories; the
 * promise form goes into the last folder first, and into links only for names (observed). A link that leads back up ends
 * where Linux counts too many links.
 */
function listTree(start: string, options: Options, isPromise: boolean): unknown[] {
  const results: unknown[] = [];
  const followsLinks = !isPromise || !options.withFileTypes;
  const folders = [''];
  for (let at = 0; at < folders.length; ) {
    const folder = isPromise ? folders.pop()! : folders[at++]!;
    const path = folder === '' ? start : nodePath.join(start, folder);
    const prefix = folder === '' ? '' : `${folder}/`;
    list(path, prefix, path, options, results, (type, name) => {
      const isFolder = type === DIRECTORY || (type === LINK && followsLinks && isDirectory(nodePath.join(path, name)));
      if (isFolder) folders.push(prefix + name);
    });
  }
  return results;
}

export interface MkdirOptions {
  readonly mode: number;
  readonly recursive: boolean;
}

export function mkdirOptions(options: unknown): MkdirOptions {
  if (typeof options === 'number' || typeof options === 'string')
    return { mode: parseFileMode(options, 'mode'), recursive: false };
  const { recursive = false, mode } = (options || {}) as Options;
  validateBoolean(recursive, 'options.recursive');
  return { mode: mode === undefined ? NEW_DIRECTORY_MODE : parseFileMode(mode, 'options.mode'), recursive };
}

export function mkdirOperation(path: unknown, { mode, recursive }: MkdirOptions): Operation<string | undefined> {
  const target = pathText(path);
  return () => host.mkdir(target, mode, recursive);
}

let isTemplateReported = false;
onRestore(() => {
  isTemplateReported = false;
});

export function mkdtempOperation(prefix: unknown, options: Options): Operation<string | Buffer> {
  const start = pathText(prefix, 'prefix');
  if (start.endsWith('X') && !isTemplateReported) {
    isTemplateReported = true;
    emitProcessWarning('mkdtemp() templates ending with X are not portable. For details see: https://nodejs.org/api/fs.html');
  }
  return () => encoded(host.mkdtemp(start), options.encoding);
}

export function renameOperation(from: unknown, to: unknown): Operation<void> {
  const source = pathText(from, 'oldPath');
  const target = pathText(to, 'newPath');
  return () => host.rename(source, target);
}

export function linkOperation(existing: unknown, path: unknown): Operation<void> {
  const source = pathText(existing, 'existingPath');
  const target = pathText(path, 'newPath');
  return () => host.link(source, target);
}

export function symlinkOperation(target: unknown, path: unknown, type: unknown): Operation<void> {
  validateOneOf(type, 'type', ['dir', 'file', 'junction', null, undefined]);
  const text = pathText(target, 'target');
  const name = pathText(path);
  return () => host.symlink(text, name);
}

export function readlinkOperation(path: unknown, options: Options, argument = 'path'): Operation<string | Buffer> {
  const name = pathText(path, argument);
  return () => encoded(host.readlink(name), options.encoding);
}

/** `fs.realpath` takes anything and makes text of it (observed). */
export function realpathOperation(path: unknown, options: Options): Operation<string | Buffer> {
  const given = fileUrlPath(path);
  const name = pathText(typeof given === 'string' ? given : `${given}`);
  return () => encoded(host.realpath(name, false), options.encoding);
}

export function nativeRealpathOperation(path: unknown, options: Options): Operation<string | Buffer> {
  const name = pathText(path);
  return () => encoded(host.realpath(name, true), options.encoding);
}

export function copyFileOperation(from: unknown, to: unknown, mode: unknown): Operation<void> {
  const source = pathText(from, 'src');
  const target = pathText(to, 'dest');
  const how = smallMode(mode);
  return () => host.copyFile(source, target, how);
}

export function chmodOperation(path: unknown, mode: unknown): Operation<void> {
  const target = pathText(path);
  const bits = parseFileMode(mode, 'mode');
  return () => host.chmod(target, bits);
}

export function chownOperation(path: unknown, uid: unknown, gid: unknown, follow: boolean): Operation<void> {
  const target = pathText(path);
  const user = idArgument(uid, 'uid');
  const group = idArgument(gid, 'gid');
  return () => host.chown(target, user, group, follow);
}

export function utimesOperation(path: unknown, atime: unknown, mtime: unknown, follow: boolean): Operation<void> {
  const target = pathText(path);
  const accessed = timeMs(atime);
  const modified = timeMs(mtime);
  return () => host.utimes(target, accessed, modified, follow);
}

/** What `rm` and `rmdir` take to wait out a busy file. Nothing is ever busy here for a time only, so it is checked and unused. */
function checkRetries(options: Options): void {
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
}

export function rmdirOptions(options: unknown): Options {
  if (options === undefined) return {};
  validateObject(options, 'options');
  const checked = { recursive: false, maxRetries: 0, retryDelay: 100, ...(options as Options) };
  validateBoolean(checked.recursive, 'options.recursive');
  checkRetries(checked);
  return checked;
}

export function rmOptions(options: unknown): Options {
  const checked: Options = { recursive: false, force: false, maxRetries: 0, retryDelay: 100 };
  if (options !== undefined) {
    validateObject(options, 'options');
    Object.assign(checked, options);
  }
  validateBoolean(checked.force, 'options.force');
  validateBoolean(checked.recursive, 'options.recursive');
  checkRetries(checked);
  return checked;
}

/** Whether a directory (and no link to one) stands at `path`; undefined where nothing does. Fails as lstat(2) does. */
function isDirectoryAt(path: string, isAbsenceAllowed: boolean): boolean | undefined {
  try {
    host.stat(path, statNumbers, false, true);
  } catch (error) {
    if (isAbsenceAllowed && (error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
  return isDirectoryMode();
}

function removeTree(path: string): void {
  while (!host.removeTree(path));
}

/** What `rm` does once its options are known. Links are removed, not followed. */
export function removeOperation(path: unknown, options: Options): Operation<void> {
  const target = pathText(path);
  return () => {
    const isDirectory = isDirectoryAt(target, Boolean(options.force));
    if (isDirectory === undefined) return;
    if (!isDirectory) return host.unlink(target);
    if (!options.recursive) {
      throw new codes.ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path: target, syscall: 'rm', errno: 21 });
    }
    removeTree(target);
  };
}

export function rmdirOperation(path: unknown, options: Options): Operation<void> {
  const target = pathText(path);
  return () => (options.recursive && isDirectoryAt(target, false) ? removeTree(target) : host.rmdir(target));
}

/** nodejs.org/api/deprecations.html#dep0147-fsrmdirpath--recursive-true- */
export function warnRecursiveRmdir(options: unknown): void {
  if (!(options as Options | null | undefined)?.recursive) return;
  warnDeprecated(
    'In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. Use fs.rm(path, { recursive: true }) instead',
    'DEP0147',
  );
}
