import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostFunction, type SandboxEvent, type StandardSchema } from '../../src/index.ts';
import { disposeAll, make } from '../helpers/live.ts';

afterEach(disposeAll);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const code = (pending: Promise<unknown>) =>
  pending.then(
    (result) => (result as { error?: { code: string } }).error?.code ?? 'ok',
    (error: { code: string }) => `thrown ${error.code}`,
  );

describe('operations that wait for their turn', () => {
  it('are all told when the sandbox is disposed', async () => {
    const sandbox = await make();
    const pending = ['await new Promise((r) => setTimeout(r, 5_000))', '1', '2', '3'].map((source) => code(sandbox.run(source)));
    await pause(5);
    sandbox.dispose();
    expect(await Promise.all(pending)).toEqual(['disposed', 'thrown disposed', 'thrown disposed', 'thrown disposed']);
  });

  it('are all told when the one before them meets a limit', async () => {
    const sandbox = await make({ limits: { wallMs: 20 } });
    const pending = ['for (;;);', '1', '2'].map((source) => code(sandbox.run(source)));
    expect(await Promise.all(pending)).toEqual(['wall', 'thrown disposed', 'thrown disposed']);
  });

  it('come in the order in which they were asked for, whoever asks meanwhile', async () => {
    const sandbox = await make();
    await sandbox.run('const seen = []; export const note = async (x) => { await null; seen.push(x); return seen.join(); }');
    const first = sandbox.call('note', [1]).then(() => sandbox.call('note', [4]));
    await Promise.all([first, sandbox.call('note', [2]), sandbox.call('note', [3])]);
    expect(await first).toMatchObject({ value: '1,2,3,4' });
    expect(sandbox.evaluate('1')).toMatchObject({ value: 1 });
  });

  it('may call the export of a module that still runs', async () => {
    const sandbox = await make();
    const [, called] = await Promise.all([sandbox.run('await null; export const f = () => 7'), sandbox.call('f')]);
    expect(called).toMatchObject({ value: 7 });
  });
});

describe('an operation that failed', () => {
  it.each([
    'process.nextTick(() => { throw new Error("left") });',
    'Promise.reject(new Error("left"));',
    'queueMicrotask(() => { throw new Error("left") }); Promise.reject(new Error("another"));',
  ])('leaves nothing that the next one fails of: %s', async (left) => {
    const sandbox = await make();
    expect(sandbox.evaluate(`${left} throw new Error('own')`)).toMatchObject({ error: { message: 'own' } });
    expect(sandbox.evaluate('1')).toMatchObject({ value: 1 });
    expect(await sandbox.run(`${left} throw new Error('own')`)).toMatchObject({ error: { message: 'own' } });
    expect(await sandbox.run('export default 2')).toMatchObject({ value: 2 });
  });

  it('is still bounded in what it left', async () => {
    const sandbox = await make({ limits: { cpuMs: 50 } });
    const source = "(function again() { queueMicrotask(again) })(); throw new Error('own')";
    expect(sandbox.evaluate(source)).toMatchObject({ error: { code: 'cpu' } });
  });
});

describe('values of the embedder that throw when they are read', () => {
  it('cannot cross as arguments, and the sandbox goes on', async () => {
    const sandbox = await make();
    await sandbox.run('export const f = (x) => typeof x');
    const error = new Error('the secret');
    const hostile = {
      get x(): number {
        throw error;
      },
    };
    const result = await sandbox.call('f', [{ deep: [hostile] }]);
    expect(result).toMatchObject({ error: { code: 'serialize', message: 'A value that throws when it is read cannot cross' } });
    expect(!result.ok && result.error.hostCause).toBe(error);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    await expect(sandbox.call('f', [proxy])).rejects.toThrow(TypeError);
    expect(await sandbox.call('f', [[proxy]])).toMatchObject({ error: { code: 'serialize' } });
    expect(await sandbox.call('f', [1])).toMatchObject({ value: 'number' });
  });

  it('cannot cross as results: the guest sees nothing of what they threw', async () => {
    const fail = () => ({
      get x(): number {
        throw new Error('the secret');
      },
    });
    const events: SandboxEvent[] = [];
    const sandbox = await make({
      capabilities: { host: { x: { fail, later: async () => fail() } } },
      onEvent: (event) => events.push(event),
    });
    const source = `import * as x from 'host:x'; const seen = [];
      for (const name of ['fail', 'later']) try { await x[name](); } catch (error) { seen.push(error.code, error.message) }
      export default seen.join()`;
    const message = 'ERR_HOST_OPERATION_FAILED,The host operation failed';
    expect(await sandbox.run(source)).toMatchObject({ value: `${message},${message}` });
    expect(events.filter(({ type }) => type === 'host-error').map(({ error }) => (error as Error).message)).toEqual([
      'the secret',
      'the secret',
    ]);
  });

  it('leave nothing of the arguments before them in the guest', async () => {
    const sandbox = await make({ limits: { transferBytes: 4 << 20 } });
    await sandbox.run('export const f = () => 1');
    const text = 'x'.repeat(1 << 20);
    for (let i = 0; i < 80; i++) expect(await code(sandbox.call('f', [text, () => 1]))).toBe('serialize');
    expect(await sandbox.call('f')).toMatchObject({ value: 1 });
  });
});

describe('the end of a sandbox inside of a host function', () => {
  it.each(['dispose', 'abort'])('%s: the guest calls nothing after it', async (way) => {
    let calls = 0;
    const controller = new AbortController();
    const end = () => (way === 'abort' ? controller.abort() : sandbox.dispose());
    const sandbox = await make({ capabilities: { host: { x: { end, count: () => ++calls } } } });
    const source = "import { count, end } from 'host:x'; count(); end(); for (let i = 0; i < 9; i++) count();";
    expect(await code(sandbox.run(source, { signal: controller.signal }))).toBe(way === 'abort' ? 'aborted' : 'disposed');
    expect(calls).toBe(1);
  });

  it('a limit that is met while nothing of the guest runs cannot be caught', async () => {
    const later: StandardSchema = { '~standard': { version: 1, vendor: 'x', validate: async (value) => ({ value }) } };
    const seen: string[] = [];
    const spend = hostFunction({ input: later, cost: () => 6, run: () => 1 });
    const sandbox = await make({
      limits: { hostCalls: 10 },
      capabilities: { host: { x: { spend } }, stdio: { stdout: (text) => seen.push(text) } },
    });
    const source = `import { spend } from 'host:x';
      for (let i = 0; i < 3; i++) try { await spend(i); console.log('spent'); } catch { console.log('caught'); }`;
    expect(await code(sandbox.run(source))).toBe('host-calls');
    expect(seen).toEqual(['spent\n']);
  });
});

describe('callbacks of the embedder that reject', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  beforeEach(() => void process.on('unhandledRejection', note));
  afterEach(() => void process.off('unhandledRejection', note));

  it('do not end its process when the sandbox is over before they are adopted', async () => {
    const late = () => pause(10).then(() => Promise.reject(new Error('late')));
    const limits = { hostCallsInFlight: 2 };
    const crowded = await make({ limits, capabilities: { host: { x: { late } } } });
    const source = "import { late } from 'host:x'; for (let i = 0; i < 4; i++) late().catch(() => {}); await null";
    expect(await code(crowded.run(source))).toBe('host-calls');
    const end = async () => {
      disposed.dispose();
      await late();
    };
    const disposed = await make({ capabilities: { host: { x: { end } } } });
    expect(await code(disposed.run("import { end } from 'host:x'; await end();"))).toBe('disposed');
    await pause(30);
    expect(unhandled).toEqual([]);
  });

  it('do not end its process, and are told of', async () => {
    const events: SandboxEvent[] = [];
    const fail = async () => {
      throw new Error('rejected');
    };
    const decided = await make({ decide: fail as never, files: { '/a': '' } });
    const read = "try { process.getBuiltinModule('fs').readFileSync('/a') } catch (error) { error.code }";
    expect(decided.evaluate(read)).toMatchObject({ value: 'EACCES' });
    const printed = await make({ capabilities: { stdio: { stdout: fail as never } }, onEvent: (event) => events.push(event) });
    expect(printed.evaluate('console.log(1); 2')).toMatchObject({ value: 2 });
    await pause(5);
    expect(unhandled).toEqual([]);
    expect(events.filter(({ type }) => type === 'host-error')).toMatchObject([{ capability: 'stdio', verb: 'write' }]);
  });
});

describe('exec', () => {
  it('refuses a working directory that is not there, and loses nothing', async () => {
    const sandbox = await make({ files: { '/a.js': 'process.exitCode = 4' } });
    await expect(sandbox.exec('/a.js', { cwd: '/nope' })).rejects.toMatchObject({
      name: 'SandboxError',
      code: 'option',
      message: 'cwd must be a directory of the sandbox, got "/nope" (ENOENT)',
    });
    expect(await sandbox.exec('/a.js', { cwd: '/tmp' })).toMatchObject({ exitCode: 4 });
    await expect(sandbox.exec('/a.js')).rejects.toMatchObject({ code: 'option' });
  });
});

describe('snapshot', () => {
  it('may be taken long after the last operation', async () => {
    const sandbox = await make({ limits: { wallMs: 300 } });
    await sandbox.run('export const f = () => 5');
    await pause(320);
    const copy = await make({ snapshot: await sandbox.snapshot() });
    expect(await copy.call('f')).toMatchObject({ value: 5 });
  });

  it('is refused while a result of the host waits for an operation', async () => {
    let give = (_value: number): void => {};
    const ask = () =>
      new Promise<number>((resolve) => {
        give = resolve;
      });
    const sandbox = await make({ capabilities: { host: { x: { ask } } } });
    await sandbox.run("import { ask } from 'host:x'; const answer = ask(); export const get = () => answer");
    await expect(sandbox.snapshot()).rejects.toMatchObject({ code: 'snapshot', message: expect.stringContaining('in flight') });
    give(3);
    await pause(1);
    await expect(sandbox.snapshot()).rejects.toMatchObject({
      code: 'snapshot',
      message: 'A snapshot cannot be taken with 1 result(s) that no operation has received',
    });
    expect(await sandbox.call('get')).toMatchObject({ value: 3 });
    expect(await code(sandbox.snapshot())).toBe('ok');
  });

  it('needs no less memory in each sandbox than it was taken with', async () => {
    const sandbox = await make();
    await sandbox.run('globalThis.hoard = new Uint8Array(20 << 20).fill(1)');
    const snapshot = await sandbox.snapshot();
    await expect(make({ snapshot, limits: { memoryBytes: 8 << 20 } })).rejects.toMatchObject({
      code: 'option',
      message: expect.stringMatching(/^limits\.memoryBytes must be at least \d+, which the snapshot needs, got 8388608$/),
    });
  });
});
