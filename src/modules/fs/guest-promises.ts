import { codes } from 'internal:errors';
import { lazyFunction } from 'internal:lazy-functions';
import * as fs from 'node:fs';
import util from 'node:util';
import { openAsBlob } from './guest-blob.ts';
import { assertNotAborted, FileHandle, isChunks, promised, unlessAborted, withFile, writeToHandle } from './guest-file-handle.ts';
import { mkdtempDisposable, mkdtempDisposableSync } from './guest-temporary.ts';

/** What few programs use of `node:fs` itself. */
export const functions = { openAsBlob, mkdtempDisposableSync };

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

/** `node:fs/promises` (nodejs.org/api/fs.html#promises-api), in Node's order. */
const promises = {
  async access(path: unknown, mode: unknown = undefined): Promise<void> {
    return promised(fs.accessOperation(path, mode));
  },
  async copyFile(src: unknown, dest: unknown, mode: unknown): Promise<void> {
    return promised(fs.copyFileOperation(src, dest, mode));
  },
  async cp(src: unknown, dest: unknown, options: unknown): Promise<void> {
    return cpPromise(src, dest, options);
  },
  async *glob(pattern: unknown, options: unknown): AsyncGenerator<unknown> {
    yield* globLater(pattern, options);
  },
  async open(path: unknown, flags: unknown, mode: unknown): Promise<FileHandle> {
    return new FileHandle(await promised(fs.openOperation(path, flags, mode)));
  },
  opendir: (util as { promisify(fn: unknown): unknown }).promisify(lazyFunction('part:fs/callbacks', 'opendir', 3)),
  async rename(oldPath: unknown, newPath: unknown): Promise<void> {
    return promised(fs.renameOperation(oldPath, newPath));
  },
  async truncate(path: unknown, len: unknown = 0): Promise<void> {
    await withFile(fs.openOperation(path, READ_WRITE, undefined), (fd) => fs.host.truncate(fd, fs.lengthArgument(len)));
  },
  async rm(path: unknown, options: unknown): Promise<void> {
    fs.pathText(path);
    return promised(fs.removeOperation(path, fs.rmOptions(options)));
  },
  async rmdir(path: unknown, options: unknown): Promise<void> {
    fs.pathText(path);
    fs.warnRecursiveRmdir(options);
    const checked = fs.rmdirOptions(options);
    return promised(fs.rmdirOperation(path, checked));
  },
  async mkdir(path: unknown, options: unknown): Promise<string | undefined> {
    return promised(fs.mkdirOperation(path, fs.mkdirOptions(options)));
  },
  async readdir(path: unknown, options: unknown): Promise<unknown[]> {
    return promised(fs.readdirOperation(path, fs.optionsArgument(options, {}), true));
  },
  async readlink(path: unknown, options: unknown): Promise<unknown> {
    return promised(fs.readlinkOperation(path, fs.optionsArgument(options, {}), 'oldPath'));
  },
  async symlink(target: unknown, path: unknown, type: unknown): Promise<void> {
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
  async link(existingPath: unknown, newPath: unknown): Promise<void> {
    return promised(fs.linkOperation(existingPath, newPath));
  },
  async unlink(path: unknown): Promise<void> {
    const target = fs.pathText(path);
    return promised(() => fs.host.unlink(target));
  },
  async chmod(path: unknown, mode: unknown): Promise<void> {
    return promised(fs.chmodOperation(path, mode));
  },
  async lchmod(_path: unknown, _mode: unknown): Promise<never> {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
  },
  async lchown(path: unknown, uid: unknown, gid: unknown): Promise<void> {
    return promised(fs.chownOperation(path, uid, gid, false));
  },
  async chown(path: unknown, uid: unknown, gid: unknown): Promise<void> {
    return promised(fs.chownOperation(path, uid, gid, true));
  },
  async utimes(path: unknown, atime: unknown, mtime: unknown): Promise<void> {
    return promised(fs.utimesOperation(path, atime, mtime, true));
  },
  async lutimes(path: unknown, atime: unknown, mtime: unknown): Promise<void> {
    return promised(fs.utimesOperation(path, atime, mtime, false));
  },
  async realpath(path: unknown, options: unknown): Promise<unknown> {
    return promised(fs.nativeRealpathOperation(path, fs.optionsArgument(options, {})));
  },
  async mkdtemp(prefix: unknown, options: unknown): Promise<unknown> {
    return promised(fs.mkdtempOperation(prefix, fs.optionsArgument(options, {})));
  },
  mkdtempDisposable,
  async writeFile(path: unknown, data: unknown, options: unknown): Promise<void> {
    return writeFile(path, data, fs.optionsArgument(options, fs.WRITE_DEFAULTS));
  },
  async appendFile(path: unknown, data: unknown, options: unknown): Promise<void> {
    const checked = fs.optionsArgument(options, fs.APPEND_DEFAULTS);
    return writeFile(path, data, { ...checked, flag: checked.flag || 'a' });
  },
  async readFile(path: unknown, options: unknown): Promise<unknown> {
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
  watch: _watch,
  constants: fs.constants,
};

async function* _watch(filename: unknown, options: unknown = {}): AsyncGenerator<unknown> {
  yield* watchLater(filename, options);
}

export default promises;
