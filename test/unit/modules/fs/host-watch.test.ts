import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createMounts } from '../../../../src/capabilities/volumes/create-mounts.ts';
import { memoryVolume } from '../../../../src/capabilities/volumes/memory-volume.ts';
import type { Mounts } from '../../../../src/capabilities/volumes/mounts.ts';
import { overlayVolume } from '../../../../src/capabilities/volumes/overlay-volume.ts';
import type { Volume } from '../../../../src/capabilities/volumes/volume.ts';
import { DirectoryVolume, directoryVolume } from '../../../../src/modules/fs/host-directory-volume.ts';
import { VerifiedAccess } from '../../../../src/modules/fs/host-folder.ts';
import { watchVerbs } from '../../../../src/modules/fs/host-watch.ts';
import { codeOf } from '../../capabilities/volumes/volume-cases.ts';

const O_WRONLY = 1;
const O_CREATE = 0o1101;
const text = new TextEncoder().encode('text');

function write(mounts: Mounts, path: string, flags = O_CREATE): void {
  const file = mounts.open(path, flags);
  file.write(text);
  file.close();
}

/** What a watcher is told while `run` works, as `type path`. */
function heard(mounts: Mounts, path: string, run: () => void, recursive = false): string[] {
  const events: string[] = [];
  const stop = mounts.watch(path, recursive, (change) => events.push(`${change.type} ${change.path}`.trimEnd()));
  run();
  stop();
  run();
  return events;
}

function mountsOver(volume: Volume, more: Record<string, Volume> = {}): Mounts {
  return createMounts({ grant: { mounts: { '/v': volume, ...more } } });
}

const volumes: Record<string, () => { volume: Volume; dispose: () => void }> = {
  memoryVolume: () => ({ volume: memoryVolume(), dispose: () => {} }),
  overlayVolume: () => ({ volume: overlayVolume(memoryVolume(), memoryVolume()), dispose: () => {} }),
  'overlayVolume over content': () => {
    const base = memoryVolume({ files: { file: 'old', 'sub/file': 'old' } });
    return { volume: overlayVolume(base, memoryVolume()), dispose: () => {} };
  },
  directoryVolume: () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'nodelet-watch-')));
    const volume = new DirectoryVolume(new VerifiedAccess(root), { readOnly: false, links: true });
    return { volume, dispose: () => rmSync(root, { recursive: true }) };
  },
};

describe.each(Object.keys(volumes))('changes of a %s', (name) => {
  /** Each step on a fresh tree with `file` and `sub/file`. */
  function step(path: string, run: (mounts: Mounts) => void, recursive = false): string[] {
    const { volume, dispose } = volumes[name]!();
    const mounts = mountsOver(volume);
    write(mounts, '/v/file');
    if (mounts.find('/v/sub') === undefined) mounts.mkdir('/v/sub');
    write(mounts, '/v/sub/file');
    let isFirst = true;
    const events = heard(
      mounts,
      path,
      () => {
        // The second call comes after the watcher's end and is heard by nobody.
        if (isFirst) run(mounts);
        else write(mounts, '/v/file');
        isFirst = false;
      },
      recursive,
    );
    dispose();
    return events;
  }

  it('are told of the names in a folder', () => {
    expect(step('/v', (mounts) => write(mounts, '/v/new'))).toEqual(['rename new', 'change new']);
    expect(step('/v', (mounts) => mounts.mkdir('/v/dir'))).toEqual(['rename dir']);
    expect(step('/v', (mounts) => mounts.symlink('file', '/v/link'))).toEqual(['rename link']);
    expect(step('/v', (mounts) => mounts.link('/v/file', '/v/second'))).toEqual(['rename second']);
    expect(step('/v', (mounts) => mounts.rename('/v/file', '/v/moved'))).toEqual(['rename file', 'rename moved']);
    expect(step('/v', (mounts) => mounts.unlink('/v/file'))).toEqual(['rename file']);
    expect(step('/v', (mounts) => mounts.update('/v/file', { mode: 0o600 }))).toEqual(['change file']);
    expect(step('/v', (mounts) => mounts.update('/v/sub', { mode: 0o700 }))).toEqual(['rename sub']);
    expect(step('/v', (mounts) => write(mounts, '/v/file', O_WRONLY))).toEqual(['change file']);
    expect(step('/v', (mounts) => write(mounts, '/v/file'))).toEqual(['change file', 'change file']);
    expect(step('/v', (mounts) => write(mounts, '/v/sub/file'))).toEqual([]);
  });

  it('are told of one thing', () => {
    expect(step('/v/file', (mounts) => write(mounts, '/v/file', O_WRONLY))).toEqual(['change']);
    expect(step('/v/file', (mounts) => write(mounts, '/v/other'))).toEqual([]);
    expect(step('/v/file', (mounts) => mounts.rename('/v/file', '/v/moved')).at(-1)).toBe('rename');
    expect(step('/v/file', (mounts) => mounts.unlink('/v/file')).at(-1)).toBe('rename');
    expect(step('/v/sub', (mounts) => mounts.update('/v/sub', { mode: 0o700 }))).toEqual(['rename']);
  });

  it('are told of a whole tree', () => {
    expect(step('/v', (mounts) => write(mounts, '/v/sub/file', O_WRONLY), true)).toEqual(['change sub/file']);
    expect(step('/v/sub', (mounts) => mounts.mkdir('/v/sub/a'), true)).toEqual(['rename a']);
    expect(step('/v/sub', (mounts) => mounts.mkdir('/v/subway'), true)).toEqual([]);
    expect(step('/', (mounts) => mounts.mkdir('/v/sub/a'), true)).toEqual(['rename v/sub/a']);
  });
});

describe('watching', () => {
  it('follows links, and fails where there is nothing', () => {
    const mounts = createMounts({ files: { '/a/f': '' } });
    mounts.symlink('/a', '/link');
    expect(heard(mounts, '/link', () => write(mounts, '/a/f', O_WRONLY))).toEqual(['change f']);
    expect(codeOf(() => mounts.watch('/missing', false, () => {}))).toBe('ENOENT');
    expect(codeOf(() => mounts.watch('/a/f/', false, () => {}))).toBe('ENOTDIR');
  });

  it('tells one sandbox of what another does to a shared volume', () => {
    const shared = memoryVolume();
    const [one, two] = [mountsOver(shared), mountsOver(shared)];
    expect(heard(one, '/v', () => write(two, '/v/x', shared.stat('x') ? O_WRONLY : O_CREATE))).toEqual(['rename x', 'change x']);
  });

  it('tells of the base of an overlay what shows', () => {
    const base = memoryVolume({ files: { shown: '', copied: '', removed: '' } });
    const mounts = mountsOver(overlayVolume(base, memoryVolume()));
    write(mounts, '/v/copied', O_WRONLY);
    mounts.unlink('/v/removed');
    const events = heard(mounts, '/v', () => {
      for (const name of ['shown', 'copied', 'removed']) base.update(name, { mode: 0o600 }, false);
    });
    expect(events).toEqual(['change shown']);
  });

  it('is refused by a volume of someone else that cannot tell, unless nothing changes there', () => {
    const { watch: _, ...rest } = Object.assign(Object.create(null), memoryVolume()) as Volume;
    const plain = (readOnly: boolean): Volume => {
      const memory = memoryVolume({ readOnly });
      return { ...rest, readOnly, stat: (path) => memory.stat(path) } as Volume;
    };
    expect(codeOf(() => mountsOver(plain(false)).watch('/v', false, () => {}))).toBe('ENOSYS');
    expect(heard(mountsOver(plain(true)), '/v', () => {})).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('watching a directory of the host', () => {
  async function watched(path: string, change: (root: string, mounts: Mounts) => void): Promise<string[]> {
    const base = realpathSync(mkdtempSync(join(tmpdir(), 'nodelet-watch-')));
    const root = join(base, 'root');
    mkdirSync(join(root, 'sub'), { recursive: true });
    mkdirSync(join(base, 'outside'));
    for (const name of ['root/file', 'root/sub/file', 'outside/file']) writeFileSync(join(base, name), 'x');
    const mounts = mountsOver(directoryVolume(root, { readOnly: false }));
    const events: string[] = [];
    const stop = mounts.watch(path, false, ({ type, path }) => events.push(`${type} ${path}`.trimEnd()));
    change(root, mounts);
    await wait(50);
    stop();
    writeFileSync(join(root, 'after'), '');
    await wait(20);
    rmSync(base, { recursive: true });
    return events;
  }

  it('hears of what other programs do', async () => {
    expect(await watched('/v', (root) => writeFileSync(join(root, 'new'), ''))).toEqual(['rename new']);
    expect(await watched('/v/sub', (root) => renameSync(join(root, 'sub/file'), join(root, 'x')))).toEqual(['rename file']);
    expect(await watched('/v/file', (root) => appendFileSync(join(root, 'file'), 'y'))).toEqual(['change']);
    expect(await watched('/v/sub', (root) => chmodSync(join(root, 'sub'), 0o700))).toEqual(['rename']);
    expect(await watched('/v', (_, mounts) => mounts.mkdir('/v/made'))).toEqual(['rename made']);
  });

  it('hears of nothing outside, whatever is put in the place of what is watched', async () => {
    const events = await watched('/v/file', (root) => {
      rmSync(join(root, 'file'));
      symlinkSync('../outside/file', join(root, 'file'));
      writeFileSync(join(root, '../outside/file'), 'secret');
    });
    expect(new Set(events)).toEqual(new Set(['rename']));
  });

  it('closes what it opened', async () => {
    // proc(5) lists what each inotify instance watches.
    const watches = (): number =>
      readdirSync('/proc/self/fdinfo')
        .map((fd) => (existsSync(`/proc/self/fdinfo/${fd}`) ? readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8') : ''))
        .join('')
        .split('inotify wd:').length;
    const before = watches();
    let during = 0;
    await watched('/v', () => {
      during = watches();
    });
    expect([during, watches()]).toEqual([before + 1, before]);
  });
});

describe('the verbs of watching', () => {
  function setUp() {
    const mounts = createMounts({ files: { '/dir/file': '' } });
    const ended = new AbortController();
    const background = new Set<unknown>();
    const verbs = watchVerbs(mounts, {
      signal: ended.signal,
      background: (promise) => {
        background.add(promise);
        return promise;
      },
    });
    return { mounts, ended, background, verbs };
  }

  it('give one event at a time, with the names Node gives', async () => {
    const { mounts, verbs } = setUp();
    const [folder, file] = [verbs.watch('/dir', false), verbs.watch('/dir/../dir/file', false)];
    const waiting = verbs.watchEvent(folder, true);
    write(mounts, '/dir/file', O_WRONLY);
    mounts.mkdir('/dir/made');
    mounts.update('/dir', { mode: 0o700 });
    expect(await waiting).toBe('cfile');
    expect([await verbs.watchEvent(folder, true), await verbs.watchEvent(folder, true)]).toEqual(['rmade', 'rdir']);
    expect(await verbs.watchEvent(file, true)).toBe('cfile');
  });

  it('make one of equal events, and lose what nobody takes', async () => {
    const { mounts, verbs } = setUp();
    const id = verbs.watch('/dir', false);
    for (let index = 0; index < 100; index++) write(mounts, '/dir/file', O_WRONLY);
    expect(await verbs.watchEvent(id, true)).toBe('cfile');
    for (let index = 0; index < 10_000; index++) {
      mounts.mkdir('/dir/a');
      mounts.rmdir('/dir/a');
      mounts.update('/dir/file', { mode: 0o600 });
    }
    let count = 0;
    const end = (): void => verbs.watchClose(id);
    for (; (await Promise.race([verbs.watchEvent(id, true), wait(50)])) !== undefined; count++);
    end();
    expect(count).toBe(16_384);
  });

  it('bound what all watchers of a sandbox keep, and take up what is told again once there is room', async () => {
    const { mounts, verbs } = setUp();
    const folder = `/dir/${'d'.repeat(250)}/${'e'.repeat(250)}`;
    mounts.mkdir(folder.slice(0, folder.lastIndexOf('/')));
    mounts.mkdir(folder);
    const ids = Array.from({ length: 128 }, () => verbs.watch('/', true));
    for (let index = 0; index < 1_000; index++) {
      mounts.mkdir(`${folder}/${index}`);
      mounts.rmdir(`${folder}/${index}`);
    }
    const count = async (id: number): Promise<number> => {
      let events = 0;
      for (; (await Promise.race([verbs.watchEvent(id, true), wait(50)])) !== undefined; events++);
      return events;
    };
    const kept = (await count(ids[0]!)) * ids.length;
    // Four million characters of events of about 540.
    expect(kept).toBeGreaterThan(6_000);
    expect(kept).toBeLessThan(9_000);
    for (const id of ids.slice(2)) verbs.watchClose(id);
    const next = verbs.watchEvent(ids[0]!, true);
    write(mounts, '/dir/file', O_WRONLY);
    expect(await next).toBe('cdir/file');
    mounts.mkdir('/dir/made');
    expect(await verbs.watchEvent(ids[0]!, true)).toBe('rdir/made');
  });

  it('change whether a watcher keeps the program alive, and end it', async () => {
    const { verbs, background, ended } = setUp();
    const id = verbs.watch('/dir', false);
    const first = verbs.watchEvent(id, true);
    const second = verbs.watchEvent(id, false);
    expect(await first).toBe('');
    expect([background.has(first), background.has(second)]).toEqual([false, true]);
    verbs.watchClose(id);
    expect(await second).toBeUndefined();
    expect(await verbs.watchEvent(id, true)).toBeUndefined();
    const other = verbs.watchEvent(verbs.watch('/dir', true), true);
    ended.abort();
    expect(await other).toBeUndefined();
  });

  it('fail as Node does, and stop at 128 watchers', () => {
    const { verbs } = setUp();
    expect(() => verbs.watch('/missing', false)).toThrow("ENOENT: no such file or directory, watch '/missing'");
    for (let index = 0; index < 128; index++) verbs.watch('/dir', false);
    expect(() => verbs.watch('/dir', false)).toThrow("ENOSPC: no space left on device, watch '/dir'");
  });
});
