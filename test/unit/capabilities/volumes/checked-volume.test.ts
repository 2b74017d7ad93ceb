import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedVolume } from '../../../../src/capabilities/volumes/checked-volume.ts';
import { createMounts } from '../../../../src/capabilities/volumes/create-mounts.ts';
import { memoryVolume } from '../../../../src/capabilities/volumes/memory-volume.ts';
import type { Mounts } from '../../../../src/capabilities/volumes/mounts.ts';
import { overlayVolume } from '../../../../src/capabilities/volumes/overlay-volume.ts';
import { posixError } from '../../../../src/capabilities/volumes/posix-errors.ts';
import { SymlinkInPath, type Volume, VolumeError, type VolumeFile } from '../../../../src/capabilities/volumes/volume.ts';
import { createSandbox } from '../../../../src/index.ts';
import { codeOf, describeVolume } from './volume-cases.ts';

/** A memory volume that someone else might have written: the library does not know it. */
function foreign(changes: Record<string, unknown> = {}, fileChanges: Record<string, unknown> = {}): Volume {
  const memory = memoryVolume({ files: { file: 'text', 'dir/file': 'x' } });
  return {
    readOnly: false,
    stat: (path) => memory.stat(path),
    open: (path, options) => {
      const file = memory.open(path, options);
      const plain: VolumeFile = {
        stat: () => file.stat(),
        read: (target, position) => file.read(target, position),
        write: (source, position) => file.write(source, position),
        truncate: (size) => file.truncate(size),
        update: (changes) => file.update(changes),
        sync: () => file.sync(),
        close: () => file.close(),
      };
      return { ...plain, ...fileChanges };
    },
    readdir: (path) => memory.readdir(path),
    readlink: (path) => memory.readlink(path),
    mkdir: (path, mode) => memory.mkdir(path, mode),
    rmdir: (path) => memory.rmdir(path),
    unlink: (path) => memory.unlink(path),
    rename: (from, to) => memory.rename(from, to),
    link: (existing, path) => memory.link(existing, path),
    symlink: (target, path) => memory.symlink(target, path),
    update: (path, changes, ofLink) => memory.update(path, changes, ofLink),
    ...changes,
  };
}

const mountsOver = (volume: Volume): Mounts => createMounts({ grant: { mounts: { '/v': volume } } });

describeVolume('a checked volume of someone else', () => {
  const memory = memoryVolume();
  const methods = [
    'stat',
    'open',
    'readdir',
    'readlink',
    'mkdir',
    'rmdir',
    'unlink',
    'rename',
    'link',
    'symlink',
    'update',
  ] as const;
  const bound = Object.fromEntries(
    methods.map((name) => [name, (...args: never[]) => (memory[name] as (...a: never[]) => unknown)(...args)]),
  );
  // biome-ignore lint/suspicious/noExplicitAny: the methods are those of a volume, by name.
  return { volume: checkedVolume({ readOnly: false, ...bound } as any), dispose() {} };
});

const O_RDWR = 2;
const O_CREATE = 0o102;

/** Every way in which the mount table uses a volume. */
const uses: Record<string, (mounts: Mounts) => unknown> = {
  stat: (mounts) => mounts.stat('/v/file'),
  find: (mounts) => mounts.find('/v/file'),
  readFile: (mounts) => mounts.readFile('/v/file').length,
  readText: (mounts) => mounts.readText('/v/file'),
  readdir: (mounts) => mounts.readdir('/v'),
  readlink: (mounts) => mounts.readlink('/v/file'),
  realpath: (mounts) => mounts.realpath('/v/dir/file'),
  mkdir: (mounts) => mounts.mkdir('/v/made'),
  rmdir: (mounts) => mounts.rmdir('/v/dir'),
  unlink: (mounts) => mounts.unlink('/v/file'),
  rename: (mounts) => mounts.rename('/v/file', '/v/moved'),
  link: (mounts) => mounts.link('/v/file', '/v/second'),
  symlink: (mounts) => mounts.symlink('file', '/v/link'),
  update: (mounts) => mounts.update('/v/file', { mode: 0o600 }),
  space: (mounts) => mounts.space('/v'),
  watch: (mounts) => mounts.watch('/v', true, () => {})(),
  chdir: (mounts) => mounts.chdir('/v/dir'),
  file: (mounts) => {
    const file = mounts.open('/v/file', O_RDWR);
    try {
      file.read(new Uint8Array(4), 0);
      for (let written = 0; written < 4; ) written += file.write(new Uint8Array(4 - written), 0);
      file.truncate(1);
      file.update({ mode: 0o600 });
      file.sync();
      return file.stat().size;
    } finally {
      file.close();
    }
  },
  create: (mounts) => mounts.open('/v/new', O_CREATE).close(),
};

describe('a volume that is wrong', () => {
  it.each<[string, string, unknown]>([
    ['stat', 'stat', { type: 'file' }],
    ['stat', 'stat', { ...memoryVolume().stat(''), type: 'nonsense' }],
    ['stat', 'stat', { ...memoryVolume().stat(''), size: -1 }],
    ['stat', 'stat', { ...memoryVolume().stat(''), size: Number.NaN }],
    ['stat', 'stat', { ...memoryVolume().stat(''), ino: '7' }],
    ['stat', 'stat', null],
    ['readdir', 'readdir', undefined],
    ['readdir', 'readdir', [{ name: '../escape', type: 'file' }]],
    ['readdir', 'readdir', [{ name: '..', type: 'directory' }]],
    ['readdir', 'readdir', [{ name: 'a\0b', type: 'file' }]],
    ['readdir', 'readdir', [{ name: 'x'.repeat(256), type: 'file' }]],
    ['readdir', 'readdir', [{ name: 'x', type: 'door' }]],
    ['readdir', 'readdir', [null]],
    ['readlink', 'readlink', 7],
    ['readlink', 'readlink', ''],
    ['open', 'file', undefined],
    ['readFile', 'readFile', 'text'],
    ['readText', 'readText', new Uint8Array(1)],
    ['space', 'space', { bytes: -1 }],
    ['watch', 'watch', 'stop'],
  ])('answers EIO when %s gives nonsense to %s: %o', (method, use, value) => {
    expect(codeOf(() => uses[use]!(mountsOver(foreign({ [method]: () => value }))))).toBe('EIO');
  });

  it.each(['readdir', 'mkdir', 'stat', 'unlink'])(
    'answers EIO when %s gives a promise, and hears of no rejection of it',
    (method) => {
      const late = async (): Promise<never> => {
        throw new Error('late');
      };
      expect(codeOf(() => uses[method]!(mountsOver(foreign({ [method]: late }))))).toBe('EIO');
    },
  );

  it.each<[string, unknown]>([
    ['read', 5],
    ['read', -1],
    ['read', Number.NaN],
    ['read', undefined],
    ['write', 0],
    ['write', 5],
    ['write', Number.NaN],
    ['write', undefined],
    ['stat', undefined],
    ['sync', Promise.resolve()],
  ])('answers EIO when %s of a file gives %o', (method, value) => {
    expect(codeOf(() => uses['file']!(mountsOver(foreign({}, { [method]: () => value }))))).toBe('EIO');
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'ENOENT'],
    ['an error without a code', new Error('/secret/path')],
    ['an unknown code', Object.assign(new Error('x'), { code: 'ESECRET' })],
    ['a code that is no text', { code: {} }],
    [
      'what cannot be looked at',
      new Proxy(
        {},
        {
          has: () => {
            throw new Error('no');
          },
        },
      ),
    ],
    ['a link that is not on the way', new SymlinkInPath('elsewhere', '/etc')],
    ['a link at the root', new SymlinkInPath('', '/etc')],
    ['a link without a target', new SymlinkInPath('file', 7 as never)],
  ])('answers EIO when a method throws %s', (_label, thrown) => {
    const stat = (path: string) => {
      if (path === 'file') throw thrown;
      return memoryVolume().stat('');
    };
    expect(codeOf(() => mountsOver(foreign({ stat })).stat('/v/file'))).toBe('EIO');
  });

  it('ends in ELOOP where links lead round for ever', () => {
    const stat = (path: string) => {
      if (path !== '') throw new SymlinkInPath(path.split('/')[0]!, 'again/more');
      return memoryVolume().stat('');
    };
    expect(codeOf(() => mountsOver(foreign({ stat })).stat('/v/file'))).toBe('ELOOP');
  });

  it('passes on the codes of what it throws', () => {
    const unlink = (): never => {
      throw Object.assign(new Error('/secret'), { code: 'EBUSY' });
    };
    expect(codeOf(() => mountsOver(foreign({ unlink })).unlink('/v/file'))).toBe('EBUSY');
  });

  it('gives a result or a file error to every use, whatever it does', () => {
    const nonsense = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true }),
      fc.constantFrom<unknown>(
        new Proxy({}, { get: () => Number.NaN }),
        () => {},
        [{}],
        new SymlinkInPath('file', '..'),
        new VolumeError('ENOENT'),
      ),
    );
    const methods = Object.keys(foreign()).filter((name) => name !== 'readOnly');
    const fileMethods = ['stat', 'read', 'write', 'truncate', 'update', 'sync', 'close'];
    let errors = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...methods, 'readFile', 'readText', 'space', 'watch'),
        fc.constantFrom(...fileMethods),
        nonsense,
        fc.boolean(),
        fc.constantFrom(...Object.keys(uses)),
        (method, fileMethod, value, isThrown, use) => {
          const wrong = (): unknown => {
            if (isThrown) throw value;
            return value;
          };
          const volume = foreign(method === 'open' ? {} : { [method]: wrong }, method === 'open' ? { [fileMethod]: wrong } : {});
          for (const subject of [volume, overlayVolume(volume, memoryVolume()), overlayVolume(memoryVolume(), volume)]) {
            try {
              uses[use]!(mountsOver(subject));
            } catch (error) {
              errors++;
              expect(error).toBeInstanceOf(VolumeError);
              const { code } = error as VolumeError;
              expect(posixError(code).code).toBe(code);
            }
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(errors).toBeGreaterThan(500);
  });

  it('cannot send an open file to a link', () => {
    const close = () => {
      throw new SymlinkInPath('file', '..');
    };
    expect(() => uses['create']!(mountsOver(overlayVolume(memoryVolume(), foreign({}, { close }))))).toThrow(
      expect.objectContaining({ code: 'EIO' }),
    );
    expect(() => uses['create']!(mountsOver(foreign({}, { close })))).toThrow(expect.objectContaining({ code: 'EIO' }));
  });

  it('does not break its sandbox', async () => {
    const volume = foreign(
      {
        readdir: async () => [],
        mkdir: () => {
          throw new Error('/secret/path');
        },
      },
      { write: () => 0 },
    );
    const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/v': volume } } } });
    const result = sandbox.evaluate(`const fs = process.getBuiltinModule('fs');
      const seen = [];
      for (const use of [() => fs.readdirSync('/v'), () => fs.mkdirSync('/v/x'), () => fs.writeFileSync('/v/new', 'x'), () => fs.readFileSync('/v/file', 'utf8')]) {
        try { seen.push(use()); } catch (error) { seen.push(error.message); }
      }
      seen`);
    expect(result).toMatchObject({
      ok: true,
      value: ["EIO: i/o error, scandir '/v'", "EIO: i/o error, mkdir '/v/x'", 'EIO: i/o error, write', 'text'],
    });
    sandbox.dispose();
  });
});

describe('the watcher of a volume of someone else', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('/host/path');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('/host/path'))],
  ])('may fail when it is ended (%s), also by the end of the sandbox', async (_how, stop) => {
    const failures: unknown[] = [];
    const failed = (error: unknown): void => void failures.push(error);
    process.on('uncaughtException', failed).on('unhandledRejection', failed);
    try {
      const mounts = { '/v': foreign({ watch: () => stop }) };
      const sandbox = await createSandbox({ capabilities: { fs: { mounts } } });
      const source = "import { watch } from 'node:fs'; watch('/v').close(); watch('/v').unref(); export default 'watched'";
      expect(await sandbox.run(source)).toMatchObject({ ok: true, value: 'watched' });
      sandbox.dispose();
      await new Promise((resolve) => setTimeout(resolve, 10));
    } finally {
      process.off('uncaughtException', failed).off('unhandledRejection', failed);
    }
    expect(failures).toEqual([]);
  });

  it('is ended where another mount below cannot be watched', () => {
    let watching = 0;
    const counted = foreign({
      watch: () => {
        watching++;
        return () => watching--;
      },
    });
    const mounts = createMounts({ grant: { mounts: { '/v': counted, '/v/dir': foreign() } } });
    expect(codeOf(() => mounts.watch('/v', true, () => {}))).toBe('ENOSYS');
    expect(watching).toBe(0);
  });
});

describe('a file of someone else that cannot be closed', () => {
  const close = (): never => {
    throw Object.assign(new Error('/host/path'), { code: 'EIO' });
  };
  const write = (): never => {
    throw new VolumeError('ENOSPC');
  };

  it.each<[string, string, Record<string, unknown>]>([
    ["fs.readFileSync('/v/file', { flag: 'r+' })", 'EIO: i/o error, close', { close }],
    ["fs.writeFileSync('/v/new', 'x')", 'EIO: i/o error, close', { close }],
    ["fs.writeFileSync('/v/new', 'x')", 'ENOSPC: no space left on device, write', { close, write }],
    ["fs.copyFileSync('/v/file', '/v/new')", "EIO: i/o error, copyfile '/v/file' -> '/v/new'", { close }],
    ["fs.copyFileSync('/v/file', '/v/new')", "ENOSPC: no space left on device, copyfile '/v/file' -> '/v/new'", { close, write }],
  ])('fails %s with %s', async (use, message, changes) => {
    const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/v': foreign({}, changes) } } } });
    const source = `const fs = process.getBuiltinModule('fs'); try { ${use} } catch (error) { error.message }`;
    expect(sandbox.evaluate(source)).toMatchObject({ value: message });
    sandbox.dispose();
  });
});
