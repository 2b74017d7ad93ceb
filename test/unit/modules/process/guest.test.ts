import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../../src/index.ts';

/** Runs a program and gives all that can be seen of it from outside. */
async function exec(source: string, options: { path?: string; argv?: string[]; limits?: Record<string, number> } = {}) {
  const { path = '/app/main.cjs', argv, limits } = options;
  const output = { stdout: '', stderr: '' };
  const sandbox = await createSandbox({
    files: { [path]: source },
    capabilities: {
      stdio: {
        stdout: (chunk) => {
          output.stdout += chunk;
        },
        stderr: (chunk) => {
          output.stderr += chunk;
        },
      },
    },
    ...(limits === undefined ? {} : { limits }),
  });
  try {
    const { exitCode, error } = await sandbox.exec(path, argv === undefined ? {} : { argv });
    return { ...output, exitCode, code: error?.code };
  } finally {
    sandbox.dispose();
  }
}

describe('the report of an uncaught error', () => {
  it('quotes the line and points at the throw', async () => {
    const source = "\n\tconst f = () => { throw new TypeError('boom'); };\nsetTimeout(f, 1);\n";
    const { stderr, exitCode, code } = await exec(source);
    const [place, line, caret, empty, header] = stderr.split('\n');
    expect([place, line, caret, empty, header]).toEqual([
      '/app/main.cjs:2',
      "\tconst f = () => { throw new TypeError('boom'); };",
      '\t                  ^',
      '',
      'TypeError: boom',
    ]);
    expect(stderr).toMatch(/\n\nNode\.js v24\.\d+\.\d+\n$/);
    expect([exitCode, code]).toEqual([1, 'guest']);
  });

  it('points at the error of a rejection', async () => {
    const { stderr } = await exec("Promise.resolve();\n  Promise.reject(new Error('later'));\n");
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      '/app/main.cjs:2',
      "  Promise.reject(new Error('later'));",
      '                 ^',
    ]);
  });

  it('has the listeners’ status: 7 when one of uncaughtException fails, else what an exit listener left', async () => {
    const failing =
      "process.on('exit', () => console.log('exit'));process.on('uncaughtException', () => { throw new Error('b'); });";
    expect(await exec(`${failing}\nthrow new Error('a');`)).toMatchObject({ exitCode: 7, stdout: '' });
    const chosen = "process.on('exit', (code) => { console.log(code); process.exitCode = 8; });";
    expect(await exec(`${chosen}\nthrow new Error('a');`)).toMatchObject({ exitCode: 8, stdout: '1\n' });
  });

  it('shows the error of an exit listener', async () => {
    const { stderr, exitCode } = await exec("process.on('exit', () => { throw new Error('in exit'); });");
    expect(stderr).toContain('Error: in exit');
    expect(exitCode).toBe(1);
  });

  it('shows other values than errors', async () => {
    const { stderr } = await exec("setTimeout(() => { throw { plain: 'object' }; }, 1);");
    const line = "setTimeout(() => { throw { plain: 'object' }; }, 1);";
    expect(stderr).toBe(`\n/app/main.cjs:1\n${line}\n${' '.repeat(19)}^\n{ plain: 'object' }\n\nNode.js v24.21.0\n`);
  });
});

describe('process', () => {
  it('shows the sandbox and nothing of its host', async () => {
    const source =
      'console.log(JSON.stringify([process.pid, process.ppid, process.argv, process.env, process.cwd(), process.execPath]))';
    const { stdout } = await exec(source, { argv: ['--x'] });
    expect(JSON.parse(stdout)).toEqual([1, 0, ['/usr/local/bin/node', '/app/main.cjs', '--x'], {}, '/', '/usr/local/bin/node']);
  });

  it('says what a sandbox cannot do', async () => {
    const source = `for (const run of [() => process.dlopen({}, 'x'), () => process.execve('x', []), () => process.setSourceMapsEnabled(true)]) {
      try { run(); } catch (error) { console.log(error.code); }
    }`;
    expect((await exec(source)).stdout.split('\n')).toEqual([
      'ERR_DLOPEN_DISABLED',
      'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
      'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
      '',
    ]);
  });

  it('ends with a signal’s status, unless the program listens', async () => {
    expect(await exec("process.kill(process.pid); console.log('never');")).toMatchObject({ exitCode: 143, stdout: '' });
    const listening =
      "process.on('SIGTERM', (name, number) => console.log(name, number)); process.kill(process.pid); console.log('on');";
    expect(await exec(listening)).toMatchObject({ exitCode: 0, stdout: 'on\nSIGTERM 15\n' });
    expect(await exec('process.abort()')).toMatchObject({ exitCode: 134 });
  });

  it('ends when its output exceeds the limit', async () => {
    const { stdout, code } = await exec("try { for (;;) console.log('x'.repeat(100)); } catch { console.log('caught'); }", {
      limits: { stdioBytes: 1000 },
    });
    expect(code).toBe('output');
    expect(stdout).toHaveLength(1000 + '\n[output cut: more than 1000 bytes]\n'.length);
  });
});

describe('an environment', () => {
  it('is that of each sandbox, also from one prepared snapshot', async () => {
    const read = async (env?: Record<string, string>) => {
      const sandbox = await createSandbox(env === undefined ? {} : { capabilities: { env } });
      const result = await sandbox.run("process.env.LATER = '1'; export default { ...process.env }");
      sandbox.dispose();
      return result.ok ? result.value : result.error;
    };
    expect(await read({ A: '1' })).toEqual({ A: '1', LATER: '1' });
    expect(await read()).toEqual({ LATER: '1' });
    expect(await read({ B: '2' })).toEqual({ B: '2', LATER: '1' });
  });
});

describe('TZ that a program has set', () => {
  const zone = `export default [process.env.TZ, new Date(0).getHours(), Intl.DateTimeFormat().resolvedOptions().timeZone]`;

  it('comes with its snapshot, behind what is granted to the sandbox that is restored', async () => {
    const before = await createSandbox();
    await before.run(`process.env.TZ = 'Asia/Tokyo'`);
    const snapshot = await before.snapshot();
    before.dispose();
    for (const [capabilities, expected] of [
      [{}, ['Asia/Tokyo', 9, 'Asia/Tokyo']],
      [{ env: { TZ: 'America/New_York' } }, ['America/New_York', 19, 'America/New_York']],
    ] as const) {
      const sandbox = await createSandbox({ snapshot, capabilities });
      expect(await sandbox.run(zone)).toMatchObject({ value: expected });
      sandbox.dispose();
    }
  });

  it('is that of its own sandbox alone, and goes when it is deleted', async () => {
    const sandbox = await createSandbox({ capabilities: { env: { TZ: 'Asia/Tokyo' } } });
    const other = await createSandbox();
    const later = await sandbox.run(`process.env.TZ = 'Europe/Paris'; export default new Date(0).getHours()`);
    expect(later).toMatchObject({ value: 1 });
    expect(await other.run(zone)).toMatchObject({ value: [undefined, 0, 'UTC'] });
    expect((await sandbox.run(`delete process.env.TZ`)).ok).toBe(true);
    expect(await sandbox.run(zone)).toMatchObject({ value: [undefined, 0, 'UTC'] });
    sandbox.dispose();
    other.dispose();
  });
});
