import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSandbox,
  defineCapability,
  directoryVolume,
  hostFunction,
  memoryVolume,
  VerbError,
  type Volume,
} from '../../src/index.ts';

/**
 * Threat: details of the host in errors. Whatever the embedder's code throws, and wherever, the guest finds none of it in
 * anything it can read: the error, its stack, cause, fields, prototypes, and the output of printing it.
 */
const CANARY = 'canary-7f3a';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), `${CANARY}-`));
  writeFileSync(join(folder, 'a.txt'), 'text');
  writeFileSync(join(folder, 'broken.json'), '{ "a": ');
  writeFileSync(join(folder, 'broken.mjs'), 'export default (');
});
afterAll(() => rmSync(folder, { recursive: true }));

class SecretError extends Error {
  readonly password = CANARY;
  override readonly name = `Secret${CANARY}`;
  readonly code = `E_${CANARY}`;
}
const secret = (): Error => new SecretError(`at /srv/${CANARY}/app.js`, { cause: new Error(CANARY) });
const throws = (value: unknown) => () => {
  throw value;
};

/** What the guest can read of a value: own and inherited, enumerable or not, symbols too, and printed. */
const READ_ALL = `
  const { inspect } = await import('node:util');
  const seen = new Set(); const texts = [];
  const read = (value, depth = 0) => {
    texts.push(typeof value === 'symbol' ? String(value) : typeof value === 'object' || typeof value === 'function' ? '' : String(value));
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value) || depth > 8) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      texts.push(String(key));
      try { read(value[key], depth + 1) } catch (error) { read(error, depth + 1) }
    }
    read(Object.getPrototypeOf(value), depth + 1);
    try { texts.push(String(value), JSON.stringify(value), inspect(value, { showHidden: true, depth: 8 })) } catch {}
  };
  const tell = async (run) => { try { const value = await run(); read(value); return 'none' } catch (error) { read(error); return String(error.code) } };`;

const brokenVolume = (): Volume => {
  const volume = memoryVolume({ files: { '/x': '1' } });
  const broken = { readOnly: false } as Record<string, unknown>;
  for (const name of ['stat', 'open', 'readdir', 'readlink', 'mkdir', 'rmdir', 'unlink', 'rename', 'link', 'symlink', 'update'])
    broken[name] = name === 'stat' ? (path: string) => (path === '' ? volume.stat('') : throws(secret())()) : throws(secret());
  return broken as unknown as Volume;
};

const rejecting = { '~standard': { version: 1, vendor: 'x', validate: throws(secret()) } } as const;

describe('errors of the host tell the guest nothing', () => {
  const failed = 'ERR_HOST_OPERATION_FAILED';
  const functions = {
    error: throws(secret()),
    text: throws(CANARY),
    object: throws({ message: CANARY, [CANARY]: 1, toString: () => CANARY }),
    nothing: throws(undefined),
    rejects: async () => throws(secret())(),
    rejectsText: () => Promise.reject(CANARY),
    thenable: () => Object.fromEntries([['then', (_: unknown, reject: (error: unknown) => void) => reject(secret())]]),
    getter: () => ({
      get value() {
        throw secret();
      },
    }),
    cause: throws(new VerbError('Public', { code: 'PUBLIC', cause: secret() })),
    schema: hostFunction({ input: rejecting, run: () => 1 }),
    cost: hostFunction({ cost: throws(secret()), run: () => 1 }),
    generator: function* () {
      yield throws(secret())();
    },
    stream: async function* () {
      yield 1;
      throw secret();
    },
    readable: () =>
      new ReadableStream({
        pull: throws(secret()),
        cancel: throws(secret()),
      }),
    uncloneable: () => ({ run: () => CANARY }),
    hidden: () => Object.defineProperty(() => CANARY, 'name', { value: 'f' }),
  };
  const drained = (name: string) => `async () => { for await (const item of x.${name}()); }`;

  it.each<[string, string, string]>([
    ['an error', 'x.error', failed],
    ['text', 'x.text', failed],
    ['an object', 'x.object', failed],
    ['nothing', 'x.nothing', failed],
    ['a rejection', 'x.rejects', failed],
    ['a rejection with text', 'x.rejectsText', failed],
    ['a thenable', 'x.thenable', failed],
    ['a getter of a result', 'x.getter', failed],
    ['the cause of a public error', 'x.cause', 'PUBLIC'],
    ['a schema', '() => x.schema(1)', failed],
    ['a cost', 'x.cost', failed],
    ['a generator', drained('generator'), failed],
    ['a stream', drained('stream'), failed],
    ['a readable stream', drained('readable'), failed],
    ['what cannot cross', 'x.uncloneable', 'ERR_SERIALIZE'],
    ['a function', 'x.hidden', 'ERR_SERIALIZE'],
    ['a verb of an own capability', '() => verb()', failed],
    ['decide', "() => fs.readFileSync('/tmp/decide')", 'EACCES'],
    ['an own volume', "() => fs.readFileSync('/broken/x')", 'EIO'],
    ['an own volume that lists', "() => fs.readdirSync('/broken')", 'EIO'],
    ['an own volume, by promises', "() => fs.promises.writeFile('/broken/x', '')", 'EIO'],
    ['a directory volume: nothing there', "() => fs.readFileSync('/dir/none')", 'ENOENT'],
    ['a directory volume: a directory', "() => fs.readFileSync('/dir')", 'EISDIR'],
    ['a directory volume: read-only', "() => fs.writeFileSync('/dir/a.txt', '')", 'EROFS'],
    ['a directory volume: module of it', "() => import('/dir/broken.mjs')", 'undefined'],
    ['a directory volume: JSON of it', "() => import('/dir/broken.json', { with: { type: 'json' } })", 'undefined'],
    [
      'a directory volume: the real path',
      "() => [fs.realpathSync('/dir/a.txt'), fs.statSync('/dir/a.txt'), fs.statfsSync('/dir')]",
      'none',
    ],
  ])('%s', async (_name, run, code) => {
    const own = defineCapability({
      name: 'own',
      grant: (value) => value,
      verbs: (verb) => ({ verb: verb({ run: throws(secret()) }) }),
      module: { specifier: 'acme:own', source: "export { verb } from 'capability:own'" },
    });
    let printed = '';
    const told: unknown[] = [];
    const sandbox = await createSandbox({
      define: [own],
      capabilities: {
        own: {},
        host: { x: functions as never },
        fs: { mounts: { '/broken': brokenVolume(), '/dir': directoryVolume(folder) } },
        stdio: { stdout: (chunk) => (printed += chunk), stderr: (chunk) => (printed += chunk) },
      },
      decide: ({ target }) => (target === '/tmp/decide' ? throws(secret())() : true),
      onEvent: (event) => told.push(event.error),
    });
    const source = `import * as x from 'host:x'; import fs from 'node:fs'; import { verb } from 'acme:own'; ${READ_ALL}
      const code = await tell(${run}); console.log(...texts); process.report?.getReport && texts.push(String(new Error().stack));
      export default [code, texts.join('\\n')]`;
    const result = await sandbox.run(source);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    const [seen, texts] = result.value as [string, string];
    expect(seen).toBe(code);
    // Fields that the guest was meant to see are there: the search looks at something.
    expect(texts.length).toBeGreaterThan(100);
    expect(texts).not.toContain(CANARY);
    expect(texts).not.toContain(process.cwd());
    expect(printed).not.toContain(CANARY);
    sandbox.dispose();
  });

  it('when nobody catches them either: neither output nor result has them, the embedder has the cause', async () => {
    let printed = '';
    const error = secret();
    const sandbox = await createSandbox({
      capabilities: {
        host: { x: { f: throws(error) } },
        stdio: { stdout: (chunk) => (printed += chunk), stderr: (chunk) => (printed += chunk) },
      },
      files: { '/app/main.mjs': "import { f } from 'host:x'; f()" },
    });
    const result = await sandbox.exec('/app/main.mjs');
    expect(result.exitCode).toBe(1);
    expect(printed).toContain('ERR_HOST_OPERATION_FAILED');
    expect(printed + JSON.stringify(result)).not.toContain(CANARY);
    expect(result.error?.hostCause).toBe(error);
    sandbox.dispose();
  });
});
