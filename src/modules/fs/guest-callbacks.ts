import { AbortError } from 'internal:errors';
import { parseFileMode, validateBuffer, validateFunction } from 'internal:validators';
import { Buffer } from 'node:buffer';
import {
  type Callback,
  callbackArgument,
  descriptor,
  idArgument,
  lengthArgument,
  type Options,
  optionsArgument,
  pathText,
  timeMs,
} from './guest-arguments.ts';
import * as content from './guest-content.ts';
import { Dir, type Listing, listingOf } from './guest-dir.ts';
import * as names from './guest-names.ts';
import { settle } from './guest-settle.ts';
import { host, later } from './guest-turn.ts';

const READ_WRITE = 2;
const READ_BUFFER_BYTES = 16384;

/** The optional arguments before the callback may be left out, so that it moves forward. */
function lastOf(callback: unknown, options: unknown): unknown {
  return callback || options;
}

/** For the operations that take a signal, which may be aborted before they begin or until they have called back. */
function settleUnlessAborted({ signal }: Options, callback: Callback, operation: () => unknown): void {
  const notify = callback as (error: unknown, value?: unknown) => void;
  const fail = (): void => notify(new AbortError(undefined, { cause: signal?.reason }));
  if (signal?.aborted) later(fail);
  else if (signal === undefined) settle(callback, operation);
  else {
    settle((error: unknown, value?: unknown) => {
      if (signal.aborted) fail();
      else if (value === undefined) notify(error);
      else notify(error, value);
    }, operation);
  }
}

/** Calls back with the count and what was read or written, also with an error (then 0). */
function settleCount(callback: Callback, subject: unknown, operation: () => number): void {
  const notify = callback as (error: unknown, count: number, subject: unknown) => void;
  settle((error: unknown, count?: number) => notify(error, count ?? 0, subject), operation);
}

/** The callback half of `node:fs` (nodejs.org/api/fs.html#callback-api), loaded at its first call. The order of checks is Node's. */
export const functions = {
  appendFile(path: unknown, data: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(lastOf(callback, options));
    const checked = optionsArgument(options, content.APPEND_DEFAULTS);
    writeFile(path, data, content.appendOptions(path, checked), cb);
  },
  access(path: unknown, mode: unknown, callback: unknown): void {
    const isShort = typeof mode === 'function';
    pathText(path);
    const cb = callbackArgument(isShort ? mode : callback);
    settle(cb, names.accessOperation(path, isShort ? undefined : mode));
  },
  chown(path: unknown, uid: unknown, gid: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    settle(cb, names.chownOperation(path, uid, gid, true));
  },
  chmod(path: unknown, mode: unknown, callback: unknown): void {
    const operation = names.chmodOperation(path, mode);
    settle(callbackArgument(callback), operation);
  },
  close(fd: unknown, callback: unknown = throwIfFailed): void {
    const cb = callbackArgument(callback);
    const number = descriptor(fd);
    settle(cb, () => host.close(number));
  },
  copyFile(src: unknown, dest: unknown, mode: unknown, callback: unknown): void {
    const isShort = typeof mode === 'function';
    pathText(src, 'src');
    pathText(dest, 'dest');
    const cb = callbackArgument(isShort ? mode : callback);
    settle(cb, names.copyFileOperation(src, dest, isShort ? 0 : mode));
  },
  exists(path: unknown, callback: unknown): void {
    validateFunction(callback, 'cb');
    const notify = callback as unknown as (isThere: boolean) => void;
    let name: string;
    try {
      name = pathText(path);
    } catch {
      notify(false);
      return;
    }
    settle(
      (_error: unknown, isThere?: boolean) => notify(isThere === true),
      () => host.exists(name),
    );
  },
  fchown(fd: unknown, uid: unknown, gid: unknown, callback: unknown): void {
    const user = idArgument(uid, 'uid');
    const group = idArgument(gid, 'gid');
    const cb = callbackArgument(callback);
    const number = descriptor(fd);
    settle(cb, () => host.chown(number, user, group, true));
  },
  fchmod(fd: unknown, mode: unknown, callback: unknown): void {
    const bits = parseFileMode(mode, 'mode');
    const cb = callbackArgument(callback);
    const number = descriptor(fd);
    settle(cb, () => host.chmod(number, bits));
  },
  fdatasync(fd: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    const number = descriptor(fd);
    settle(cb, () => host.sync(number, 'fdatasync'));
  },
  fstat(fd: unknown, options: unknown = { bigint: false }, callback?: unknown): void {
    const isShort = typeof options === 'function';
    const cb = callbackArgument(isShort ? options : callback);
    settle(cb, names.fstatOperation(fd, isShort ? {} : options));
  },
  fsync(fd: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    const number = descriptor(fd);
    settle(cb, () => host.sync(number, 'fsync'));
  },
  ftruncate(fd: unknown, len: unknown = 0, callback?: unknown): void {
    const isShort = typeof len === 'function';
    const length = lengthArgument(isShort ? 0 : len);
    const cb = callbackArgument(isShort ? len : callback);
    const number = descriptor(fd);
    settle(cb, () => host.truncate(number, length));
  },
  futimes(fd: unknown, atime: unknown, mtime: unknown, callback: unknown): void {
    const accessed = timeMs(atime, 'atime');
    const modified = timeMs(mtime, 'mtime');
    const cb = callbackArgument(callback);
    const number = descriptor(fd);
    settle(cb, () => host.utimes(number, accessed, modified, true));
  },
  lchown(path: unknown, uid: unknown, gid: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    settle(cb, names.chownOperation(path, uid, gid, false));
  },
  link(existingPath: unknown, newPath: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    settle(cb, names.linkOperation(existingPath, newPath));
  },
  lstat(path: unknown, options: unknown = { bigint: false }, callback?: unknown): void {
    const isShort = typeof options === 'function';
    const cb = callbackArgument(isShort ? options : callback);
    settle(cb, names.statOperation(path, isShort ? {} : options, false));
  },
  lutimes(path: unknown, atime: unknown, mtime: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    settle(cb, names.utimesOperation(path, atime, mtime, false));
  },
  mkdir(path: unknown, options: unknown, callback: unknown): void {
    const isShort = typeof options === 'function';
    const checked = names.mkdirOptions(isShort ? undefined : options);
    const cb = callbackArgument(isShort ? options : callback);
    settle(cb, names.mkdirOperation(path, checked));
  },
  mkdtemp(prefix: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(typeof options === 'function' ? options : callback);
    settle(cb, names.mkdtempOperation(prefix, optionsArgument(options, {})));
  },
  open(path: unknown, flags: unknown, mode: unknown, callback: unknown): void {
    pathText(path);
    // Which one is the callback depends on how many there are, as in Node.
    const count = arguments.length;
    const bits = count < 4 ? undefined : parseFileMode(mode, 'mode', 0o666);
    const how = count < 3 ? 'r' : flags;
    const cb = count < 3 ? flags : count < 4 ? mode : callback;
    if (count >= 3) content.openOperation(path, how, bits);
    const checked = callbackArgument(cb);
    settle(checked, content.openOperation(path, how, bits));
  },
  opendir(path: unknown, options: unknown, callback: unknown): void {
    const isShort = typeof options === 'function';
    const notify = isShort ? options : callback;
    validateFunction(notify, 'callback');
    const cb = notify as unknown as (error: unknown, dir?: Dir) => void;
    const name = pathText(path);
    const checked = isShort ? { encoding: 'utf8' } : optionsArgument(options, { encoding: 'utf8' });
    let listing: Listing | undefined;
    let failure: unknown;
    try {
      listing = listingOf(name, true);
    } catch (error) {
      failure = error;
    }
    // Bad options that only `Dir` checks are thrown on the event loop, where nobody can catch them (observed).
    later(() => (listing === undefined ? cb(failure) : cb(null, new Dir(listing, name, checked))));
  },
  readdir(path: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(typeof options === 'function' ? options : callback);
    settle(cb, names.readdirOperation(path, optionsArgument(options, {})));
  },
  read(fd: unknown, buffer: unknown, offsetOrOptions: unknown, length: unknown, position: unknown, callback: unknown): void {
    const number = descriptor(fd);
    // The four forms differ by their number of arguments, as in Node.
    const count = arguments.length;
    if (count > 4) {
      validateBuffer(buffer);
      const cb = callbackArgument(callback);
      const request = content.readRequest(buffer, offsetOrOptions === null ? 0 : offsetOrOptions, length, position);
      settleCount(cb, buffer, content.readOperation(number, request));
      return;
    }
    // read(fd, callback), read(fd, options, callback), read(fd, buffer, callback), read(fd, buffer, options, callback)
    const cb = count === 2 ? buffer : count === 3 ? offsetOrOptions : length;
    let options = count === 4 ? offsetOrOptions : {};
    let target = buffer;
    if (count === 2 || (count === 3 && !ArrayBuffer.isView(buffer))) {
      options = count === 2 ? {} : content.positionOptions(buffer);
      const { buffer: given = Buffer.alloc(READ_BUFFER_BYTES) } = options as Options;
      target = given;
    } else {
      content.positionOptions(options);
    }
    validateBuffer(target);
    const checked = callbackArgument(cb);
    const { offset = 0, length: size = target.byteLength - (offset as number), position: at } = (options ?? {}) as Options;
    // Other than `readSync`, it takes null for an offset here as well.
    settleCount(checked, target, content.readOperation(number, content.readRequest(target, offset ?? 0, size, at)));
  },
  readFile(path: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(lastOf(callback, options));
    const checked = optionsArgument(options, content.READ_DEFAULTS);
    settleUnlessAborted(checked, cb, content.readFileOperation(path, checked));
  },
  readlink(path: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(typeof options === 'function' ? options : callback);
    settle(cb, names.readlinkOperation(path, optionsArgument(options, {})));
  },
  readv(fd: unknown, buffers: unknown, position: unknown, callback: unknown): void {
    const number = descriptor(fd);
    const views = content.viewsArgument(buffers);
    const cb = callbackArgument(lastOf(callback, position));
    settleCount(cb, views, content.readvOperation(number, views, position));
  },
  realpath(path: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(typeof options === 'function' ? options : callback);
    settle(cb, names.realpathOperation(path, optionsArgument(options, {})));
  },
  nativeRealpath(path: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(callback || options);
    settle(cb, names.nativeRealpathOperation(path, optionsArgument(options, {})));
  },
  rename(oldPath: unknown, newPath: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    settle(cb, names.renameOperation(oldPath, newPath));
  },
  rm(path: unknown, options: unknown, callback: unknown): void {
    const isShort = typeof options === 'function';
    const target = pathText(path);
    const checked = names.rmOptions(isShort ? undefined : options);
    // Without a callback Node fails when it is due, not here.
    settle((isShort ? options : callback) as Callback, names.removeOperation(target, checked));
  },
  rmdir(path: unknown, options: unknown, callback: unknown): void {
    const isShort = typeof options === 'function';
    const cb = callbackArgument(isShort ? options : callback);
    const target = pathText(path);
    if (!isShort) names.warnRecursiveRmdir(options);
    const checked = names.rmdirOptions(isShort ? undefined : options);
    settle(cb, names.rmdirOperation(target, checked));
  },
  stat(path: unknown, options: unknown = { bigint: false }, callback?: unknown): void {
    const isShort = typeof options === 'function';
    const cb = callbackArgument(isShort ? options : callback);
    settle(cb, names.statOperation(path, isShort ? {} : options, true));
  },
  statfs(path: unknown, options: unknown = { bigint: false }, callback?: unknown): void {
    const isShort = typeof options === 'function';
    const cb = callbackArgument(isShort ? options : callback);
    settle(cb, names.statfsOperation(path, isShort ? {} : options));
  },
  symlink(target: unknown, path: unknown, type: unknown, callback: unknown): void {
    const isShort = callback === undefined;
    if (isShort) callbackArgument(type);
    const operation = names.symlinkOperation(target, path, isShort ? undefined : type);
    settle(callbackArgument(isShort ? type : callback), operation);
  },
  truncate(path: unknown, len: unknown, callback: unknown): void {
    const isShort = typeof len === 'function';
    const length = lengthArgument(isShort || len === undefined ? 0 : len);
    const cb = callbackArgument(isShort ? len : callback);
    const open = content.openOperation(path, READ_WRITE, undefined);
    settle(cb, () => {
      const fd = open();
      try {
        host.truncate(fd, length);
      } finally {
        host.close(fd);
      }
    });
  },
  unlink(path: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    const target = pathText(path);
    settle(cb, () => host.unlink(target));
  },
  utimes(path: unknown, atime: unknown, mtime: unknown, callback: unknown): void {
    const cb = callbackArgument(callback);
    settle(cb, names.utimesOperation(path, atime, mtime, true));
  },
  writeFile(path: unknown, data: unknown, options: unknown, callback: unknown): void {
    const cb = callbackArgument(lastOf(callback, options));
    writeFile(path, data, optionsArgument(options, content.WRITE_DEFAULTS), cb);
  },
  write(fd: unknown, buffer: unknown, offsetOrOptions: unknown, length: unknown, position: unknown, callback: unknown): void {
    const number = descriptor(fd);
    const isText = typeof buffer === 'string';
    // The callback is the first function that stands where one may (observed: errors name the argument it is taken from).
    let cb: unknown;
    if (ArrayBuffer.isView(buffer)) cb = callback || position || length || offsetOrOptions;
    else
      cb =
        typeof position === 'function' || !isText ? position : typeof offsetOrOptions === 'function' ? offsetOrOptions : length;
    if (!isText && !ArrayBuffer.isView(buffer)) content.writeRequest(buffer, undefined, undefined, undefined);
    const checked = callbackArgument(cb);
    const [offset, size, at] = [offsetOrOptions, length, position].map((each) => (typeof each === 'function' ? undefined : each));
    settleCount(checked, buffer, content.writeOperation(number, content.writeRequest(buffer, offset, size, at)));
  },
  writev(fd: unknown, buffers: unknown, position: unknown, callback: unknown): void {
    const number = descriptor(fd);
    const views = content.viewsArgument(buffers);
    const cb = callbackArgument(lastOf(callback, position));
    settleCount(cb, views, content.writevOperation(number, views, position));
  },
};

function writeFile(path: unknown, data: unknown, options: Options, callback: Callback): void {
  settleUnlessAborted(options, callback, content.writeFileOperation(path, data, options));
}

/** `close` without a callback: an error is an uncaught exception. */
function throwIfFailed(error: unknown): void {
  if (error !== null && error !== undefined) throw error;
}
