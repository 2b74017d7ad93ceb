import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSandbox,
  directoryVolume,
  memoryVolume,
  overlayVolume,
  type SandboxEvent,
  type SandboxOptions,
} from '../../../src/index.ts';
import { corpus } from './corpus.ts';
import { CANARY, type Host, makeHost, pictureOf } from './fixture.ts';

/** Every verb of `node:fs` that takes a path, on every path of the corpus; what it gets, as text. */
const program = `
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire('/app/');
export default null;
const verbs = {
  readFile: (p) => fs.readFileSync(p, 'latin1'), stat: (p) => fs.statSync(p).size, lstat: (p) => fs.lstatSync(p).mode, exists: (p) => fs.existsSync(p),
  readdir: (p) => fs.readdirSync(p, { recursive: false }), opendir: (p) => fs.opendirSync(p).readSync()?.name, readlink: (p) => fs.readlinkSync(p),
  realpath: (p) => fs.realpathSync(p), native: (p) => fs.realpathSync.native(p), access: (p) => fs.accessSync(p), write: (p) => fs.writeFileSync(p, 'guest'),
  append: (p) => fs.appendFileSync(p, 'guest'), truncate: (p) => fs.truncateSync(p, 1), copyOut: (p) => fs.copyFileSync('/mnt/file', p), copyIn: (p) => (fs.copyFileSync(p, '/tmp/copy'), fs.readFileSync('/tmp/copy', 'latin1')),
  cp: (p) => (fs.cpSync(p, '/tmp/cp', { recursive: true, dereference: true }), fs.rmSync('/tmp/cp', { recursive: true })), mkdir: (p) => fs.mkdirSync(p, { recursive: true }),
  mkdtemp: (p) => fs.mkdtempSync(p), rename: (p) => fs.renameSync('/mnt/sub/deep/file', p), link: (p) => fs.linkSync(p, '/mnt/l'), symlink: (p) => fs.symlinkSync('../outside/file', p),
  chmod: (p) => fs.chmodSync(p, 0o777), chown: (p) => fs.chownSync(p, 1, 1), utimes: (p) => fs.utimesSync(p, 1, 1), lutimes: (p) => fs.lutimesSync(p, 1, 1), unlink: (p) => fs.unlinkSync(p), rmdir: (p) => fs.rmdirSync(p),
  rm: (p) => p.startsWith('/mnt/') && fs.rmSync(p, { recursive: true, force: true }), require: (p) => require(p), chdir: (p) => process.chdir(p),
};
export function attack(paths, names) {
  const seen = [];
  for (const name of names) for (const path of paths) {
    try { seen.push([name, path, JSON.stringify(verbs[name](path))]); } catch (error) { seen.push([name, path, error.code, error.message, error.stack, error.path, error.dest].join(' ')); }
  }
  return JSON.stringify(seen);
}
`;

async function sandboxWith(capabilities: SandboxOptions['capabilities'], options: Partial<SandboxOptions> = {}) {
  const sandbox = await createSandbox({
    files: { '/app/attack.mjs': program },
    capabilities,
    limits: { cpuMs: 20_000, wallMs: 50_000, transferBytes: 64 << 20, memoryBytes: 256 << 20 },
    ...options,
  } as SandboxOptions);
  const loaded = await sandbox.run({ path: '/app/attack.mjs' });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return sandbox;
}

function value<T>(result: { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly message: string } }): T {
  if (!result.ok) throw new Error(result.error?.message);
  return result.value as T;
}

describe('a guest with a directory of the host', () => {
  let host: Host;
  beforeEach(() => {
    host = makeHost();
  });
  afterEach(() => host.dispose());

  it.each([
    [
      'reading',
      [
        'readFile',
        'stat',
        'lstat',
        'exists',
        'readdir',
        'opendir',
        'readlink',
        'realpath',
        'native',
        'access',
        'copyIn',
        'cp',
        'require',
      ],
    ],
    [
      'writing',
      [
        'write',
        'append',
        'truncate',
        'copyOut',
        'mkdir',
        'mkdtemp',
        'rename',
        'link',
        'symlink',
        'chmod',
        'chown',
        'utimes',
        'lutimes',
      ],
    ],
    ['removing', ['unlink', 'rmdir', 'rm', 'chdir']],
  ])('gets nothing outside of it by %s', async (_label, verbs) => {
    const sandbox = await sandboxWith({
      fs: { mounts: { '/mnt': directoryVolume(host.root, { readOnly: false, maxFiles: 1e6 }) } },
    });
    try {
      // The one name inside that is a file outside, too.
      const paths = corpus(host.base).filter((path) => !path.includes('hard'));
      const before = pictureOf(host.outside);
      const seen = value<string>(await sandbox.call('attack', [paths, verbs]));
      expect(seen).not.toContain(CANARY);
      // The host's own place shows nowhere but in the paths that were asked for.
      for (const line of JSON.parse(seen) as (string | string[])[]) {
        const [, asked, result] = Array.isArray(line) ? line : [];
        if (!asked?.includes(host.base)) expect(String(result)).not.toContain(host.base);
      }
      // A name inside may go, which shows in the link count of the file outside.
      const comparable = (lines: string[]): string[] =>
        lines.map((line) => line.replace(/^(file \d+ \d+) .* (\d+ \S+)$/, '$1 $2'));
      expect(comparable(pictureOf(host.outside))).toEqual(comparable(before));
    } finally {
      await sandbox.dispose();
    }
  });

  it('shares a base with other guests and keeps what it writes to itself', async () => {
    const base = directoryVolume(host.root);
    const grant = () => ({ fs: { mounts: { '/mnt': overlayVolume(base, memoryVolume({ maxBytes: 1000 })) } } });
    const [one, two] = [await sandboxWith(grant()), await sandboxWith(grant())];
    try {
      const before = pictureOf(host.root);
      expect(
        value(
          one.evaluate(
            `const fs = process.getBuiltinModule('fs'); fs.writeFileSync('/mnt/file', 'mine'); fs.rmSync('/mnt/sub', { recursive: true }); process.chdir('/mnt'); fs.readdirSync('.').includes('sub')`,
          ),
        ),
      ).toBe(false);
      expect(
        value(
          two.evaluate(
            `const fs = process.getBuiltinModule('fs'); [fs.readFileSync('/mnt/file', 'utf8'), fs.existsSync('/mnt/sub/file'), process.cwd()].join()`,
          ),
        ),
      ).toBe('inside,true,/');
      expect(value(one.evaluate(`try { fs.writeFileSync('/mnt/big', 'x'.repeat(2000)) } catch (error) { error.message }`))).toBe(
        'ENOSPC: no space left on device, write',
      );
      expect(pictureOf(host.root)).toEqual(before);
    } finally {
      await one.dispose();
      await two.dispose();
    }
  });

  it('leaves no file of the host open', async () => {
    const open = (): string[] =>
      readdirSync('/proc/self/fd').flatMap((fd) => {
        try {
          return [readlinkSync(`/proc/self/fd/${fd}`)].filter(
            (target) => target.startsWith(`${host.root}/`) && target.endsWith('file'),
          );
        } catch {
          return [];
        }
      });
    const sandbox = await sandboxWith({ fs: { mounts: { '/mnt': directoryVolume(host.root) }, maxOpenFiles: 20 } });
    const opened = value<string>(
      sandbox.evaluate(
        `const fs = process.getBuiltinModule('fs'); let n = 0; try { for (;; n++) fs.openSync('/mnt/file') } catch (error) { n + error.code }`,
      ),
    );
    expect(opened).toBe('20EMFILE');
    if (process.platform === 'linux') expect(open()).toHaveLength(20);
    await sandbox.dispose();
    if (process.platform === 'linux') expect(open()).toHaveLength(0);
  });

  it('is watched: each use and each denial is an event with the guest path', async () => {
    const events: SandboxEvent[] = [];
    const sandbox = await sandboxWith(
      { fs: { mounts: { '/mnt': directoryVolume(host.root) } } },
      { onEvent: (event) => events.push(event) },
    );
    events.length = 0;
    sandbox.evaluate(
      `const fs = process.getBuiltinModule('fs'); fs.readFileSync('/mnt/file'); try { fs.writeFileSync('/mnt/file', '') } catch {} try { fs.readFileSync('/mnt/passwd') } catch {}`,
    );
    await sandbox.dispose();
    const seen = events
      .filter(({ capability }) => capability === 'fs')
      .map(({ type, verb, target, code }) => ({ type, verb, target, code }));
    expect(seen).toEqual([
      { type: 'access', verb: 'readFile', target: '/mnt/file', code: undefined },
      { type: 'denied', verb: 'open', target: '/mnt/file', code: 'EROFS' },
      { type: 'denied', verb: 'readFile', target: '/mnt/passwd', code: 'EACCES' },
    ]);
  });

  it('is stopped by its limits while it works on files', async () => {
    const sandbox = await createSandbox({ limits: { cpuMs: 300, wallMs: 3000 } });
    const result = sandbox.evaluate(`
      const fs = process.getBuiltinModule('fs');
      for (let i = 0; ; i++) { try { fs.writeFileSync('/tmp/' + i, 'x'.repeat(1000)); fs.readdirSync('/tmp') } catch { i = 0 } }
    `);
    expect(result.ok).toBe(false);
    expect(['cpu', 'wall']).toContain((result as { error: { code: string } }).error.code);
    await sandbox.dispose();
  });
});
