import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, prepare, type Sandbox, SandboxError, type SandboxOptions, Snapshot } from '../../src/index.ts';
import { disposeAll, make } from '../helpers/live.ts';

afterEach(disposeAll);

/** The value of a successful operation; a failure fails the test with its own text. */
function value(result: Awaited<ReturnType<Sandbox['run']>>): unknown {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.name}: ${result.error.message}\n${result.error.stack}`);
  return result.value;
}

function failure(result: Awaited<ReturnType<Sandbox['run']>>) {
  if (result.ok) throw new Error(`Expected a failure, got ${String(result.value)}`);
  return result.error;
}

describe('run', () => {
  it('gives the default export, awaited, or the namespace without its functions', async () => {
    const sandbox = await make();
    expect(value(await sandbox.run('export default 6 * 7'))).toBe(42);
    expect(value(await sandbox.run('export default Promise.resolve([1])'))).toEqual([1]);
    expect(value(await sandbox.run('export const a = 1, b = [2]; export function f() {}'))).toEqual({ a: 1, b: [2] });
    expect(value(await sandbox.run('export default await new Promise((resolve) => setTimeout(resolve, 5, "later"))'))).toBe(
      'later',
    );
  });

  it('runs a file: ES module, CommonJS, TypeScript, JSON', async () => {
    const sandbox = await make({
      files: {
        '/app/a.mjs': 'import { b } from "./b.cjs"; export default b + 1;',
        '/app/b.cjs': 'exports.b = require("./c.json").c;',
        '/app/c.json': '{"c": 40}',
        '/app/d.ts': 'import a from "./a.mjs"; const n: number = a + 1; export default n satisfies number;',
      },
    });
    expect(value(await sandbox.run({ path: '/app/d.ts' }))).toBe(42);
    expect(value(await sandbox.run({ path: '/app/b.cjs' }))).toEqual({ b: 40 });
    expect(value(await sandbox.run({ path: '/app/c.json' }))).toEqual({ c: 40 });
  });

  it('tells failures with frames of the source', async () => {
    const sandbox = await make({
      files: {
        '/app/x.ts':
          'interface A {}\nfunction boom(a: number): never {\n  throw new RangeError("no", { cause: new TypeError("why") });\n}\nboom(1);\n',
      },
    });
    const error = failure(await sandbox.run({ path: '/app/x.ts' }));
    expect(error).toMatchObject({
      code: 'guest',
      name: 'RangeError',
      message: 'no',
      cause: { name: 'TypeError', message: 'why' },
    });
    expect(error.frames[0]).toMatchObject({ functionName: 'boom', file: '/app/x.ts', line: 3 });
    expect(error.frames[1]).toMatchObject({ functionName: 'Object.<anonymous>', line: 5 });
    expect(error.stack).toMatch(/^RangeError: no\n {4}at boom \(\/app\/x\.ts:3:\d+\)\n/);
  });

  it('tells syntax errors, missing modules and missing exports apart', async () => {
    const sandbox = await make({ files: { '/app/y.mjs': 'export const z = 1' } });
    expect(failure(await sandbox.run('export default ('))).toMatchObject({ code: 'syntax', name: 'SyntaxError' });
    expect(failure(await sandbox.run('import "./nope.mjs"'))).toMatchObject({ code: 'guest', guestCode: 'ERR_MODULE_NOT_FOUND' });
    expect(failure(await sandbox.run('import "nodelet-nope"'))).toMatchObject({ guestCode: 'ERR_MODULE_NOT_FOUND' });
    expect(failure(await sandbox.run('import "node:nope"'))).toMatchObject({ guestCode: 'ERR_UNKNOWN_BUILTIN_MODULE' });
    expect(failure(await sandbox.run('import { q } from "/app/y.mjs"'))).toMatchObject({ name: 'SyntaxError' });
  });

  it('tells where in a source the syntax error is', async () => {
    const sandbox = await make({ files: { '/app/bad.ts': 'const a: number = 1;\nlet b: = 2;\n', '/app/c.cjs': '\n  f(a b);' } });
    const inline = failure(await sandbox.run('export default 1;\n let x = ;'));
    expect(inline).toMatchObject({ code: 'syntax', message: "Unexpected token ';'" });
    expect(inline.frames[0]).toEqual({ functionName: '', file: 'file:///[run]', line: 2, column: 10 });
    expect(inline.stack).toMatch(/^file:\/\/\/\[run\]:2\n let x = ;\n {9}\^\n\nSyntaxError: Unexpected token ';'/);
    expect(failure(sandbox.evaluate('1;\n2;\n}')).frames[0]).toMatchObject({ file: 'evaluate', line: 3, column: 1 });
    expect(failure(await sandbox.run({ path: '/app/c.cjs' })).frames[0]).toMatchObject({
      file: '/app/c.cjs',
      line: 2,
      column: 5,
    });
    let report = '';
    const program = await make({
      files: { '/app/bad.ts': 'let b: = 2;\n' },
      capabilities: { stdio: { stderr: (text) => (report += text) } },
    });
    expect(await program.exec('/app/bad.ts')).toMatchObject({ exitCode: 1, error: { code: 'syntax' } });
    expect(report).toMatch(
      /^file:\/\/\/app\/bad\.ts:1\nlet b: = 2;\n {7}\^\n\nSyntaxError \[ERR_[^\n]* \{\n {2}code: [^\n]*\n\}\n/,
    );
    const types = failure(await sandbox.run({ path: '/app/bad.ts' }));
    expect(types).toMatchObject({ code: 'syntax', guestCode: 'ERR_INVALID_TYPESCRIPT_SYNTAX' });
    expect(types.frames[0]).toEqual({ functionName: '', file: 'file:///app/bad.ts', line: 2, column: 8 });
    expect(types.stack).toMatch(/^file:\/\/\/app\/bad\.ts:2\nconst a: number = 1;\nlet b: = 2;\n {7}\^\n\nSyntaxError \[/);
  });

  it("tells of its own source's imports in Node's words, as of a file's", async () => {
    const sandbox = await make({ files: { '/dep.mjs': 'export const a = 1' } });
    expect(failure(await sandbox.run('import { b } from "/dep.mjs"; export default b'))).toMatchObject({
      name: 'SyntaxError',
      message: "The requested module '/dep.mjs' does not provide an export named 'b'",
    });
    expect(failure(await sandbox.run('import { c } from "node:path"; export default c')).message).toBe(
      "The requested module 'node:path' does not provide an export named 'c'",
    );
    expect(failure(await sandbox.run('export default require("node:fs")')).message).toBe(
      'require is not defined in ES module scope, you can use import instead',
    );
  });

  it('runs what a module leaves as Node does: jobs before ticks, and after CommonJS ticks before jobs', async () => {
    const body = `const order = [];
      process.nextTick(() => order.push('tick'));
      queueMicrotask(() => order.push('job'));
      Promise.resolve().then(() => order.push('then'));`;
    const files = {
      '/a.mjs': `${body} export const told = () => order.join();`,
      '/b.cjs': `${body} exports.told = () => order.join();`,
    };
    const sandbox = await createSandbox({ files });
    const told = async (source: string | { path: string }): Promise<unknown> => {
      await sandbox.run(source);
      const result = await sandbox.call('told');
      return result.ok && result.value;
    };
    expect(await told(files['/a.mjs'])).toBe('job,then,tick');
    expect(await told({ path: '/a.mjs' })).toBe('job,then,tick');
    expect(await told({ path: '/b.cjs' })).toBe('tick,job,then');
    sandbox.dispose();
  });

  it('says when nothing is left to wait for', async () => {
    expect(failure(await (await make()).run('await new Promise(() => {})'))).toMatchObject({ code: 'stalled' });
  });
});

describe('files', () => {
  it('are what they were when the sandbox was made', async () => {
    const bytes = new TextEncoder().encode('export default 1');
    const sandbox = await make({ files: { '/a.mjs': bytes } });
    bytes.fill(0x20);
    expect(value(await sandbox.run({ path: '/a.mjs' }))).toBe(1);
  });
});

describe('call', () => {
  it('calls exports with copies, sync and async, and awaits', async () => {
    const sandbox = await make();
    await sandbox.run(
      'export const add = (a, b) => a + b; export async function later(x) { await null; return { x }; } export default { nested: (n) => -n }',
    );
    expect(value(await sandbox.call('add', [1, 2]))).toBe(3);
    expect(value(await sandbox.call('later', [new Map([[1, new Date(5)]])]))).toEqual({ x: new Map([[1, new Date(5)]]) });
    expect(value(await sandbox.call('nested', [4]))).toBe(-4);
    expect(failure(await sandbox.call('missing'))).toMatchObject({
      code: 'export',
      message: 'The module has no export "missing"; its functions are: add, later',
    });
    expect(failure(await sandbox.call('default'))).toMatchObject({
      code: 'export',
      message: 'The export "default" is not a function; its functions are: add, later',
    });
    expect(failure(await sandbox.call('add', [() => 1]))).toMatchObject({ code: 'serialize' });
  });

  it('queues operations of one sandbox', async () => {
    const sandbox = await make();
    await sandbox.run('let n = 0; export const next = async () => { await new Promise((r) => setTimeout(r, 2)); return ++n; }');
    const results = await Promise.all([1, 2, 3].map(() => sandbox.call('next')));
    expect(results.map(value)).toEqual([1, 2, 3]);
  });

  it('needs a module first', async () => {
    await expect((await make()).call('x')).rejects.toMatchObject({ code: 'export' });
  });
});

describe('evaluate', () => {
  it('gives completion values and keeps state', async () => {
    const sandbox = await make();
    expect(value(sandbox.evaluate('var count = 1; count + 1'))).toBe(2);
    expect(value(sandbox.evaluate('count += 5; ({ count })'))).toEqual({ count: 6 });
    expect(failure(sandbox.evaluate('null.x'))).toMatchObject({ code: 'guest', name: 'TypeError' });
    expect(failure(sandbox.evaluate('foo('))).toMatchObject({ code: 'syntax' });
  });
});

describe('host functions', () => {
  it('cross values both ways, sync and async, with errors sanitised', async () => {
    const sandbox = await make({
      capabilities: {
        host: {
          math: {
            add: (a: number, b: number) => a + b,
            slow: async (text: string) => `${text}!`,
            bytes: (data: Uint8Array) => data.map((byte) => byte + 1),
            fail: () => {
              throw new Error('password is hunter2');
            },
          },
        },
      },
    });
    const source = `import { add, slow, bytes, fail } from 'host:math';
      let message; try { fail() } catch (error) { message = [error.message, error.code, String(error.stack).includes('hunter2')] }
      export default [add(1, 2), await slow('hi'), bytes(new Uint8Array([1, 2])), message]`;
    expect(value(await sandbox.run(source))).toEqual([
      3,
      'hi!',
      new Uint8Array([2, 3]),
      ['The host operation failed', 'ERR_HOST_OPERATION_FAILED', false],
    ]);
  });

  it('are denied without a grant', async () => {
    expect(failure(await (await make()).run("import { send } from 'host:mail'"))).toMatchObject({ code: 'guest' });
  });
});

describe('snapshots', () => {
  it('restore a prepared module, again and again, in either order', async () => {
    const snapshot = await prepare({
      files: { '/app/main.js': 'let n = 0; export const next = () => ++n; export const random = () => Math.random();' },
      entry: '/app/main.js',
    });
    const parsed = Snapshot.parse(snapshot.serialize());
    for (const source of [snapshot, parsed, snapshot]) {
      const sandbox = await make({ snapshot: source });
      expect(value(await sandbox.call('next'))).toBe(1);
      expect(value(await sandbox.call('next'))).toBe(2);
    }
  });

  it('take a live sandbox, with its timers and files', async () => {
    const sandbox = await make();
    await sandbox.run(`import { writeFileSync } from 'node:fs'; let seen = []; setTimeout(() => seen.push('timer'), 20); writeFileSync('/tmp/x', 'kept');
      export const wait = () => new Promise((resolve) => setTimeout(() => resolve(seen), 30));`);
    const copy = await make({ snapshot: Snapshot.parse((await sandbox.snapshot()).serialize()) });
    expect(value(await copy.call('wait'))).toEqual(['timer']);
    expect(value(await copy.run(`import { readFileSync } from 'node:fs'; export default readFileSync('/tmp/x', 'utf8')`))).toBe(
      'kept',
    );
  });

  it('are signed when a key is given', async () => {
    const snapshot = await prepare();
    const bytes = snapshot.serialize({ key: 'secret' });
    expect(Snapshot.parse(bytes, { key: 'secret' }).imageBytes).toBe(snapshot.imageBytes);
    expect(() => Snapshot.parse(bytes, { key: 'other' })).toThrow(SandboxError);
    expect(() => Snapshot.parse(bytes)).toThrow('The snapshot is refused');
  });

  it('declare host modules without granting them', async () => {
    const files = { '/app/p.mjs': "import { send } from 'host:mail'; export const go = (x) => send(x);" };
    const snapshot = await prepare({ files, entry: '/app/p.mjs', hostModules: { mail: ['send'] } });
    const granted = await make({ snapshot, capabilities: { host: { mail: { send: (x: string) => `sent ${x}` } } } });
    expect(value(await granted.call('go', ['a']))).toBe('sent a');
    expect(failure(await (await make({ snapshot })).call('go', ['a']))).toMatchObject({ guestCode: 'ERR_ACCESS_DENIED' });
  });
});

describe('finalization callbacks at a snapshot', () => {
  const program = (callback: string) => ({
    files: {
      '/app/main.mjs': `let finalized = 0;
        const registry = new FinalizationRegistry(() => { finalized++; ${callback} });
        export const drop = () => { const cycle = {}; cycle.self = cycle; registry.register(cycle); };
        for (let i = 0; i < 5; i++) drop();
        export const count = () => finalized;`,
    },
    entry: '/app/main.mjs',
  });

  it('run before it is taken, and not in each sandbox that is restored', async () => {
    const snapshot = await prepare(program(''));
    const sandbox = await createSandbox({ snapshot });
    expect(await sandbox.call('count')).toMatchObject({ value: 5 });
    expect(await sandbox.call('count')).toMatchObject({ value: 5 });
  });

  it('end: one that always leaves another, and one that throws', async () => {
    const snapshot = await prepare(program('drop();'));
    expect(await (await createSandbox({ snapshot })).call('count')).toMatchObject({ ok: true });
    await expect(prepare(program("throw new TypeError('no')"))).rejects.toMatchObject({
      code: 'guest',
      message: 'A snapshot cannot be taken: TypeError: no',
    });
  });
});

describe('misuse', () => {
  it.each<[string, unknown, string]>([
    [
      'an unknown option',
      { memory: 1 },
      'Unknown option "memory", allowed are snapshot, files, define, capabilities, limits, cwd, decide, onEvent',
    ],
    ['an unknown limit', { limits: { ram: 1 } }, 'Unknown limit "ram"'],
    ['a limit of the wrong type', { limits: { cpuMs: '1' } }, 'limits.cpuMs must be a positive number or Infinity, got "1"'],
    [
      'contradicting limits',
      { limits: { cpuMs: 100, wallMs: 50 } },
      'limits.cpuMs (100) must not be larger than limits.wallMs (50)',
    ],
    ['too little memory', { limits: { memoryBytes: 1 } }, 'limits.memoryBytes must be at least'],
    ['a relative path', { files: { 'a.js': '' } }, 'A path in files must be an absolute POSIX path, got "a.js"'],
    ['file content of the wrong type', { files: { '/a.js': 1 } }, 'files["/a.js"] must be a string or Uint8Array, got number'],
    ['an unknown capability', { capabilities: { network: true } }, 'Unknown capability "network"'],
    ['a foreign snapshot', { snapshot: {} }, 'snapshot must be a Snapshot'],
    [
      'a host function that is none',
      { capabilities: { host: { a: { b: 1 } } } },
      'capabilities.host.a.b must be a function or hostFunction(), got 1',
    ],
  ])('refuses %s', async (_name, options, message) => {
    await expect(createSandbox(options as SandboxOptions)).rejects.toThrow(message);
    await expect(createSandbox(options as SandboxOptions)).rejects.toBeInstanceOf(SandboxError);
  });

  it.each<[string, (sandbox: Sandbox) => unknown, string]>([
    [
      'an unknown option of run',
      (s) => s.run('1', { timeout: 1 } as object),
      'run() has no option "timeout", allowed are signal',
    ],
    ['an unknown option of call', (s) => s.call('f', [], { ms: 1 } as object), 'call() has no option "ms", allowed are signal'],
    [
      'an unknown option of exec',
      (s) => s.exec('/a', { env: {} } as object),
      'exec() has no option "env", allowed are argv, cwd,',
    ],
    ['options that are none', (s) => s.run('1', null as never), 'run() options must be an object, got null'],
    ['a signal that is none', (s) => s.run('1', { signal: {} as AbortSignal }), 'signal must be an AbortSignal'],
    ['source that is none', (s) => s.run(1 as never), 'source, unless it is text, must be an object, got number'],
    ['a relative path to run', (s) => s.run({ path: 'a.js' }), 'source.path must be an absolute POSIX path, got "a.js"'],
    ['a script that is no text', (s) => s.evaluate({} as string), 'Source must be a string, got object'],
    ['arguments that are no list', (s) => s.call('f', 1 as never), 'The arguments of "f" must be an array, got number'],
    ['an export without a name', (s) => s.call(1 as never), 'The name of an export must be a string, got number'],
    ['a relative path to exec', (s) => s.exec('a.js'), 'path must be an absolute POSIX path, got "a.js"'],
    ['argv of numbers', (s) => s.exec('/a.js', { argv: [1] as never }), 'argv must be an array of strings'],
  ])('refuses %s, and loses nothing', async (_name, use, message) => {
    const sandbox = await make({ files: { '/a.js': '' } });
    const error = await new Promise((resolve) => resolve(use(sandbox))).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SandboxError);
    expect(error).toMatchObject({ code: 'option', message: expect.stringContaining(message) as string });
    expect(await sandbox.exec('/a.js')).toMatchObject({ exitCode: 0 });
  });

  it('refuses operations after dispose', async () => {
    const sandbox = await make();
    sandbox.dispose();
    sandbox.dispose();
    await expect(sandbox.run('1')).rejects.toMatchObject({ code: 'disposed' });
    expect(() => sandbox.evaluate('1')).toThrow('The sandbox was disposed');
  });
});

describe('abort', () => {
  it('ends an operation that waits', async () => {
    const sandbox = await make();
    const controller = new AbortController();
    const pending = sandbox.run('await new Promise((resolve) => setTimeout(resolve, 5000))', { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    expect(failure(await pending)).toMatchObject({ code: 'aborted' });
    await expect(sandbox.run('1')).rejects.toMatchObject({ code: 'disposed' });
  });
});
