import { codes } from 'internal:errors';
import { validateBoolean, validateFunction, validateInteger, validateObject } from 'internal:validators';
import { callbackArgument, host, later, type Options, pathText, statNumbers, takeStats } from 'node:fs';
import nodePath from 'node:path';

/**
 * `fs.cp` (nodejs.org/api/fs.html#fspromisescpsrc-dest-options). The algorithm is a generator that hands out each question
 * for the filter: the sync form answers at once, the others may wait for a promise.
 *
 * DIVERGES: `cpSync` follows the same rules as `cp`. Node's own `cpSync` is another implementation, which for instance
 * refuses `dereference` of a link to a file.
 */
interface CpOptions extends Options {
  dereference: boolean;
  errorOnExist: boolean;
  force: boolean;
  preserveTimestamps: boolean;
  recursive: boolean;
  verbatimSymlinks: boolean;
  mode: number;
  filter?: (source: string, target: string) => unknown;
}

interface Stat {
  readonly dev: number;
  readonly ino: number;
  readonly mode: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

type Failure = (code: string, errno: number, message: string, path: string) => Error;
interface Run {
  readonly options: CpOptions;
  readonly fail: Failure;
  /** Whether new folders get the mode of those they are copies of; `cpSync` leaves them as they are made (observed). */
  readonly keepsFolderModes: boolean;
}
type Steps = Generator<readonly [source: string, target: string], void, boolean>;

const BOOLEANS = ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks'];
const EINVAL = 22;
const EISDIR = 21;
const ENOTDIR = 20;
const EEXIST = 17;

function cpOptions(options: unknown): CpOptions {
  const checked: Record<string, unknown> = Object.fromEntries(BOOLEANS.map((name) => [name, name === 'force']));
  if (options !== undefined) {
    validateObject(options, 'options');
    Object.assign(checked, options);
  }
  for (const name of BOOLEANS) validateBoolean(checked[name], `options.${name}`);
  checked.mode ??= 0;
  validateInteger(checked.mode, 'mode', 0, 7);
  if (checked.dereference === true && checked.verbatimSymlinks === true) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (checked.filter !== undefined) validateFunction(checked.filter, 'options.filter');
  return checked as CpOptions;
}

function statAt(path: string, follow: boolean): Stat {
  host.stat(path, statNumbers, follow, true);
  return takeStats(false) as Stat;
}

function statIfThere(path: string, follow: boolean): Stat | undefined {
  try {
    return statAt(path, follow);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isSame(a: Stat, b: Stat): boolean {
  return a.ino === b.ino && a.dev === b.dev;
}

function isBelow(path: string, folder: string): boolean {
  const above = nodePath.resolve(folder).split('/').filter(Boolean);
  const below = nodePath.resolve(path).split('/').filter(Boolean);
  return above.every((name, index) => below[index] === name);
}

const KINDS: Readonly<Record<string, string>> = {
  ERR_FS_CP_EINVAL: 'EINVAL',
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: 'EINVAL',
  ERR_FS_CP_DIR_TO_NON_DIR: 'EISDIR',
  ERR_FS_EISDIR: 'EISDIR',
  ERR_FS_CP_NON_DIR_TO_DIR: 'ENOTDIR',
  ERR_FS_CP_EEXIST: 'EEXIST',
};

function systemFailure(code: string, errno: number, message: string, path: string): Error {
  const Class = (codes as unknown as Record<string, new (context: object) => Error>)[code]!;
  return new Class({ message, path, syscall: 'cp', errno, code: KINDS[code] ?? 'EINVAL' });
}

/** The errors of `cpSync` come from Node's native side and carry less (observed). */
function syncFailure(code: string, errno: number, message: string, path: string): Error {
  if (code === 'ERR_FS_CP_EEXIST' || !(code in KINDS)) return systemFailure(code, errno, message, path);
  const text = describeSync(code, message, path);
  return Object.assign(new Error(text), { code });
}

function describeSync(code: string, message: string, path: string): string {
  if (code === 'ERR_FS_EISDIR') return `Recursive option not enabled, cannot copy a directory: ${nodePath.join(path, '/')}`;
  if (message.startsWith('src and dest')) return `${message} ${path}`;
  return `C${message.slice(1)}`.replace(/^(Cannot copy .*[^/]) to a subdirectory/, '$1/ to a subdirectory');
}

/** Checks one pair of source and target and copies it; directories are checked again for each thing in them. */
function* copy(source: string, target: string, run: Run, isTop: boolean): Steps {
  const { options, fail } = run;
  if (options.filter && !(yield [source, target])) return;
  const from = statAt(source, options.dereference);
  const to = statIfThere(target, options.dereference);
  if (to !== undefined) {
    if (isSame(from, to)) throw fail('ERR_FS_CP_EINVAL', EINVAL, 'src and dest cannot be the same', target);
    if (from.isDirectory() && !to.isDirectory()) {
      throw fail('ERR_FS_CP_DIR_TO_NON_DIR', EISDIR, `cannot overwrite non-directory ${target} with directory ${source}`, target);
    }
    if (!from.isDirectory() && to.isDirectory()) {
      throw fail(
        'ERR_FS_CP_NON_DIR_TO_DIR',
        ENOTDIR,
        `cannot overwrite directory ${target} with non-directory ${source}`,
        target,
      );
    }
  }
  if (from.isDirectory() && isBelow(target, source)) {
    throw fail('ERR_FS_CP_EINVAL', EINVAL, `cannot copy ${source} to a subdirectory of self ${target}`, target);
  }
  if (isTop) {
    assertNotAbove(source, from, target, run);
    host.mkdir(nodePath.dirname(target), 0o777, true);
  }
  if (from.isDirectory()) yield* copyDirectory(source, from, target, to, run);
  else if (from.isSymbolicLink()) copyLink(source, target, to, run);
  else copyFile(source, from, target, to, run);
}

/** The source may be a folder above the target under another name. */
function assertNotAbove(source: string, from: Stat, target: string, { fail }: Run): void {
  const top = nodePath.resolve(nodePath.dirname(source));
  for (let at = nodePath.resolve(nodePath.dirname(target)); at !== top && at !== '/'; at = nodePath.dirname(at)) {
    const stat = statIfThere(at, true);
    if (stat !== undefined && isSame(from, stat)) {
      throw fail('ERR_FS_CP_EINVAL', EINVAL, `cannot copy ${source} to a subdirectory of self ${target}`, target);
    }
  }
}

function* copyDirectory(source: string, from: Stat, target: string, to: Stat | undefined, run: Run): Steps {
  const { options, fail } = run;
  if (!options.recursive) throw fail('ERR_FS_EISDIR', EISDIR, `${source} is a directory (not copied)`, source);
  if (to === undefined) host.mkdir(target, 0o777, false);
  else if (options.errorOnExist && !options.force) throw fail('ERR_FS_CP_EEXIST', EEXIST, `${target} already exists`, target);
  const listing = host.readdir(source, 'opendir', true);
  for (const entry of listing === '' ? [] : listing.split('/')) {
    const name = entry.slice(1);
    yield* copy(nodePath.join(source, name), nodePath.join(target, name), run, false);
  }
  if (to === undefined && run.keepsFolderModes) host.chmod(target, from.mode);
}

function copyFile(source: string, from: Stat, target: string, to: Stat | undefined, run: Run): void {
  const { options, fail } = run;
  if (from.isSocket()) throw fail('ERR_FS_CP_SOCKET', EINVAL, `cannot copy a socket file: ${target}`, target);
  if (from.isFIFO()) throw fail('ERR_FS_CP_FIFO_PIPE', EINVAL, `cannot copy a FIFO pipe: ${target}`, target);
  if (to !== undefined) {
    if (!options.force) {
      if (options.errorOnExist) throw fail('ERR_FS_CP_EEXIST', EEXIST, `${target} already exists`, target);
      return;
    }
    host.unlink(target);
  }
  host.copyFile(source, target, options.mode);
  if (options.preserveTimestamps) host.utimes(target, from.atimeMs, from.mtimeMs, true);
}

function copyLink(source: string, target: string, to: Stat | undefined, { options, fail }: Run): void {
  let text = host.readlink(source);
  if (!options.verbatimSymlinks) text = nodePath.resolve(nodePath.dirname(source), text);
  if (to?.isSymbolicLink()) {
    const existing = nodePath.resolve(nodePath.dirname(target), host.readlink(target));
    if (isBelow(existing, text)) {
      throw fail('ERR_FS_CP_EINVAL', EINVAL, `cannot copy ${text} to a subdirectory of self ${existing}`, target);
    }
    if (isDirectory(source) && isBelow(text, existing)) {
      throw fail('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', EINVAL, `cannot overwrite ${existing} with ${text}`, target);
    }
    host.unlink(target);
  }
  host.symlink(text, target);
}

function isDirectory(path: string): boolean {
  return statIfThere(path, true)?.isDirectory() ?? false;
}

function cpSync(src: unknown, dest: unknown, options: unknown): void {
  const checked = cpOptions(options);
  const source = pathText(src, 'src');
  const target = pathText(dest, 'dest');
  const steps = copy(source, target, { options: checked, fail: syncFailure, keepsFolderModes: false }, true);
  for (let step = steps.next(); !step.done; ) {
    const answer = checked.filter!(...step.value);
    if (typeof answer !== 'boolean') throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', answer);
    step = steps.next(answer);
  }
}

async function runSteps(source: string, target: string, options: CpOptions): Promise<void> {
  await new Promise<void>((resolve) => later(resolve));
  const steps = copy(source, target, { options, fail: systemFailure, keepsFolderModes: true }, true);
  for (let step = steps.next(); !step.done; ) {
    step = steps.next(Boolean(await options.filter!(...step.value)));
  }
}

async function cpPromise(src: unknown, dest: unknown, options: unknown): Promise<void> {
  const checked = cpOptions(options);
  return runSteps(pathText(src, 'src'), pathText(dest, 'dest'), checked);
}

function cp(src: unknown, dest: unknown, options: unknown, callback: unknown): void {
  const isShort = typeof options === 'function';
  const cb = callbackArgument(isShort ? options : callback) as (error: unknown, value?: unknown) => void;
  const checked = cpOptions(isShort ? undefined : options);
  const source = pathText(src, 'src');
  const target = pathText(dest, 'dest');
  runSteps(source, target, checked).then(
    () => later(() => cb(null, undefined)),
    (error) => later(() => cb(error)),
  );
}

export const functions = { cp, cpSync, cpPromise };
