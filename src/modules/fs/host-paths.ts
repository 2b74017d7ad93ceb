import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import type { HostContext } from '../../capabilities/capability.ts';
import type { Descriptors } from '../../capabilities/volumes/descriptors.ts';
import type { Mounts } from '../../capabilities/volumes/mounts.ts';
import { type VolumeEntry, VolumeError } from '../../capabilities/volumes/volume.ts';
import type { FsVerbs } from './contract.ts';
import { integerArgument, numberArgument, textArgument } from './host-arguments.ts';
import { attempt } from './host-failure.ts';
import { ENTRY_TYPES } from './host-stat.ts';
import { makeDirectories, TreeRemoval } from './host-tree.ts';

/** Of 62^6 names one is soon free; but a seeded random source may give the same again and again. */
const MAX_NAME_ATTEMPTS = 100;

/** Seconds of a time_t are a 64-bit integer. */
const END_OF_TIME_MS = 2 ** 63 * 1000;

const W_OK = 2;
const X_OK = 1;
const ANY_EXECUTE_BIT = 0o111;

type PathVerbs = Omit<
  FsVerbs,
  | 'readFile'
  | 'writeFile'
  | 'read'
  | 'write'
  | 'copyFile'
  | 'open'
  | 'close'
  | 'stat'
  | 'fstat'
  | 'statfs'
  | 'turn'
  | 'watch'
  | 'watchEvent'
  | 'watchClose'
>;

/** The verbs that act on names and attributes. */
export function pathVerbs(mounts: Mounts, descriptors: Descriptors, context: Pick<HostContext, 'randomFill' | 'now'>): PathVerbs {
  const removal = new TreeRemoval(mounts);
  return {
    exists(path) {
      return mounts.find(textArgument(path)) !== undefined;
    },

    access(path, mode) {
      const name = textArgument(path);
      const wanted = integerArgument(mode);
      attempt('access', name, undefined, () => {
        const stat = mounts.stat(name);
        if (wanted & W_OK && mounts.isReadOnly(name)) throw new VolumeError('EROFS');
        // DIVERGES: modes are recorded, not enforced: the guest is the superuser of its own files, and may run what anyone may.
        if (wanted & X_OK && stat.type === 'file' && !(stat.mode & ANY_EXECUTE_BIT)) throw new VolumeError('EACCES');
      });
    },

    readdir(path, by, isPathInError) {
      const name = textArgument(path);
      const syscall = by === 'opendir' ? 'opendir' : 'scandir';
      const entries = attempt(syscall, isPathInError === true ? name : undefined, undefined, () => mounts.readdir(name));
      return entries
        .toSorted(byName)
        .map(({ name, type }) => ENTRY_TYPES[type] + name)
        .join('/');
    },

    mkdir(path, mode, recursive) {
      const name = textArgument(path);
      const bits = integerArgument(mode);
      return attempt('mkdir', name, undefined, () => {
        if (recursive === true) return makeDirectories(mounts, name, bits);
        mounts.mkdir(name, bits);
        return undefined;
      });
    },

    mkdtemp(prefix) {
      const start = textArgument(prefix);
      // DIVERGES: the error of the callback and promise forms ends in `XXXXXX` as well, where Node's names a random path.
      return attempt('mkdtemp', `${start}XXXXXX`, undefined, () => {
        for (let attempt = 1; ; attempt++) {
          const path = start + randomName(context);
          try {
            mounts.mkdir(path, 0o700);
            return path;
          } catch (error) {
            const isTaken = error instanceof VolumeError && error.code === 'EEXIST';
            if (!isTaken || attempt === MAX_NAME_ATTEMPTS) throw error;
          }
        }
      });
    },

    rmdir(path) {
      const name = textArgument(path);
      attempt('rmdir', name, undefined, () => mounts.rmdir(name));
    },

    unlink(path) {
      const name = textArgument(path);
      attempt('unlink', name, undefined, () => mounts.unlink(name));
    },

    removeTree(path) {
      const name = textArgument(path);
      return attempt('rm', name, undefined, () => removal.step(name));
    },

    rename(from, to) {
      const source = textArgument(from);
      const target = textArgument(to);
      attempt('rename', source, target, () => mounts.rename(source, target));
    },

    link(existing, path) {
      const source = textArgument(existing);
      const target = textArgument(path);
      attempt('link', source, target, () => mounts.link(source, target));
    },

    symlink(target, path) {
      const text = textArgument(target);
      const name = textArgument(path);
      attempt('symlink', text, name, () => mounts.symlink(text, name));
    },

    readlink(path) {
      const name = textArgument(path);
      return attempt('readlink', name, undefined, () => mounts.readlink(name));
    },

    realpath(path, native) {
      const name = textArgument(path);
      if (native === true) return attempt('realpath', name, undefined, () => mounts.realpath(name));
      return lexicalRealpath(mounts, name);
    },

    chmod(target, mode) {
      const changes = { mode: integerArgument(mode) & 0o7777 };
      if (typeof target === 'string') return attempt('chmod', target, undefined, () => mounts.update(target, changes));
      const fd = integerArgument(target);
      attempt('fchmod', undefined, undefined, () => descriptors.get(fd).update(changes));
    },

    chown(target, uid, gid, follow) {
      const changes = { ...ownerChange('uid', uid), ...ownerChange('gid', gid) };
      if (typeof target !== 'string') {
        const fd = integerArgument(target);
        return attempt('fchown', undefined, undefined, () => descriptors.get(fd).update(changes));
      }
      attempt(follow === true ? 'chown' : 'lchown', target, undefined, () => mounts.update(target, changes, follow === true));
    },

    utimes(target, atimeMs, mtimeMs, follow) {
      const current = context.now();
      const changes = { ...timeChange('atimeMs', atimeMs, current), ...timeChange('mtimeMs', mtimeMs, current) };
      const isTooLate = Math.max(changes.atimeMs ?? 0, changes.mtimeMs ?? 0) >= END_OF_TIME_MS;
      const change = (update: () => void): void => {
        if (isTooLate) throw new VolumeError('EINVAL');
        update();
      };
      if (typeof target !== 'string') {
        const fd = integerArgument(target);
        return attempt('futime', undefined, undefined, () => change(() => descriptors.get(fd).update(changes)));
      }
      attempt(follow === true ? 'utime' : 'lutime', target, undefined, () =>
        change(() => mounts.update(target, changes, follow === true)),
      );
    },

    truncate(fd, length) {
      const number = integerArgument(fd);
      const size = integerArgument(length);
      attempt('ftruncate', undefined, undefined, () => {
        if (size < 0) throw new VolumeError('EINVAL');
        descriptors.get(number).truncate(size);
      });
    },

    sync(fd, syscall) {
      const number = integerArgument(fd);
      attempt(syscall === 'fdatasync' ? 'fdatasync' : 'fsync', undefined, undefined, () => descriptors.get(number).sync());
    },
  };
}

/** -1 leaves the owner as it is (chown(2)). */
function ownerChange(key: 'uid' | 'gid', value: unknown): { uid?: number; gid?: number } {
  const id = integerArgument(value);
  return id === -1 || id === 0xffffffff ? {} : { [key]: id };
}

/** NaN, which an invalid Date gives, leaves a time as it is, and Infinity means now (UV_FS_UTIME_OMIT and _NOW of libuv). */
function timeChange(key: 'atimeMs' | 'mtimeMs', value: unknown, now: number): { atimeMs?: number; mtimeMs?: number } {
  if (Number.isNaN(value)) return {};
  return { [key]: value === Number.POSITIVE_INFINITY ? now : numberArgument(value) };
}

/** The order of scandir(3) with alphasort in the C locale, which is what libuv asks for: by bytes, so by code points. */
function byName(a: VolumeEntry, b: VolumeEntry): number {
  if (a.name === b.name) return 0;
  const isPlain = !/[\ud800-\uffff]/.test(a.name + b.name);
  if (isPlain) return a.name < b.name ? -1 : 1;
  return Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
}

const NAME_CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The six characters of mkdtemp(3). The small bias of the remainder does not matter for a name. */
function randomName(context: Pick<HostContext, 'randomFill'>): string {
  const bytes = new Uint8Array(6);
  context.randomFill(bytes);
  return Array.from(bytes, (byte) => NAME_CHARACTERS[byte % NAME_CHARACTERS.length]).join('');
}

/**
 * `fs.realpath` as Node does it in JavaScript: `..` is taken out by text first, then each name is looked at in turn, and
 * the error says which one failed (observed: `file/..` is fine, a link to nothing fails with syscall `stat`).
 */
function lexicalRealpath(mounts: Mounts, path: string): string {
  let pending = posix.resolve(mounts.cwd, path);
  let known = '';
  for (let links = 0; pending !== '' && pending !== '/'; ) {
    const slash = pending.indexOf('/', 1);
    const next = known + (slash === -1 ? pending : pending.slice(0, slash));
    const rest = slash === -1 ? '' : pending.slice(slash);
    const { type } = attempt('lstat', next, undefined, () => mounts.stat(next, false));
    if (type !== 'symlink') {
      known = next;
      pending = rest;
      continue;
    }
    attempt('stat', next, undefined, () => {
      if (++links > 40) throw new VolumeError('ELOOP');
      mounts.stat(next);
    });
    const target = attempt('readlink', next, undefined, () => mounts.readlink(next));
    pending = posix.resolve(known === '' ? '/' : known, target) + rest;
    known = '';
  }
  return known === '' ? '/' : known;
}
