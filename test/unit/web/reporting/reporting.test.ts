import { afterEach, describe, expect, it } from 'vitest';
import { disposeAll, make } from '../../../helpers/live.ts';

afterEach(disposeAll);

async function evaluate(source: string): Promise<unknown> {
  const result = (await make()).evaluate(source);
  return result.ok ? result.value : result.error;
}

/** Runs a program; gives what it printed and its exit code. */
async function exec(source: string): Promise<{ stdout: string; stderr: string; exitCode: number }> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const stdio = { stdout: (chunk: string) => void stdout.push(chunk), stderr: (chunk: string) => void stderr.push(chunk) };
  const sandbox = await make({ files: { '/main.js': source }, capabilities: { stdio } });
  const { exitCode } = await sandbox.exec('/main.js');
  return { stdout: stdout.join(''), stderr: stderr.join(''), exitCode };
}

describe('reportError()', () => {
  it('gives the error to the listeners of uncaughtException and goes on', async () => {
    const source = `process.on('uncaughtException', (error, origin) => console.log(error, origin));
      reportError('text');
      console.log('on');`;
    expect(await exec(source)).toEqual({ stdout: 'text uncaughtException\non\n', stderr: '', exitCode: 0 });
  });

  it('ends a program in which nobody listens, as an error does that nobody catches', async () => {
    const source = [
      "process.on('exit', (code) => console.log('exit', code));",
      "setTimeout(() => console.log('later'), 1);",
      "try { reportError(new RangeError('wrong')); } finally { console.log('behind'); }",
    ].join('\n');
    const { stdout, stderr, exitCode } = await exec(source);
    expect({ stdout, exitCode }).toEqual({ stdout: 'exit 1\n', exitCode: 1 });
    expect(stderr).toMatch(
      /^\/main\.js:3\ntry .*\n {18}\^\n\nRangeError: wrong\n {4}at Object\.<anonymous> \(\/main\.js:3:19\)\n/,
    );
  });

  it('fails an operation, which is no program and comes to its end', async () => {
    const sandbox = await make();
    const result = sandbox.evaluate("reportError(new RangeError('wrong')); globalThis.behind = true;");
    expect(result).toMatchObject({ ok: false, error: { code: 'guest', name: 'RangeError', message: 'wrong' } });
    expect(sandbox.evaluate('behind')).toMatchObject({ ok: true, value: true });
  });

  it('needs an argument', async () => {
    expect(await evaluate('try { reportError(); } catch (error) { error.code + ": " + error.message; }')).toBe(
      'ERR_MISSING_ARGS: The "e" argument must be specified',
    );
  });
});

describe('ErrorEvent and PromiseRejectionEvent', () => {
  it('hold what they were made of', async () => {
    const source = `const members = (event, names) => names.map((name) => event[name]);
      const error = ['type', 'cancelable', 'message', 'filename', 'lineno', 'colno', 'error'];
      const promise = Promise.resolve();
      const rejection = new PromiseRejectionEvent('unhandledrejection', { promise, reason: 4, cancelable: true });
      [members(new ErrorEvent('error', { cancelable: true, message: 'm', filename: 5, lineno: '3', colno: -1, error: null }), error),
       members(new ErrorEvent('error'), error), members(rejection, ['type', 'cancelable', 'reason']), rejection.promise === promise,
       rejection instanceof Event, String(rejection), Object.keys(ErrorEvent.prototype).join(), ErrorEvent.length, PromiseRejectionEvent.length]`;
    expect(await evaluate(source)).toEqual([
      ['error', true, 'm', '5', 3, 2 ** 32 - 1, null],
      ['error', false, '', '', 0, 0, undefined],
      ['unhandledrejection', true, 4],
      true,
      true,
      '[object PromiseRejectionEvent]',
      'message,filename,lineno,colno,error',
      1,
      2,
    ]);
  });

  it('refuse wrong arguments, receivers and being cloned', async () => {
    const source = `[() => new ErrorEvent(), () => new ErrorEvent('error', 5), () => new ErrorEvent('error', { message: Symbol('s') }),
      () => ErrorEvent.prototype.lineno, () => ErrorEvent('error'), () => new PromiseRejectionEvent('a'), () => new PromiseRejectionEvent('a', {}),
      () => PromiseRejectionEvent.prototype.reason, () => structuredClone(new ErrorEvent('error'))]
      .map((attempt) => { try { return attempt(); } catch (error) { return error.name + ': ' + error.message; } })`;
    expect(await evaluate(source)).toEqual([
      'TypeError: ErrorEvent constructor: 1 argument required, but 0 found.',
      'TypeError: ErrorEvent constructor: Expected 5 to be one of: Null, Undefined, Object.',
      'TypeError: ErrorEvent constructor: message is a symbol, which cannot be converted to a DOMString.',
      'TypeError: Illegal invocation',
      "TypeError: Class constructor ErrorEvent cannot be invoked without 'new'",
      'TypeError: PromiseRejectionEvent constructor: 2 arguments required, but only 1 found.',
      'TypeError: PromiseRejectionEvent constructor: Expected eventInitDict.promise ("undefined") to be an object.',
      'TypeError: Illegal invocation',
      'DataCloneError: Cannot clone object of unsupported type.',
    ]);
  });
});
