import { warnDeprecated } from 'internal:deprecate';
import { parseFileMode, validateBuffer } from 'internal:validators';
import type { Buffer } from 'node:buffer';
import { descriptor, idArgument, lengthArgument, optionsArgument, pathText, timeMs } from './guest-arguments.ts';
import * as content from './guest-content.ts';
import * as names from './guest-names.ts';
import { host } from './guest-turn.ts';

const READ_WRITE = 2;

/** The sync half of `node:fs` (nodejs.org/api/fs.html#synchronous-api). Arities are Node's. */
export const sync = {
  appendFileSync(path: unknown, data: unknown, options: unknown): void {
    const checked = optionsArgument(options, content.APPEND_DEFAULTS);
    content.writeFileOperation(path, data, content.appendOptions(path, checked))();
  },
  accessSync(path: unknown, mode: unknown): void {
    names.accessOperation(path, mode)();
  },
  chownSync(path: unknown, uid: unknown, gid: unknown): void {
    names.chownOperation(path, uid, gid, true)();
  },
  chmodSync(path: unknown, mode: unknown): void {
    names.chmodOperation(path, mode)();
  },
  closeSync(fd: unknown): void {
    host.close(descriptor(fd));
  },
  copyFileSync(src: unknown, dest: unknown, mode: unknown): void {
    names.copyFileOperation(src, dest, mode)();
  },
  existsSync(path: unknown): boolean {
    let name: string;
    try {
      name = pathText(path);
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_INVALID_ARG_TYPE') {
        warnDeprecated('Passing invalid argument types to fs.existsSync is deprecated', 'DEP0187');
      }
      return false;
    }
    return host.exists(name);
  },
  fchownSync(fd: unknown, uid: unknown, gid: unknown): void {
    const user = idArgument(uid, 'uid');
    const group = idArgument(gid, 'gid');
    host.chown(descriptor(fd), user, group, true);
  },
  fchmodSync(fd: unknown, mode: unknown): void {
    const bits = parseFileMode(mode, 'mode');
    host.chmod(descriptor(fd), bits);
  },
  fdatasyncSync(fd: unknown): void {
    host.sync(descriptor(fd), 'fdatasync');
  },
  fstatSync(fd: unknown, options: unknown = { bigint: false }): object {
    return names.fstatOperation(fd, names.readable(options))();
  },
  fsyncSync(fd: unknown): void {
    host.sync(descriptor(fd), 'fsync');
  },
  ftruncateSync(fd: unknown, len: unknown = 0): void {
    const length = lengthArgument(len);
    host.truncate(descriptor(fd), length);
  },
  futimesSync(fd: unknown, atime: unknown, mtime: unknown): void {
    const accessed = timeMs(atime, 'atime');
    const modified = timeMs(mtime, 'mtime');
    host.utimes(descriptor(fd), accessed, modified, true);
  },
  lchownSync(path: unknown, uid: unknown, gid: unknown): void {
    names.chownOperation(path, uid, gid, false)();
  },
  linkSync(existingPath: unknown, newPath: unknown): void {
    names.linkOperation(existingPath, newPath)();
  },
  lstatSync(path: unknown, options: unknown = { bigint: false, throwIfNoEntry: true }): object | undefined {
    return names.statNow(path, options, false);
  },
  lutimesSync(path: unknown, atime: unknown, mtime: unknown): void {
    names.utimesOperation(path, atime, mtime, false)();
  },
  mkdirSync(path: unknown, options: unknown): string | undefined {
    return names.mkdirOperation(path, names.mkdirOptions(options))();
  },
  mkdtempSync(prefix: unknown, options: unknown): string | Buffer {
    return names.mkdtempOperation(prefix, optionsArgument(options, {}))();
  },
  openSync(path: unknown, flags: unknown, mode: unknown): number {
    return content.openOperation(path, flags, mode)();
  },
  readdirSync(path: unknown, options: unknown): unknown[] {
    return names.readdirOperation(path, optionsArgument(options, {}))();
  },
  readSync(fd: unknown, buffer: unknown, offsetOrOptions: unknown, length: unknown, position: unknown): number {
    validateBuffer(buffer);
    // With three arguments the third is an options object, whatever it is.
    const hasOptions = arguments.length <= 3 || typeof offsetOrOptions === 'object';
    const request = hasOptions
      ? content.readRequestFromOptions(buffer, offsetOrOptions)
      : content.readRequest(buffer, offsetOrOptions, length, position);
    return content.readOperation(descriptor(fd), request)();
  },
  readvSync(fd: unknown, buffers: unknown, position: unknown): number {
    const views = content.viewsArgument(buffers);
    return content.readvOperation(descriptor(fd), views, position)();
  },
  readFileSync(path: unknown, options: unknown): string | Buffer {
    return content.readFileOperation(path, optionsArgument(options, content.READ_DEFAULTS))();
  },
  readlinkSync(path: unknown, options: unknown): string | Buffer {
    return names.readlinkOperation(path, optionsArgument(options, {}))();
  },
  renameSync(oldPath: unknown, newPath: unknown): void {
    names.renameOperation(oldPath, newPath)();
  },
  rmSync(path: unknown, options: unknown): void {
    const checked = names.rmOptions(options);
    names.removeOperation(path, checked)();
  },
  rmdirSync(path: unknown, options: unknown): void {
    const target = pathText(path);
    names.warnRecursiveRmdir(options);
    const checked = names.rmdirOptions(options);
    names.rmdirOperation(target, checked)();
  },
  statSync(path: unknown, options: unknown = { bigint: false, throwIfNoEntry: true }): object | undefined {
    return names.statNow(path, options, true);
  },
  statfsSync(path: unknown, options: unknown = { bigint: false }): object {
    return names.statfsOperation(path, names.readable(options))();
  },
  symlinkSync(target: unknown, path: unknown, type: unknown): void {
    names.symlinkOperation(target, path, type)();
  },
  truncateSync(path: unknown, len: unknown): void {
    const fd = content.openOperation(path, READ_WRITE, undefined)();
    try {
      host.truncate(fd, lengthArgument(len === undefined ? 0 : len));
    } finally {
      host.close(fd);
    }
  },
  unlinkSync(path: unknown): void {
    host.unlink(pathText(path));
  },
  utimesSync(path: unknown, atime: unknown, mtime: unknown): void {
    names.utimesOperation(path, atime, mtime, true)();
  },
  writeFileSync(path: unknown, data: unknown, options: unknown): void {
    content.writeFileOperation(path, data, optionsArgument(options, content.WRITE_DEFAULTS))();
  },
  writeSync(fd: unknown, buffer: unknown, offsetOrOptions: unknown, length: unknown, position: unknown): number {
    const request = content.writeRequest(buffer, offsetOrOptions, length, position);
    return content.writeOperation(descriptor(fd), request)();
  },
  writevSync(fd: unknown, buffers: unknown, position: unknown): number {
    const views = content.viewsArgument(buffers);
    return content.writevOperation(descriptor(fd), views, position)();
  },
};

/** Made apart: it carries `native`, which has no name. */
export const { realpathSync } = {
  realpathSync(path: unknown, options: unknown): string | Buffer {
    return names.realpathOperation(path, optionsArgument(options, {}))();
  },
};
Object.assign(realpathSync, {
  native: [
    (path: unknown, options: unknown): string | Buffer => names.nativeRealpathOperation(path, optionsArgument(options, {}))(),
  ][0],
});
