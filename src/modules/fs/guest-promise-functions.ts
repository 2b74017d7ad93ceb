import { codes } from 'internal:errors';
import { lazyFunction } from 'internal:lazy-functions';
import * as fs from 'node:fs';
import { openAsBlob } from './guest-blob.ts';
import { assertNotAborted, FileHandle, isChunks, promised, unlessAborted, withFile, writeToHandle } from './guest-file-handle.ts';
import { mkdtempDisposable, mkdtempDisposableSync } from './guest-temporary.ts';

const globLater = lazyFunction('part:fs/glob', 'globLater', 2) as (...args: unknown[]) => AsyncGenerator<unknown>;
const watchLater = lazyFunction('part:fs/watch', 'watchLater', 2) as (...args: unknown[]) => AsyncGenerator<unknown>;
const cpPromise = lazyFunction('part:fs/copy', 'cpPromise', 3) as (...args: unknown[]) => Promise<void>;

const READ_WRITE = 2;

async function writeFile(path: unknown, data: unknown, options: fs.Options): Promise<void> {
  if (path instanceof FileHandle) return writeToHandle(fs.descriptor(path.fd), data, options);
  if (!isChunks(data)) {
    // The data is checked before the path.
    fs.writeFileOperation(data === undefined ? '' : path, data, options);
    fs.pathText(path);
  }
  const open = fs.openOperation(path, options.flag || 'w', options.mode);
  assertNotAborted(options);
  await withFile(open, async (fd) => {
    await writeToHandle(fd, data, options);
    if (options.flush) fs.host.sync(fd, 'fsync');
  });
}

/**
 * What the functions of `node:fs/promises` do (nodejs.org/api/fs.html#promises-api); guest-promises.ts makes them asynchronous
 * functions. And what few programs use of `node:fs` itself.
 */
export const functions = {
  openAsBlob,
  mkdtempDisposableSync,
  access(path: unknown, mode: unknown = undefined): Promise<void> {
    return promised(fs.accessOperation(path, mode));
  },
  copyFile(src: unknown, dest: unknown, mode: unknown): Promise<void> {
    return promised(fs.copyFileOperation(src, dest, mode));
  },
  cp(src: unknown, dest: unknown, options: unknown): Promise<void> {
    return cpPromise(src, dest, options);
  },
  glob: globLater,
  async open(path: unknown, flags: unknown, mode: unknown): Promise<FileHandle> {
    return new FileHandle(await promised(fs.openOperation(path, flags, mode)));
  },
  rename(oldPath: unknown, newPath: unknown): Promise<void> {
    return promised(fs.renameOperation(oldPath, newPath));
  },
  async truncate(path: unknown, len: unknown = 0): Promise<void> {
    await withFile(fs.openOperation(path, READ_WRITE, undefined), (fd) => fs.host.truncate(fd, fs.lengthArgument(len)));
  },
  rm(path: unknown, options: unknown): Promise<void> {
    fs.pathText(path);
    return promised(fs.removeOperation(path, fs.rmOptions(options)));
  },
  rmdir(path: unknown, options: unknown): Promise<void> {
    fs.pathText(path);
    fs.warnRecursiveRmdir(options);
    const checked = fs.rmdirOptions(options);
    return promised(fs.rmdirOperation(path, checked));
  },
  mkdir(path: unknown, options: unknown): Promise<string | undefined> {
    return promised(fs.mkdirOperation(path, fs.mkdirOptions(options)));
  },
  readdir(path: unknown, options: unknown): Promise<unknown[]> {
    return promised(fs.readdirOperation(path, fs.optionsArgument(options, {}), true));
  },
  readlink(path: unknown, options: unknown): Promise<unknown> {
    return promised(fs.readlinkOperation(path, fs.optionsArgument(options, {}), 'oldPath'));
  },
  symlink(target: unknown, path: unknown, type: unknown): Promise<void> {
    return promised(fs.symlinkOperation(target, path, type));
  },
  async lstat(path: unknown, options: unknown = { bigint: false }): Promise<object> {
    return promised(fs.statOperation(path, options, false));
  },
  async stat(path: unknown, options: unknown = { bigint: false }): Promise<object | undefined> {
    return promised(() => fs.statNow(path, { throwIfNoEntry: true, ...(options as fs.Options) }, true));
  },
  async statfs(path: unknown, options: unknown = { bigint: false }): Promise<object> {
    return promised(fs.statfsOperation(path, options));
  },
  link(existingPath: unknown, newPath: unknown): Promise<void> {
    return promised(fs.linkOperation(existingPath, newPath));
  },
  unlink(path: unknown): Promise<void> {
    const target = fs.pathText(path);
    return promised(() => fs.host.unlink(target));
  },
  chmod(path: unknown, mode: unknown): Promise<void> {
    return promised(fs.chmodOperation(path, mode));
  },
  async lchmod(_path: unknown, _mode: unknown): Promise<never> {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
  },
  lchown(path: unknown, uid: unknown, gid: unknown): Promise<void> {
    return promised(fs.chownOperation(path, uid, gid, false));
  },
  chown(path: unknown, uid: unknown, gid: unknown): Promise<void> {
    return promised(fs.chownOperation(path, uid, gid, true));
  },
  utimes(path: unknown, atime: unknown, mtime: unknown): Promise<void> {
    return promised(fs.utimesOperation(path, atime, mtime, true));
  },
  lutimes(path: unknown, atime: unknown, mtime: unknown): Promise<void> {
    return promised(fs.utimesOperation(path, atime, mtime, false));
  },
  realpath(path: unknown, options: unknown): Promise<unknown> {
    return promised(fs.nativeRealpathOperation(path, fs.optionsArgument(options, {})));
  },
  mkdtemp(prefix: unknown, options: unknown): Promise<unknown> {
    return promised(fs.mkdtempOperation(prefix, fs.optionsArgument(options, {})));
  },
  mkdtempDisposable,
  writeFile(path: unknown, data: unknown, options: unknown): Promise<void> {
    return writeFile(path, data, fs.optionsArgument(options, fs.WRITE_DEFAULTS));
  },
  appendFile(path: unknown, data: unknown, options: unknown): Promise<void> {
    const checked = fs.optionsArgument(options, fs.APPEND_DEFAULTS);
    return writeFile(path, data, { ...checked, flag: checked.flag || 'a' });
  },
  readFile(path: unknown, options: unknown): Promise<unknown> {
    const checked = fs.optionsArgument(options, fs.READ_DEFAULTS);
    if (path instanceof FileHandle) {
      const fd = fs.descriptor(path.fd);
      return unlessAborted(checked, fs.readFileOperation(fd, checked));
    }
    const open = fs.openOperation(path, checked.flag ?? 'r', undefined);
    assertNotAborted(checked);
    return withFile(open, async (fd) => {
      assertNotAborted(checked);
      return fs.readFileOperation(fd, checked)();
    });
  },
  watch: (filename: unknown, options: unknown = {}) => watchLater(filename, options),
};
