import { builtinModules } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { registry } from '../../src/modules/registry.ts';

/**
 * Threat: a builtin nobody thought of. What resolves is a list of what may be there, so every name of Node's, with and without
 * `node:`, and any other name either is one of the registry's or fails with a coded error.
 */
const available = new Set(registry.filter(({ kind }) => kind === 'node').flatMap(({ guest }) => Object.keys(guest)));

/** Of Node 24, where the host's own list may be that of an older version. */
const onlyWithScheme = ['sea', 'sqlite', 'test', 'test/reporters'];
const internals = [
  'internal/bootstrap/node',
  'internal/process/execution',
  'internal/test/binding',
  '_linklist',
  'freelist',
  'inspector',
];
const bareNames = builtinModules.map((name) => name.replace(/^node:/, ''));
const named = [...new Set([...bareNames, ...onlyWithScheme, ...internals])].sort();

/** Words of this project and of engines that run on others' names. */
const guesses = [
  'std',
  'os:std',
  'qjs:std',
  'qjs:os',
  'bjson',
  'nodelet',
  'internal:port',
  'internal:loader',
  'web:fetch',
  'part:fs/streams',
  'file:modules/fs/guest.ts',
  'node:internal/nodelet/loader',
  'bun',
  'bun:ffi',
  'deno',
  'cloudflare:sockets',
  'electron',
  'process.binding',
  'NODE:fs',
  'node:FS',
  'node: fs',
  'node:fs\0',
  'node:fs/',
  'node:./fs',
  'node:node:fs',
  'node:',
  'node:__proto__',
  'node:constructor',
  'node:toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'host:',
  'host:__proto__',
  'capability:__proto__',
  'capability:fs',
];

/** Repeatable, so that a failure can be looked at. */
function randomNames(count: number): string[] {
  let state = 2026;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
  const letters = 'abcdefghijklmnopqrstuvwxyz_/:.@-$';
  return Array.from({ length: count }, () => {
    const name = Array.from({ length: 1 + next(12) }, () => letters[next(letters.length)]).join('');
    return next(3) === 0 ? `node:${name}` : name;
  });
}

const CODES = new Set([
  'ERR_UNKNOWN_BUILTIN_MODULE',
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_ESM_URL_SCHEME',
  'ERR_INVALID_MODULE_SPECIFIER',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNSUPPORTED_RESOLVE_REQUEST',
  'ERR_INVALID_ARG_VALUE',
  'ERR_ACCESS_DENIED',
  'ERR_INVALID_FILE_URL_HOST',
  'ERR_INVALID_FILE_URL_PATH',
]);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({
    files: {
      '/app/ways.mjs': `import { createRequire } from 'node:module';
        const require = createRequire('/app/x.cjs');
        const tried = async (way) => { try { const found = await way(); return typeof found } catch (error) { return String(error?.code) } };
        export const load = async (name) => [
          await tried(() => import(name)),
          await tried(() => require(name)),
          await tried(() => process.getBuiltinModule(name)),
        ];`,
    },
    limits: { cpuMs: 20_000, wallMs: 40_000 },
  });
  await sandbox.run({ path: '/app/ways.mjs' });
});
afterAll(() => sandbox.dispose());

async function load(name: string): Promise<string[]> {
  const result = await sandbox.call('load', [name]);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.value as string[];
}

describe('builtins', () => {
  it('are the ones of Node 24, each of the registry or refused', async () => {
    const wrong: unknown[] = [];
    for (const bare of named) {
      for (const name of [bare, `node:${bare}`]) {
        const found = await load(name);
        const isThere = available.has(bare) && (name.startsWith('node:') || !onlyWithScheme.includes(bare));
        // `getBuiltinModule` gives undefined for what there is not.
        const expected = isThere ? ['object', 'object'] : ['code', 'code'];
        const shown = found
          .slice(0, 2)
          .map((outcome) => (CODES.has(outcome) ? 'code' : outcome === 'function' ? 'object' : outcome));
        const third = isThere ? /^(?:object|function)$/ : /^undefined$/;
        if (shown.join() !== expected.join() || !third.test(found[2]!)) wrong.push({ name, isThere, found });
      }
    }
    expect(wrong).toEqual([]);
    expect(named.length).toBeGreaterThan(60);
  });

  it.each(guesses)('have none named %j', async (name) => {
    const [imported, required, got] = await load(name);
    expect({ imported, isCoded: CODES.has(imported!) }).toEqual({ imported, isCoded: true });
    expect({ required, isCoded: CODES.has(required!) }).toEqual({ required, isCoded: true });
    expect(got).toBe('undefined');
  });

  it('have none of random names', async () => {
    for (const name of randomNames(400)) {
      if (available.has(name.replace(/^node:/, ''))) continue;
      const [imported, required, got] = await load(name);
      expect({ name, codes: [CODES.has(imported!), CODES.has(required!)], got }).toEqual({
        name,
        codes: [true, true],
        got: 'undefined',
      });
    }
  });

  const unavailable = (what: string) =>
    `ERR_FEATURE_UNAVAILABLE_ON_PLATFORM The feature ${what} is unavailable on the current platform, which is being used to run Node.js`;
  it.each([
    ["process.binding('fs')", 'undefined No such module: fs'],
    ["process._linkedBinding('fs')", 'ERR_INVALID_MODULE No such binding was linked: fs'],
    [
      "process.dlopen({ exports: {} }, '/x.node')",
      'ERR_DLOPEN_DISABLED Cannot load native addon because loading addons is disabled.',
    ],
    ["require('/x.node')", 'ERR_DLOPEN_DISABLED Cannot load native addon because loading addons is disabled.'],
    ["require('module')._load('child_process').execSync('id')", unavailable('child_process.execSync()')],
    ["process.mainModule.require('fs')", "undefined Cannot read properties of undefined (reading 'require')"],
    [
      "require.constructor.constructor('return process')().mainModule.require('fs')",
      "undefined Cannot read properties of undefined (reading 'require')",
    ],
    ["new (require('worker_threads').Worker)('1', { eval: true })", unavailable('new worker_threads.Worker()')],
    ["require('inspector').open()", unavailable('inspector.open()')],
    ["new (require('wasi').WASI)({ version: 'preview1' })", unavailable('new wasi.WASI()')],
    ["require('cluster').fork()", unavailable('cluster.fork()')],
    ["require('repl').start()", unavailable('repl.start()')],
    ['process.report.writeReport()', unavailable('process.report.writeReport()')],
    ["require('v8').writeHeapSnapshot()", unavailable('v8.writeHeapSnapshot()')],
  ])('offer no way round: %s', async (source, expected) => {
    const copy = await createSandbox({ files: { '/x.node': 'x' } });
    const body = `import { createRequire } from 'node:module'; const require = createRequire('/app/x.cjs');
      let answer; try { answer = ['did', typeof (${source})] } catch (error) { answer = error.code + ' ' + error.message }
      export default answer`;
    expect(await copy.run(body)).toMatchObject({ ok: true, value: expected });
    copy.dispose();
  });

  it('that are listed are there or refused as well', async () => {
    const copy = await createSandbox();
    const result = await copy.run("import { builtinModules } from 'node:module'; export default builtinModules");
    copy.dispose();
    const listed = (result.ok ? result.value : []) as string[];
    expect(listed.length).toBeGreaterThan(60);
    for (const name of listed) {
      const [imported] = await load(name);
      const isThere = available.has(name.replace(/^node:/, ''));
      expect({ name, isThere: imported === 'object' || imported === 'function' }).toEqual({ name, isThere });
      expect({ imported, isCoded: isThere || CODES.has(imported!) }).toEqual({ imported, isCoded: true });
    }
  });
});
