import { afterEach, describe, expect, it } from 'vitest';
import {
  type AccessRequest,
  createSandbox,
  directoryVolume,
  memoryVolume,
  type SandboxEvent,
  type SandboxOptions,
} from '../../../src/index.ts';
import { disposeAll, live } from '../../helpers/live.ts';

afterEach(disposeAll);

async function make(options: SandboxOptions) {
  const events: SandboxEvent[] = [];
  const sandbox = await createSandbox({ onEvent: (event) => events.push(event), ...options });
  live.push(sandbox);
  const value = async (source: string): Promise<unknown> => {
    const result = await sandbox.run(source);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return { events, sandbox, value, of: (name: string) => events.filter(({ capability }) => capability === name) };
}

describe('onEvent', () => {
  it('shows each use with capability, module, verb and target', async () => {
    const { value, of } = await make({
      capabilities: {
        env: { A: '1' },
        stdio: { stdout() {}, stdin: 'in' },
        host: { mail: { send: () => 1 } },
        fs: { mounts: { '/data': memoryVolume({ files: { '/a': 'x' } }) } },
      },
      files: { '/app/b.mjs': 'export default 1' },
    });
    await value(`import { send } from 'host:mail'; import { readFileSync } from 'node:fs'; import '/app/b.mjs';
      send(); console.log(process.env.A); readFileSync('/data/a'); process.chdir('/data'); process.hrtime(); Date.now();
      crypto.getRandomValues(new Uint8Array(4)); for await (const chunk of process.stdin) ;`);
    expect(of('env')).toContainEqual({ type: 'access', capability: 'env', module: 'process', verb: 'environment' });
    expect(of('stdio')).toContainEqual({
      type: 'access',
      capability: 'stdio',
      module: 'process',
      verb: 'write',
      target: 'stdout',
    });
    expect(of('stdio')).toContainEqual(expect.objectContaining({ verb: 'readInput', target: 'stdin' }));
    expect(of('host')).toEqual([{ type: 'host-call', capability: 'host', module: 'host', verb: 'call', target: 'mail.send' }]);
    expect(of('fs')).toContainEqual({ type: 'access', capability: 'fs', module: 'fs', verb: 'readFile', target: '/data/a' });
    expect(of('fs')).toContainEqual({ type: 'access', capability: 'fs', module: 'process', verb: 'chdir', target: '/data' });
    expect(of('fs')).toContainEqual({
      type: 'access',
      capability: 'fs',
      module: 'module',
      verb: 'readFile',
      target: '/app/b.mjs',
    });
    expect(of('clock')).toContainEqual({ type: 'access', capability: 'clock', module: 'process', verb: 'monotonic' });
    expect(of('clock')).toContainEqual({ type: 'access', capability: 'clock', module: 'globals', verb: 'now' });
    expect(of('random')).toContainEqual({ type: 'access', capability: 'random', module: 'webcrypto', verb: 'random' });
  });

  it('shows each denial', async () => {
    const { value, events } = await make({
      capabilities: { fs: { mounts: { '/ro': memoryVolume({ readOnly: true }) } } },
    });
    await value(`import { writeFileSync } from 'node:fs'; try { writeFileSync('/ro/x', '') } catch {}
      await import('host:mail').catch(() => {})`);
    expect(events.filter(({ type }) => type === 'denied')).toEqual([
      { type: 'denied', capability: 'fs', module: 'fs', verb: 'open', target: '/ro/x', code: 'EROFS' },
      { type: 'denied', capability: 'host', module: 'module', verb: 'import', target: 'host:mail', code: 'ERR_ACCESS_DENIED' },
    ]);
  });

  it('shows a limit once, with the verb that reached it', async () => {
    const { events, sandbox } = await make({
      capabilities: { host: { x: { f: () => 1 } } },
      limits: { hostCalls: 3, hostCallsInFlight: 3 },
    });
    await sandbox.run("import { f } from 'host:x'; for (;;) f()");
    expect(events.filter(({ type }) => type === 'limit')).toEqual([
      { type: 'limit', code: 'host-calls', module: 'host', verb: 'call' },
    ]);
    const loop = await make({ limits: { cpuMs: 20 } });
    await loop.sandbox.run('for (;;);');
    expect(loop.events.filter(({ type }) => type === 'limit')).toEqual([{ type: 'limit', code: 'cpu' }]);
  });

  it.each<[string, string, SandboxOptions, object]>([
    [
      'open files',
      'for (;;) fs.openSync("/a")',
      { capabilities: { fs: { maxOpenFiles: 3 } } },
      { capability: 'fs', module: 'fs', verb: 'open', code: 'EMFILE' },
    ],
    [
      'bytes',
      'fs.writeFileSync("/b", "more than ten")',
      { capabilities: { fs: { maxBytes: 10 } } },
      { capability: 'fs', module: 'fs', verb: 'write', target: '/b', code: 'ENOSPC' },
    ],
    [
      'bytes, through a handle',
      'fs.ftruncateSync(fs.openSync("/b", "w"), 11)',
      { capabilities: { fs: { maxBytes: 10 } } },
      { capability: 'fs', module: 'fs', verb: 'truncate', target: '/b', code: 'ENOSPC' },
    ],
    [
      'names',
      'for (let i = 0; ; i++) fs.mkdirSync("/d" + i)',
      { capabilities: { fs: { maxFiles: 5 } } },
      { capability: 'fs', module: 'fs', verb: 'mkdir', target: '/d2', code: 'ENOSPC' },
    ],
    [
      'the size of a source',
      'await import("/large.mjs")',
      { limits: { sourceBytes: 500 }, files: { '/large.mjs': '/'.repeat(501) } },
      { capability: 'fs', module: 'module', code: 'ERR_SOURCE_TOO_LARGE' },
    ],
    [
      'the memory of SQLite',
      'new sqlite.DatabaseSync(":memory:").prepare("SELECT zeroblob(900000000)").get()',
      { capabilities: { sqlite: true } },
      { capability: 'sqlite', module: 'sqlite', verb: 'step', code: 'ERR_SQLITE_ERROR' },
    ],
    [
      'rows of SQLite',
      'new sqlite.DatabaseSync(":memory:").prepare("VALUES (1), (2), (3)").all()',
      { capabilities: { sqlite: { maxRows: 2 } } },
      { capability: 'sqlite', module: 'sqlite', verb: 'step', code: 'ERR_SQLITE_ROW_LIMIT' },
    ],
  ])('shows the limit of %s, which the guest sees as an error', async (_name, use, options, event) => {
    const { events, value } = await make({ files: { '/a': '' }, ...options });
    const source = `const fs = process.getBuiltinModule('fs'); const sqlite = process.getBuiltinModule('node:sqlite'); let code = 'none';
      try { ${use} } catch (error) { code = error.code; } export default code;`;
    expect(await value(source)).toBe((event as { code: string }).code);
    expect(events.filter(({ type }) => type === 'limit')).toEqual([{ type: 'limit', ...event }]);
  });

  it('does not take a missing file for a failure of the host', async () => {
    const { events, value } = await make({ capabilities: { fs: { mounts: { '/d': directoryVolume(import.meta.dirname) } } } });
    await value(`import fs from 'node:fs'; for (const path of ['/none', '/d/none', '/d/none/x'])
      try { fs.readFileSync(path) } catch {}`);
    expect(events.filter(({ type }) => type === 'host-error')).toEqual([]);
  });
});

describe('decide', () => {
  it('is asked with capability, module, verb and target, and only true allows', async () => {
    const asked: AccessRequest[] = [];
    for (const [answer, expected] of [
      [true, 'ok'],
      [false, 'EACCES'],
      [undefined, 'EACCES'],
      ['yes', 'EACCES'],
      [Promise.resolve(true), 'EACCES'],
    ] as const) {
      const { value } = await make({
        files: { '/x': 'x' },
        decide: (request) => {
          if (request.target !== '/x') return true;
          asked.push(request);
          return answer as boolean;
        },
      });
      const source =
        "import { readFileSync } from 'node:fs'; let r = 'ok'; try { readFileSync('/x') } catch (e) { r = e.code } export default r";
      expect(await value(source)).toBe(expected);
    }
    expect(asked[0]).toEqual({ capability: 'fs', module: 'fs', verb: 'readFile', target: '/x' });
    expect(Object.isFrozen(asked[0])).toBe(true);
  });

  it('denies in the form of each capability, and that is reported', async () => {
    const { value, events } = await make({
      capabilities: { env: { A: '1' }, host: { mail: { send: () => 1 } } },
      files: { '/x': '1' },
      decide: ({ target, capability }) => target !== '/x' && capability !== 'env' && capability !== 'host',
    });
    const source = `import { send } from 'host:mail'; import { readFileSync } from 'node:fs';
      const t = (f) => { try { return f() } catch (error) { return [error.name, error.message, { ...error }] } };
      export default [t(() => readFileSync('/x')), t(() => process.env.A), t(() => send())]`;
    const restricted = (permission: string, resource: string) => [
      'Error',
      `Access to this API has been restricted. Use capabilities.${permission} to manage permissions.`,
      { code: 'ERR_ACCESS_DENIED', permission, resource },
    ];
    expect(await value(source)).toEqual([
      ['Error', "EACCES: permission denied, open '/x'", { errno: -13, code: 'EACCES', syscall: 'open', path: '/x' }],
      restricted('env', ''),
      restricted('host', 'mail.send'),
    ]);
    expect(events.filter(({ type }) => type === 'denied').map(({ capability, code }) => `${capability} ${code}`)).toEqual([
      'fs EACCES',
      'env ERR_ACCESS_DENIED',
      'host ERR_ACCESS_DENIED',
    ]);
  });

  it('sees paths without the links that lead to them', async () => {
    const { value } = await make({
      capabilities: { fs: { mounts: { '/data': memoryVolume({ files: { '/private/key': 'secret', '/open': 'x' } }) } } },
      decide: ({ target }) => target === undefined || !target.startsWith('/data/private'),
    });
    const source = `import * as fs from 'node:fs';
      const t = (f) => { try { return String(f()) } catch (error) { return error.code } };
      fs.symlinkSync('/data/private', '/folder'); fs.symlinkSync('/data/private/key', '/file');
      export default [
        t(() => fs.readFileSync('/data/private/key')), t(() => fs.readFileSync('/folder/key')), t(() => fs.readFileSync('/file')),
        t(() => fs.readFileSync('/data/x/../private/key')), t(() => fs.readFileSync('/data/./private//key')), t(() => fs.openSync('/file')),
        t(() => fs.readdirSync('/folder')), t(() => fs.statSync('/file').size), t(() => fs.realpathSync('/file')), t(() => process.chdir('/folder')),
        t(() => fs.renameSync('/data/private/key', '/data/moved')), t(() => fs.renameSync('/folder/key', '/data/moved')),
        t(() => fs.linkSync('/data/private/key', '/data/second')), t(() => fs.copyFileSync('/file', '/copy')), t(() => fs.cpSync('/data/private', '/copies', { recursive: true })),
        t(() => fs.existsSync('/data/private/key')), t(() => fs.rmSync('/folder/key')), t(() => fs.readFileSync('/data/open'))]`;
    const answers = (await value(source)) as string[];
    expect(answers.slice(0, 15).map((answer) => (answer === 'ENOENT' ? 'EACCES' : answer))).toEqual(Array(15).fill('EACCES'));
    expect(answers.slice(15)).toEqual(['false', 'EACCES', 'x']);
  });

  it('that throws denies, and the embedder is told why', async () => {
    const error = new Error('the policy is broken');
    const { value, events } = await make({
      files: { '/x': '1' },
      decide: ({ target }) => {
        if (target === '/x') throw error;
        return true;
      },
    });
    const source =
      "import { readFileSync } from 'node:fs'; let r; try { readFileSync('/x') } catch (e) { r = e.message } export default r";
    expect(await value(source)).toBe("EACCES: permission denied, open '/x'");
    expect(events).toContainEqual({ type: 'host-error', capability: 'fs', module: 'fs', verb: 'readFile', target: '/x', error });
  });

  it('grants nothing', async () => {
    const { value } = await make({ decide: () => true });
    expect(await value("export default await import('host:mail').catch((error) => error.code)")).toBe('ERR_ACCESS_DENIED');
    await expect(createSandbox({ decide: true as never })).rejects.toThrow('decide must be a function that gives true or false');
  });
});
