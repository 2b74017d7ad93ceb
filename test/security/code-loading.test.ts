import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, directoryVolume, type Sandbox } from '../../src/index.ts';

/** Threat: code from where none was granted. Only mounted volumes and builtins resolve, whatever a specifier or package.json says. */
const CANARY = 'canary-of-the-host-51c2';
let folder: string;
let sandbox: Sandbox;

const manifest = `{
  "name": "a", "type": "module", "__proto__": { "main": "polluted", "exports": "./evil.mjs" },
  "exports": {
    "./up": "../../outside/secret.mjs", "./abs": "/etc/passwd", "./modules": "./node_modules/x/y.mjs", "./url": "file:///etc/passwd",
    "./dots": "./a/../../outside/secret.mjs", "./encoded": "./%2e%2e/outside/secret.mjs", "./pattern/*": "./*", "./nul": "./a\\u0000.mjs"
  },
  "imports": { "#up": "../../outside/secret.mjs", "#abs": "/etc/passwd", "#url": "data:text/javascript,1", "#missing": "nowhere" }
}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loading-'));
  mkdirSync(join(folder, 'outside/package'), { recursive: true });
  mkdirSync(join(folder, 'root/real'), { recursive: true });
  mkdirSync(join(folder, 'root/main'), { recursive: true });
  writeFileSync(join(folder, 'outside/secret.mjs'), `export default '${CANARY}'`);
  writeFileSync(join(folder, 'outside/package/index.js'), `module.exports = '${CANARY}'`);
  writeFileSync(join(folder, 'root/real/index.js'), 'module.exports = "inside"');
  writeFileSync(join(folder, 'root/main/package.json'), '{ "main": "../../outside/secret.mjs" }');
  symlinkSync('../outside/package', join(folder, 'root/link'));
  symlinkSync(join(folder, 'outside/package'), join(folder, 'root/absolute'));
  symlinkSync('../outside/secret.mjs', join(folder, 'root/file.mjs'));
  symlinkSync('real', join(folder, 'root/twin'));
  symlinkSync('loop', join(folder, 'root/loop'));
  sandbox = await createSandbox({
    capabilities: { fs: { mounts: { '/app/node_modules': directoryVolume(join(folder, 'root')) } } },
    files: {
      '/app/package.json': manifest,
      '/app/evil.mjs': 'export default "evil"',
      '/app/polluted.js': 'export default "polluted"',
      '/app/ways.mjs': `import { createRequire } from 'node:module';
        const require = createRequire('/app/x.cjs');
        const tried = async (way) => {
          try { const found = await way(); return 'loaded ' + (found?.default ?? found) } catch (error) { return String(error.code) }
        };
        export const load = async (specifier) => [await tried(() => import(specifier)), await tried(() => require(specifier))];
        export const polluted = () => [({}).main, ({}).exports, Object.keys(Object.prototype)];`,
    },
  });
  const loaded = await sandbox.run({ path: '/app/ways.mjs' });
  if (!loaded.ok) throw new Error(loaded.error.message);
});
afterAll(() => {
  sandbox.dispose();
  rmSync(folder, { recursive: true });
});

const NOT_THERE = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];
const TARGET = ['ERR_INVALID_PACKAGE_TARGET', 'ERR_INVALID_PACKAGE_TARGET'];
const SCHEME = ['ERR_UNSUPPORTED_ESM_URL_SCHEME', 'MODULE_NOT_FOUND'];

describe('code is loaded from volumes alone', () => {
  it.each<[string, readonly string[]]>([
    // Files of the host.
    ['/etc/passwd', NOT_THERE],
    ['../../../../etc/passwd', NOT_THERE],
    ['file:///etc/passwd', NOT_THERE],
    ['file:///proc/self/environ', NOT_THERE],
    ['file://localhost/etc/passwd', NOT_THERE],
    ['file://host/x.mjs', ['ERR_INVALID_FILE_URL_HOST', 'MODULE_NOT_FOUND']],
    ['/dev/stdin', NOT_THERE],
    ['/proc/self/cwd/package.json', NOT_THERE],
    ['c:\\windows\\x.mjs', SCHEME],
    ['\\\\server\\share\\x.mjs', ['ERR_INVALID_MODULE_SPECIFIER', 'MODULE_NOT_FOUND']],
    // URLs.
    ['http://127.0.0.1/x.mjs', SCHEME],
    ['https://x.invalid/x.mjs', SCHEME],
    ['ftp://x/x.mjs', SCHEME],
    ['blob:nodedata:1', SCHEME],
    ['javascript:1', SCHEME],
    ['wasm:x', SCHEME],
    ['data:text/javascript,export default 7', ['loaded 7', 'MODULE_NOT_FOUND']],
    ['data:text/javascript,export default typeof require', ['loaded undefined', 'MODULE_NOT_FOUND']],
    ['data:text/javascript,import "/etc/passwd"', ['ERR_UNSUPPORTED_RESOLVE_REQUEST', 'MODULE_NOT_FOUND']],
    ['data:text/javascript,import "file:///etc/passwd"', NOT_THERE],
    ['data:text/javascript,import "internal:port"', SCHEME],
    ['data:text/html,x', ['ERR_UNKNOWN_MODULE_FORMAT', 'MODULE_NOT_FOUND']],
    ['data:application/wasm;base64,AGFzbQEAAAA=', ['ERR_UNKNOWN_MODULE_FORMAT', 'MODULE_NOT_FOUND']],
    // Encoded and odd paths.
    ['./..%2f..%2fetc/passwd', ['ERR_INVALID_MODULE_SPECIFIER', 'MODULE_NOT_FOUND']],
    ['./x%5cy.mjs', ['ERR_INVALID_MODULE_SPECIFIER', 'MODULE_NOT_FOUND']],
    ['./ways.mjs/../../etc/passwd', NOT_THERE],
    ['real/../../../etc/passwd', NOT_THERE],
    // package.json.
    ['a/up', TARGET],
    ['a/abs', TARGET],
    ['a/modules', TARGET],
    ['a/url', TARGET],
    ['a/dots', TARGET],
    ['a/encoded', TARGET],
    ['a/pattern/../../outside/secret.mjs', ['ERR_INVALID_MODULE_SPECIFIER', 'ERR_INVALID_MODULE_SPECIFIER']],
    ['a/pattern/%2e%2e/secret.mjs', ['ERR_INVALID_MODULE_SPECIFIER', 'ERR_INVALID_MODULE_SPECIFIER']],
    ['a/__proto__', ['ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_PACKAGE_PATH_NOT_EXPORTED']],
    ['a', ['ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_PACKAGE_PATH_NOT_EXPORTED']],
    ['#up', TARGET],
    ['#abs', TARGET],
    ['#url', TARGET],
    ['#missing', NOT_THERE],
    ['#constructor', ['ERR_PACKAGE_IMPORT_NOT_DEFINED', 'ERR_PACKAGE_IMPORT_NOT_DEFINED']],
    ['main', NOT_THERE],
    // Symbolic links of a real directory.
    ['link', NOT_THERE],
    ['absolute', NOT_THERE],
    ['./node_modules/file.mjs', NOT_THERE],
    ['./node_modules/loop', NOT_THERE],
    ['twin', ['loaded inside', 'loaded inside']],
    ['real', ['loaded inside', 'loaded inside']],
  ])('%j', async (specifier, expected) => {
    const result = await sandbox.call('load', [specifier]);
    expect(result).toMatchObject({ ok: true, value: expected });
  });

  it('and no manifest changes the prototypes of either side', async () => {
    expect(await sandbox.call('polluted')).toMatchObject({ ok: true, value: [undefined, undefined, []] });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
