import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, directoryVolume, memoryVolume, overlayVolume, type Volume } from '../../src/index.ts';

/** Longer than a file has to be left alone before its text is kept. */
const SETTLED_MS = 3_200;

const text = (word: string): string => `module.exports = '${word}';`;

let base: string;
let root: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'nodelet-cache-'));
  root = join(base, 'node_modules');
  for (const folder of ['pkg/lib', 'other']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'pkg/package.json'), '{ "main": "lib/a.js" }');
  writeFileSync(join(root, 'pkg/lib/a.js'), text('theirs'));
  writeFileSync(join(root, 'other/index.js'), "module.exports = require('pkg');");
  mkdirSync(join(base, 'outside'));
  writeFileSync(join(base, 'outside/a.js'), text('canary'));
  await sleep(SETTLED_MS);
});

afterAll(() => rmSync(base, { recursive: true }));

/** What a sandbox gets that loads two packages of the volume, after it has run `before`. */
async function load(volume: Volume, before = ''): Promise<unknown> {
  const sandbox = await createSandbox({ capabilities: { fs: { mounts: { '/app/node_modules': volume } } } });
  try {
    const result = sandbox.evaluate(`const fs = process.getBuiltinModule('fs'); ${before};
      const require = process.getBuiltinModule('module').createRequire('/app/');
      const attempt = (name) => { try { return require(name); } catch (error) { return error.code; } };
      [attempt('pkg'), attempt('other')].join()`);
    return result.ok ? result.value : result.error.message;
  } finally {
    sandbox.dispose();
  }
}

/** Other text of the same length and, as far as anyone may set them, with the same times. */
const forge = `const file = '/app/node_modules/pkg/lib/a.js'; const { atime, mtime } = fs.statSync(file);
  fs.writeFileSync(file, ${JSON.stringify(text('forged'))}); fs.utimesSync(file, atime, mtime)`;
const mislead = `fs.writeFileSync('/app/node_modules/pkg/package.json', '{ "main": "lib/b.js" }');
  fs.writeFileSync('/app/node_modules/pkg/lib/b.js', ${JSON.stringify(text('led astray'))})`;
const shadow = `fs.mkdirSync('/app/node_modules/other/node_modules/pkg', { recursive: true });
  fs.writeFileSync('/app/node_modules/other/node_modules/pkg/index.js', ${JSON.stringify(text('shadow'))})`;

describe('what one sandbox has loaded', () => {
  it.each([false, true])('is no way into another one that shares the directory (immutable: %s)', async (immutable) => {
    const shared = directoryVolume(root, { immutable });
    const own = (): Volume => overlayVolume(shared, memoryVolume());
    for (let round = 0; round < 2; round++) {
      expect(await load(shared)).toBe('theirs,theirs');
      expect(await load(own(), forge)).toBe('forged,forged');
      expect(await load(own(), mislead)).toBe('led astray,led astray');
      expect(await load(own(), shadow)).toBe('theirs,shadow');
      expect(await load(own(), "fs.rmSync('/app/node_modules/pkg', { recursive: true })")).toBe(
        'MODULE_NOT_FOUND,MODULE_NOT_FOUND',
      );
      expect(await load(own())).toBe('theirs,theirs');
      expect(await load(shared)).toBe('theirs,theirs');
    }
  });

  it('does not outlive a change on the disk, whatever its times say', async () => {
    const shared = directoryVolume(root);
    expect(await load(shared)).toBe('theirs,theirs');
    await load(directoryVolume(root, { readOnly: false }), forge);
    expect(await load(shared)).toBe('forged,forged');
    writeFileSync(join(root, 'pkg/lib/a.js'), text('theirs'));
    expect(await load(shared)).toBe('theirs,theirs');
    writeFileSync(join(root, 'pkg/lib/b.js'), text('second'));
    writeFileSync(join(root, 'pkg/package.json'), '{ "main": "lib/b.js" }');
    expect(await load(shared)).toBe('second,second');
    writeFileSync(join(root, 'pkg/package.json'), '{ "main": "lib/a.js" }');
  });

  it('does not lead out of the directory when its folder becomes a link', async () => {
    const shared = directoryVolume(root);
    expect(await load(shared)).toBe('theirs,theirs');
    renameSync(join(root, 'pkg/lib'), join(root, 'pkg/kept'));
    symlinkSync(join(base, 'outside'), join(root, 'pkg/lib'));
    expect(await load(shared)).toBe('MODULE_NOT_FOUND,MODULE_NOT_FOUND');
    rmSync(join(root, 'pkg/lib'));
    renameSync(join(root, 'pkg/kept'), join(root, 'pkg/lib'));
    expect(await load(shared)).toBe('theirs,theirs');
  });
});
