import { deprecate, warnDeprecated } from 'internal:deprecate';
import { lazyFunction, lazyFunctions, part } from 'internal:lazy-functions';
import { customPromisifyArgs } from 'node:util';
import { unixTimestamp } from './guest-arguments.ts';
import { constants } from './guest-constants.ts';
import { Dir, opendirNow } from './guest-dir.ts';
import { Dirent, Stats } from './guest-stats.ts';
import { ReadStream, type StreamClass, streamClasses, WriteStream } from './guest-stream-classes.ts';
import { realpathSync, sync } from './guest-sync.ts';

/** Names in the order in which Node's `fs` lists them. */
const ORDER =
  'appendFile appendFileSync access accessSync chown chownSync chmod chmodSync close closeSync copyFile copyFileSync cp cpSync ' +
  'createReadStream createWriteStream exists existsSync fchown fchownSync fchmod fchmodSync fdatasync fdatasyncSync fstat ' +
  'fstatSync fsync fsyncSync ftruncate ftruncateSync futimes futimesSync glob globSync lchown lchownSync lchmod lchmodSync link ' +
  'linkSync lstat lstatSync lutimes lutimesSync mkdir mkdirSync mkdtemp mkdtempSync mkdtempDisposableSync open openSync ' +
  'openAsBlob readdir readdirSync read readSync readv readvSync readFile readFileSync readlink readlinkSync realpath ' +
  'realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statfs statSync statfsSync symlink symlinkSync truncate ' +
  'truncateSync unwatchFile unlink unlinkSync utimes utimesSync watch watchFile writeFile writeFileSync write writeSync writev ' +
  'writevSync Dirent Stats ReadStream WriteStream FileReadStream FileWriteStream Utf8Stream _toUnixTimestamp Dir opendir ' +
  'opendirSync';

const CALLBACKS = 'part:fs/callbacks';
const callbacks = lazyFunctions(
  CALLBACKS,
  'appendFile4 access3 chown4 chmod3 close1 copyFile4 exists2 fchown4 fchmod3 fdatasync2 fstat1 fsync2 ftruncate1 futimes4 lchown4 ' +
    'link3 lstat1 lutimes4 mkdir3 mkdtemp3 open4 opendir3 readdir3 read6 readv4 readFile3 readlink3 realpath3 rename3 rm3 rmdir3 ' +
    'stat1 statfs1 symlink4 truncate3 unlink2 utimes4 writeFile4 write6 writev4',
);
(callbacks['realpath'] as { native: unknown }).native = lazyFunction(CALLBACKS, 'nativeRealpath', 3, '');

const members: Record<string, unknown> = {
  ...sync,
  ...callbacks,
  ...lazyFunctions('part:fs/copy', 'cp4 cpSync3'),
  ...lazyFunctions('part:fs/promises', 'mkdtempDisposableSync2 openAsBlob1'),
  ...lazyFunctions('part:fs/glob', 'glob3 globSync2'),
  ...lazyFunctions('part:fs/watch', 'watch3 watchFile3 unwatchFile2'),
  realpathSync,
  lchmod: undefined,
  lchmodSync: undefined,
  Dirent,
  // Stats themselves are made by the class (nodejs.org/api/deprecations.html#dep0180-fsstats-constructor).
  Stats: deprecate(Stats as never, 'fs.Stats constructor is deprecated.', 'DEP0180'),
  Dir,
  createReadStream(path: unknown, options: unknown): unknown {
    const { ReadStream } = fs as { ReadStream: StreamClass };
    return new ReadStream(path, options);
  },
  createWriteStream(path: unknown, options: unknown): unknown {
    const { WriteStream } = fs as { WriteStream: StreamClass };
    return new WriteStream(path, options);
  },
  opendirSync(path: unknown, options: unknown): Dir {
    return opendirNow(path, options);
  },
  _toUnixTimestamp: {
    toUnixTimestamp(time: unknown, name = 'time'): number {
      return unixTimestamp(time, name);
    },
  }.toUnixTimestamp,
};

const fs: Record<string, unknown> = {};
for (const name of ORDER.split(' ')) fs[name] = members[name];

/** A class that programs may replace by their own (graceful-fs does). */
function replaceable(names: readonly string[], initial: unknown): void {
  let current = initial;
  for (const name of names) {
    Object.defineProperty(fs, name, {
      get: () => current,
      set: (value: unknown) => {
        current = value;
      },
      enumerable: true,
      configurable: true,
    });
  }
}
replaceable(['ReadStream', 'FileReadStream'], ReadStream);
replaceable(['WriteStream', 'FileWriteStream'], WriteStream);
Object.defineProperty(fs, 'Utf8Stream', {
  get: () => part('part:fs/utf8-stream')['Utf8Stream'],
  enumerable: true,
  configurable: true,
});

for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(fs, name, {
    get() {
      warnDeprecated(`fs.${name} is deprecated, use fs.constants.${name} instead`, 'DEP0176');
      return constants[name];
    },
    enumerable: false,
  });
}
Object.defineProperty(fs, 'constants', { value: constants, enumerable: true });
Object.defineProperty(fs, 'promises', { get: () => part('node:fs/promises')['default'], enumerable: true, configurable: true });

type Exists = (path: unknown, callback: (isThere: boolean) => void) => void;
/** What lets `util.promisify` resolve with the answer of `exists`, and with both values of `read` and its kin. */
Object.defineProperty(callbacks['exists'], Symbol.for('nodejs.util.promisify.custom'), {
  value: { exists: (path: unknown) => new Promise((resolve) => (callbacks['exists'] as Exists)(path, resolve)) }.exists,
});
for (const [name, value] of [
  ['read', ['bytesRead', 'buffer']],
  ['readv', ['bytesRead', 'buffers']],
  ['write', ['bytesWritten', 'buffer']],
  ['writev', ['bytesWritten', 'buffers']],
] as const) {
  Object.defineProperty(callbacks[name], customPromisifyArgs, { value });
}

export default fs;

export * from './guest-arguments.ts';
export * from './guest-content.ts';
export * from './guest-dir.ts';
export * from './guest-names.ts';
export * from './guest-stats.ts';
export * from './guest-turn.ts';
// For `node:fs/promises`, which is loaded apart and shares all of this.
export { constants, streamClasses };
