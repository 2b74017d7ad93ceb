import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostContext } from '../../../src/capabilities/capability.ts';
import { VerbError } from '../../../src/capabilities/verb-error.ts';
import { createMounts } from '../../../src/capabilities/volumes/create-mounts.ts';
import type { FsVerbs } from '../../../src/modules/fs/contract.ts';
import { createFsHost } from '../../../src/modules/fs/host.ts';
import { DirectoryVolume } from '../../../src/modules/fs/host-directory-volume.ts';
import { corpus, parts } from './corpus.ts';
import { accesses, type Host, makeHost } from './fixture.ts';

/** Each call of the host's file system: what was called with what. Recorded while `record` is set. */
const calls = vi.hoisted(() => ({ record: undefined as ((name: string, args: readonly unknown[]) => void) | undefined }));

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs')>();
  const watched: Record<string, unknown> = { ...original };
  for (const [name, member] of Object.entries(original)) {
    if (typeof member !== 'function' || /^[A-Z_]/.test(name)) continue;
    watched[name] = Object.assign((...args: unknown[]): unknown => {
      calls.record?.(name, args);
      return (member as (...all: unknown[]) => unknown)(...args);
    }, member);
  }
  return { ...watched, default: watched };
});

const original = await vi.importActual<typeof import('node:fs')>('node:fs');
const { O_NOFOLLOW } = original.constants;

/** Of these, the last name of the path is the thing itself, and never what a link there leads to (the manual page of each). */
const NEVER_FOLLOWING = new Set([
  'lstatSync',
  'mkdirSync',
  'rmdirSync',
  'unlinkSync',
  'renameSync',
  'linkSync',
  'symlinkSync',
  'readlinkSync',
  'lutimesSync',
]);
/** These act on a descriptor, which is the file that was opened. */
const BY_DESCRIPTOR = new Set([
  'closeSync',
  'fchmodSync',
  'fstatSync',
  'fsyncSync',
  'ftruncateSync',
  'futimesSync',
  'readSync',
  'writeSync',
]);

/** Says what is wrong with a call, if anything: a path that is not a single name in an open folder of the mount. */
function fault(root: string, name: string, args: readonly unknown[]): string | undefined {
  if (BY_DESCRIPTOR.has(name)) return typeof args[0] === 'number' ? undefined : 'no descriptor';
  const paths = name === 'symlinkSync' ? [args[1]] : name === 'renameSync' || name === 'linkSync' ? args.slice(0, 2) : [args[0]];
  const follows = name === 'openSync' ? !((args[1] as number) & O_NOFOLLOW) : !NEVER_FOLLOWING.has(name);
  for (const path of paths) {
    if (path === root) {
      // The root itself is opened anew each time its handle is gone.
      if (follows) return 'the root is followed';
      continue;
    }
    const [, fd, dot, last] = /^\/proc\/self\/fd\/(\d+)(\/\.)?(?:\/([^/]*))?$/s.exec(String(path)) ?? [];
    if (fd === undefined) return 'a path that does not start from a handle';
    const folder = original.readlinkSync(`/proc/self/fd/${fd}`).replace(/ \(deleted\)$/, '');
    if (folder !== root && !folder.startsWith(`${root}/`)) return `a handle to ${folder}`;
    if (last === undefined) {
      // The folder, or (without the dot) its place, which only readlink may ask for.
      if (dot === undefined && name !== 'readlinkSync') return 'the handle as a link';
      continue;
    }
    if (last === '' || last === '.' || last === '..' || last.includes('\0')) return 'no plain name';
    if (follows) return 'a name that is followed';
  }
  return undefined;
}

function verbsOver(host: Host): FsVerbs {
  const volume = new DirectoryVolume(accesses.handles(host.root), {
    readOnly: false,
    links: true,
    maxBytes: 1 << 20,
    maxFiles: 1e6,
  });
  const mounts = createMounts({ grant: { mounts: { '/mnt': volume } }, maxReadBytes: 1 << 20 });
  const shared = new Map<string, unknown>([['mounts', mounts]]);
  return createFsHost({
    grant: () => undefined,
    emit: () => {},
    now: () => 0,
    randomFill: (target: Uint8Array) => void target.fill(7),
    signal: new AbortController().signal,
    background: <T>(promise: T) => promise,
    share: (key: string, create: () => unknown) => {
      if (!shared.has(key)) shared.set(key, create());
      return shared.get(key);
    },
    limits: { memoryBytes: 1 << 20 },
  } as unknown as HostContext);
}

describe.runIf(process.platform === 'linux')('what a guest can make the host call', () => {
  let host: Host;
  let verbs: FsVerbs;
  let seen: Map<string, number>;
  let faults: Set<string>;

  beforeEach(() => {
    host = makeHost();
    verbs = verbsOver(host);
    seen = new Map();
    faults = new Set();
    calls.record = (name, args) => {
      seen.set(name, (seen.get(name) ?? 0) + 1);
      const wrong = fault(host.root, name, args);
      if (wrong !== undefined) faults.add(`${name}(${args.map(String).join(', ').slice(0, 200)}): ${wrong}`);
    };
  });

  afterEach(() => {
    calls.record = undefined;
    host.dispose();
  });

  const numbers = new Uint8Array(112);
  const uses: Record<string, (path: string) => unknown> = {
    readFile: (path) => verbs.readFile(path, 0, undefined),
    readFileBy: (path) => verbs.readFile(path, 2, 'utf8'),
    writeFile: (path) => verbs.writeFile(path, 'guest', 0o1101, 0o666, 'utf8', true),
    append: (path) => verbs.writeFile(path, 'guest', 0o2101, 0o666, 'utf8', false),
    open: (path) => verbs.close(verbs.open(path, 2, 0)),
    exclusive: (path) => verbs.close(verbs.open(path, 0o302, 0o600)),
    truncate: (path) => {
      const fd = verbs.open(path, 2, 0);
      try {
        verbs.truncate(fd, 2);
        verbs.fstat(fd, numbers);
        verbs.chmod(fd, 0o600);
        verbs.utimes(fd, 1, 1, true);
      } finally {
        verbs.close(fd);
      }
    },
    stat: (path) => verbs.stat(path, numbers, true, true),
    lstat: (path) => verbs.stat(path, numbers, false, false),
    exists: (path) => verbs.exists(path),
    access: (path) => verbs.access(path, 7),
    statfs: (path) => verbs.statfs(path, numbers.subarray(0, 56)),
    readdir: (path) => verbs.readdir(path, 'scandir', true),
    mkdir: (path) => verbs.mkdir(path, 0o777, false),
    mkdirs: (path) => verbs.mkdir(path, 0o777, true),
    mkdtemp: (path) => verbs.mkdtemp(path),
    copyIn: (path) => verbs.copyFile('/mnt/file', path, 0),
    copyOut: (path) => verbs.copyFile(path, '/mnt/copy', 0),
    link: (path) => verbs.link(path, '/mnt/hardlink'),
    linkTo: (path) => verbs.link('/mnt/file', path),
    symlink: (path) => verbs.symlink('../outside/file', path),
    symlinkTo: (path) => verbs.symlink(path, '/mnt/made-link'),
    readlink: (path) => verbs.readlink(path),
    realpath: (path) => verbs.realpath(path, false),
    native: (path) => verbs.realpath(path, true),
    chmod: (path) => verbs.chmod(path, 0o777),
    chown: (path) => verbs.chown(path, 1, 1, true),
    utimes: (path) => verbs.utimes(path, 1, 1, true),
    lutimes: (path) => verbs.utimes(path, 1, 1, false),
    watch: (path) => verbs.watchClose(verbs.watch(path, false)),
    rename: (path) => verbs.rename(path, '/mnt/moved'),
    renameTo: (path) => verbs.rename('/mnt/moved', path),
    unlink: (path) => verbs.unlink(path),
    rmdir: (path) => verbs.rmdir(path),
    removeTree: (path) => {
      if (path.startsWith('/mnt/')) while (!verbs.removeTree(path));
    },
  };

  function use(name: string, path: string): void {
    try {
      uses[name]?.(path);
    } catch (error) {
      if (!(error instanceof VerbError)) throw error;
    }
  }

  it('is on one name in an open folder of the mount, for every path of the corpus and every verb', () => {
    const paths = corpus(host.base);
    for (const name of Object.keys(uses)) for (const path of paths) use(name, path);
    expect([...faults]).toEqual([]);
    // The oracle has looked at something: every function that the volume has was called.
    for (const name of [
      'openSync',
      'mkdirSync',
      'unlinkSync',
      'rmdirSync',
      'renameSync',
      'linkSync',
      'symlinkSync',
      'readdirSync',
      'lutimesSync',
      'watch',
    ])
      expect(seen.get(name) ?? 0, name).toBeGreaterThan(0);
  });

  it('is so for any paths and any order of verbs', () => {
    const part = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(...parts, 'made-link', 'moved', 'pipe', 'new'),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: 'binary' }) },
    );
    const path = fc
      .tuple(fc.constantFrom('/mnt/', '/mnt/', '/', '', host.root), fc.array(part, { maxLength: 7 }))
      .map(([start, chosen]) => start + chosen.join('/'));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(uses)), path, (name, at) => {
        use(name, at);
        expect([...faults]).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
    expect(seen.get('openSync') ?? 0).toBeGreaterThan(1000);
  });

  it('would be noticed if it were not', () => {
    const { root, outside } = host;
    const fd = original.openSync(root, 0);
    const out = original.openSync(outside, 0);
    for (const [name, args] of [
      ['lstatSync', [`${outside}/file`]],
      ['statSync', [`/proc/self/fd/${fd}/./file`]],
      ['openSync', [`/proc/self/fd/${fd}/./file`, 0]],
      ['lstatSync', [`/proc/self/fd/${fd}/./sub/file`]],
      ['lstatSync', [`/proc/self/fd/${fd}/./..`]],
      ['lstatSync', [`/proc/self/fd/${out}/./file`]],
      ['renameSync', [`/proc/self/fd/${fd}/./file`, `/proc/self/fd/${out}/./file`]],
      ['realpathSync', [root]],
    ] as const) {
      expect(fault(root, name, args), name).toBeDefined();
    }
    original.closeSync(fd);
    original.closeSync(out);
  });
});
