import { type } from 'arktype';
import * as v from 'valibot';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { createSandbox, type GuestFunction, hostFunction, type StandardSchema, VerbError } from '../../../../src/index.ts';
import { createHostFunctionsHost } from '../../../../src/modules/host/host.ts';
import { makeWithFunctions as make } from '../../../helpers/host-functions.ts';
import { disposeAll, live } from '../../../helpers/live.ts';

afterEach(disposeAll);

/** A Standard Schema written by hand: text of digits becomes a number; `later` makes it asynchronous. */
const digits = (later = false): StandardSchema<string, number> => ({
  '~standard': {
    version: 1,
    vendor: 'by-hand',
    validate(value) {
      const result =
        typeof value === 'string' && /^\d+$/.test(value)
          ? { value: Number(value) }
          : { issues: [{ message: 'digits please', path: ['count', { key: 0 }] }] };
      return later ? Promise.resolve(result) : result;
    },
  },
});

describe('byte arrays', () => {
  it('are copies that may be kept, or views for as long as the call lasts', async () => {
    const kept: Uint8Array[] = [];
    const keep = (_details: unknown, bytes: Uint8Array) => {
      kept.push(bytes);
      return bytes.reduce((sum, byte) => sum + byte, 0);
    };
    const { run } = await make({
      copy: hostFunction({ run: keep }),
      view: hostFunction({ bytes: 'view', run: keep }),
      look: () => kept.map((bytes) => bytes.join()),
    });
    const program =
      'const b = new Uint8Array([1, 2, 3]); const sums = [x.copy(b), x.view(b)]; b.fill(9); return [sums, x.look(), b]';
    const [sums, later] = (await run(program)) as [number[], string[]];
    expect(sums).toEqual([6, 6]);
    // A view is the guest's own memory: what it wrote since shows.
    expect(later).toEqual(['1,2,3', '9,9,9']);
    expect(kept[0]!.buffer.byteLength).toBe(3);
    expect(() => hostFunction({ bytes: 'borrow' as 'view', run: keep })).toThrow(
      "hostFunction(): bytes must be 'copy' or 'view', got \"borrow\"",
    );
  });
});

describe('byte arrays before an argument that runs guest code', () => {
  const grow = 'const grow = () => { for (let i = 0; i < 4; i++) hoard.push(new Uint8Array(1 << 20)); };';
  const attacks = {
    'a getter': '{ get x() { grow(); return 1; } }',
    'a stream whose iterator is asked for': '{ get [Symbol.asyncIterator]() { grow(); return async function* () {}; } }',
  };

  it.each(Object.entries(attacks))('are whole: memory grows in %s', async (_name, attack) => {
    const seen: unknown[] = [];
    const look = (_details: unknown, ...args: unknown[]) => {
      for (const value of args) if (value instanceof Uint8Array) seen.push([value.length, value.every((byte) => byte === 7)]);
      return 'done';
    };
    const { run } = await make({ copy: hostFunction({ run: look }), view: hostFunction({ bytes: 'view', run: look }) });
    const program = `const hoard = []; ${grow} const bytes = () => new Uint8Array(1000).fill(7);
      return [x.copy(bytes(), ${attack}), x.view(bytes(), ${attack}), x.copy(bytes(), bytes(), ${attack}), x.view(bytes(), bytes(), ${attack}, 1)]`;
    expect(await run(program)).toEqual(['done', 'done', 'done', 'done']);
    expect(seen).toEqual(Array(6).fill([1000, true]));
  });

  it('are what is left of them when that code takes their buffer away', async () => {
    const seen: number[] = [];
    const look = (_details: unknown, bytes: Uint8Array) => void seen.push(bytes.length);
    const { run } = await make({ copy: hostFunction({ run: look }), view: hostFunction({ bytes: 'view', run: look }) });
    for (const name of ['copy', 'view'])
      await run(`const b = new Uint8Array(1000); x.${name}(b, { get x() { b.buffer.transfer(); return 1; } }); return 1`);
    expect(seen).toEqual([0, 0]);
  });
});

describe('schemas', () => {
  const refused = ['TypeError', 'ERR_INVALID_ARG_VALUE', 'Invalid input: count.0: digits please'];

  it('make the argument, synchronously or not, or refuse the call', async () => {
    const run = (_details: unknown, input: number) => input + 1;
    const { run: guest } = await make({
      now: hostFunction({ input: digits(), run }),
      later: hostFunction({ input: digits(true), run }),
      zod: hostFunction({
        input: z.object({ to: z.string(), times: z.number().default(2) }),
        run: (_details, { to, times }) => to.repeat(times),
      }),
    });
    expect(await guest('return [x.now("41"), x.later("1") instanceof Promise, await x.later("1"), x.zod({ to: "a" })]')).toEqual([
      42,
      true,
      2,
      'aa',
    ]);
    expect(await guest('return [await t(() => x.now("x")), await t(() => x.later({}))]')).toEqual([refused, refused]);
    expect(await guest('return t(() => x.zod({ to: 5 }))')).toEqual([
      'TypeError',
      'ERR_INVALID_ARG_VALUE',
      'Invalid input: to: Invalid input: expected string, received number',
    ]);
  });

  it.each([
    ['zod', z.object({ to: z.string(), times: z.number() })],
    ['valibot', v.object({ to: v.string(), times: v.number() })],
    ['arktype', type({ to: 'string', times: 'number' })],
  ] as const)('are those of %s, and of every other library of the standard', async (_name, input) => {
    const { run } = await make({ call: hostFunction({ input, run: (_details, { to, times }) => to.repeat(times) }) });
    expect(await run('return x.call({ to: "ab", times: 2 })')).toBe('abab');
    const refusal = 'try { x.call({ to: 1, times: 2 }) } catch (error) { return [error.name, error.code, error.message] }';
    expect(await run(refusal)).toEqual(['TypeError', 'ERR_INVALID_ARG_VALUE', expect.stringMatching(/^Invalid input: .*to.*/)]);
  });

  it('type the arguments of run and of the guest', () => {
    const send = hostFunction({
      input: z.object({ to: z.string(), at: z.string().transform(Number) }),
      run: async (details, input) => {
        expectTypeOf(input).toEqualTypeOf<{ to: string; at: number }>();
        expectTypeOf(details.signal).toEqualTypeOf<AbortSignal>();
        return { id: 1 };
      },
      cost: (input) => input.at,
    });
    expectTypeOf<GuestFunction<typeof send>>().toEqualTypeOf<(input: { to: string; at: string }) => Promise<{ id: number }>>();
    const add = hostFunction({ run: (_details, a: number, b: number) => a + b });
    expectTypeOf<GuestFunction<typeof add>>().toEqualTypeOf<(a: number, b: number) => number>();
    // @ts-expect-error The schema gives a number.
    hostFunction({ input: digits(), run: (_details, input: string) => input });
    // @ts-expect-error There is no such option.
    expect(() => hostFunction({ run: () => 1, calls: 5 })).toThrow('hostFunction() has no "calls", allowed are input, run,');
  });
});

describe('definitions', () => {
  it.each<[unknown, string]>([
    [undefined, 'hostFunction() takes { input?, run, ... }, and run must be a function'],
    [{ run: 1 }, 'hostFunction() takes { input?, run, ... }, and run must be a function'],
    [{ run() {}, input: {} }, 'input must be a Standard Schema'],
    [{ run() {}, maxCalls: 0 }, 'maxCalls must be a whole number from 1 on, or Infinity, got 0'],
    [{ run() {}, maxInFlight: 1.5 }, 'maxInFlight must be a whole number from 1 on, or Infinity, got 1.5'],
    [{ run() {}, timeoutMs: 0 }, 'timeoutMs must be a number above 0 and up to 2147483647, got 0'],
    [{ run() {}, timeoutMs: Infinity }, 'timeoutMs must be a number above 0 and up to 2147483647, got Infinity'],
    [{ run() {}, cost: -1 }, 'cost must be a finite number from 0 on, or a function that gives one, got -1'],
    [{ run() {}, cost: Infinity }, 'cost must be a finite number from 0 on, or a function that gives one, got Infinity'],
  ])('refuse %j', (definition, message) => {
    expect(() => hostFunction(definition as never)).toThrow(message);
  });
});

describe('budgets', () => {
  it('belong to a function, in however many slots a guest has put it and whatever it calls its module', () => {
    const f = hostFunction({ maxCalls: 1, run: () => 'ran' });
    const shared = new Map<string, unknown>();
    const verbs = createHostFunctionsHost({
      grant: () => ({ x: { f } }),
      allows: () => true,
      emit: () => {},
      chargeHostCall: () => {},
      limits: { transferBytes: 100 },
      share: (key: string, create: () => unknown) => shared.get(key) ?? shared.set(key, create()).get(key),
    } as never);
    verbs.declare(0, 'host:x', 'f');
    expect(verbs.call(0)).toBe('ran');
    verbs.declare(0, 'host:x', 'f');
    verbs.declare(1, 'host:x', 'f');
    verbs.declare(2, 'other:x', 'f');
    for (const slot of [0, 1]) expect(() => verbs.call(slot)).toThrow('can be called once');
    expect(() => verbs.call(2)).toThrow('Unknown host function');
    expect(() => verbs.declare(3, 'host:x', 'f'.repeat(2_000))).toThrow('Unknown host function');
    expect(() => verbs.declare(3, {} as never, 'f')).toThrow('Unknown host function');
  });

  it('bound the calls of one sandbox, and not those of the next', async () => {
    const f = hostFunction({ maxCalls: 2, run: () => 'ran' });
    for (let round = 0; round < 2; round++) {
      const { run, events } = await make({ f });
      expect(await run('return [x.f(), x.f(), await t(x.f), await t(x.f)]')).toEqual([
        'ran',
        'ran',
        ['Error', 'ERR_HOST_CALL_LIMIT', 'The host function "x.f" can be called 2 times in this sandbox'],
        ['Error', 'ERR_HOST_CALL_LIMIT', 'The host function "x.f" can be called 2 times in this sandbox'],
      ]);
      expect(events.filter(({ type }) => type === 'limit')).toEqual(
        Array(2).fill({
          type: 'limit',
          capability: 'host',
          module: 'host',
          verb: 'call',
          target: 'x.f',
          code: 'ERR_HOST_CALL_LIMIT',
        }),
      );
    }
  });

  it('bound calls under way; a call that failed is under way no more', async () => {
    const { run } = await make({
      f: hostFunction({ maxInFlight: 1, run: async (_details, fail?: boolean) => (fail ? Promise.reject(new Error('x')) : 1) }),
    });
    expect(await run('const first = x.f(); return [await t(x.f), await first, await t(() => x.f(true)), await x.f()]')).toEqual([
      ['Error', 'ERR_HOST_CALL_LIMIT', 'The host function "x.f" can be under way once at one time'],
      1,
      ['Error', 'ERR_HOST_OPERATION_FAILED', 'The host operation failed'],
      1,
    ]);
  });

  it('weigh calls by their cost', async () => {
    const functions = {
      fixed: hostFunction({ cost: 40, run: () => 1 }),
      free: hostFunction({ cost: 0, run: () => 1 }),
      sized: hostFunction({ input: z.string(), cost: (text) => text.length, run: () => 1 }),
    };
    const { sandbox, run } = await make(functions, { limits: { hostCalls: 100 } });
    await run('x.fixed(); x.free(); x.sized("1234567890"); x.fixed()');
    const result = await sandbox.run("import { fixed, sized } from 'host:x'; fixed(); sized('a'.repeat(61))");
    expect(result).toMatchObject({ ok: false, error: { code: 'host-calls' }, usage: { hostCalls: 101 } });
  });
});

describe('signals', () => {
  const never = (log: string[]) =>
    hostFunction({
      run: ({ signal }) =>
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => {
            log.push((signal.reason as { code: string }).code);
            reject(signal.reason);
          });
        }),
    });

  it('are aborted by the time limit of the call, which the guest sees', async () => {
    const log: string[] = [];
    const { run, events } = await make({ f: hostFunction({ ...never(log), input: z.undefined(), timeoutMs: 15 }) });
    expect(await run('return t(x.f)')).toEqual([
      'Error',
      'ERR_HOST_CALL_TIMEOUT',
      'The host function "x.f" took longer than 15 ms',
    ]);
    expect(log).toEqual(['ERR_HOST_CALL_TIMEOUT']);
    expect(events).toContainEqual(expect.objectContaining({ type: 'limit', code: 'ERR_HOST_CALL_TIMEOUT', target: 'x.f' }));
  });

  it('are aborted at dispose, by the wall limit and by the signal of the operation', async () => {
    const log: string[] = [];
    const wall = await make({ f: never(log) }, { limits: { cpuMs: 30, wallMs: 30 } });
    await expect(wall.run('await x.f()')).rejects.toThrow('wall');
    const disposed = await make({ f: never(log) });
    const pending = disposed.sandbox.run("import { f } from 'host:x'; await f()");
    await new Promise((resolve) => setTimeout(resolve, 5));
    disposed.sandbox.dispose();
    expect(await pending).toMatchObject({ ok: false, error: { code: 'disposed' } });
    const aborted = await make({ f: never(log) });
    const controller = new AbortController();
    const stopped = aborted.sandbox.run("import { f } from 'host:x'; await f()", { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(log).toEqual(['wall', 'disposed', 'aborted']);
  });
});

describe('errors', () => {
  it('are generic to the guest and whole to the embedder, also behind a cause of the guest', async () => {
    const secret = new Error('password hunter2');
    const { sandbox, events } = await make({
      now: () => {
        throw secret;
      },
      later: async () => Promise.reject(secret),
    });
    for (const name of ['now', 'later']) {
      const source = `import { ${name} as f } from 'host:x'; try { await f() } catch (cause) { throw new Error('outer', { cause }) }`;
      const result = await sandbox.run(source);
      if (result.ok) throw new Error('It must fail');
      expect(result.error.cause?.hostCause).toBe(secret);
      expect(result.error.cause).toMatchObject({ guestCode: 'ERR_HOST_OPERATION_FAILED', message: 'The host operation failed' });
      expect(JSON.stringify(result)).not.toContain('hunter2');
    }
    const told = events.filter(({ type }) => type === 'host-error');
    expect(told).toEqual(
      ['now', 'later'].map((name) => ({
        type: 'host-error',
        capability: 'host',
        module: 'host',
        verb: 'call',
        target: `x.${name}`,
        error: secret,
      })),
    );
  });

  it('that are made for the guest keep name, code, message and fields; the cause stays', async () => {
    const cause = new Error('disk 7 of mail-3.internal');
    const { run, events } = await make({
      f: () => {
        throw new VerbError('The mailbox is full', {
          name: 'MailError',
          fields: { code: 'MAILBOX_FULL', quota: 5 },
          cause,
        });
      },
    });
    expect(
      await run(
        'try { x.f() } catch (e) { return [e instanceof Error, e.name, e.message, { ...e }, String(e), e.stack.split("\\n")[0], "cause" in e] }',
      ),
    ).toEqual([
      true,
      'MailError',
      'The mailbox is full',
      { code: 'MAILBOX_FULL', quota: 5 },
      'MailError: The mailbox is full',
      'MailError: The mailbox is full',
      false,
    ]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'host-error', target: 'x.f', error: cause }));
  });

  it('cannot be claimed by a guest, or by a snapshot of another sandbox', async () => {
    const { sandbox, run } = await make({
      f: () => {
        throw new Error('kept');
      },
    });
    await run('try { x.f() } catch (e) { globalThis.kept = e }');
    const forged = await sandbox.run(
      'throw Object.assign(new Error("forged"), { hostCause: 1, code: "ERR_HOST_OPERATION_FAILED" })',
    );
    expect(forged.ok || 'hostCause' in forged.error).toBe(false);
    const copy = await createSandbox({ snapshot: await sandbox.snapshot() });
    live.push(copy);
    const result = copy.evaluate('throw kept');
    expect(result.ok || [result.error.message, 'hostCause' in result.error]).toEqual(['The host operation failed', false]);
  });
});
