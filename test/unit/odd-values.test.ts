import { describe, expect, it } from 'vitest';
import { createSandbox, hostFunction, VerbError } from '../../src/index.ts';

/** An array with as many keys as elements: one is no element, and there is a hole. */
const holed = (): unknown[] => Object.assign(new Array(1).concat(1), { x: 1 }) as unknown[];

describe('odd values cross', () => {
  it('arrays with holes and keys of their own, both ways', async () => {
    const sandbox = await createSandbox({ capabilities: { host: { x: { give: holed } } } });
    const source = `import { give } from 'host:x'; const text = (a) => JSON.stringify([Object.keys(a), a.length]);
      export default text(give()); export const f = text; export const own = () => Object.assign([, 1], { x: 1 });
      export const slow = () => Object.assign([, 1], { x: 1, get y() { return 2; } })`;
    expect(await sandbox.run(source)).toMatchObject({ value: '[["1","x"],2]' });
    expect(await sandbox.call('f', [holed()])).toMatchObject({ value: '[["1","x"],2]' });
    for (const name of ['own', 'slow']) {
      const result = await sandbox.call(name);
      const { length, 0: first, 1: second, x } = (result.ok ? result.value : []) as unknown[] & { x?: number };
      expect([length, first, second, x]).toEqual([2, undefined, 1, 1]);
    }
    sandbox.dispose();
  });

  it('errors that are their own cause, with their stacks', async () => {
    const sandbox = await createSandbox();
    const result = await sandbox.run(
      "const e = new AggregateError([1], 'a'); e.cause = e; e.errors.push(e); e.stack; export default e",
    );
    const error = (result.ok ? result.value : undefined) as AggregateError;
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.cause).toBe(error);
    expect(error.errors).toEqual([1, error]);
    expect(error.stack).toMatch(/^AggregateError: a\n {4}at /);
    sandbox.dispose();
  });

  it('arguments, and floats of 16 bits where the host has them', async () => {
    const sandbox = await createSandbox();
    expect(await sandbox.run('export default (function () { return arguments })(1, 2)')).toMatchObject({ value: { 0: 1, 1: 2 } });
    const floats = await sandbox.run('export default new Float16Array([1.5])');
    if ('Float16Array' in globalThis) expect(floats.ok && Array.from(floats.value as Float32Array)).toEqual([1.5]);
    else expect(floats).toMatchObject({ error: { message: 'A Float16Array cannot cross to a host that has none' } });
    sandbox.dispose();
  });
});

describe('odd things that a host function throws', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const fields = {
    get code(): string {
      throw new Error('getter');
    },
  };
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a symbol', Symbol('s')],
    ['a revoked proxy', proxy],
    ['a VerbError with a BigInt', new VerbError('no', { fields: { a: 1n as never } })],
    ['a VerbError with a circle', new VerbError('no', { fields: circle as never })],
    ['a VerbError with a getter', new VerbError('no', { code: 'EX', fields })],
  ])('%s is a failure of that call', async (_name, thrown) => {
    const now = () => {
      throw thrown;
    };
    const later = async () => now();
    const functions = { now, later, checked: hostFunction({ run: now }), timed: hostFunction({ timeoutMs: 500, run: later }) };
    const sandbox = await createSandbox({ capabilities: { host: { x: functions } } });
    const source = `import * as x from 'host:x'; const codes = [];
      for (const name of Object.keys(x)) if (name !== 'default') try { await x[name](); } catch (error) { codes.push(error.code); }
      export default codes`;
    expect(await sandbox.run(source)).toMatchObject({ value: Array(4).fill('ERR_HOST_OPERATION_FAILED') });
    sandbox.dispose();
  });

  it('a result that cannot cross is a rejection, also of a promise', async () => {
    const give = async () => () => 1;
    const sandbox = await createSandbox({ capabilities: { host: { x: { give } } } });
    const result = await sandbox.run("import { give } from 'host:x'; export default await give()");
    expect(result).toMatchObject({ error: { code: 'guest', name: 'TypeError', guestCode: 'ERR_SERIALIZE' } });
    sandbox.dispose();
  });
});

describe('a small transfer limit', () => {
  it('refuses values, and leaves the words for a syntax error', async () => {
    const sandbox = await createSandbox({ limits: { transferBytes: 64 } });
    const source = `const text = '${'x'.repeat(200)}'; let y = ;`;
    expect(await sandbox.run(source)).toMatchObject({ error: { code: 'syntax', message: "Unexpected token ';'" } });
    expect(await sandbox.run("export default 'x'.repeat(65)")).toMatchObject({ error: { code: 'serialize' } });
    expect(await sandbox.run('export default 1')).toMatchObject({ value: 1 });
    sandbox.dispose();
  });
});

describe('an error of the guest with long texts', () => {
  it('is told by the beginnings of them, wherever they are', async () => {
    const sandbox = await createSandbox();
    const source = `const long = 'x'.repeat(1e6); const error = new Error(long, { cause: long });
      Object.assign(error, { name: long, code: long, field: long, [long]: 1, stack: long }); throw error`;
    const result = await sandbox.run(source);
    if (result.ok) throw new Error('It did not fail');
    const { name, message, stack, guestCode, fields, cause } = result.error;
    const texts = [name, message, stack, guestCode as string, fields['field'] as string, ...Object.keys(fields), cause!.message];
    expect(texts.map(({ length }) => length).filter((length) => length > 16_384)).toEqual([]);
    sandbox.dispose();
  });
});
