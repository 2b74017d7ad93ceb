import { getSystemErrorMap } from 'node:util';
import { describe, expect, it } from 'vitest';
import { posixCodeOf, posixError } from '../../../../src/capabilities/volumes/posix-errors.ts';
import { createSandbox, type ReadOnlyVolume, VolumeError } from '../../../../src/index.ts';

/** Not of POSIX: name resolution, and what libuv made up. */
const isForeign = (code: string): boolean => code.startsWith('EAI_') || ['UNKNOWN', 'EOF', 'ECHARSET', 'EFTYPE'].includes(code);

describe('error codes of volumes', () => {
  const known = [...getSystemErrorMap()].filter(([, [code]]) => !isForeign(code));

  it('are all that Node names, with its numbers and texts', () => {
    expect(known.length).toBeGreaterThan(60);
    for (const [errno, [code, text]] of known) {
      const told = posixError(code);
      expect(told).toMatchObject({ code, text });
      if (process.platform === 'linux') expect(told.errno).toBe(errno);
    }
    expect(posixError('ESECRET')).toEqual({ code: 'EIO', errno: -5, text: 'i/o error' });
    expect(posixCodeOf({ code: 'Unknown system error -122' })).toBe('EDQUOT');
    expect([posixCodeOf(null), posixCodeOf({ code: 5 }), posixCodeOf({ code: 'toString' })]).toEqual(['EIO', 'EIO', 'EIO']);
  });

  it('reach the guest in the form of Node', async () => {
    const fails = (path: string): never => {
      throw new VolumeError(path);
    };
    const times = { atimeMs: 0, mtimeMs: 0, ctimeMs: 0, birthtimeMs: 0 };
    const root = { type: 'directory' as const, ino: 1, mode: 0o755, nlink: 1, uid: 0, gid: 0, size: 0, ...times };
    const volume: ReadOnlyVolume = {
      readOnly: true,
      stat: (path) => (path === '' ? root : fails(path)),
      open: fails,
      readdir: () => [],
      readlink: fails,
    };
    const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/v': volume } } } });
    for (const code of [...known.map(([, [code]]) => code), 'EDQUOT']) {
      const { errno, text } = posixError(code);
      const source = `try { process.getBuiltinModule('fs').statSync('/v/${code}') } catch (error) {
        [error.errno, error.code, error.syscall, error.path, error.message].join()
      }`;
      const expected = [errno, code, 'stat', `/v/${code}`, `${code}: ${text}, stat '/v/${code}'`].join();
      expect(sandbox.evaluate(source)).toMatchObject({ ok: true, value: expected });
    }
    sandbox.dispose();
  });
});
