import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, hostFunction } from '../../../../src/index.ts';
import { makeWithFunctions as make } from '../../../helpers/host-functions.ts';
import { disposeAll, live } from '../../../helpers/live.ts';

afterEach(disposeAll);

describe('streams of the host', () => {
  it('cross item by item: async iterables, generators, readable streams', async () => {
    const { run } = await make({
      items: async function* () {
        yield 1;
        yield { deep: [new Date(5)] };
        yield new Uint8Array([1, 2]);
      },
      letters: () => ['a', 'b'].values(),
      readable: async () => ReadableStream.from(['p', 'q']),
      list: () => [1, 2],
    });
    expect(
      await run(`const all = async (it) => { const out = []; for await (const item of it) out.push(item); return out };
        const readable = await x.readable();
        return [await all(x.items()), await all(x.letters()), readable instanceof ReadableStream, await all(readable), x.list()]`),
    ).toEqual([[1, { deep: [new Date(5)] }, new Uint8Array([1, 2])], ['a', 'b'], true, ['p', 'q'], [1, 2]]);
  });

  it('are asked for one item at a time, and told when the guest leaves', async () => {
    const log: string[] = [];
    const { run } = await make({
      count: async function* () {
        try {
          for (let i = 0; ; i++) {
            log.push(`made ${i}`);
            yield i;
          }
        } finally {
          log.push('closed');
        }
      },
      readable: () =>
        new ReadableStream(
          { pull: (controller) => controller.enqueue('x'), cancel: () => void log.push('cancelled') },
          { highWaterMark: 0 },
        ),
    });
    expect(
      await run(`const seen = []; for await (const n of x.count()) { seen.push(n); await new Promise((r) => setTimeout(r, 2)); if (n === 2) break }
        const rest = x.count(); seen.push(await rest.next(), await rest.return('bye'), await rest.next());
        const reader = x.readable().getReader(); seen.push(await reader.read()); await reader.cancel();
        return seen`),
    ).toEqual([
      0,
      1,
      2,
      { value: 0, done: false },
      { value: 'bye', done: true },
      { value: undefined, done: true },
      { value: 'x', done: false },
    ]);
    expect(log).toEqual(['made 0', 'made 1', 'made 2', 'closed', 'made 0', 'closed', 'cancelled']);
  });

  it('fail as calls do, stay within the limits, and end with the sandbox', async () => {
    let open = 0;
    const endless = async function* () {
      open++;
      try {
        for (;;) yield 'x'.repeat(100);
      } finally {
        open--;
      }
    };
    const { run, sandbox } = await make(
      {
        endless,
        broken: async function* () {
          yield 1;
          throw new Error('secret');
        },
        large: async function* () {
          yield 'x'.repeat(3000);
        },
        slow: hostFunction({
          timeoutMs: 10,
          run: async function* () {
            yield 1;
            await new Promise(() => {});
          },
        }),
        single: hostFunction({ maxInFlight: 1, run: endless }),
      },
      { limits: { hostCalls: 400, transferBytes: 2000 } },
    );
    expect(
      await run(`const drain = async (it) => { for await (const item of it); };
        const first = x.single(); await first.next(); const second = await t(() => x.single()); await first.return();
        return [await t(() => drain(x.broken())), await t(() => drain(x.large())), await t(() => drain(x.slow())), second, await t(() => x.single().return(1))]`),
    ).toEqual([
      ['Error', 'ERR_HOST_OPERATION_FAILED', 'The host operation failed'],
      ['TypeError', 'ERR_SERIALIZE', 'The value is larger than 2000 bytes'],
      ['Error', 'ERR_HOST_CALL_TIMEOUT', 'The host function "x.slow" took longer than 10 ms'],
      ['Error', 'ERR_HOST_CALL_LIMIT', 'The host function "x.single" can be under way once at one time'],
      { value: 1, done: true },
    ]);
    const many = await run(
      'const open = []; for (let i = 0; i < 65; i++) { const it = await t(() => x.endless()); if (Array.isArray(it)) return [i, ...it]; open.push(it); await it.next() }',
    );
    expect(many).toEqual([
      64,
      'Error',
      'ERR_HOST_CALL_LIMIT',
      'The host function "x.endless" gave a stream, and 64 are open already',
    ]);
    expect(open).toBe(64);
    expect(await sandbox.run("import { letters } from 'host:x'; for await (const n of letters()) ;")).toMatchObject({
      ok: false,
    });
    sandbox.dispose();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(open).toBe(0);
  });

  it('count each item: an endless one ends at limits.hostCalls', async () => {
    const { sandbox } = await make(
      {
        endless: function* () {
          for (;;) yield 1;
        },
      },
      { limits: { hostCalls: 50 } },
    );
    expect(await sandbox.run("import { endless } from 'host:x'; for await (const n of endless());")).toMatchObject({
      ok: false,
      error: { code: 'host-calls' },
    });
  });

  it('of the sandbox that a snapshot was taken of say so', async () => {
    const { sandbox, run } = await make({
      f: async function* () {
        yield 1;
        yield 2;
      },
    });
    await run('globalThis.stream = x.f(); await stream.next()');
    const copy = await createSandbox({ snapshot: await sandbox.snapshot() });
    live.push(copy);
    expect(await copy.run('export default await stream.next().catch((e) => e.code)')).toMatchObject({
      value: 'ERR_INVALID_STATE',
    });
  });
});

describe('streams of the guest', () => {
  const collect = async (items: AsyncIterable<unknown>, most = Infinity): Promise<unknown[]> => {
    const out: unknown[] = [];
    for await (const item of items) if (out.push(item) >= most) break;
    return out;
  };

  it('are read item by item: generators, iterables, readable streams', async () => {
    const { run } = await make({ collect });
    expect(
      await run(`const async = (async function* () { yield 1; await new Promise((r) => setTimeout(r, 2)); yield { two: 2 } })();
        const own = { async *[Symbol.asyncIterator]() { yield new Uint8Array([7]) } };
        class Source { async *[Symbol.asyncIterator]() { yield 'class' } }
        const { Readable } = await import('node:stream');
        return Promise.all([async, own, new Source(), [1, 2].values(), ReadableStream.from(['s']), Readable.from(['n'])].map((it) => x.collect(it)))`),
    ).toEqual([[1, { two: 2 }], [new Uint8Array([7])], ['class'], [1, 2], ['s'], ['n']]);
  });

  it('are asked for one item at a time, and told when the host leaves', async () => {
    const { run } = await make({ collect });
    expect(
      await run(`const log = []; async function* count() { try { for (let i = 0; ; i++) { log.push(i); yield i } } finally { log.push('closed') } }
        const got = await x.collect(count(), 2); await null; await new Promise((r) => setTimeout(r, 2)); return [got, log]`),
    ).toEqual([
      [0, 1],
      [0, 1, 'closed'],
    ]);
  });

  it('bring their errors, and refuse what cannot cross', async () => {
    const { run } = await make({
      fails: async (items: AsyncIterable<unknown>) => {
        try {
          await collect(items);
        } catch (error) {
          const { name, message, code } = error as Error & { code?: string };
          return [error instanceof Error, name, message, code];
        }
        return 'no failure';
      },
    });
    expect(
      await run(`return [
        await x.fails((async function* () { throw Object.assign(new RangeError('bad'), { code: 'E_BAD' }) })()),
        await x.fails((async function* () { throw 'text' })()),
        await x.fails((async function* () { yield () => 1 })()),
        await x.fails({ [Symbol.asyncIterator]: () => ({ next: () => 5 }) })]`),
    ).toEqual(
      [
        [true, 'RangeError', 'bad', 'E_BAD'],
        [true, 'Error', 'text', undefined],
        [true, 'TypeError', 'A function (anonymous) cannot cross (at value)', 'ERR_SERIALIZE'],
        'no failure',
      ].map((expected, index) => (index === 3 ? expect.anything() : expected)),
    );
  });

  it('that nobody looks at are closed, and no more than 64 are open', async () => {
    const { run } = await make({ ignore: () => 1, keep: (items: AsyncIterable<unknown>) => void items[Symbol.asyncIterator]() });
    expect(
      await run(`let closed = 0; const make = () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }), return: async () => void closed++ }) });
        for (let i = 0; i < 100; i++) { x.ignore(make()); await new Promise((r) => setTimeout(r, 0)) }
        let failure; for (let i = 0; i < 65 && !failure; i++) failure = await t(() => x.keep(make())); return [closed, failure]`),
    ).toEqual([100, ['Error', 'ERR_HOST_CALL_LIMIT', '64 streams are open already']]);
  });

  it('end with the sandbox, which the host function sees', async () => {
    let failure: unknown;
    const { sandbox } = await make({
      f: async (items: AsyncIterable<unknown>) => {
        await collect(items).catch((error: unknown) => {
          failure = error;
        });
      },
    });
    const pending = sandbox.run(
      "import { f } from 'host:x'; await f((async function* () { yield 1; await new Promise(() => {}) })())",
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    sandbox.dispose();
    expect(await pending).toMatchObject({ ok: false });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(failure).toMatchObject({ code: 'disposed' });
  });

  it('leave objects without iterators what they are', async () => {
    const { run } = await make({ echo: (value: unknown) => value });
    expect(
      await run(
        'class Point { x = 1; get y() { return 2 } } return [x.echo(new Point()), x.echo(Object.create(null, { a: { value: 1, enumerable: true } })), x.echo(new Map([[1, 2]])), x.echo(new Error("e")).message]',
      ),
    ).toEqual([{ x: 1 }, { a: 1 }, new Map([[1, 2]]), 'e']);
  });
});

describe('streams that come too late', () => {
  /** A stream that tells when it is ended: a generator that never began has nothing to run. */
  const stream = (ended: () => void): AsyncIterableIterator<number> => ({
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => ({ value: 1, done: false }),
    return: async () => {
      ended();
      return { value: undefined, done: true };
    },
  });
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  it('are ended, and take no room from others: after the time limit', async () => {
    let ended = 0;
    const late = hostFunction({
      timeoutMs: 1,
      run: async () => {
        await pause(10);
        return stream(() => ended++);
      },
    });
    const { run } = await make({ late, items: () => [1, 2].values() });
    const codes = await run(`const codes = await Promise.all(Array.from({ length: 70 }, () => x.late().catch((e) => e.code)));
      await new Promise((resolve) => setTimeout(resolve, 40));
      const seen = []; for await (const item of x.items()) seen.push(item);
      return [new Set(codes), seen]`);
    expect(codes).toEqual([new Set(['ERR_HOST_CALL_TIMEOUT']), [1, 2]]);
    expect(ended).toBe(70);
  });

  it.each(['plain', 'bounded'])('are ended: after the end of the sandbox, of a %s function', async (kind) => {
    let ended = 0;
    const give = async () => {
      await pause(10);
      return stream(() => ended++);
    };
    const { sandbox, run } = await make({
      give: kind === 'plain' ? give : hostFunction({ run: give }),
      items: () => [1].values(),
    });
    const pending = run('for await (const item of x.items()) {} await x.give()').catch((error: Error) => error.message);
    await pause(2);
    sandbox.dispose();
    expect(await pending).toMatch(/^disposed/);
    await pause(20);
    expect(ended).toBe(1);
  });

  it('beyond those that may be open count as calls that are over', async () => {
    const forever = hostFunction({ maxInFlight: 65, run: async () => stream(() => {}) });
    const { run } = await make({ forever });
    const codes = await run(`for (let i = 0; i < 64; i++) await x.forever();
      const codes = []; for (let i = 0; i < 3; i++) codes.push(await x.forever().catch((e) => e.message));
      return codes`);
    expect(codes).toEqual(Array(3).fill('The host function "x.forever" gave a stream, and 64 are open already'));
  });
});

describe('streams of a guest', () => {
  it('are counted by the host as well: a program may patch what its own count is made with', async () => {
    let taken = 0;
    const take = (stream: AsyncIterator<unknown>): void => {
      taken++;
      stream.next().catch(() => {});
    };
    const { run } = await make({ take });
    const refused = await run(`Object.defineProperty(Map.prototype, 'size', { get: () => 0 });
      const open = async function* () { await new Promise(() => {}); };
      try { for (let i = 0; i < 100; i++) x.take(open()) } catch (error) { return error.code }`);
    expect([refused, taken]).toEqual(['ERR_HOST_CALL_LIMIT', 64]);
  });
});

describe('many calls under way', () => {
  it('are no leak of listeners to be warned of', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error) => void warnings.push(name);
    process.on('warning', note);
    const slow = hostFunction({ timeoutMs: 500, run: () => new Promise((resolve) => setTimeout(resolve, 5)) });
    const { run } = await make({ slow });
    await run('await Promise.all(Array.from({ length: 30 }, () => x.slow()))');
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
